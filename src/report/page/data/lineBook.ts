/** The lines along the roads, each stretch between two calls kept once, simplified and as short text. */
import { lineString, simplify } from '@turf/turf';
import {
  type LonLat,
  type Plan,
  type PlanRoute,
  type RoadNetwork,
  SESSIONS,
  type Session,
  WEEKDAYS,
} from '../../../model/index.ts';
import type { Ways } from '../../sheets/legs.ts';
import { callsOn } from '../../sheets/week.ts';
import type { Index } from '../pageData.ts';
import { encodeLine } from '../polyline.ts';

/** About five metres: less than a road is wide. */
const TOLERANCE_DEGREES = 0.00005;
/** How many stretches the engine is asked for at a time. */
const AT_ONCE = 64;

export class LineBook {
  readonly lines: string[] = [];
  readonly #byText = new Map<string, Index>();
  readonly #byLeg = new Map<string, Index>();
  /** One line between two places, whichever the session and direction it was first driven in. */
  readonly #byEnds = new Map<string, { readonly from: LonLat; readonly line: readonly LonLat[] }>();

  /** Keeps the ways of a route in one session, which the sheets have asked the engine for. */
  keep(route: PlanRoute, session: Session, ways: Ways): void {
    for (const leg of legsOf([route], session)) this.#add(leg, ways(leg.from, leg.to).line);
  }

  /**
   * Lines for all ways of a plan that is only drawn and not driven; nothing where the network has no geometry. There a
   * stretch may be the same one turned around, which on a map looks no different and halves what the engine is asked.
   */
  async ask(plan: Plan, network: RoadNetwork | null): Promise<void> {
    if (!network?.route) return;
    const missing = SESSIONS.flatMap((session) => legsOf(plan.routes, session));
    const unknown = new Map(missing.filter((leg) => !this.#byEnds.has(endsOf(leg))).map((leg) => [endsOf(leg), leg]));
    const asked = [...unknown.values()];
    for (let i = 0; i < asked.length; i += AT_ONCE) {
      const some = asked.slice(i, i + AT_ONCE);
      // A stretch without a way is drawn straight.
      const found = await Promise.all(some.map((leg) => network.route?.(leg.session, leg).catch(() => null)));
      for (const [k, leg] of some.entries()) this.#add(leg, found[k]?.line ?? null);
    }
    for (const leg of missing) {
      const known = this.#byEnds.get(endsOf(leg));
      if (known) this.#add(leg, isSame(known.from, leg.from) ? known.line : [...known.line].reverse());
    }
  }

  /** The line to `to`; −1: draw it straight. */
  between(session: Session, from: LonLat, to: LonLat): Index {
    return this.#byLeg.get(keyOf(session, from, to)) ?? -1;
  }

  #add(leg: KeyedLeg, line: readonly LonLat[] | null): void {
    if (this.#byLeg.has(leg.key) || !line || line.length < 2) return;
    const positions = line.map(([lon, lat]) => [lon, lat]);
    const simple = simplify(lineString(positions), { tolerance: TOLERANCE_DEGREES, mutate: true });
    const coordinates = simple.geometry.coordinates as unknown as LonLat[];
    const ends = endsOf(leg);
    if (!this.#byEnds.has(ends)) this.#byEnds.set(ends, { from: leg.from, line: coordinates });
    const text = encodeLine(coordinates);
    let index = this.#byText.get(text);
    if (index === undefined) {
      index = this.lines.push(text) - 1;
      this.#byText.set(text, index);
    }
    this.#byLeg.set(leg.key, index);
  }
}

interface KeyedLeg {
  readonly key: string;
  readonly session: Session;
  readonly from: LonLat;
  readonly to: LonLat;
}

/** Every different stretch of the week between two calls that follow one another. */
function legsOf(routes: Plan['routes'], session: Session): KeyedLeg[] {
  const legs = new Map<string, KeyedLeg>();
  for (const route of routes) {
    for (const day of WEEKDAYS) {
      let from: LonLat | null = null;
      for (const call of callsOn(route, session, day)) {
        if (from) {
          const key = keyOf(session, from, call.at);
          if (!legs.has(key)) legs.set(key, { key, session, from, to: call.at });
        }
        from = call.at;
      }
    }
  }
  return [...legs.values()];
}

function keyOf(session: Session, from: LonLat, to: LonLat): string {
  return `${session} ${from[0]},${from[1]} ${to[0]},${to[1]}`;
}

/** The same in both directions and sessions. */
function endsOf({ from, to }: KeyedLeg): string {
  const [a, b] = [`${from[0]},${from[1]}`, `${to[0]},${to[1]}`];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function isSame(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

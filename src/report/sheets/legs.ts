/**
 * The ways between calls, each asked of the road engine once however many runs use it. An engine's answer is large
 * (every crossing on the way), so it is boiled down at once, and forgotten after the last route that needs it.
 */
import {
  type Leg,
  type LonLat,
  type Plan,
  type PlanRoute,
  type RoadNetwork,
  SESSIONS,
  type Session,
  WEEKDAYS,
} from '../../model/index.ts';
import type { NeighboursOf } from './duties.ts';
import type { Turn } from './instructions.ts';
import { callsOn } from './week.ts';

/** How to get from one call to the next. */
export interface Way {
  /** Along the road; `null`: unknown, draw a straight line. */
  readonly line: readonly LonLat[] | null;
  /** `null`: no directions. */
  readonly turns: readonly Turn[] | null;
  /** As the engine drives it; `null` without a road engine. */
  readonly metres: number | null;
}

/** The ways of one route in one session. */
export type Ways = (from: LonLat, to: LonLat) => Way;

const UNKNOWN: Way = { line: null, turns: null, metres: null };

export class LegBook {
  readonly #network: RoadNetwork | null;
  readonly #neighbours: NeighboursOf;
  /** By leg: how many routes are still to ask for it. */
  readonly #uses = new Map<string, number>();
  readonly #asked = new Map<string, Promise<Way>>();

  constructor(plan: Plan, network: RoadNetwork | null, neighbours: NeighboursOf) {
    this.#network = network?.route ? network : null;
    this.#neighbours = neighbours;
    if (!this.#network) return;
    for (const route of plan.routes) {
      for (const session of SESSIONS) {
        for (const key of this.#legs(route, session).keys()) this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
      }
    }
  }

  /** Whether the network can say how a drive goes. */
  get hasRoads(): boolean {
    return this.#network !== null;
  }

  /** The ways of one route in one session. To be called once for each of them. */
  async waysOf(route: PlanRoute, session: Session): Promise<Ways> {
    if (!this.#network) return () => UNKNOWN;
    const legs = [...this.#legs(route, session)];
    const found = await Promise.all(legs.map(([key, leg]) => this.#way(key, session, leg)));
    const ways = new Map(legs.map(([key], i) => [key, found[i]]));
    for (const [key] of legs) this.#release(key);
    return (from, to) => ways.get(keyOf(session, from, to)) ?? UNKNOWN;
  }

  #way(key: string, session: Session, leg: Leg): Promise<Way> {
    let way = this.#asked.get(key);
    if (!way) {
      way = this.#ask(session, leg);
      this.#asked.set(key, way);
    }
    return way;
  }

  /** A search of hours is not to be lost because one leg has no way: such a leg goes without directions. */
  async #ask(session: Session, leg: Leg): Promise<Way> {
    try {
      const driven = await this.#network?.route?.(session, leg);
      if (!driven) return UNKNOWN;
      const { turnsOf } = await import('./instructions.ts');
      const line = driven.line.length > 1 ? driven.line : null;
      return { line, turns: turnsOf(driven.osrm), metres: driven.metres };
    } catch {
      return UNKNOWN;
    }
  }

  #release(key: string): void {
    const left = (this.#uses.get(key) ?? 1) - 1;
    this.#uses.set(key, left);
    if (left === 0) this.#asked.delete(key);
  }

  /** Every different leg of the week: from call to call, and from the duty's run before to the first call. */
  #legs(route: PlanRoute, session: Session): Map<string, Leg> {
    const legs = new Map<string, Leg>();
    for (const day of WEEKDAYS) {
      const calls = callsOn(route, session, day);
      const before = calls.length > 0 ? this.#neighbours(route, session, day).before : null;
      const points = [...(before ? [before.last] : []), ...calls].map((call) => call.at);
      for (let i = 1; i < points.length; i++) {
        legs.set(keyOf(session, points[i - 1], points[i]), { from: points[i - 1], to: points[i] });
      }
    }
    return legs;
  }
}

function keyOf(session: Session, from: LonLat, to: LonLat): string {
  return `${session} ${from[0]},${from[1]} ${to[0]},${to[1]}`;
}

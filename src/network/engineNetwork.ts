/**
 * A road network over an engine. Every figure comes out of one store of free-flow pairs, so that plan and check see the
 * same numbers: seconds = the engine's × the session's factor, rounded once.
 */
import {
  type Drive,
  type DriveMatrix,
  type DrivenLeg,
  EXIT,
  type FreeFlow,
  householdOf,
  type Leg,
  type LonLat,
  NO_WAY,
  type Policy,
  type RoadNetwork,
  SchoolrunError,
  type Session,
  type Snap,
  sharedInt32,
} from '../model/index.ts';
import type { Engine } from './engine.ts';
import { networkFault } from './faults.ts';
import { NONE, type Pairs, UNKNOWN } from './pairs.ts';
import { rectangles } from './rectangles.ts';
import type { Store } from './store.ts';
import { greatCircleMetres } from './straightLine.ts';

/** Farther than this from every road a place counts as lying nowhere. */
export const FARTHEST_SNAP_METRES = 1000;
/** Most points of one matrix: 3,000² pairs are 72 MB in the store and as much again for each session. */
export const MOST_MATRIX_POINTS = 3000;

export interface EngineNetworkOptions {
  readonly engine: Engine;
  readonly store: Store;
  readonly policy: Policy;
  readonly note: string;
  readonly surprising?: boolean;
}

export function engineNetwork(options: EngineNetworkOptions): RoadNetwork {
  return new EngineNetwork(options);
}

class EngineNetwork implements RoadNetwork {
  readonly engine: string;
  readonly note: string;
  readonly surprising: boolean;
  readonly symmetric = false;
  readonly snaps?: (points: readonly LonLat[]) => Promise<Snap[]>;
  readonly route?: (session: Session, leg: Leg) => Promise<DrivenLeg>;
  readonly #engine: Engine;
  readonly #store: Store;
  readonly #pairs: Pairs;
  readonly #factor: Policy['travelTimeFactor'];

  constructor({ engine, store, policy, note, surprising = false }: EngineNetworkOptions) {
    this.engine = engine.name;
    this.note = note;
    this.surprising = surprising;
    this.#engine = engine;
    this.#store = store;
    this.#pairs = store.pairs;
    this.#factor = policy.travelTimeFactor;
    if (engine.snaps) this.snaps = (points) => this.#snaps(points);
    if (engine.route) this.route = (session, leg) => this.#route(session, leg);
  }

  async drives(session: Session, legs: readonly Leg[]): Promise<Drive[]> {
    const numbered = legs.map(({ from, to }): readonly [number, number] => [
      this.#pairs.number(from),
      this.#pairs.number(to),
    ]);
    await this.#learn(numbered);
    return numbered.map(([from, to]) => {
      const tenths = this.#pairs.tenths(from, to);
      if (tenths === NONE) return NO_WAY;
      return { metres: this.#pairs.metres(from, to), seconds: this.#seconds(tenths, session) };
    });
  }

  async walks(legs: readonly Leg[]): Promise<number[]> {
    const straight = legs.map(({ from, to }) => greatCircleMetres(from, to));
    if (!this.#engine.walks) return straight;
    const numbered = legs.map(({ from, to }): readonly [number, number] => [
      this.#pairs.number(from),
      this.#pairs.number(to),
    ]);
    const missing = numbered.filter(([from, to]) => from !== to && this.#pairs.walk(from, to) === undefined);
    const asked = rectangles(missing);
    const points = (numbers: readonly number[]) => numbers.map((n) => this.#pairs.points[n]);
    const answers = await this.#engine.walks(
      asked.map(({ sources, targets }) => ({ sources: points(sources), targets: points(targets) })),
    );
    asked.forEach(({ sources, targets }, r) => {
      sources.forEach((from, i) => {
        targets.forEach((to, j) => {
          this.#pairs.setWalk(from, to, answers[r][i * targets.length + j]);
        });
      });
    });
    return numbered.map(([from, to], i) => Math.max(straight[i], this.#pairs.walk(from, to) ?? 0));
  }

  async prepare(points: readonly LonLat[]): Promise<void> {
    const numbers = [...new Set(points.map((point) => this.#pairs.number(point)))];
    if (numbers.length > MOST_MATRIX_POINTS) throw tooManyPlaces(numbers.length);
    this.#pairs.widen(numbers.map((n) => this.#pairs.points[n]));
    const missing: (readonly [number, number])[] = [];
    for (const from of numbers) {
      for (const to of numbers) if (this.#pairs.tenths(from, to) === UNKNOWN) missing.push([from, to]);
    }
    await this.#learn(missing);
    await this.#store.save();
  }

  async matrix(points: readonly LonLat[]): Promise<DriveMatrix> {
    await this.prepare(points);
    const n = points.length;
    const dense = this.#pairs.matrix;
    const rows = Int32Array.from(points, (point) => dense.rowOf.get(this.#pairs.number(point)) as number);
    const metres = sharedInt32(n * n);
    const am = sharedInt32(n * n);
    const pm = this.#factor.am === this.#factor.pm ? am : sharedInt32(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const at = rows[i] * dense.size + rows[j];
        const tenths = dense.tenths[at];
        const none = tenths === NONE;
        metres[i * n + j] = none ? NO_WAY.metres : dense.metres[at];
        am[i * n + j] = none ? NO_WAY.seconds : this.#seconds(tenths, 'am');
        if (pm !== am) pm[i * n + j] = none ? NO_WAY.seconds : this.#seconds(tenths, 'pm');
      }
    }
    return { size: n, metres, seconds: { am, pm } };
  }

  async freeFlow(points: readonly LonLat[]): Promise<FreeFlow> {
    await this.prepare(points);
    const n = points.length;
    const numbers = points.map((point) => this.#pairs.number(point));
    const pairs = { tenths: new Int32Array(n * n), metres: new Int32Array(n * n) };
    const walks = this.#engine.walks ? new Float64Array(n * n) : null;
    numbers.forEach((from, i) => {
      numbers.forEach((to, j) => {
        pairs.tenths[i * n + j] = this.#pairs.tenths(from, to);
        pairs.metres[i * n + j] = this.#pairs.metres(from, to);
        if (walks) walks[i * n + j] = this.#pairs.walk(from, to) ?? Number.NaN;
      });
    });
    return { ...pairs, walks };
  }

  async close(): Promise<void> {
    await this.#store.save();
    await this.#engine.close?.();
  }

  #seconds(tenths: number, session: Session): number {
    return Math.round((tenths / 10) * this.#factor[session]);
  }

  async #snaps(points: readonly LonLat[]): Promise<Snap[]> {
    const numbers = points.map((point) => this.#pairs.number(point));
    await this.#learnSnaps(numbers);
    return numbers.map((n) => ({ metres: this.#pairs.snap(n) as number }));
  }

  async #learnSnaps(numbers: readonly number[]): Promise<void> {
    if (!this.#engine.snaps) return;
    const missing = [...new Set(numbers)].filter((n) => this.#pairs.snap(n) === undefined);
    if (missing.length === 0) return;
    const snaps = await this.#engine.snaps(missing.map((n) => this.#pairs.points[n]));
    missing.forEach((n, i) => {
      this.#pairs.setSnap(n, snaps[i].metres);
    });
  }

  /** Asks the engine for the pairs that are not known yet. */
  async #learn(pairs: readonly (readonly [number, number])[]): Promise<void> {
    const unknown = pairs.filter(([from, to]) => this.#pairs.tenths(from, to) === UNKNOWN);
    if (unknown.length === 0) return;
    await this.#learnSnaps(unknown.flat());
    const onRoad = (n: number): boolean =>
      !this.#engine.snaps || (this.#pairs.snap(n) as number) <= FARTHEST_SNAP_METRES;
    const asked: (readonly [number, number])[] = [];
    for (const [from, to] of unknown) {
      if (!onRoad(from) || !onRoad(to)) this.#pairs.set(from, to, NONE, NONE);
      // A point to itself is asked as well: without it every row of a matrix would be a rectangle of its own.
      else asked.push([from, to]);
    }
    const blocks = rectangles(asked);
    const points = (numbers: readonly number[]) => numbers.map((n) => this.#pairs.points[n]);
    const tables = await this.#engine.drives(
      blocks.map(({ sources, targets }) => ({ sources: points(sources), targets: points(targets) })),
    );
    blocks.forEach(({ sources, targets }, b) => {
      const { tenths, metres } = tables[b];
      sources.forEach((from, i) => {
        targets.forEach((to, j) => {
          const at = i * targets.length + j;
          if (from === to) this.#pairs.set(from, to, 0, 0);
          else this.#pairs.set(from, to, tenths[at], metres[at]);
        });
      });
    });
  }

  async #route(session: Session, { from, to }: Leg): Promise<DrivenLeg> {
    const [drive] = await this.drives(session, [{ from, to }]);
    if (drive === NO_WAY || householdOf(from) === householdOf(to) || !this.#engine.route)
      return { line: [from, to], ...drive };
    return { ...(await this.#engine.route(from, to)), ...drive };
  }
}

function tooManyPlaces(places: number): SchoolrunError {
  return new SchoolrunError('The case is too large for this road network.', EXIT.network, [
    networkFault('NETWORK-TOO-MANY-PLACES', {
      value: String(places),
      cause: `the case has ${places} different places; a matrix over more than ${MOST_MATRIX_POINTS} would not fit into memory`,
    }),
  ]);
}

/**
 * A road network over an engine. Every figure comes out of one store of free-flow pairs, so that plan and check see the
 * same numbers: seconds = the engine's × the session's factor, rounded once.
 */
import {
  type Drive,
  type DriveMatrix,
  type DrivenLeg,
  type DriveRectangle,
  EXIT,
  type FreeFlow,
  householdOf,
  type Leg,
  type LonLat,
  MOST_MATRIX_POINTS,
  NO_WAY,
  type Policy,
  type RoadNetwork,
  SchoolrunError,
  type Session,
  type Snap,
  type SparseDrives,
  sharedInt32,
  sharedInts,
} from '../model/index.ts';
import { ascending, indexIn, NONE } from './driveTable.ts';
import type { Engine } from './engine.ts';
import { networkFault } from './faults.ts';
import type { Pairs } from './pairs.ts';
import { Questions } from './questions.ts';
import { rectangles } from './rectangles.ts';
import type { Store } from './store.ts';
import { greatCircleMetres } from './straightLine.ts';

export interface EngineNetworkOptions {
  readonly engine: Engine;
  readonly store: Store;
  readonly policy: Policy;
  readonly note: string;
  readonly surprising?: boolean;
  readonly mostMatrixPoints?: number;
  /** Told in a sentence what takes long. */
  readonly say?: ((text: string) => void) | undefined;
}

export function engineNetwork(options: EngineNetworkOptions): RoadNetwork {
  return new EngineNetwork(options);
}

class EngineNetwork implements RoadNetwork {
  readonly engine: string;
  readonly note: string;
  readonly surprising: boolean;
  readonly symmetric = false;
  readonly mostMatrixPoints: number;
  readonly snaps?: (points: readonly LonLat[]) => Promise<Snap[]>;
  readonly route?: (session: Session, leg: Leg) => Promise<DrivenLeg>;
  readonly #engine: Engine;
  readonly #store: Store;
  readonly #pairs: Pairs;
  readonly #questions: Questions;
  readonly #factor: Policy['travelTimeFactor'];
  readonly #say: (text: string) => void;

  constructor(options: EngineNetworkOptions) {
    const { engine, store, policy, note, surprising = false, mostMatrixPoints = MOST_MATRIX_POINTS } = options;
    this.engine = engine.name;
    this.note = note;
    this.surprising = surprising;
    this.mostMatrixPoints = mostMatrixPoints;
    this.#say = options.say ?? (() => {});
    this.#engine = engine;
    this.#store = store;
    this.#pairs = store.pairs;
    this.#questions = new Questions(engine, store.pairs);
    this.#factor = policy.travelTimeFactor;
    if (engine.snaps) this.snaps = (points) => this.#snaps(points);
    if (engine.route) this.route = (session, leg) => this.#route(session, leg);
  }

  async drives(session: Session, legs: readonly Leg[]): Promise<Drive[]> {
    const numbered = legs.map(({ from, to }): readonly [number, number] => [
      this.#pairs.number(from),
      this.#pairs.number(to),
    ]);
    await this.#questions.pairs(numbered);
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

  async prepare(schools: readonly LonLat[], places: readonly LonLat[]): Promise<void> {
    const [from, to] = [this.#numbers(schools), this.#numbers(places)];
    const all = ascending([...from, ...to]);
    const whole = all.length <= this.mostMatrixPoints;
    await this.#questions.blocks(
      whole
        ? [{ sources: all, targets: all }]
        : [
            { sources: to, targets: from },
            { sources: from, targets: all },
          ],
    );
    await this.#store.save();
  }

  async matrix(points: readonly LonLat[]): Promise<DriveMatrix> {
    const all = this.#numbers(points);
    if (all.length > this.mostMatrixPoints) throw new Error('a matrix over so many places would not fit into memory');
    const [block] = await this.#questions.blocks([{ sources: all, targets: all }]);
    await this.#store.save();
    const n = points.length;
    const at = Int32Array.from(points, (point) => indexIn(all, this.#pairs.number(point)));
    const metres = sharedInt32(n * n);
    const am = sharedInt32(n * n);
    const pm = this.#factor.am === this.#factor.pm ? am : sharedInt32(n * n);
    for (let i = 0; i < n; i++) {
      const start = block.rowOf[at[i]] * block.width;
      for (let j = 0; j < n; j++) {
        const cell = start + block.columnOf[at[j]];
        const tenths = block.tenths[cell];
        const none = tenths === NONE;
        metres[i * n + j] = none ? NO_WAY.metres : block.metres[cell];
        am[i * n + j] = none ? NO_WAY.seconds : this.#seconds(tenths, 'am');
        if (pm !== am) pm[i * n + j] = none ? NO_WAY.seconds : this.#seconds(tenths, 'pm');
      }
    }
    return { size: n, metres, seconds: { am, pm } };
  }

  async freeFlow(points: readonly LonLat[]): Promise<FreeFlow> {
    const all = this.#numbers(points);
    if (all.length > this.mostMatrixPoints) throw tooManyPlaces(all.length, this.mostMatrixPoints);
    const [block] = await this.#questions.blocks([{ sources: all, targets: all }]);
    await this.#store.save();
    const n = points.length;
    const numbers = points.map((point) => this.#pairs.number(point));
    const at = Int32Array.from(numbers, (number) => indexIn(all, number));
    const pairs = { tenths: new Int32Array(n * n), metres: new Int32Array(n * n) };
    const walks = this.#engine.walks ? new Float64Array(n * n) : null;
    numbers.forEach((from, i) => {
      const start = block.rowOf[at[i]] * block.width;
      numbers.forEach((to, j) => {
        const cell = start + block.columnOf[at[j]];
        pairs.tenths[i * n + j] = block.tenths[cell];
        pairs.metres[i * n + j] = block.metres[cell];
        if (walks) walks[i * n + j] = this.#pairs.walk(from, to) ?? Number.NaN;
      });
    });
    return { ...pairs, walks };
  }

  async sparse(points: readonly LonLat[], rectangles: readonly DriveRectangle[]): Promise<SparseDrives> {
    const numberOf = sharedInts(points.map((point) => this.#pairs.number(point)));
    const numbers = (some: readonly number[]): Int32Array => ascending(some.map((p) => numberOf[p]));
    const wanted = rectangles.map(({ sources, targets }) => ({ sources: numbers(sources), targets: numbers(targets) }));
    const pairs = wanted.reduce((sum, w) => sum + w.sources.length * w.targets.length, 0);
    const blocks = await this.#questions.blocks(wanted, () =>
      this.#say(
        `Asking for the drives that a search can use: ${millions(pairs)} million of the ` +
          `${millions(new Set(numberOf).size ** 2)} million between all places.`,
      ),
    );
    await this.#store.save();
    return { numberOf, blocks, factor: this.#factor };
  }

  #numbers(points: readonly LonLat[]): Int32Array {
    return ascending(points.map((point) => this.#pairs.number(point)));
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
    await this.#questions.snaps(numbers);
    return numbers.map((n) => ({ metres: this.#pairs.snap(n) as number }));
  }

  async #route(session: Session, { from, to }: Leg): Promise<DrivenLeg> {
    const [drive] = await this.drives(session, [{ from, to }]);
    if (drive === NO_WAY || householdOf(from) === householdOf(to) || !this.#engine.route)
      return { line: [from, to], ...drive };
    return { ...(await this.#engine.route(from, to)), ...drive };
  }
}

function millions(n: number): string {
  return (n / 1e6).toFixed(1);
}

function tooManyPlaces(places: number, most: number): SchoolrunError {
  return new SchoolrunError('The case is too large for one matrix.', EXIT.input, [
    networkFault('NETWORK-TOO-MANY-PLACES', {
      value: String(places),
      cause: `the case has ${places} different places; a matrix over more than ${most} would not fit into memory`,
    }),
  ]);
}

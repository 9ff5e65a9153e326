/** Free-flow drives, walks and snaps known so far, whoever computed them: the one source of every figure. */
import { householdOf, type LonLat, sharedInt32 } from '../model/index.ts';

/** Not asked yet. */
export const UNKNOWN = -2;
/** Asked, and there is no way. */
export const NONE = -1;
/** Numbers of points are below this, so that a pair of them is one exact number. */
const MOST_POINTS = 2 ** 25;

/** Everything as plain arrays: what goes to disk. */
export interface PairData {
  readonly points: readonly LonLat[];
  /** Numbers of the points of the matrix, by row. */
  readonly rows: Int32Array;
  /** Matrices over {@link rows}. */
  readonly tenths: Int32Array;
  readonly metres: Int32Array;
  /** Single pairs in fours: from, to, tenths, metres. */
  readonly singles: Int32Array;
  /** Walks in threes: from, to, metres. */
  readonly walks: Float64Array;
  /** By point: metres to the road; NaN: not asked. */
  readonly snaps: Float64Array;
}

/** The dense part: row × column, by the points' numbers. */
export interface PairMatrix {
  readonly size: number;
  /** Number of the point → row. */
  readonly rowOf: ReadonlyMap<number, number>;
  readonly tenths: Int32Array;
  readonly metres: Int32Array;
}

/** Points get numbers as they are first seen; a dense matrix over some of them, single pairs for the others. */
export class Pairs {
  readonly points: LonLat[] = [];
  /** Whether anything was learnt since the last {@link data}. */
  changed = false;
  readonly #numberOf = new Map<string, number>();
  readonly #singles = new Map<number, number>();
  #singleTenths: number[] = [];
  #singleMetres: number[] = [];
  readonly #walks = new Map<number, number>();
  readonly #snaps = new Map<number, number>();
  #matrix: PairMatrix = { size: 0, rowOf: new Map(), tenths: new Int32Array(0), metres: new Int32Array(0) };

  /** The point's number. */
  number(point: LonLat): number {
    const key = householdOf(point);
    const known = this.#numberOf.get(key);
    if (known !== undefined) return known;
    const number = this.points.push(point) - 1;
    if (number >= MOST_POINTS) throw new Error('too many places for one road network');
    this.#numberOf.set(key, number);
    return number;
  }

  /** The dense part, to be read only. */
  get matrix(): PairMatrix {
    return this.#matrix;
  }

  /** Makes room in the matrix for these points among one another; what is known of them already is taken over. */
  widen(points: readonly LonLat[]): void {
    const numbers = [...new Set([...this.#matrix.rowOf.keys(), ...points.map((p) => this.number(p))])];
    const n = numbers.length;
    if (n === this.#matrix.size) return;
    const before = this.#matrix;
    const tenths = sharedInt32(n * n).fill(UNKNOWN);
    const metres = sharedInt32(n * n).fill(UNKNOWN);
    for (let i = 0; i < before.size; i++) {
      tenths.set(before.tenths.subarray(i * before.size, (i + 1) * before.size), i * n);
      metres.set(before.metres.subarray(i * before.size, (i + 1) * before.size), i * n);
    }
    this.#matrix = { size: n, rowOf: new Map(numbers.map((number, row) => [number, row])), tenths, metres };
    for (const [pair, at] of this.#singles) {
      const [from, to] = [Math.floor(pair / MOST_POINTS), pair % MOST_POINTS];
      const [i, j] = [this.#matrix.rowOf.get(from), this.#matrix.rowOf.get(to)];
      if (i === undefined || j === undefined) continue;
      tenths[i * n + j] = this.#singleTenths[at];
      metres[i * n + j] = this.#singleMetres[at];
      this.#singles.delete(pair);
    }
  }

  /** Tenths of a second between two points by number; {@link UNKNOWN}, {@link NONE} or at least 0. */
  tenths(from: number, to: number): number {
    return this.#look(from, to, this.#matrix.tenths, this.#singleTenths);
  }

  metres(from: number, to: number): number {
    return this.#look(from, to, this.#matrix.metres, this.#singleMetres);
  }

  #look(from: number, to: number, matrix: Int32Array, singles: readonly number[]): number {
    const { rowOf, size } = this.#matrix;
    const [i, j] = [rowOf.get(from), rowOf.get(to)];
    if (i !== undefined && j !== undefined) return matrix[i * size + j];
    const at = this.#singles.get(from * MOST_POINTS + to);
    return at === undefined ? UNKNOWN : singles[at];
  }

  set(from: number, to: number, tenths: number, metres: number): void {
    this.changed = true;
    const { rowOf, size } = this.#matrix;
    const [i, j] = [rowOf.get(from), rowOf.get(to)];
    if (i !== undefined && j !== undefined) {
      this.#matrix.tenths[i * size + j] = tenths;
      this.#matrix.metres[i * size + j] = metres;
      return;
    }
    const key = from * MOST_POINTS + to;
    const at = this.#singles.get(key) ?? this.#singleTenths.length;
    this.#singles.set(key, at);
    this.#singleTenths[at] = tenths;
    this.#singleMetres[at] = metres;
  }

  /** Metres on foot; `undefined`: not asked. */
  walk(from: number, to: number): number | undefined {
    return this.#walks.get(from * MOST_POINTS + to);
  }

  setWalk(from: number, to: number, metres: number): void {
    this.changed = true;
    this.#walks.set(from * MOST_POINTS + to, metres);
  }

  /** Metres to the road; `undefined`: not asked. */
  snap(point: number): number | undefined {
    return this.#snaps.get(point);
  }

  setSnap(point: number, metres: number): void {
    this.changed = true;
    this.#snaps.set(point, metres);
  }

  data(): PairData {
    const { rowOf, tenths, metres } = this.#matrix;
    const singles = new Int32Array(4 * this.#singles.size);
    let s = 0;
    for (const [pair, at] of this.#singles) {
      singles.set([Math.floor(pair / MOST_POINTS), pair % MOST_POINTS], s);
      singles.set([this.#singleTenths[at], this.#singleMetres[at]], s + 2);
      s += 4;
    }
    const walks = new Float64Array(3 * this.#walks.size);
    let w = 0;
    for (const [pair, m] of this.#walks) {
      walks.set([Math.floor(pair / MOST_POINTS), pair % MOST_POINTS, m], w);
      w += 3;
    }
    const snaps = Float64Array.from(this.points, (_, i) => this.#snaps.get(i) ?? Number.NaN);
    return { points: this.points, rows: Int32Array.from(rowOf.keys()), tenths, metres, singles, walks, snaps };
  }

  static from(data: PairData): Pairs {
    const pairs = new Pairs();
    for (const point of data.points) pairs.number(point);
    pairs.#matrix = {
      size: data.rows.length,
      rowOf: new Map([...data.rows].map((number, row) => [number, row])),
      tenths: data.tenths,
      metres: data.metres,
    };
    for (let s = 0; s < data.singles.length; s += 4) {
      pairs.#singles.set(data.singles[s] * MOST_POINTS + data.singles[s + 1], s / 4);
    }
    pairs.#singleTenths = Array.from({ length: data.singles.length / 4 }, (_, k) => data.singles[4 * k + 2]);
    pairs.#singleMetres = Array.from({ length: data.singles.length / 4 }, (_, k) => data.singles[4 * k + 3]);
    for (let w = 0; w < data.walks.length; w += 3) {
      pairs.#walks.set(data.walks[w] * MOST_POINTS + data.walks[w + 1], data.walks[w + 2]);
    }
    data.snaps.forEach((metres, point) => {
      if (!Number.isNaN(metres)) pairs.#snaps.set(point, metres);
    });
    return pairs;
  }

  /** What `other` knows of the points that are named, and of no others: a cache does not grow from case to case. */
  learn(other: Pairs, points: readonly LonLat[]): void {
    const numbers = points.flatMap((point): [number, number][] => {
      const theirs = other.#numberOf.get(householdOf(point));
      return theirs === undefined ? [] : [[theirs, this.number(point)]];
    });
    this.widen(numbers.filter(([theirs]) => other.#matrix.rowOf.has(theirs)).map(([, ours]) => this.points[ours]));
    const ours = new Map(numbers);
    for (const [from, f] of numbers) {
      const snap = other.snap(from);
      if (snap !== undefined) this.setSnap(f, snap);
      if (!other.#matrix.rowOf.has(from)) continue;
      for (const [to, t] of numbers) {
        if (!other.#matrix.rowOf.has(to)) continue;
        const tenths = other.tenths(from, to);
        if (tenths !== UNKNOWN) this.set(f, t, tenths, other.metres(from, to));
      }
    }
    for (const [pair, at] of other.#singles) {
      const [f, t] = [ours.get(Math.floor(pair / MOST_POINTS)), ours.get(pair % MOST_POINTS)];
      if (f !== undefined && t !== undefined) this.set(f, t, other.#singleTenths[at], other.#singleMetres[at]);
    }
    for (const [pair, metres] of other.#walks) {
      const [f, t] = [ours.get(Math.floor(pair / MOST_POINTS)), ours.get(pair % MOST_POINTS)];
      if (f !== undefined && t !== undefined) this.setWalk(f, t, metres);
    }
  }
}

/** Free-flow drives, walks and snaps known so far, whoever computed them: the one source of every figure. */
import { householdOf, type LonLat } from '../model/index.ts';
import { ascending, copyKnown, type DriveTable, emptyTable, holdsAll, indexIn, UNKNOWN } from './driveTable.ts';

/** Numbers of points are below this, so that a pair of them is one exact number. */
const MOST_POINTS = 2 ** 25;
/** Tables that nobody asked for this time are kept for the next while all together have no more pairs (400 MB). */
const MOST_PAIRS_KEPT = 50_000_000;

/** Everything as plain arrays: what goes to disk. */
export interface PairData {
  readonly points: readonly LonLat[];
  readonly tables: readonly DriveTable[];
  /** Single pairs in fours: from, to, tenths, metres. */
  readonly singles: Int32Array;
  /** Walks in threes: from, to, metres. */
  readonly walks: Float64Array;
  /** By point: metres to the road; NaN: not asked. */
  readonly snaps: Float64Array;
}

/** Points get numbers as they are first seen; tables over some of them, single pairs for the others. */
export class Pairs {
  readonly points: LonLat[] = [];
  /** Whether anything was learnt since it was last written. */
  changed = false;
  readonly #numberOf = new Map<string, number>();
  #tables: DriveTable[] = [];
  /** Those that were asked for since it was opened. */
  readonly #used = new Set<DriveTable>();
  readonly #tablesOf = new Map<number, DriveTable[]>();
  readonly #singles = new Map<number, number>();
  #singleTenths: number[] = [];
  #singleMetres: number[] = [];
  readonly #walks = new Map<number, number>();
  readonly #snaps = new Map<number, number>();

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

  /**
   * A table that has all these rows and columns, with all that is known of them; the rest is {@link UNKNOWN} and to be
   * filled in by the caller.
   */
  table(rows: Int32Array, columns: Int32Array): DriveTable {
    const near = this.#tablesOf.get(rows[0]) ?? [];
    const covers = (t: DriveTable): boolean => holdsAll(t.rows, rows) && holdsAll(t.columns, columns);
    const known = near.find(covers) ?? this.#make(rows, columns);
    this.#used.add(known);
    return known;
  }

  #make(rows: Int32Array, columns: Int32Array): DriveTable {
    // Of the same sources there is one table, so that a file does not grow with every change of what is asked.
    const same = this.#tablesOf.get(rows[0])?.find((t) => t.rows.length === rows.length && holdsAll(t.rows, rows));
    const table = emptyTable(rows, same ? ascending([...same.columns, ...columns]) : columns);
    const touched = new Set([...rows].flatMap((row) => this.#tablesOf.get(row) ?? []));
    for (const other of touched) copyKnown(table, other);
    for (const [pair, at] of this.#singles) {
      const [from, to] = [Math.floor(pair / MOST_POINTS), pair % MOST_POINTS];
      const cell = cellOf(table, from, to);
      if (cell < 0) continue;
      table.tenths[cell] = this.#singleTenths[at];
      table.metres[cell] = this.#singleMetres[at];
      this.#singles.delete(pair);
    }
    for (const other of touched) {
      if (holdsAll(table.rows, other.rows) && holdsAll(table.columns, other.columns)) this.#drop(other);
    }
    this.#add(table);
    return table;
  }

  /** Copies into a table what the others have come to know of its pairs meanwhile. */
  copyKnown(table: DriveTable): void {
    const others = new Set([...table.rows].flatMap((row) => this.#tablesOf.get(row) ?? []));
    for (const other of others) if (other !== table) copyKnown(table, other);
  }

  #add(table: DriveTable): void {
    this.#tables.push(table);
    for (const row of table.rows) {
      const own = this.#tablesOf.get(row);
      if (own) own.push(table);
      else this.#tablesOf.set(row, [table]);
    }
  }

  #drop(table: DriveTable): void {
    this.#tables = this.#tables.filter((t) => t !== table);
    this.#used.delete(table);
    for (const row of table.rows) {
      const others = this.#tablesOf.get(row)?.filter((t) => t !== table);
      if (others) this.#tablesOf.set(row, others);
    }
  }

  /** Tenths of a second between two points by number; {@link UNKNOWN}, {@link NONE} or at least 0. */
  tenths(from: number, to: number): number {
    return this.#look(from, to, (table) => table.tenths, this.#singleTenths);
  }

  metres(from: number, to: number): number {
    return this.#look(from, to, (table) => table.metres, this.#singleMetres);
  }

  #look(from: number, to: number, of: (table: DriveTable) => Int32Array, singles: readonly number[]): number {
    for (const table of this.#tablesOf.get(from) ?? []) {
      const cell = cellOf(table, from, to);
      if (cell >= 0 && of(table)[cell] !== UNKNOWN) return of(table)[cell];
    }
    const at = this.#singles.get(from * MOST_POINTS + to);
    return at === undefined ? UNKNOWN : singles[at];
  }

  set(from: number, to: number, tenths: number, metres: number): void {
    this.changed = true;
    let held = false;
    for (const table of this.#tablesOf.get(from) ?? []) {
      const cell = cellOf(table, from, to);
      if (cell < 0) continue;
      table.tenths[cell] = tenths;
      table.metres[cell] = metres;
      held = true;
    }
    if (held) return;
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
    return { points: this.points, tables: this.#tablesKept(), singles, walks, snaps };
  }

  /** All that were asked for this time, and the others while there is room. */
  #tablesKept(): DriveTable[] {
    const kept = this.#tables.filter((t) => this.#used.has(t));
    let pairs = kept.reduce((sum, t) => sum + t.tenths.length, 0);
    for (const table of this.#tables) {
      if (this.#used.has(table)) continue;
      pairs += table.tenths.length;
      if (pairs <= MOST_PAIRS_KEPT) kept.push(table);
    }
    return kept;
  }

  static from(data: PairData): Pairs {
    const pairs = new Pairs();
    for (const point of data.points) pairs.number(point);
    for (const table of data.tables) pairs.#add(table);
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
    this.changed = true;
    const ours = new Map<number, number>();
    for (const point of points) {
      const theirs = other.#numberOf.get(householdOf(point));
      if (theirs !== undefined) ours.set(theirs, this.number(point));
    }
    for (const [theirs, own] of ours) {
      const snap = other.snap(theirs);
      if (snap !== undefined) this.setSnap(own, snap);
    }
    for (const table of other.#tables) this.#learnTable(table, ours);
    for (const [pair, at] of other.#singles) {
      const [f, t] = [ours.get(Math.floor(pair / MOST_POINTS)), ours.get(pair % MOST_POINTS)];
      if (f !== undefined && t !== undefined) this.set(f, t, other.#singleTenths[at], other.#singleMetres[at]);
    }
    for (const [pair, metres] of other.#walks) {
      const [f, t] = [ours.get(Math.floor(pair / MOST_POINTS)), ours.get(pair % MOST_POINTS)];
      if (f !== undefined && t !== undefined) this.setWalk(f, t, metres);
    }
  }

  /** The rows and columns of points that have a number here, under those numbers. */
  #learnTable(theirs: DriveTable, ours: ReadonlyMap<number, number>): void {
    const known = (numbers: Int32Array): { own: number; at: number }[] =>
      [...numbers]
        .map((number, at) => ({ own: ours.get(number) ?? -1, at }))
        .filter(({ own }) => own >= 0)
        .sort((a, b) => a.own - b.own);
    const [rows, columns] = [known(theirs.rows), known(theirs.columns)];
    if (rows.length === 0 || columns.length === 0) return;
    const table = emptyTable(ascending(rows.map((r) => r.own)), ascending(columns.map((c) => c.own)));
    rows.forEach((row, i) => {
      columns.forEach((column, j) => {
        const cell = row.at * theirs.columns.length + column.at;
        table.tenths[i * columns.length + j] = theirs.tenths[cell];
        table.metres[i * columns.length + j] = theirs.metres[cell];
      });
    });
    this.#add(table);
  }
}

/** Where the pair is in the table; −1 where it is not. */
function cellOf({ rows, columns }: DriveTable, from: number, to: number): number {
  const row = indexIn(rows, from);
  const column = row < 0 ? -1 : indexIn(columns, to);
  return column < 0 ? -1 : row * columns.length + column;
}

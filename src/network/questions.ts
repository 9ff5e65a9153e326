/** What has to be asked of an engine so that some drives are known, and where its answers go. */
import type { DriveBlock } from '../model/index.ts';
import { ascending, type DriveTable, indexIn, NONE, positionsIn, UNKNOWN } from './driveTable.ts';
import type { Engine, Table } from './engine.ts';
import { cellsOf, missingOf, type WantedPart } from './missing.ts';
import type { Pairs } from './pairs.ts';
import { type NumberedRectangle, rectangles } from './rectangles.ts';

/** Farther than this from every road a place counts as lying nowhere. */
export const FARTHEST_SNAP_METRES = 1000;
/** Pairs asked for at one time: 64 MB of answers. */
const PAIRS_AT_ONCE = 8_000_000;

/** By the numbers of points, ascending. */
interface NumberRectangle {
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

export class Questions {
  readonly #engine: Engine;
  readonly #pairs: Pairs;

  constructor(engine: Engine, pairs: Pairs) {
    this.#engine = engine;
    this.#pairs = pairs;
  }

  /** Asks where the points meet the road, of those where that is not known. */
  async snaps(numbers: readonly number[]): Promise<void> {
    if (!this.#engine.snaps) return;
    const missing = [...new Set(numbers)].filter((n) => this.#pairs.snap(n) === undefined);
    if (missing.length === 0) return;
    const snaps = await this.#engine.snaps(missing.map((n) => this.#pairs.points[n]));
    missing.forEach((n, i) => {
      this.#pairs.setSnap(n, snaps[i].metres);
    });
  }

  /** Asks the engine for the pairs that are not known yet. */
  async pairs(pairs: readonly (readonly [number, number])[]): Promise<void> {
    const unknown = pairs.filter(([from, to]) => this.#pairs.tenths(from, to) === UNKNOWN);
    if (unknown.length === 0) return;
    await this.snaps(unknown.flat());
    const asked: (readonly [number, number])[] = [];
    for (const [from, to] of unknown) {
      if (!this.#onRoad(from) || !this.#onRoad(to)) this.#pairs.set(from, to, NONE, NONE);
      else if (from === to) this.#pairs.set(from, to, 0, 0);
      else asked.push([from, to]);
    }
    const blocks = rectangles(asked);
    const tables = await this.#ask(blocks, [0, 1]);
    blocks.forEach(({ sources, targets }, b) => {
      const { tenths, metres } = tables[b];
      sources.forEach((from, i) => {
        targets.forEach((to, j) => {
          const at = i * targets.length + j;
          this.#pairs.set(from, to, tenths[at], metres[at]);
        });
      });
    });
  }

  /**
   * The drives of the rectangles, by the points' numbers; what is not known yet is asked of the engine, and `told` called
   * before.
   */
  async blocks(wanted: readonly NumberRectangle[], told?: () => void): Promise<DriveBlock[]> {
    const some = wanted.filter(({ sources, targets }) => sources.length > 0 && targets.length > 0);
    // Making one table may merge another into it, so that all are made before any is used.
    for (const { sources, targets } of some) this.#pairs.table(sources, targets);
    const blocks = some.map(({ sources, targets }): DriveBlock & { table: DriveTable } => {
      const table = this.#pairs.table(sources, targets);
      const [rowOf, columnOf] = [positionsIn(table.rows, sources), positionsIn(table.columns, targets)];
      const { tenths, metres, columns } = table;
      return { sources, targets, rowOf, columnOf, width: columns.length, tenths, metres, table };
    });
    await this.snaps([...ascending(some.flatMap(({ sources, targets }) => [...sources, ...targets]))]);
    const parts = blocks.map(({ table, rowOf, columnOf }) => ({ table, rows: rowOf, columns: columnOf }));
    await this.#fill(parts, told);
    return blocks.map(({ table: _, ...block }) => block);
  }

  /** Asks for what is missing, a few million pairs at a time, so that answers are not held twice for all of them. */
  async #fill(parts: readonly WantedPart[], told?: () => void): Promise<void> {
    let isTold = false;
    for (let next = 0; next < parts.length; ) {
      const begin = next;
      const asked: { table: DriveTable; rectangle: NumberedRectangle }[] = [];
      for (let pairs = 0; next < parts.length && pairs < PAIRS_AT_ONCE; next++) {
        const { table } = parts[next];
        this.#pairs.copyKnown(table);
        for (const rectangle of missingOf(parts[next], this.#onRoad)) {
          asked.push({ table, rectangle });
          pairs += cellsOf(rectangle);
        }
      }
      if (asked.length === 0) continue;
      if (!isTold) told?.();
      isTold = true;
      const share = [begin / parts.length, next / parts.length] as const;
      const answers = await this.#ask(
        asked.map(({ rectangle }) => rectangle),
        share,
      );
      asked.forEach(({ table, rectangle }, r) => {
        this.#take(table, rectangle, answers[r]);
      });
    }
  }

  #take(table: DriveTable, { sources, targets }: NumberedRectangle, { tenths, metres }: Table): void {
    this.#pairs.changed = true;
    const columns = targets.map((to) => indexIn(table.columns, to));
    sources.forEach((from, i) => {
      const start = indexIn(table.rows, from) * table.columns.length;
      columns.forEach((column, j) => {
        const at = i * targets.length + j;
        const same = from === targets[j];
        table.tenths[start + column] = same ? 0 : tenths[at];
        table.metres[start + column] = same ? 0 : metres[at];
      });
    });
  }

  #ask(rectangles: readonly NumberedRectangle[], share: readonly [number, number]): Promise<Table[]> {
    const points = (numbers: readonly number[]) => numbers.map((n) => this.#pairs.points[n]);
    return this.#engine.drives(
      rectangles.map(({ sources, targets }) => ({ sources: points(sources), targets: points(targets) })),
      share,
    );
  }

  readonly #onRoad = (n: number): boolean =>
    !this.#engine.snaps || (this.#pairs.snap(n) as number) <= FARTHEST_SNAP_METRES;
}

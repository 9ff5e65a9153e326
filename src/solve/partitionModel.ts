/**
 * Set partitioning over pooled duties as a plain integer programme: every task in exactly one duty, no more vehicles of
 * a type on any weekday than there are, no more visits to a school than it has room for.
 */
import { typeHolds } from './duty.ts';
import { UNLIMITED } from './problem.ts';
import { costWith, keyOf, type PooledDuty, tasksOf } from './routePool.ts';
import type { State } from './state.ts';
import { PLACE, STRIDE } from './variant.ts';

/** Which columns to take, each once or not at all, so that every row's sum is in its bounds and the cost is least. */
export interface PartitionModel {
  /** By column. */
  readonly costs: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Compressed columns: column c has entries starts[c] … starts[c + 1] − 1. */
  readonly starts: Int32Array;
  /** Row of every entry. */
  readonly rows: Int32Array;
  readonly values: Float64Array;
  /** Columns of a solution known already: only a cheaper one is of use. */
  readonly known: readonly number[];
}

/** A pooled duty driven with one type of vehicle. */
export interface Column {
  readonly entry: PooledDuty;
  readonly type: number;
  /** Of a week. */
  readonly cost: number;
}

/** The pooled duties with every type of vehicle that holds them and that the slice has. */
export function columnsOf(state: State, entries: readonly PooledDuty[]): Column[] {
  return entries.flatMap((entry) => waysToDrive(state, entry));
}

/** A type without a limit leaves no use for one that is dearer. */
function waysToDrive({ problem, allowance }: State, entry: PooledDuty): Column[] {
  const { duty } = entry;
  const ways: Column[] = [];
  let unlimited: Column | null = null;
  for (let type = 0; type < problem.types; type++) {
    if (!typeHolds(problem, duty, type)) continue;
    const way = { entry, type, cost: costWith(problem, duty, type) };
    const left = allowance.vehicles.subarray(type * 5, type * 5 + 5);
    const least = left.reduce((most, n, d) => (duty.days & (1 << d) ? Math.min(most, n) : most), UNLIMITED);
    if (least < UNLIMITED) {
      if (least > 0) ways.push(way);
    } else if (!unlimited || way.cost < unlimited.cost) unlimited = way;
  }
  if (!unlimited) return ways;
  const { cost } = unlimited;
  return [...ways.filter((way) => way.cost < cost), unlimited];
}

/** The programme; the state's own duties are the solution known already. The state has to carry everybody. */
export function modelOf(state: State, columns: readonly Column[]): PartitionModel {
  const table = new Rows(state);
  const starts = [0];
  const rows: number[] = [];
  const values: number[] = [];
  for (const column of columns) {
    for (const [row, value] of table.entriesOf(column)) {
      rows.push(row);
      values.push(value);
    }
    starts.push(rows.length);
  }
  return {
    costs: Float64Array.from(columns, (column) => column.cost),
    rowLower: Float64Array.from(table.lower),
    rowUpper: Float64Array.from(table.upper),
    starts: Int32Array.from(starts),
    rows: Int32Array.from(rows),
    values: Float64Array.from(values),
    known: columnsInUse(state, columns),
  };
}

/** Whether the columns exist, no two are the same, and every row holds with them. */
export function holds(model: PartitionModel, answer: readonly number[]): boolean {
  if (new Set(answer).size !== answer.length) return false;
  const sums = new Float64Array(model.rowLower.length);
  for (const c of answer) {
    if (!Number.isInteger(c) || c < 0 || c >= model.costs.length) return false;
    for (let i = model.starts[c]; i < model.starts[c + 1]; i++) sums[model.rows[i]] += model.values[i];
  }
  return sums.every((sum, row) => sum >= model.rowLower[row] && sum <= model.rowUpper[row]);
}

/** The state's duties as columns; nothing when one of them is none, as where a cheaper type has become free. */
function columnsInUse(state: State, columns: readonly Column[]): number[] {
  const index = new Map(columns.map(({ entry, type }, c) => [`${type} ${keyOf(entry.tasks)}`, c]));
  const known: number[] = [];
  for (const duty of state.duties) {
    if (!duty) continue;
    const c = index.get(`${duty.type} ${keyOf(tasksOf(duty))}`);
    if (c === undefined) return [];
    known.push(c);
  }
  return known;
}

/** The rows' bounds, and what a column adds to which. Limits that there are not have no row. */
class Rows {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly #state: State;
  readonly #task: Int32Array;
  readonly #vehicle: Int32Array;
  readonly #visit: readonly Int32Array[];

  constructor(state: State) {
    const { problem, allowance, duties } = state;
    this.#state = state;
    this.#task = new Int32Array(problem.tasks).fill(-1);
    for (const duty of duties) if (duty) for (const task of tasksOf(duty)) this.#task[task] = this.#row(1, 1);
    this.#vehicle = this.#limits(allowance.vehicles);
    this.#visit = allowance.visits.map((visits) => this.#limits(visits));
  }

  #row(least: number, most: number): number {
    this.lower.push(least);
    return this.upper.push(most) - 1;
  }

  #limits(most: Int32Array): Int32Array {
    return most.map((limit) => (limit < UNLIMITED ? this.#row(0, limit) : -1));
  }

  /** Row and what the column adds to it; no row twice. */
  entriesOf({ entry, type }: Column): Map<number, number> {
    const { problem } = this.#state;
    const { tasks, duty } = entry;
    const entries = new Map<number, number>();
    const add = (row: number): void => {
      if (row >= 0) entries.set(row, (entries.get(row) ?? 0) + 1);
    };
    for (const task of tasks) add(this.#task[task]);
    for (let d = 0; d < 5; d++) if (duty.days & (1 << d)) add(this.#vehicle[type * 5 + d]);
    duty.variants.forEach((variants, session) => {
      for (const { calls, data, days } of variants) {
        for (let k = 1; k <= calls; k++) {
          const place = data[k * STRIDE + PLACE];
          if (place >= problem.schools) continue;
          for (let d = 0; d < 5; d++) if (days & (1 << d)) add(this.#visit[session][place * 5 + d]);
        }
      }
    });
    return entries;
  }
}

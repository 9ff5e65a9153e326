/**
 * What a task costs in a duty, remembered while the duty stays as it is. Most steps are rejected and put the old duties
 * back, so most duties a task meets are those it met before: the dear ones need not be tried again.
 */
import type { State } from './state.ts';

const UNKNOWN = Number.NEGATIVE_INFINITY;

/**
 * What is known of one task, by slot: the duty tried, the vehicle types it could use and the visits the school had left
 * then, and the least cost found.
 */
interface Row {
  readonly duty: Int32Array;
  readonly types: Int32Array;
  readonly visits: Int32Array;
  readonly cost: Float64Array;
}

const newRow = (slots: number): Row => ({
  duty: new Int32Array(slots),
  types: new Int32Array(slots),
  visits: new Int32Array(slots),
  cost: new Float64Array(slots),
});

export class InsertionCosts {
  /** The slots looked at last, cheapest first as far as is known; those unknown come first but one. */
  readonly order: number[] = [];
  readonly #state: State;
  readonly #known: number[] = [];
  /** By task. */
  readonly #rows: (Row | undefined)[] = [];
  #row: Row = newRow(0);
  #visits = 0;
  #days = 0;

  constructor(state: State) {
    this.#state = state;
  }

  /** Gathers what is known of the task in the slots, for {@link order}. */
  look(task: number, part: number, slots: readonly number[]): void {
    const state = this.#state;
    const row = this.#rowOf(task);
    this.#row = row;
    const days = state.problem.taskDays[task];
    this.#visits = state.visitsLeft(state.problem.partSchool[part]);
    this.#days = days;
    const { order } = this;
    order.length = slots.length;
    this.#known.length = slots.length;
    let cheapest = -1;
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i];
      const duty = state.duties[slot];
      order[i] = slot;
      this.#known[i] = UNKNOWN;
      if (!duty) continue;
      if (row.duty[slot] !== duty.id || row.visits[slot] !== this.#visits) continue;
      if (row.types[slot] !== state.usableTypesKey(duty, duty.days | days)) continue;
      this.#known[i] = row.cost[slot];
      if (cheapest < 0 || this.#known[i] < this.#known[cheapest]) cheapest = i;
    }
    if (cheapest > 0) this.#swap(0, cheapest);
  }

  /** The least the task costs in the i-th slot of {@link order}, as far as is known; else less than anything. */
  known(i: number): number {
    return this.#known[i];
  }

  /** Notes the least cost found in the i-th slot. */
  learn(i: number, cost: number): void {
    const slot = this.order[i];
    const duty = this.#state.duties[slot];
    if (!duty) return;
    this.#row.duty[slot] = duty.id;
    this.#row.types[slot] = this.#state.usableTypesKey(duty, duty.days | this.#days);
    this.#row.visits[slot] = this.#visits;
    this.#row.cost[slot] = cost;
  }

  #swap(i: number, j: number): void {
    const { order } = this;
    [order[i], order[j]] = [order[j], order[i]];
    [this.#known[i], this.#known[j]] = [this.#known[j], this.#known[i]];
  }

  #rowOf(task: number): Row {
    const row = this.#rows[task];
    const slots = this.#state.duties.length;
    if (row && row.duty.length >= slots) return row;
    const made = newRow(Math.max(16, 2 * slots));
    this.#rows[task] = made;
    return made;
  }
}

/**
 * What a task costs in a duty, remembered while the duty stays as it is. Most steps are rejected and put the old duties
 * back, so most duties a task meets are those it met before: the dear ones need not be tried again.
 */
import type { Duty } from './duty.ts';
import type { State } from './state.ts';

/** So many numbers {@link State.visitsLeft} has: two sessions of five weekdays. */
const VISITS = 1 << 10;
const UNKNOWN = Number.NEGATIVE_INFINITY;

/** Numbers for each slot, side by side since they are read together: */
const DUTY = 0;
/** a number for the vehicle types the duty could use and the visits the school had left when it was tried, */
const LIMITS = 1;
/** and the least cost found. */
const COST = 2;
const FIELDS = 3;

export class InsertionCosts {
  /** The slots looked at last, cheapest first as far as is known; those unknown come first but one. */
  readonly order: number[] = [];
  readonly #state: State;
  readonly #known: number[] = [];
  /** By task. */
  readonly #rows: (Float64Array | undefined)[] = [];
  #row: Float64Array = new Float64Array(0);
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
    this.#visits = state.visitsLeft(state.problem.partSchool[part]);
    this.#days = state.problem.taskDays[task];
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
      const at = slot * FIELDS;
      if (row[at + DUTY] !== duty.id || row[at + LIMITS] !== this.#limits(duty)) continue;
      this.#known[i] = row[at + COST];
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
    const at = slot * FIELDS;
    this.#row[at + DUTY] = duty.id;
    this.#row[at + LIMITS] = this.#limits(duty);
    this.#row[at + COST] = cost;
  }

  #limits(duty: Duty): number {
    return this.#state.usableTypesKey(duty, duty.days | this.#days) * VISITS + this.#visits;
  }

  #swap(i: number, j: number): void {
    const { order } = this;
    [order[i], order[j]] = [order[j], order[i]];
    [this.#known[i], this.#known[j]] = [this.#known[j], this.#known[i]];
  }

  #rowOf(task: number): Float64Array {
    const row = this.#rows[task];
    const length = this.#state.duties.length * FIELDS;
    if (row && row.length >= length) return row;
    const made = new Float64Array(Math.max(16 * FIELDS, 2 * length));
    this.#rows[task] = made;
    return made;
  }
}

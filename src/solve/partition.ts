/**
 * Combines pooled duties into a cheaper solution (set partitioning as a step of a local search: Subramanian, Uchoa &
 * Ochi 2013). It looks after the limits of the fleet as a whole, which exchanges of a few tasks cannot.
 */
import type { Duty } from './duty.ts';
import { type Column, columnsOf, holds, modelOf, type PartitionModel } from './partitionModel.ts';
import { RoutePool } from './routePool.ts';
import type { State } from './state.ts';

export interface PartitionParameters {
  /** Times in the course of an annealing that the pooled duties are combined anew: 0 … 10; 0 does without. */
  readonly partitions: number;
  /** Tasks of a duty, on average, up to which that is done: long ones hardly ever fit together. */
  readonly partitionTasks: number;
  /** Duties kept to be combined, about. */
  readonly poolDuties: number;
  /** By which share a solution may be dearer than the best for its duties to be kept. */
  readonly poolMargin: number;
}

/**
 * Solves the programme: the columns to take, or `null` when it finds nothing better than what is known. Has to give the
 * same answer to the same question wherever a budget of iterations is to give the same plan again.
 */
export type PartitionSolver = (model: PartitionModel) => readonly number[] | null;

/** The last partition comes before the end: what it finds is worth some steps more, and it takes time itself. */
const LAST_AT = 0.95;

/** The partitions of one annealing: collects duties, and combines them when it is time. */
export class Partitions {
  readonly #state: State;
  readonly #tasks: number;
  readonly #parameters: PartitionParameters;
  readonly #solver: PartitionSolver | null;
  readonly #pool: RoutePool;
  #done = 0;
  /** What the pool had seen at the last partition. */
  #changes = 0;

  /** @param solver `null` does without */
  constructor(state: State, tasks: number, parameters: PartitionParameters, solver: PartitionSolver | null) {
    this.#state = state;
    this.#tasks = tasks;
    this.#parameters = parameters;
    this.#solver = parameters.partitions > 0 ? solver : null;
    this.#pool = new RoutePool(state.problem, parameters.poolDuties, parameters.poolMargin);
  }

  get #worthwhile(): boolean {
    return this.#solver !== null && this.#tasks <= this.#parameters.partitionTasks * this.#state.dutyCount;
  }

  /** Remembers the solution's duties. */
  collect(): void {
    if (this.#worthwhile) this.#pool.collect(this.#state);
  }

  /** Whether the share of the budget that is used says that it is time; `true` once for each time. */
  due(progress: number): boolean {
    const { partitions } = this.#parameters;
    if (!this.#solver || this.#done >= partitions) return false;
    if (progress < (LAST_AT * (this.#done + 1)) / partitions) return false;
    this.#done = Math.max(this.#done + 1, Math.floor((progress * partitions) / LAST_AT));
    return true;
  }

  /** Improves the state, which is to be the best solution known; `false` and untouched when nothing better is found. */
  improve(): boolean {
    if (!this.#solver || !this.#worthwhile) return false;
    this.#pool.collect(this.#state);
    if (this.#pool.changes === this.#changes) return false;
    this.#changes = this.#pool.changes;
    return partition(this.#state, this.#pool, this.#solver);
  }
}

/** Puts the state to the cheapest combination of pooled duties; `false` and untouched when that is not cheaper. */
export function partition(state: State, pool: RoutePool, solver: PartitionSolver): boolean {
  if (state.absent.length > 0) return false;
  const columns = columnsOf(state, pool.entries);
  const model = modelOf(state, columns);
  const answer = solver(model);
  if (!answer || !holds(model, answer)) return false;
  const chosen = answer.map((c) => columns[c]);
  const duties = chosen.map((column) => dutyOf(state, column));
  if (!duties.every((duty) => duty !== null)) return false;
  if (duties.reduce((sum, duty) => sum + duty.cost, 0) >= state.cost) return false;
  state.restore({ duties, absent: [] });
  state.begin();
  return true;
}

function dutyOf(state: State, { entry, type }: Column): Duty | null {
  const { duty } = entry;
  return duty.type === type ? duty : state.buildOfType(type, duty.routes, duty.order);
}

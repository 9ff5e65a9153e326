/**
 * The duties that good solutions were made of, for {@link partition} to combine anew: the right duty of one district may
 * come up in one solution and that of the next in another, and annealing forgets both (Subramanian, Uchoa & Ochi 2013,
 * Computers & Operations Research 40:2519; for the daily transport of disabled children Tellez 2019).
 */
import { type Duty, typeHolds, weekCost } from './duty.ts';
import type { Problem } from './problem.ts';
import type { State } from './state.ts';

/** A set of tasks, and the cheapest duty seen for it. */
export interface PooledDuty {
  /** In ascending order. */
  readonly tasks: Int32Array;
  duty: Duty;
  /** Cost of a week of that duty with the type of vehicle that is cheapest for it, left over or not. */
  cost: number;
  /** Cost of a week of the cheapest solution that a duty for these tasks was part of. */
  solution: number;
}

export class RoutePool {
  readonly #problem: Problem;
  readonly #most: number;
  readonly #margin: number;
  /** By {@link keyOf} the tasks. */
  readonly #entries = new Map<string, PooledDuty>();
  /** Entries of the duties looked at, so that a duty that stays on is not looked at again. */
  #known = new WeakMap<Duty, PooledDuty>();
  #best = Number.POSITIVE_INFINITY;
  /** Sets of tasks seen so far, and cheaper duties for them. */
  changes = 0;

  /**
   * @param most duties kept; up to twice as many until those of the worst solutions are forgotten
   * @param margin by which share a solution may be dearer than the best so far for its duties to be kept
   */
  constructor(problem: Problem, most: number, margin: number) {
    this.#problem = problem;
    this.#most = most;
    this.#margin = margin;
  }

  /** In the order in which their tasks were first seen together. */
  get entries(): readonly PooledDuty[] {
    return [...this.#entries.values()];
  }

  /** Keeps the solution's duties if it carries everybody and is good enough. */
  collect({ absent, cost, duties }: Pick<State, 'absent' | 'cost' | 'duties'>): void {
    if (absent.length > 0) return;
    this.#best = Math.min(this.#best, cost);
    if (cost > this.#best * (1 + this.#margin)) return;
    for (const duty of duties) {
      if (!duty) continue;
      const entry = this.#known.get(duty) ?? this.#add(duty);
      entry.solution = Math.min(entry.solution, cost);
    }
    if (this.#entries.size > 2 * this.#most) this.#forget();
  }

  #add(duty: Duty): PooledDuty {
    const tasks = tasksOf(duty);
    const key = keyOf(tasks);
    const cost = leastCost(this.#problem, duty);
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { tasks, duty, cost, solution: Number.POSITIVE_INFINITY };
      this.#entries.set(key, entry);
      this.changes++;
    } else if (cost < entry.cost) {
      entry.duty = duty;
      entry.cost = cost;
      this.changes++;
    }
    this.#known.set(duty, entry);
    return entry;
  }

  /** Down to the duties of the best solutions. */
  #forget(): void {
    const costs = Float64Array.from(this.entries, (entry) => entry.solution).sort();
    const worst = costs[this.#most - 1];
    for (const [key, entry] of this.#entries) if (entry.solution > worst) this.#entries.delete(key);
    // Duties forgotten may still be in use.
    this.#known = new WeakMap();
  }
}

/** The duty's tasks in ascending order. */
export function tasksOf(duty: Duty): Int32Array {
  return Int32Array.from(duty.routes.flatMap((route) => [...route.tasks])).sort();
}

/** The same for the same tasks only. */
export function keyOf(tasks: Int32Array): string {
  return tasks.join();
}

/** Cost of a week of the duty with a vehicle of that type, as {@link weekCost}, what walks count included. */
export function costWith(problem: Problem, duty: Duty, type: number): number {
  return weekCost(problem, type, duty.activeDays, duty.metres, duty.seconds, duty.assistantDays) + duty.walking;
}

function leastCost(problem: Problem, duty: Duty): number {
  let least = duty.cost;
  for (let t = 0; t < problem.types; t++) {
    if (typeHolds(problem, duty, t)) least = Math.min(least, costWith(problem, duty, t));
  }
  return least;
}

/** In which order absent tasks are put back (Christiaens & Vanden Berghe 2020, and tightness of the ride). */
import { type Problem, rideLimitOf } from './problem.ts';
import type { Random } from './random.ts';
import type { State } from './state.ts';

export interface OrderParameters {
  /** Weights of the orders: random, most pupils, farthest, nearest, tightest ride. */
  readonly orderWeights: readonly [random: number, demand: number, far: number, close: number, tight: number];
}

/** Orders in which absent tasks are put back. */
export class Orders {
  readonly #keys: readonly (Float64Array | null)[];
  readonly #weights: readonly number[];
  readonly #total: number;

  constructor(problem: Problem, state: State, parameters: OrderParameters) {
    const demand = new Float64Array(problem.tasks);
    const far = new Float64Array(problem.tasks);
    const tight = new Float64Array(problem.tasks);
    const { row, size, seconds } = state.travel;
    for (let task = 0; task < problem.tasks; task++) {
      demand[task] = -problem.taskWeight[task];
      const part = problem.taskPartStart[task];
      const c = problem.candidateStart[part];
      const from = row[problem.candidatePlace[c]];
      if (from < 0) continue;
      const direct = seconds[0][from * size + row[problem.partSchool[part]]];
      far[task] = -direct;
      const { start } = problem.signatures[0];
      if (start[part] < start[part + 1]) tight[task] = rideLimitOf(problem, 0, part, c, start[part]) - direct;
    }
    const close = far.map((x) => -x);
    this.#keys = [null, demand, far, close, tight];
    this.#weights = parameters.orderWeights;
    this.#total = this.#weights.reduce((a, b) => a + b, 0);
  }

  /** Sorts in place by a randomly chosen order; ties stay in the order of a shuffle. */
  sort(tasks: number[], random: Random): void {
    random.shuffle(tasks);
    let pick = random.unit() * this.#total;
    let i = 0;
    while (i < this.#weights.length - 1 && pick >= this.#weights[i]) pick -= this.#weights[i++];
    const key = this.#keys[i];
    if (key) tasks.sort((a, b) => key[a] - key[b]);
  }
}

/**
 * Ruin and recreate with simulated annealing (SISR: Christiaens & Vanden Berghe 2020) over duties.
 * Pure: the same state, seed and budget of iterations give the same result.
 */
import { Insertion, type InsertionParameters } from './insertion.ts';
import type { Neighbours } from './neighbours.ts';
import { COST_PER_CENTIPENCE, type Problem, rideLimitOf } from './problem.ts';
import type { Random } from './random.ts';
import { removeTasks } from './removal.ts';
import { chooseRuin, type RuinParameters } from './ruin.ts';
import { pupilsIn } from './sketch.ts';
import type { State } from './state.ts';

export interface SearchParameters extends InsertionParameters, RuinParameters {
  /** Temperatures in pence of a week's cost. */
  readonly startTemperature: number;
  readonly endTemperature: number;
  /** Weights of the orders in which tasks are put back: random, most pupils, farthest, nearest, tightest ride. */
  readonly orderWeights: readonly [random: number, demand: number, far: number, close: number, tight: number];
}

/** When to stop, and how far the search has got: the only clock the search sees. */
export interface StopCriterion {
  /** Share of the budget used, in [0, 1]; 1 ends the search. Called once an iteration. */
  progress(iteration: number): number;
  /** Told of every new best solution. */
  improved?(cost: number, absentPupils: number, vehicles: number): void;
}

export interface SearchResult {
  readonly iterations: number;
  /** Single-part tests of a position, for the benchmark. */
  readonly tests: number;
}

/** Cost of leaving one pupil-session-day out: £10,000. */
export const ABSENT_COST = 1_000_000 * 100 * COST_PER_CENTIPENCE;

/** Improves the state in place and leaves it at the best solution found. */
export function search(
  state: State,
  tasks: Int32Array,
  neighbours: Neighbours,
  random: Random,
  parameters: SearchParameters,
  stop: StopCriterion,
): SearchResult {
  const insertion = new Insertion(state, neighbours, random, parameters);
  const sorter = new Orders(state.problem, state, parameters);
  const start = parameters.startTemperature * 100 * COST_PER_CENTIPENCE;
  const ratio = parameters.endTemperature / parameters.startTemperature;
  recreate(state, insertion, sorter, random);
  let current = objective(state);
  let best = current;
  let snapshot = state.snapshot();
  let iteration = 0;
  const report = (): void =>
    stop.improved?.(
      state.cost,
      pupilsIn(state.problem, state.absent),
      state.duties.reduce((n, duty) => n + (duty ? 1 : 0), 0),
    );
  report();
  if (tasks.length === 0) return { iterations: 0, tests: 0 };
  for (let progress = stop.progress(0); progress < 1; progress = stop.progress(++iteration)) {
    const temperature = start * ratio ** progress;
    state.begin();
    removeTasks(state, chooseRuin(state, tasks, neighbours, random, parameters));
    recreate(state, insertion, sorter, random);
    const next = objective(state);
    if (next < current - temperature * Math.log(random.unit() || Number.MIN_VALUE)) {
      current = next;
      if (next < best) {
        best = next;
        snapshot = state.snapshot();
        report();
      }
    } else {
      state.undo();
    }
  }
  state.restore(snapshot);
  return { iterations: iteration, tests: insertion.probe.tests };
}

/** What the search makes small: pupils left out first, then the cost of a week. */
export function objective(state: State): number {
  return state.cost + state.absentWeight * ABSENT_COST;
}

/** Puts every absent task where it is cheapest, in one of the orders. */
export function recreate(state: State, insertion: Insertion, sorter: Orders, random: Random): void {
  const longAbsent = state.absentBefore;
  const absent = state.takeAbsent();
  sorter.sort(absent, random);
  // Those left out so far go first every other time: what keeps them out may just have been taken away.
  if (longAbsent.length > 0 && random.unit() < 0.5) {
    const waiting = new Set(longAbsent);
    absent.sort((a, b) => Number(waiting.has(b)) - Number(waiting.has(a)));
  }
  for (const task of absent) if (!insertion.insert(task)) state.drop(task);
}

/** Orders in which absent tasks are put back. */
export class Orders {
  readonly #keys: readonly (Float64Array | null)[];
  readonly #weights: readonly number[];
  readonly #total: number;

  constructor(problem: Problem, state: State, parameters: Pick<SearchParameters, 'orderWeights'>) {
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

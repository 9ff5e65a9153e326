/**
 * The search over the whole case: rounds of slices, cut anew each time, cooled from round to round. Threads without a
 * slice of their own search one that another searches too, with other random numbers, and the better result goes on.
 * With a budget of iterations the result depends on the case, the seed and the budget alone.
 */
import { DEFAULT_PARAMETERS } from '../solve/parameters.ts';
import type { SearchParameters } from '../solve/search.ts';
import { nobodyCarried, type Sketch, tasksIn } from '../solve/sketch.ts';
import type { Budget } from './protocol.ts';
import { planRounds } from './roundPlan.ts';
import type { LiveFigures, Team } from './team.ts';

export interface RoundsOptions {
  readonly seed: number;
  readonly budget: Budget;
  readonly parameters?: SearchParameters | undefined;
  /** Called about ten times a second, and after every round. */
  readonly onProgress?: ((progress: RoundsProgress) => void) | undefined;
}

export interface RoundsProgress extends LiveFigures {
  readonly round: number;
  readonly rounds: number;
  /** Share of the budget used, 0 … 1. */
  readonly fraction: number;
}

export interface RoundsResult {
  readonly sketch: Sketch;
  readonly iterations: number;
  /** Positions tested. */
  readonly tests: number;
  readonly rounds: number;
  readonly slices: number;
}

/** Every so many rounds classes that may not share a run are searched together, for they may share a duty. */
const MIXED_EVERY = 4;
const PROGRESS_MS = 100;

/** Searches until the budget is used up or the team is told to stop; the first round is always finished. */
export async function searchInRounds(team: Team, options: RoundsOptions): Promise<RoundsResult> {
  const { parameters = DEFAULT_PARAMETERS } = options;
  const atFirst = team.slicesAtFirst(parameters);
  // With a budget of iterations the plan is the same for any number of threads, so that no slice is searched twice.
  const islands = 'seconds' in options.budget;
  const twice = islands && team.islands(atFirst) > 1;
  const plan = planRounds({ budget: options.budget, tasks: team.problem.tasks, slices: atFirst, twice, parameters });
  const clock = new Clock(options.budget, plan, team.threads);
  let sketch = nobodyCarried(team.problem);
  let iterations = 0;
  let tests = 0;
  let slices = 0;
  let round = 0;
  const tell = (): void => {
    const live = team.live();
    const total = iterations + live.iterations;
    options.onProgress?.({ ...live, iterations: total, round, rounds: clock.rounds, fraction: clock.fraction(total) });
  };
  const timer = setInterval(tell, PROGRESS_MS);
  try {
    for (; round < clock.rounds && (round === 0 || !team.stopped); round++) {
      const done = await team.round({
        sketch,
        seed: [options.seed, round],
        byClass: round % MIXED_EVERY !== MIXED_EVERY - 1,
        parameters: cooled(parameters, clock.plan[round], clock.plan[round + 1]),
        budgets: (cuts) => clock.budgets(round, cuts),
        islands,
      });
      sketch = done.sketch;
      slices = done.slices;
      tests += done.tests;
      tell();
      iterations += done.iterations;
    }
  } finally {
    clearInterval(timer);
  }
  return { sketch, iterations, tests, rounds: round, slices };
}

/** The part of the geometric cooling from one share of the budget to another. */
function cooled(parameters: SearchParameters, from: number, to: number): SearchParameters {
  const { startTemperature, endTemperature } = parameters;
  const at = (share: number): number => startTemperature * (endTemperature / startTemperature) ** share;
  // The vehicles come first: the rounds that fall into their share of the budget are theirs alone.
  const fleetShare = Math.max(0, Math.min(1, (parameters.fleetShare - from) / (to - from)));
  return { ...parameters, fleetShare, startTemperature: at(from), endTemperature: at(to) };
}

/** Shares the budget out over rounds and slices. */
class Clock {
  readonly rounds: number;
  readonly plan: readonly number[];
  readonly #budget: Budget;
  readonly #threads: number;
  readonly #started = performance.now();

  constructor(budget: Budget, plan: readonly number[], threads: number) {
    this.#budget = budget;
    this.#threads = threads;
    this.plan = plan;
    this.rounds = plan.length - 1;
  }

  /** Share of the budget that these iterations, or the time so far, have used. */
  fraction(iterations: number): number {
    const budget = this.#budget;
    const used =
      'iterations' in budget
        ? iterations / budget.iterations
        : (performance.now() - this.#started) / 1000 / budget.seconds;
    return Math.min(1, used);
  }

  /** By slice, in proportion to its tasks. With seconds, the threads' loads are evened out. */
  budgets(round: number, cuts: readonly Sketch[]): Budget[] {
    const sizes = cuts.map((cut) => tasksIn(cut).length);
    const budget = this.#budget;
    if ('iterations' in budget) {
      const total = sizes.reduce((a, b) => a + b, 0);
      const inRound = budget.iterations * (this.plan[round + 1] - this.plan[round]);
      return sizes.map((size) => ({ iterations: Math.max(1, Math.round((inRound * size) / total)) }));
    }
    const left = budget.seconds - (performance.now() - this.#started) / 1000;
    const share = (this.plan[round + 1] - this.plan[round]) / (1 - this.plan[round]);
    const seconds = Math.max(0.05, left * share);
    const load = new Float64Array(Math.max(1, this.#threads));
    const thread = new Int32Array(sizes.length);
    const order = sizes.map((_, i) => i).sort((a, b) => sizes[b] - sizes[a] || a - b);
    for (const i of order) {
      thread[i] = load.indexOf(Math.min(...load));
      load[thread[i]] += sizes[i];
    }
    return sizes.map((size, i) => ({ seconds: (seconds * size) / Math.max(1, load[thread[i]]) }));
  }
}

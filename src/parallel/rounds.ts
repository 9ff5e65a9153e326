/**
 * The search over the whole case: rounds of slices, cut anew each time, cooled from round to round. Threads without a
 * slice of their own search one that another searches too, with other random numbers, and the better result goes on.
 * With a budget of iterations the result depends on the case, the seed and the budget alone.
 */
import { DEFAULT_PARAMETERS } from '../solve/parameters.ts';
import type { SearchParameters } from '../solve/search.ts';
import { nobodyCarried, type Sketch, tasksIn } from '../solve/sketch.ts';
import type { Budget } from './protocol.ts';
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
  const searches = atFirst * (islands ? team.islands(atFirst) : 1);
  const clock = new Clock(options.budget, team.problem.tasks, searches, team.threads);
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
        parameters: cooled(parameters, round, clock.rounds),
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

/** The round's part of the geometric cooling. */
function cooled(parameters: SearchParameters, round: number, rounds: number): SearchParameters {
  const { startTemperature, endTemperature } = parameters;
  const at = (share: number): number => startTemperature * (endTemperature / startTemperature) ** share;
  // The vehicles come first: the rounds that fall into their share of the budget are theirs alone.
  const fleetShare = Math.max(0, Math.min(1, parameters.fleetShare * rounds - round));
  return {
    ...parameters,
    fleetShare,
    startTemperature: at(round / rounds),
    endTemperature: at((round + 1) / rounds),
  };
}

/** Shares the budget out over rounds and slices. */
class Clock {
  readonly rounds: number;
  readonly #budget: Budget;
  readonly #threads: number;
  readonly #started = performance.now();

  /** `searches`: how many there are in a round. */
  constructor(budget: Budget, tasks: number, searches: number, threads: number) {
    this.#budget = budget;
    this.#threads = threads;
    // A task should be looked at some tens of times in a round; a round of seconds should be worth its overhead.
    const wish =
      'iterations' in budget ? budget.iterations / Math.max(500, 10 * tasks) : budget.seconds / (2 + tasks / 600);
    // What is searched once and in one piece needs no rounds.
    this.rounds = searches > 1 ? Math.min(40, Math.max(2, Math.round(wish))) : 1;
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
      const inRound = budget.iterations / this.rounds;
      return sizes.map((size) => ({ iterations: Math.max(1, Math.round((inRound * size) / total)) }));
    }
    const left = budget.seconds - (performance.now() - this.#started) / 1000;
    const seconds = Math.max(0.05, left / (this.rounds - round));
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

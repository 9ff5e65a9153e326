/**
 * The search over the whole case: rounds of slices, cut anew each time, cooled from round to round.
 * With a budget of iterations the result depends on the case, the seed and the budget alone.
 */
import { shareOut, slices } from '../solve/decompose.ts';
import { DEFAULT_PARAMETERS } from '../solve/parameters.ts';
import type { Problem } from '../solve/problem.ts';
import { Random } from '../solve/random.ts';
import type { Allowance } from '../solve/state.ts';
import type { SearchParameters } from '../solve/search.ts';
import { nobodyCarried, type Sketch, tasksIn } from '../solve/sketch.ts';
import type { SliceResult } from '../solve/slice.ts';
import { SlicePool } from './pool.ts';
import { type Board, LIVE, type SliceJob } from './protocol.ts';
import type { TravelSource } from './travel.ts';

export type Budget = { readonly iterations: number } | { readonly seconds: number };

export interface RoundsOptions {
  readonly seed: number;
  readonly threads: number;
  readonly budget: Budget;
  readonly parameters?: SearchParameters;
  /** Start from here instead of from nothing. */
  readonly start?: Sketch;
  /** What may be used of the fleet and the bays, when that is not everything. */
  readonly allowance?: Allowance;
  /** Search only the slices in which somebody is not carried. */
  readonly onlyWaiting?: boolean;
  readonly stop?: AbortSignal | undefined;
  /** Called about ten times a second, and after every round. */
  readonly onProgress?: ((progress: RoundsProgress) => void) | undefined;
}

export interface RoundsProgress {
  readonly round: number;
  readonly rounds: number;
  readonly iterations: number;
  /** Sums over all slices, in the search's unit of a week's cost. */
  readonly cost: number;
  readonly absent: number;
  readonly vehicles: number;
}

export interface RoundsResult {
  readonly sketch: Sketch;
  readonly iterations: number;
  readonly tests: number;
  readonly rounds: number;
  readonly slices: number;
  readonly restarts: number;
}

/** Tasks in a slice, about. */
export const SLICE_TASKS = 400;
/** Every so many rounds classes that may not share a run are searched together, for they may share a duty. */
const MIXED_EVERY = 4;
const PROGRESS_MS = 100;

export async function searchInRounds(
  problem: Problem,
  travel: TravelSource,
  options: RoundsOptions,
): Promise<RoundsResult> {
  const start = options.start ?? nobodyCarried(problem);
  const most = Math.ceil(problem.tasks / SLICE_TASKS) * 2 + 8;
  const board: Board = {
    stop: new Int32Array(new SharedArrayBuffer(4)),
    live: new Float64Array(new SharedArrayBuffer(8 * LIVE * most)),
  };
  const stop = (): void => {
    Atomics.store(board.stop, 0, 1);
  };
  options.stop?.addEventListener('abort', stop);
  if (options.stop?.aborted) stop();
  const pool = new SlicePool(options.threads, { problem, travel, board });
  const clock = new Clock(options.budget, problem.tasks);
  let sketch = start;
  let iterations = 0;
  let tests = 0;
  let round = 0;
  let sliceCount = 0;
  const tell = (done: Sketch | null): void =>
    options.onProgress?.(progressOf(round, clock.rounds, iterations, board, sliceCount, done));
  const timer = setInterval(() => tell(null), PROGRESS_MS);
  try {
    for (; round < clock.rounds && (round === 0 || !Atomics.load(board.stop, 0)); round++) {
      const random = new Random(options.seed, round);
      const cuts = slices(problem, sketch, SLICE_TASKS, round % MIXED_EVERY !== MIXED_EVERY - 1, random);
      board.live.fill(0);
      sliceCount = cuts.length;
      const results = await runSlices(problem, pool, cuts, round, clock, options);
      sketch = {
        duties: results.flatMap((result) => result.sketch.duties),
        absent: results.flatMap((result) => result.sketch.absent),
      };
      for (const result of results) {
        iterations += result.iterations;
        tests += result.tests;
      }
      board.live.fill(0);
      tell(sketch);
    }
  } finally {
    clearInterval(timer);
    options.stop?.removeEventListener('abort', stop);
    await pool.close();
  }
  return { sketch, iterations, tests, rounds: round, slices: sliceCount, restarts: pool.restarts };
}

async function runSlices(
  problem: Problem,
  pool: SlicePool,
  cuts: readonly Sketch[],
  round: number,
  clock: Clock,
  options: RoundsOptions,
): Promise<SliceResult[]> {
  const allowances = shareOut(problem, cuts, options.allowance);
  const sizes = cuts.map((cut) => tasksIn(cut).length);
  const budgets = clock.budgets(round, sizes, options.threads);
  const parameters = cooled(options.parameters ?? DEFAULT_PARAMETERS, round, clock.rounds);
  const jobs = cuts.map(
    (sketch, slot): SliceJob => ({
      slot,
      task: { seed: [options.seed, round, slot], sketch, allowance: allowances[slot], parameters },
      budget: budgets[slot],
    }),
  );
  // Largest first, so that the threads finish together; results stay in the order of the slices.
  const order = jobs.map((_, i) => i).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const results: SliceResult[] = [];
  await Promise.all(
    order.map(async (i) => {
      const idle = options.onlyWaiting && cuts[i].absent.length === 0;
      results[i] = idle ? { sketch: cuts[i], iterations: 0, tests: 0 } : await pool.solve(jobs[i]);
    }),
  );
  return results;
}

/** The round's part of the geometric cooling. */
function cooled(parameters: SearchParameters, round: number, rounds: number): SearchParameters {
  const { startTemperature, endTemperature } = parameters;
  const at = (share: number): number => startTemperature * (endTemperature / startTemperature) ** share;
  return { ...parameters, startTemperature: at(round / rounds), endTemperature: at((round + 1) / rounds) };
}

/** Shares the budget out over rounds and slices. */
class Clock {
  readonly rounds: number;
  readonly #budget: Budget;
  readonly #started = performance.now();

  constructor(budget: Budget, tasks: number) {
    this.#budget = budget;
    // A task should be looked at some tens of times in a round; a round of seconds should be worth its overhead.
    const wish =
      'iterations' in budget ? budget.iterations / Math.max(500, 10 * tasks) : budget.seconds / (2 + tasks / 600);
    this.rounds = Math.min(40, Math.max(2, Math.round(wish)));
  }

  /** By slice, in proportion to its tasks. With seconds, the threads' loads are evened out. */
  budgets(round: number, sizes: readonly number[], threads: number): Budget[] {
    const total = Math.max(
      1,
      sizes.reduce((a, b) => a + b, 0),
    );
    const budget = this.#budget;
    if ('iterations' in budget) {
      const inRound = budget.iterations / this.rounds;
      return sizes.map((size) => ({ iterations: Math.max(1, Math.round((inRound * size) / total)) }));
    }
    const left = budget.seconds - (performance.now() - this.#started) / 1000;
    const seconds = Math.max(0.05, left / (this.rounds - round));
    const load = new Float64Array(threads);
    const thread = new Int32Array(sizes.length);
    const order = sizes.map((_, i) => i).sort((a, b) => sizes[b] - sizes[a] || a - b);
    for (const i of order) {
      thread[i] = load.indexOf(Math.min(...load));
      load[thread[i]] += sizes[i];
    }
    return sizes.map((size, i) => ({ seconds: (seconds * size) / Math.max(1, load[thread[i]]) }));
  }
}

function progressOf(
  round: number,
  rounds: number,
  iterationsBefore: number,
  board: Board,
  sliceCount: number,
  done: Sketch | null,
): RoundsProgress {
  let iterations = iterationsBefore;
  let cost = done ? done.duties.reduce((sum, duty) => sum + duty.cost, 0) : 0;
  let absent = done ? done.absent.length : 0;
  let vehicles = done ? done.duties.length : 0;
  for (let s = 0; s < sliceCount && !done; s++) {
    iterations += board.live[s * LIVE];
    cost += board.live[s * LIVE + 1];
    absent += board.live[s * LIVE + 2];
    vehicles += board.live[s * LIVE + 3];
  }
  return { round, rounds, iterations, cost, absent, vehicles };
}

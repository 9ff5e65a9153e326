/** The worker threads and what they share, for the length of one optimisation: cuts, hands out and collects slices. */
import { type DecompositionParameters, shareOut, slices } from '../solve/decompose.ts';
import type { Problem } from '../solve/problem.ts';
import { Random } from '../solve/random.ts';
import type { SearchParameters } from '../solve/search.ts';
import { bestOf, nobodyCarried, pupilsIn, type Sketch, tasksIn } from '../solve/sketch.ts';
import type { SliceResult } from '../solve/slice.ts';
import type { Allowance } from '../solve/state.ts';
import { SlicePool } from './pool.ts';
import { type Board, type Budget, LIVE, type SliceJob } from './protocol.ts';
import type { TravelSource } from './travel.ts';

/** Rows of the notice board are made for slices of this size at the least. */
const SMALLEST_SLICE = 100;

export interface RoundTask {
  readonly sketch: Sketch;
  /** Streams of random numbers: the run's seed and the round. */
  readonly seed: readonly number[];
  /** Whether classes that may not share a run are searched apart. */
  readonly byClass: boolean;
  readonly allowance?: Allowance | undefined;
  readonly parameters: SearchParameters;
  /** Budget of every slice; `null` leaves it as it is. */
  readonly budgets: (cuts: readonly Sketch[]) => readonly (Budget | null)[];
  /** Whether threads without a slice search one once more, with other random numbers; the best result is kept. */
  readonly islands?: boolean;
}

export interface RoundResult {
  readonly sketch: Sketch;
  readonly iterations: number;
  readonly tests: number;
  readonly slices: number;
}

/**
 * Sums over the slices under way: iterations, cost in the search's unit, pupils absent, vehicles; of a slice with several
 * searches the iterations of all, the rest of the first.
 */
export interface LiveFigures {
  readonly iterations: number;
  readonly cost: number;
  readonly absent: number;
  readonly vehicles: number;
}

export class Team {
  readonly problem: Problem;
  readonly travel: TravelSource;
  readonly threads: number;
  readonly #pool: SlicePool;
  readonly #board: Board;
  readonly #stop: AbortSignal | undefined;
  readonly #onStop = (): void => {
    Atomics.store(this.#board.stop, 0, 1);
  };
  #slices = 0;
  #searches = 0;

  constructor(problem: Problem, travel: TravelSource, threads: number, stop: AbortSignal | undefined) {
    this.problem = problem;
    this.travel = travel;
    this.threads = threads;
    this.#stop = stop;
    const mostSlices = Math.ceil(problem.tasks / SMALLEST_SLICE);
    this.#board = {
      stop: new Int32Array(new SharedArrayBuffer(4)),
      live: new Float64Array(new SharedArrayBuffer(8 * LIVE * (2 * mostSlices + 8 + threads))),
    };
    this.#pool = new SlicePool(threads, { problem, travel, board: this.#board });
    stop?.addEventListener('abort', this.#onStop);
    if (stop?.aborted) this.#onStop();
  }

  /** Number of slices when nobody is carried yet. */
  slicesAtFirst({ sliceTasks }: DecompositionParameters): number {
    return this.#cut(nobodyCarried(this.problem), sliceTasks, true, [0]).length;
  }

  #cut(sketch: Sketch, target: number, byClass: boolean, seed: readonly number[]): Sketch[] {
    return slices(this.problem, sketch, target, byClass && this.problem.tasks > target, new Random(...seed));
  }

  /** Whether the user has asked for a gentle end. */
  get stopped(): boolean {
    return Atomics.load(this.#board.stop, 0) !== 0;
  }

  /** Slices done again because their worker died. */
  get restarts(): number {
    return this.#pool.restarts;
  }

  /** Searches that every slice may have side by side when there are so many slices. */
  islands(slices: number): number {
    return Math.max(1, Math.floor(this.threads / Math.max(1, slices)));
  }

  /** Cuts the solution, searches every slice that has a budget, and puts the solution together again. */
  async round(task: RoundTask): Promise<RoundResult> {
    const cuts = this.#cut(task.sketch, task.parameters.sliceTasks, task.byClass, task.seed);
    const allowances = shareOut(this.problem, cuts, task.allowance);
    const budgets = task.budgets(cuts);
    const { parameters } = task;
    const islands = task.islands ? this.islands(cuts.length) : 1;
    this.#announce(cuts, islands);
    // The first search of every slice, then the second of every slice, and so on.
    const jobs = Array.from({ length: islands * cuts.length }, (_, slot): SliceJob | null => {
      const i = slot % cuts.length;
      const budget = budgets[i];
      const slice = { seed: [...task.seed, slot], sketch: cuts[i], allowance: allowances[i], parameters };
      return budget && { slot, budget, task: slice };
    });
    const sizes = cuts.map((cut) => tasksIn(cut).length);
    const sizeOf = (slot: number): number => sizes[slot % cuts.length];
    // Largest first, so that the threads finish together; results stay in the order of the slices.
    const order = jobs.map((_, i) => i).sort((a, b) => sizeOf(b) - sizeOf(a) || a - b);
    const results: SliceResult[] = [];
    await Promise.all(
      order.map(async (i) => {
        const job = jobs[i];
        results[i] = job ? await this.#pool.solve(job) : { sketch: cuts[i % cuts.length], iterations: 0, tests: 0 };
      }),
    );
    const best = cuts.map((_, i) =>
      bestOf(
        this.problem,
        results.filter((_, slot) => slot % cuts.length === i).map(({ sketch }) => sketch),
      ),
    );
    return {
      sketch: { duties: best.flatMap(({ duties }) => duties), absent: best.flatMap(({ absent }) => absent) },
      iterations: results.reduce((sum, result) => sum + result.iterations, 0),
      tests: results.reduce((sum, result) => sum + result.tests, 0),
      slices: cuts.length,
    };
  }

  /** Writes where every slice starts on the notice board. */
  #announce(cuts: readonly Sketch[], islands: number): void {
    this.#slices = cuts.length;
    this.#searches = cuts.length * islands;
    for (let slot = 0; slot < this.#searches; slot++) this.#board.live[slot * LIVE] = 0;
    cuts.forEach((cut, slot) => {
      const cost = cut.duties.reduce((sum, duty) => sum + duty.cost, 0);
      this.#board.live.set([0, cost, pupilsIn(this.problem, cut.absent), cut.duties.length], slot * LIVE);
    });
  }

  live(): LiveFigures {
    const sum = (field: number, rows = this.#slices): number => {
      let total = 0;
      for (let slot = 0; slot < rows; slot++) total += this.#board.live[slot * LIVE + field];
      return total;
    };
    return { iterations: sum(0, this.#searches), cost: sum(1), absent: sum(2), vehicles: sum(3) };
  }

  async close(): Promise<void> {
    this.#stop?.removeEventListener('abort', this.#onStop);
    await this.#pool.close();
  }
}

/** Stop criteria: iterations, or seconds of the clock; both end early when the user asks. */
import type { StopCriterion } from '../solve/search.ts';
import { NO_LIMITS, type SolveLimits } from './highs.ts';
import { type Board, LIVE, type SliceJob } from './protocol.ts';

/** The criterion of a job; keeps the slice's row of the notice board up to date. */
export function stopCriterion(job: Pick<SliceJob, 'slot' | 'budget'>, board: Board): StopCriterion {
  const { slot, budget } = job;
  const started = performance.now();
  const row = slot * LIVE;
  const share =
    'iterations' in budget
      ? (iteration: number) => iteration / budget.iterations
      : () => (performance.now() - started) / (budget.seconds * 1000);
  return {
    progress: (iteration) => {
      board.live[row] = iteration;
      return Atomics.load(board.stop, 0) ? 1 : share(iteration);
    },
    improved: (cost, absent, vehicles) => {
      board.live[row + 1] = cost;
      board.live[row + 2] = absent;
      board.live[row + 3] = vehicles;
    },
  };
}

/** How long a solver may take: it counts against the slice's seconds. */
export function solveLimits({ budget }: Pick<SliceJob, 'budget'>, board: Board): SolveLimits {
  const stopped = (): boolean => Atomics.load(board.stop, 0) !== 0;
  if ('iterations' in budget) return { ...NO_LIMITS, stopped };
  const end = performance.now() + budget.seconds * 1000;
  return {
    allot: (share) => {
      const until = Math.min(performance.now() + share * budget.seconds * 1000, end);
      return () => Math.max(0, (until - performance.now()) / 1000);
    },
    stopped,
  };
}

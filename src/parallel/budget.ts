/** Stop criteria: iterations, or seconds of the clock; both end early when the user asks. */
import type { StopCriterion } from '../solve/search.ts';
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
  const untilAllCarried = 'iterations' in budget && budget.untilAllCarried === true;
  let allCarried = false;
  return {
    progress: (iteration) => {
      board.live[row] = iteration;
      return Atomics.load(board.stop, 0) || (untilAllCarried && allCarried) ? 1 : share(iteration);
    },
    improved: (cost, absent, vehicles) => {
      allCarried = absent === 0;
      board.live[row + 1] = cost;
      board.live[row + 2] = absent;
      board.live[row + 3] = vehicles;
    },
  };
}

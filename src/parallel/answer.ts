/** What a thread does with a job. */
import { tasksIn } from '../solve/sketch.ts';
import { solveSlice } from '../solve/slice.ts';
import { solveLimits, stopCriterion } from './budget.ts';
import { loadSolver, partitionSolver } from './highs.ts';
import { tripSolver } from './highsTrips.ts';
import type { SliceAnswer, SliceJob, WorkerContext } from './protocol.ts';
import { travelFor } from './travel.ts';

/** Searches the slice. Failures come back as data. */
export async function answerJob({ problem, travel, board }: WorkerContext, job: SliceJob): Promise<SliceAnswer> {
  const { partitions, tripCovers } = job.task.parameters;
  const highs = partitions > 0 || tripCovers > 0 ? await loadSolver() : null;
  try {
    const drives = travelFor(problem, travel, tasksIn(job.task.sketch));
    const limits = solveLimits(job, board);
    const solvers = highs && { partition: partitionSolver(highs, limits), trips: tripSolver(highs, limits) };
    return { ok: true, result: solveSlice(problem, drives, job.task, stopCriterion(job, board), solvers) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { ok: false, message, stack: stack ?? '' };
  }
}

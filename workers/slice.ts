/** A worker thread: searches one slice at a time. */
import { workerData } from 'piscina';
import { stopCriterion } from '../src/parallel/budget.ts';
import type { SliceAnswer, SliceJob, WorkerContext } from '../src/parallel/protocol.ts';
import { travelFor } from '../src/parallel/travel.ts';
import { tasksIn } from '../src/solve/sketch.ts';
import { solveSlice } from '../src/solve/slice.ts';

const { problem, travel, board } = workerData as WorkerContext;

export default function run(job: SliceJob): SliceAnswer {
  if (job.crash) process.exit(1);
  try {
    const drives = travelFor(problem, travel, tasksIn(job.task.sketch));
    return { ok: true, result: solveSlice(problem, drives, job.task, stopCriterion(job, board)) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { ok: false, message, stack: stack ?? '' };
  }
}

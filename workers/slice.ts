/** A worker thread: searches one slice at a time. */
import { workerData } from 'piscina';
import { answerJob } from '../src/parallel/answer.ts';
import type { SliceAnswer, SliceJob, WorkerContext } from '../src/parallel/protocol.ts';

export default function run(job: SliceJob): Promise<SliceAnswer> {
  if (job.crash) process.exit(1);
  return answerJob(workerData as WorkerContext, job);
}

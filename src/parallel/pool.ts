/** The threads that search slices. A worker that dies is replaced and its slice done again. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { SliceResult } from '../solve/slice.ts';
import { answerJob } from './answer.ts';
import type { SliceAnswer, SliceJob, WorkerContext } from './protocol.ts';

/** Attempts at one slice before the search gives up. */
const ATTEMPTS = 3;

export class SlicePool {
  readonly #pool: Piscina<SliceJob, SliceAnswer> | null;
  readonly #context: WorkerContext;
  /** Slices done again because their worker died. */
  restarts = 0;

  /** With 0 threads the slices are searched in the calling thread: no start-up, but nothing else moves meanwhile. */
  constructor(threads: number, context: WorkerContext) {
    this.#context = context;
    this.#pool = threads > 0 ? workers(threads, context) : null;
  }

  /** Searches the slice; throws after several failures, with the last one's stack. */
  async solve(job: SliceJob): Promise<SliceResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = this.#pool ? await this.#pool.run(again(job, attempt)) : answerJob(this.#context, job);
        if (answer.ok) return answer.result;
        throw new SliceFailure(`slice ${job.slot}: ${answer.message}\n${answer.stack}`);
      } catch (error) {
        if (error instanceof SliceFailure || attempt >= ATTEMPTS) throw error;
        this.restarts++;
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}

function workers(threads: number, context: WorkerContext): Piscina<SliceJob, SliceAnswer> {
  // Run from source (tests, tsx) the worker is TypeScript too and needs the loader; built, it is plain JavaScript.
  const source = import.meta.url.endsWith('.ts');
  const pool = new Piscina<SliceJob, SliceAnswer>({
    filename: fileURLToPath(new URL(`../../workers/slice.${source ? 'ts' : 'js'}`, import.meta.url)),
    execArgv: source ? ['--import', 'tsx'] : [],
    workerData: context,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
  });
  // A worker that fails between two slices is replaced; one that fails in a slice rejects it, which `solve` reports.
  // Without a listener either would end the program.
  pool.on('error', () => {});
  return pool;
}

/** A crash asked for by a test happens once. */
function again(job: SliceJob, attempt: number): SliceJob {
  return attempt === 1 ? job : { ...job, crash: false };
}

/** The slice's own code failed: doing it again would fail again. */
class SliceFailure extends Error {}

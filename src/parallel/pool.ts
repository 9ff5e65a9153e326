/** The threads that search slices. A worker that dies is replaced and its slice done again. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { SliceResult } from '../solve/slice.ts';
import { answerJob } from './answer.ts';
import type { SliceAnswer, SliceJob, WorkerContext } from './protocol.ts';

/** Attempts at one slice before the search gives up. */
const ATTEMPTS = 3;
/** Run from source (tests, tsx) the worker is TypeScript too and needs the loader; built, it is plain JavaScript. */
const FROM_SOURCE = import.meta.url.endsWith('.ts');
const SLICE_WORKER = fileURLToPath(new URL(`../../workers/slice.${FROM_SOURCE ? 'ts' : 'js'}`, import.meta.url));

export class SlicePool {
  readonly #pool: Piscina<SliceJob, SliceAnswer> | null;
  readonly #context: WorkerContext;
  /** By slice that has a worker or waits for one: what sends it back. */
  readonly #underWay = new Set<AbortController>();
  /** Slices done again because their worker died. */
  restarts = 0;

  /**
   * With 0 threads the slices are searched in the calling thread: no start-up, but nothing else moves meanwhile.
   *
   * @param file the workers' module; tests give others
   */
  constructor(threads: number, context: WorkerContext, file = SLICE_WORKER) {
    this.#context = context;
    this.#pool = threads > 0 ? workers(threads, context, file) : null;
    this.#pool?.on('error', this.#onError);
  }

  /**
   * A worker without a slice has failed. Without a listener that would end the program. While there are others they take
   * up the slices; after the last one, Piscina starts no more by itself and the slices that wait would wait for ever.
   */
  readonly #onError = (error: unknown): void => {
    if (this.#pool?.threads.length === 0) for (const slice of this.#underWay) slice.abort(error);
  };

  /** Searches the slice; throws after several failures, with the last one's stack. */
  async solve(job: SliceJob): Promise<SliceResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = this.#pool
          ? await this.#inWorker(this.#pool, again(job, attempt))
          : await answerJob(this.#context, job);
        if (answer.ok) return answer.result;
        throw new SliceFailure(`slice ${job.slot}: ${answer.message}\n${answer.stack}`);
      } catch (error) {
        if (error instanceof SliceFailure || attempt >= ATTEMPTS) throw error;
        this.restarts++;
      }
    }
  }

  async #inWorker(pool: Piscina<SliceJob, SliceAnswer>, job: SliceJob): Promise<SliceAnswer> {
    const slice = new AbortController();
    this.#underWay.add(slice);
    try {
      return await pool.run(job, { signal: slice.signal });
    } catch (error) {
      throw slice.signal.aborted ? slice.signal.reason : error;
    } finally {
      this.#underWay.delete(slice);
    }
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}

function workers(threads: number, context: WorkerContext, file: string): Piscina<SliceJob, SliceAnswer> {
  return new Piscina<SliceJob, SliceAnswer>({
    filename: file,
    execArgv: FROM_SOURCE ? ['--import', 'tsx'] : [],
    workerData: context,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
  });
}

/** A crash asked for by a test happens once. */
function again(job: SliceJob, attempt: number): SliceJob {
  return attempt === 1 ? job : { ...job, crash: false };
}

/** The slice's own code failed: doing it again would fail again. */
class SliceFailure extends Error {}

/** One pool of worker threads for a whole search. A worker that dies is replaced and its slice done again. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { SliceResult } from '../solve/slice.ts';
import type { SliceAnswer, SliceJob, WorkerContext } from './protocol.ts';

/** Attempts at one slice before the search gives up. */
const ATTEMPTS = 3;

export class SlicePool {
  readonly #pool: Piscina<SliceJob, SliceAnswer>;
  /** Slices done again because their worker died. */
  restarts = 0;

  constructor(threads: number, context: WorkerContext) {
    // Run from source (tests, tsx) the worker is TypeScript too and needs the loader; built, it is plain JavaScript.
    const source = import.meta.url.endsWith('.ts');
    this.#pool = new Piscina<SliceJob, SliceAnswer>({
      filename: fileURLToPath(new URL(`../../workers/slice.${source ? 'ts' : 'js'}`, import.meta.url)),
      execArgv: source ? ['--import', 'tsx'] : [],
      workerData: context,
      minThreads: threads,
      maxThreads: threads,
      idleTimeout: Number.POSITIVE_INFINITY,
    });
  }

  /** Searches the slice; throws after several failures, with the last one's stack. */
  async solve(job: SliceJob): Promise<SliceResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.#pool.run(attempt === 1 ? job : { ...job, crash: false });
        if (answer.ok) return answer.result;
        throw new SliceFailure(`slice ${job.slot}: ${answer.message}\n${answer.stack}`);
      } catch (error) {
        if (error instanceof SliceFailure || attempt >= ATTEMPTS) throw error;
        this.restarts++;
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/** The slice's own code failed: doing it again would fail again. */
class SliceFailure extends Error {}

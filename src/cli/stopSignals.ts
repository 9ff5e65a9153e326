/** Ctrl-C and SIGTERM while a search runs: first stop gently, then at once. */
import { discardUnfinished } from '../report/index.ts';

/** What a shell reports for a process ended by Ctrl-C. */
const EXIT_INTERRUPTED = 130;
/** `npm run` passes on a Ctrl-C that the terminal has sent to us as well: two within this time are one. */
const ONE_KEYSTROKE_MS = 300;

export interface StopSignals {
  /** Aborted by the first Ctrl-C, or SIGTERM. */
  readonly stop: AbortSignal;
  /** Call when the plan is written: signals then end the process as usual. */
  end(): void;
}

/** Starts listening. `out` is the plan folder being written, whose unfinished files a second Ctrl-C clears away. */
export function listenForStop(out: string, say: (text: string) => void): StopSignals {
  const controller = new AbortController();
  let first = Number.NEGATIVE_INFINITY;
  const gently = () => {
    if (controller.signal.aborted) return;
    say('Stopping: the best lawful plan so far will be written. Press Ctrl-C again to leave at once without it.');
    controller.abort();
  };
  const onInterrupt = () => {
    const now = performance.now();
    if (!controller.signal.aborted) {
      first = now;
      return gently();
    }
    if (now - first < ONE_KEYSTROKE_MS) return;
    // The folders change places in one go that no signal handler can come between: all that can be there now is
    // an unfinished new folder.
    discardUnfinished(out);
    process.exit(EXIT_INTERRUPTED);
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', gently);
  return {
    stop: controller.signal,
    end: () => {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', gently);
    },
  };
}

/** How an optimisation goes, in the planner's figures. */
import type { Case, Pence } from './model/index.ts';
import type { RoundsProgress } from './parallel/rounds.ts';
import { COST_PER_CENTIPENCE } from './solve/problem.ts';

export interface Progress {
  readonly phase: 'reading' | 'searching' | 'timing' | 'checking';
  /** Which of how many times the case is solved: 1 of 1, and more of more with other seeds. */
  readonly solve: number;
  readonly solves: number;
  readonly elapsedSeconds: number;
  readonly iterations: number;
  readonly iterationsPerSecond: number;
  readonly vehicles: number;
  readonly pencePerYear: Pence;
  readonly notCarried: number;
  /** Of this solve. */
  readonly fractionDone: number;
}

/** Turns the search's own figures into the planner's. */
export class Reporter {
  readonly #started = performance.now();
  readonly #schoolDays: number;
  readonly #tell: ((progress: Progress) => void) | undefined;
  #last: Progress;
  #searchStarted = 0;

  /** @param solves how many times the case will be solved. */
  constructor(theCase: Case, solves: number, tell: ((progress: Progress) => void) | undefined) {
    this.#schoolDays = theCase.policy.schoolDaysPerYear;
    this.#tell = tell;
    this.#last = {
      phase: 'reading',
      solve: 1,
      solves,
      elapsedSeconds: 0,
      iterations: 0,
      iterationsPerSecond: 0,
      vehicles: 0,
      pencePerYear: 0,
      notCarried: theCase.pupils.length,
      fractionDone: 0,
    };
  }

  elapsedSeconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  phase(phase: Progress['phase']): void {
    this.#update({ phase });
  }

  /** The case is solved for the so manieth time from here on. */
  startSearch(solve: number): void {
    this.#searchStarted = performance.now();
    this.#update({ phase: 'searching', solve, iterations: 0, iterationsPerSecond: 0, fractionDone: 0 });
  }

  readonly searching = (progress: RoundsProgress): void => {
    const seconds = Math.max(0.001, (performance.now() - this.#searchStarted) / 1000);
    this.#update({
      iterations: progress.iterations,
      iterationsPerSecond: Math.round(progress.iterations / seconds),
      vehicles: progress.vehicles,
      pencePerYear: Math.round((progress.cost / COST_PER_CENTIPENCE / 100 / 5) * this.#schoolDays),
      notCarried: progress.absent,
      fractionDone: progress.fraction,
    });
  };

  #update(change: Partial<Progress>): void {
    this.#last = { ...this.#last, ...change, elapsedSeconds: this.elapsedSeconds() };
    this.#tell?.(this.#last);
  }
}

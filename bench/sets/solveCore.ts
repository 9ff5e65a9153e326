/** The core's search on a benchmark problem: what `optimise` does, without a council's case around it. */
import type { Budget } from '../../src/parallel/protocol.ts';
import { searchInRounds } from '../../src/parallel/rounds.ts';
import { Team } from '../../src/parallel/team.ts';
import type { SearchParameters } from '../../src/solve/search.ts';
import type { CoreProblem } from './coreProblem.ts';
import type { PlainSolution } from './plain.ts';
import { solutionOf } from './readSketch.ts';

export interface CoreResult {
  readonly solution: PlainSolution;
  readonly iterations: number;
  /** Insertion positions tested. */
  readonly tests: number;
  /** Of the search, threads' start-up included. */
  readonly seconds: number;
}

/** Solves it from nothing; with 0 threads in the calling thread. */
export async function solveCore(
  core: CoreProblem,
  parameters: SearchParameters,
  budget: Budget,
  seed: number,
  threads: number,
): Promise<CoreResult> {
  const started = performance.now();
  const team = new Team(core.problem, { kind: 'whole', travel: core.travel }, threads, undefined);
  try {
    const { sketch, iterations, tests } = await searchInRounds(team, { seed, budget, parameters });
    const seconds = (performance.now() - started) / 1000;
    return { solution: solutionOf(core, sketch), iterations, tests, seconds };
  } finally {
    await team.close();
  }
}

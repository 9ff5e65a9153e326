/** What every benchmark set offers to the quality benchmark. */
import type { Budget } from '../../src/parallel/protocol.ts';
import type { SearchParameters } from '../../src/solve/search.ts';

export interface BenchSet {
  readonly name: string;
  /** What is measured and how, in one or two lines for the table's caption. */
  readonly about: string;
  /** Reads the set from the shared folder; throws with a clear message when that is absent. */
  instances(): Promise<readonly BenchInstance[]>;
}

export interface BenchInstance {
  /** Unique within the set, e.g. `RSRB01 2700 s fixed bell`. */
  readonly name: string;
  /** Instances whose totals belong together, e.g. `fixed bell 2700 s`. */
  readonly group: string;
  /** Figures to compare with, by the names of {@link Measured.figures}; absent where nobody has published one. */
  readonly reference: Readonly<Record<string, number>>;
  /** Where the reference comes from. */
  readonly source: string;
  /** Solves it from nothing; `parameters` of the search go over the set's own. */
  solve(budget: Budget, seed: number, threads: number, parameters?: Partial<SearchParameters>): Promise<Measured>;
}

export interface Measured {
  /**
   * Worked out by the independent verifier from the written solution, never by the search: the first is what the set
   * ranks by, the others break ties. Smaller is better.
   */
  readonly figures: Readonly<Record<string, number>>;
  /** What the verifier found; an unlawful solution counts as none. */
  readonly violations: readonly string[];
  readonly iterations: number;
  /** Insertion positions tested. */
  readonly tests: number;
  readonly seconds: number;
}

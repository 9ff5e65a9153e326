/** What no lawful plan of a case can go below. Worked out in `src/bound`. */
import type { Pence } from './units.ts';

export interface LowerBound {
  /** No lawful plan that carries every pupil costs less in a year; rounded downwards. */
  readonly pencePerYear: Pence;
  /** No lawful plan that carries every pupil has fewer vehicles. */
  readonly vehicles: number;
  /** What both figures rest on, a sentence each. */
  readonly assumes: readonly string[];
}

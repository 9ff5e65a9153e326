/** What every section of the page is made from. */
import type { Case, Findings } from '../../model/index.ts';
import type { Reported } from '../summary.ts';

export interface Subject {
  readonly theCase: Case;
  readonly reported: Reported;
  readonly findings: Findings;
}

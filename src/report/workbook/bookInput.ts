/** All that a sheet is made from. */
import type { Case, Findings } from '../../model/index.ts';
import { type Lookup, lookupOf } from '../sheets/lookup.ts';
import type { Reported } from '../summary.ts';

export interface BookInput {
  readonly theCase: Case;
  readonly reported: Reported;
  readonly findings: Findings;
  readonly lookup: Lookup;
}

export function bookInput(theCase: Case, reported: Reported, findings: Findings): BookInput {
  return { theCase, reported, findings, lookup: lookupOf(theCase) };
}

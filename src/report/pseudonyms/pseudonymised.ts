/**
 * A case and its plan as they may leave the team: codes for ids, homes to 200 metres, postcodes to the district, no
 * free text. It is made once, before anything is written, so that no writer can forget it. Times, rides, distances and
 * costs are those of the true homes, judged before; nothing is computed anew.
 *
 * The result is still about persons: who knows the roads can narrow a home down by distances and times. It is for
 * people who are bound to secrecy and need no names, not for publication.
 */
import type { Case, Judgement, Plan, Today } from '../../model/index.ts';
import type { Reported } from '../summary.ts';
import { pseudonymousCase } from './pseudonymousCase.ts';
import { pseudonymousJudgement, pseudonymousPlan } from './pseudonymousPlan.ts';
import { renamerFor } from './renamer.ts';

export interface Pseudonymised {
  readonly theCase: Case;
  readonly reported: Reported;
}

/** @param key secret; the same key gives the same codes. The result does not hold it. */
export function pseudonymised(theCase: Case, reported: Reported, key: Uint8Array): Pseudonymised {
  const { pseudonymKey: _secret, ...shown } = reported;
  const rename = renamerFor(theCase, [reported.plan, ...(reported.today ? [reported.today.plan] : [])], key);
  const both = ({ plan, judgement }: { readonly plan: Plan; readonly judgement: Judgement }) => ({
    plan: pseudonymousPlan(plan, rename),
    judgement: pseudonymousJudgement(judgement, rename),
  });
  const today: Today | null = reported.today && { ...reported.today, ...both(reported.today) };
  return {
    theCase: pseudonymousCase(theCase, rename),
    reported: { ...shown, ...both(reported), today, isPseudonymised: true },
  };
}

/** The last line of `optimise --json`: what the plan is and where. */
import type { Case, ExitCode } from '../model/index.ts';
import type { Optimised } from '../pipeline.ts';
import { countsOf } from '../report/index.ts';

/** An object of type `result`; money in pounds a year. */
export function resultJson(
  out: string,
  theCase: Case,
  { plan, judgement, today, lowerBound }: Optimised,
  exitCode: ExitCode,
) {
  const { cost } = judgement;
  return {
    type: 'result',
    exit_code: exitCode,
    plan_folder: out,
    cost_per_year_gbp: cost.total / 100,
    lower_bound_per_year_gbp: lowerBound && lowerBound.pencePerYear / 100,
    today_paid_per_year_gbp: today && today.paidPerYear / 100,
    today_at_rates_per_year_gbp: today && today.judgement.cost.total / 100,
    ...countsOf(theCase, plan, judgement),
    not_carried: plan.exceptions
      .filter((e) => e.code === 'not_carried')
      .map((e) => ({ pupil_id: e.pupilId, session: e.session, why: e.message, what_would_help: e.whatWouldHelp })),
  };
}

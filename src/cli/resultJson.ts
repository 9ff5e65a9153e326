/** The last line of `optimise --json`: what the plan is and where. */
import type { Case, ExitCode, Resolved, WhatIf } from '../model/index.ts';
import type { Optimised } from '../pipeline.ts';
import { countsOf } from '../report/index.ts';

/** An object of type `result`; money in pounds a year. */
export function resultJson(out: string, theCase: Case, optimised: Optimised, exitCode: ExitCode) {
  const { plan, judgement, today, lowerBound, whatIf, resolved, refusedSeeds } = optimised;
  return {
    type: 'result',
    exit_code: exitCode,
    plan_folder: out,
    cost_per_year_gbp: judgement.cost.total / 100,
    lower_bound_per_year_gbp: lowerBound && lowerBound.pencePerYear / 100,
    today_paid_per_year_gbp: today && today.paidPerYear / 100,
    today_at_rates_per_year_gbp: today && today.judgement.cost.total / 100,
    ...countsOf(theCase, plan, judgement),
    not_carried: plan.exceptions
      .filter((e) => e.code === 'not_carried')
      .map((e) => ({ pupil_id: e.pupilId, session: e.session, why: e.message, what_would_help: e.whatWouldHelp })),
    what_if: whatIf.map(whatIfJson),
    solved_again: resolved.map(solvedAgainJson),
    refused_seeds: refusedSeeds.map(({ seed, error }) => ({ seed, rule: error.violations[0].rule })),
  };
}

/** The plan driven again, every drive times `factor`; all counts a week. */
function whatIfJson(w: WhatIf) {
  return {
    factor: w.factor,
    calls: w.calls,
    calls_late: w.callsLate,
    late_seconds: w.lateSeconds,
    worst_late_seconds: w.worstLateSeconds,
    school_calls_outside_bell: w.schoolCallsOutsideBell,
    rides_over_limit: w.ridesOverLimit,
    runs_started_late: w.runsStartedLate,
    lawful: w.lawful,
  };
}

/** What one seed found; the plan's own comes first. */
function solvedAgainJson(r: Resolved) {
  return {
    seed: r.seed,
    cost_per_year_gbp: r.pencePerYear / 100,
    vehicles: r.vehicles,
    pupils_not_carried_or_in_part: r.notCarried,
  };
}

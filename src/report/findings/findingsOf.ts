/** Everything that the reports show, worked out once for all of them. */
import { breakdowns, deliverable, fourColumns, PUBLISHED_AVERAGES, priceLevel, waterfalls } from '../../cost/index.ts';
import type { Case, Findings } from '../../model/index.ts';
import type { Reported } from '../summary.ts';
import { changesOf } from './changes.ts';
import { notIncludedOf } from './notIncluded.ts';
import { serviceOf } from './service.ts';
import { todayFaultsOf } from './todayFaults.ts';

/** Money, service and changes of `reported`; what needs the roads or another search is in `reported` already. */
export function findingsOf(theCase: Case, reported: Reported): Findings {
  const { plan, judgement, today } = reported;
  const level = today && priceLevel(theCase, today);
  return {
    columns: fourColumns(theCase, judgement.duties, today, level),
    parts: { todayAtRates: today?.judgement.cost ?? null, planAtRates: judgement.cost },
    priceLevel: level,
    waterfalls: today ? waterfalls(theCase, judgement.duties, today, level) : [],
    breakdowns: breakdowns(theCase, plan, judgement, today, level),
    published: reported.published ?? PUBLISHED_AVERAGES,
    deliverable: today && deliverable(theCase, judgement, level),
    service: {
      today: today && serviceOf(theCase, today.plan, today.judgement),
      plan: serviceOf(theCase, plan, judgement),
    },
    changes: today && changesOf(theCase, plan, judgement, today),
    todayFaults: today && todayFaultsOf(theCase, today),
    whatIf: reported.whatIf ?? [],
    resolved: reported.resolved ?? [],
    notIncluded: notIncludedOf(theCase, reported),
  };
}

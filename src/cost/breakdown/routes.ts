/** What each route of the plan costs. */
import type { Case, Judgement, Pence } from '../../model/index.ts';
import { apportion } from '../apportion.ts';
import { exactWeek, totalOf } from '../exact.ts';
import { caseRates } from '../rates.ts';
import { costOfYear } from '../year.ts';
import { weighDuties } from './portions.ts';

/** The plan's cost of a year at the rates by route id: a duty's in equal parts to its routes, to the penny in all. */
export function costOfRoutes(theCase: Case, judgement: Judgement): Map<string, Pence> {
  const rates = caseRates(theCase);
  const routes = weighDuties(judgement.duties, (duty) => totalOf(exactWeek(duty, rates)));
  const shares = apportion(
    costOfYear(judgement.duties, theCase).total,
    routes.map(({ weight }) => weight),
  );
  return new Map(routes.map(({ routeId }, i) => [routeId, shares[i]]));
}

/** What each pupil's transport costs. */
import type { Case, Judgement, Pence, Plan } from '../../model/index.ts';
import { exactWeek, totalOf } from '../exact.ts';
import { caseRates } from '../rates.ts';
import { costOfYear } from '../year.ts';
import { portions, weighDuties } from './portions.ts';

/**
 * The plan's cost of a year at the rates by pupil id, in the case's order: a duty's cost in equal parts to its routes,
 * a route's to its pupils by rides. Adds up to the cost of the plan; pupils who are not carried cost nothing. (A route
 * that carries nobody, which no lawful plan has, is nobody's cost.)
 */
export function costOfPupils(theCase: Case, _plan: Plan, judgement: Judgement): Map<string, Pence> {
  const costs = new Map<string, Pence>(theCase.pupils.map((pupil) => [pupil.id, 0]));
  const rates = caseRates(theCase);
  const { total } = costOfYear(judgement.duties, theCase);
  const routes = weighDuties(judgement.duties, (duty) => totalOf(exactWeek(duty, rates)));
  for (const { pupilId, pence } of portions(theCase, total, routes, judgement)) {
    if (pupilId !== null) costs.set(pupilId, (costs.get(pupilId) ?? 0) + pence);
  }
  return costs;
}

/** A year's money by route and by contract, each in whole pence that add up to the figure of its column. */
import type { Case, DutyWeek, Judgement, Pence, PriceLevel, Today } from '../../model/index.ts';
import { apportion } from '../apportion.ts';
import { exactWeek, totalOf } from '../exact.ts';
import { caseRates, levelRates, type Rates } from '../rates.ts';
import { paidToday, pricePerDay } from '../today.ts';
import { weighDuties } from './portions.ts';

/** The cost of a year at the rates by route id: a duty's in equal parts to its routes. Adds up to `judgement.cost`. */
export function costOfRoutes(theCase: Case, judgement: Judgement): Map<string, Pence> {
  return shared(judgement.cost.total, judgement, caseRates(theCase));
}

/** Today's contracts at today's price level, by contract; those that carry nobody are left out. */
export function fittedOfContracts(today: Today, level: PriceLevel): Map<string, Pence> {
  return shared(level.todayFitted, today.judgement, levelRates(level));
}

/** What is paid for each of today's contracts a year, assistants included, by contract. */
export function paidOfContracts(theCase: Case): Map<string, Pence> {
  const routes = theCase.currentRoutes ?? [];
  const pence = apportion(
    paidToday(theCase),
    routes.map((route) => BigInt(pricePerDay(route))),
  );
  return new Map(routes.map(({ id }, i) => [id, pence[i]]));
}

function shared(total: Pence, { duties }: Judgement, rates: Rates): Map<string, Pence> {
  const routes = weighDuties(duties, (duty: DutyWeek) => totalOf(exactWeek(duty, rates)));
  const pence = apportion(
    total,
    routes.map(({ weight }) => weight),
  );
  return new Map(routes.map(({ routeId }, i) => [routeId, pence[i]]));
}

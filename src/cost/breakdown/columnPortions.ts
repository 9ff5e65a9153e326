/** Each of the four columns shared out over routes and pupils. */
import {
  type Case,
  type DutyWeek,
  type FourColumns,
  type Judgement,
  PRICINGS,
  type PriceLevel,
  type Pricing,
  type Today,
} from '../../model/index.ts';
import { exactWeek, totalOf } from '../exact.ts';
import { caseRates, levelRates, type Rates } from '../rates.ts';
import { pricePerDay } from '../today.ts';
import { type Portion, portions, type Weighed, weighDuties } from './portions.ts';

/** By column, its portions, which add up to the column's figure; `null` where it has none. */
export type ColumnPortions = Readonly<Record<Pricing, readonly Portion[] | null>>;

/** Shares out the columns: today's by today's routes and rides, the plan's by its own. */
export function columnPortions(
  theCase: Case,
  columns: FourColumns,
  judgement: Judgement,
  today: Today | null,
  level: PriceLevel | null,
): ColumnPortions {
  const at = (rates: Rates) => (duty: DutyWeek) => totalOf(exactWeek(duty, rates));
  const weighed: Record<Pricing, () => Weighed[]> = {
    today_paid: () => contracts(theCase),
    today_at_rates: () => weighDuties(today?.judgement.duties ?? [], at(caseRates(theCase))),
    plan_at_rates: () => weighDuties(judgement.duties, at(caseRates(theCase))),
    plan_at_price_level: () => (level ? weighDuties(judgement.duties, at(levelRates(level))) : []),
  };
  const shared = PRICINGS.map((pricing): [Pricing, readonly Portion[] | null] => {
    const total = columns[pricing];
    const judged = pricing.startsWith('today') ? today?.judgement : judgement;
    return [pricing, total === null || !judged ? null : portions(theCase, total, weighed[pricing](), judged)];
  });
  return Object.fromEntries(shared) as Record<Pricing, readonly Portion[] | null>;
}

function contracts(theCase: Case): Weighed[] {
  return (theCase.currentRoutes ?? []).map((route) => ({ routeId: route.id, weight: BigInt(pricePerDay(route)) }));
}

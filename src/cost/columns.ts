/** The four ways to price a year, side by side. */
import type { Case, DutyWeek, FourColumns, PriceLevel, Today } from '../model/index.ts';
import { costAtPriceLevel } from './priceLevel/atPriceLevel.ts';
import { costOfYear } from './year.ts';

/**
 * Pence a year: today as paid, today's routes at the rates of the case, the plan at those rates, the plan at today's
 * price level. Only the second and the third, and the first and the fourth, differ by the routes alone.
 */
export function fourColumns(
  theCase: Case,
  planDuties: readonly DutyWeek[],
  today: Today | null,
  level: PriceLevel | null,
): FourColumns {
  return {
    today_paid: today?.paidPerYear ?? null,
    today_at_rates: today && costOfYear(today.judgement.duties, theCase).total,
    plan_at_rates: costOfYear(planDuties, theCase).total,
    plan_at_price_level: level && costAtPriceLevel(planDuties, level, theCase),
  };
}

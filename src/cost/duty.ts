/** A duty's year in whole pence; its mean weekday, whole and shared among its routes, for routes.csv. */
import type { Case, DutyWeek, Pence } from '../model/index.ts';
import { apportion } from './apportion.ts';
import { centipenceADay, exactWeek, totalOf } from './exact.ts';
import { caseRates } from './rates.ts';
import { costOfYearAt } from './year.ts';

/** Means over the five weekdays, days without a run included. Not rounded: sums × school days give the year. */
export interface DayFigures {
  readonly metres: number;
  readonly seconds: number;
  readonly centipence: number;
}

/** What a duty drives, works and costs on a mean weekday. */
export function costOfDutyPerDay(duty: DutyWeek, theCase: Case): DayFigures {
  const weekly = totalOf(exactWeek(duty, caseRates(theCase)));
  return { metres: duty.metres / 5, seconds: duty.seconds / 5, centipence: centipenceADay(weekly) };
}

/** An equal share of the duty's mean weekday for each of its routes. */
export function shareOfRoute(duty: DutyWeek, routes: number, theCase: Case): DayFigures {
  const whole = costOfDutyPerDay(duty, theCase);
  return {
    metres: whole.metres / routes,
    seconds: whole.seconds / routes,
    centipence: whole.centipence / routes,
  };
}

/** What each duty costs a year at these prices, in the order given; adds up to {@link costOfYearAt} of the same. */
export function penceOfDuties(duties: readonly DutyWeek[], theCase: Case, rates = caseRates(theCase)): Pence[] {
  const weights = duties.map((duty) => totalOf(exactWeek(duty, rates)));
  return apportion(costOfYearAt(rates, duties, theCase).total, weights);
}

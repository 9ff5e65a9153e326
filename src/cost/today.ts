/** What today's contracts cost. */
import type { Case, Centipence, CurrentRoute, Pence } from '../model/index.ts';
import { apportion } from './apportion.ts';
import { CENTIPENCE, roundHalfUp } from './exact.ts';

/** Vehicle and assistants of one route for one day. */
export function pricePerDay(route: CurrentRoute): Centipence {
  return route.pricePerDay + route.passengerAssistants * route.assistantPricePerDay;
}

/** Σ (price + assistants × assistant price) × school days; 0 without current routes. */
export function paidToday(theCase: Case): Pence {
  const day = (theCase.currentRoutes ?? []).reduce((sum, route) => sum + BigInt(pricePerDay(route)), 0n);
  return roundHalfUp(day * BigInt(theCase.policy.schoolDaysPerYear), CENTIPENCE);
}

/** What each contract costs a year, in the order of current_routes.csv; adds up to {@link paidToday}. */
export function penceOfContracts(theCase: Case): Pence[] {
  const prices = (theCase.currentRoutes ?? []).map((route) => BigInt(pricePerDay(route)));
  return apportion(paidToday(theCase), prices);
}

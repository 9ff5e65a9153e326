/** What the comparisons of a plan's claims with its calls have in common. */
import { type DayMask, type Journey, parseTime, type Seconds, type Session, type Violation } from '../model/index.ts';
import { violation } from './finding.ts';

/** A pound a year: what rounding by the day comes to. */
export const TOLERATED_PENCE = 100;

/** Rides are stated in minutes: less than one minute off is rounding. */
export const TOLERATED_SECONDS = 60;

/** A figure that the calls do not bear out. */
export function wrong(message: string, rest: Partial<Violation> = {}): Violation {
  return violation('stated_figures_wrong', message, rest);
}

/** Whether the text says that time: to the second where it has seconds, else to the minute, rounded or cut off. */
export function saysTime(text: string, time: Seconds): boolean {
  const stated = parseTime(text);
  if (stated === null) return false;
  return /:\d\d:/.test(text) ? stated === time : Math.abs(stated - time) < TOLERATED_SECONDS;
}

/** Rides of the session on any of these weekdays. */
export function onDays(journeys: readonly Journey[], session: Session, days: DayMask): Journey[] {
  return journeys.filter((j) => j.session === session && (j.days & days) !== 0);
}

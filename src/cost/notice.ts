/** When today's contracts can stop, and what share of the plan's first year they are still paid for. */
import type { CurrentRoute } from '../model/index.ts';

const DAY_MS = 86_400_000;

/** A calendar date as a count of days; UTC, so that no clock change makes a day short. */
function dayNumber(isoDate: string): number {
  return Math.round(Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS);
}

/** Days from the start of the plan to its anniversary: 365 or 366. */
export function daysOfFirstYear(planStart: string): number {
  const start = new Date(`${planStart}T00:00:00Z`);
  const next = Date.UTC(start.getUTCFullYear() + 1, start.getUTCMonth(), start.getUTCDate());
  return Math.round((next - start.getTime()) / DAY_MS);
}

/**
 * Calendar days of the plan's first year on which the route is still paid: from `plan_start` (counted) to the day it
 * can stop (not counted), the earlier of `contract_end` and `plan_start` + `notice_days`; none if that day is past,
 * the whole year at most.
 */
export function daysStillPaid(route: CurrentRoute, planStart: string): number {
  const start = dayNumber(planStart);
  const noticed = start + route.noticeDays;
  const stop = route.contractEnd === null ? noticed : Math.min(noticed, dayNumber(route.contractEnd));
  return Math.min(daysOfFirstYear(planStart), Math.max(0, stop - start));
}

/** When today's contracts can stop, and what share of the plan's first year they are still paid for. */
import type { ContractEnd, CurrentRoute } from '../model/index.ts';
import { type DayNumber, dayNumber } from './calendar.ts';

/** Days from the start of the plan to its anniversary: 365 or 366. */
export function daysOfFirstYear(planStart: string): number {
  const start = new Date(`${planStart}T00:00:00Z`);
  const anniversary = new Date(Date.UTC(start.getUTCFullYear() + 1, start.getUTCMonth(), start.getUTCDate()));
  return dayNumber(anniversary.toISOString().slice(0, 10)) - dayNumber(planStart);
}

export interface StopDay {
  /** First day on which the contract need not be paid. */
  readonly day: DayNumber;
  readonly because: ContractEnd['because'];
}

/**
 * When a contract can stop: on the earlier of `contract_end` and `plan_start` + `notice_days`, at the earliest on
 * `plan_start`. Where both are the same day it is the end of the contract.
 */
export function stopDay(route: CurrentRoute, planStart: string): StopDay {
  const start = dayNumber(planStart);
  const noticed = start + route.noticeDays;
  const ends = route.contractEnd === null ? null : dayNumber(route.contractEnd);
  if (ends === null || noticed < ends) return { day: noticed, because: 'notice' };
  return { day: Math.max(start, ends), because: 'contract_end' };
}

/**
 * Calendar days of the plan's first year on which the route is still paid: from `plan_start` (counted) to the day it
 * can stop (not counted), the whole year at most.
 */
export function daysStillPaid(route: CurrentRoute, planStart: string): number {
  return Math.min(daysOfFirstYear(planStart), stopDay(route, planStart).day - dayNumber(planStart));
}

/** Making violations and putting the days of equal ones together. */
import type { PlanException, Violation } from '../model/index.ts';
import type { Drives } from './drives.ts';
import type { Listings } from './listings.ts';
import type { Reach } from './reach.ts';
import type { RuleName } from './rules.ts';
import type { CallView, DayView, RunView } from './view.ts';

/** All a rule may look at. Everything asynchronous has been asked before the rules run. */
export interface PlanView extends DayView {
  readonly drives: Drives;
  readonly reach: Reach;
  readonly listings: Listings;
}

/** A rule: looks at the whole plan and returns what it finds, one violation a weekday. */
export type Rule = (view: PlanView) => Violation[];

type Rest = Partial<Omit<Violation, 'rule' | 'message'>>;

export function violation(rule: RuleName, message: string, rest: Rest): Violation {
  return { rule, routeId: null, session: null, days: 0, pupilId: null, placeId: null, time: null, ...rest, message };
}

/** A violation on one run of one weekday. */
export function onRun(rule: RuleName, run: RunView, message: string, rest: Rest = {}): Violation {
  return violation(rule, message, { routeId: run.route.id, session: run.session, days: 1 << run.day, ...rest });
}

/** A violation at one call of one run. */
export function atCall(rule: RuleName, run: RunView, call: CallView, message: string, rest: Rest = {}): Violation {
  return onRun(rule, run, message, { placeId: call.row.placeId, time: call.row.arrive, ...rest });
}

/** A violation in a row of `exceptions.csv`. */
export function inException(rule: RuleName, row: PlanException, days: number, message: string): Violation {
  return violation(rule, message, { session: row.session === 'both' ? null : row.session, days, pupilId: row.pupilId });
}

/** Violations that differ in their days alone become one with all those days; the order of the first is kept. */
export function groupDays(found: readonly Violation[]): Violation[] {
  const grouped = new Map<string, Violation>();
  for (const v of found) {
    const key = JSON.stringify([v.rule, v.routeId, v.session, v.pupilId, v.placeId, v.time, v.message]);
    const before = grouped.get(key);
    grouped.set(key, before ? { ...before, days: before.days | v.days } : v);
  }
  return [...grouped.values()];
}

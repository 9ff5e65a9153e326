/** Violations for people and for programs. */
import { type DayMask, formatDays, formatTime, type Judgement, type Violation } from '../model/index.ts';

/** One violation in one line: rule, where, when, what. */
export function violationText(v: Violation): string {
  const run = v.routeId === null ? '' : ` route ${v.routeId}`;
  const session = v.session === null ? '' : ` ${v.session}`;
  const days = v.days === 0 ? '' : ` ${daysText(v.days)}`;
  const time = v.time === null || !Number.isFinite(v.time) ? '' : ` ${formatTime(v.time)}`;
  return `[${v.rule}]${run}${session}${days}${time}: ${v.message}`;
}

/** A mask of a malformed plan may hold more than five days. */
function daysText(days: DayMask): string {
  return days >= 0 && days <= 31 ? formatDays(days) : `days ${days}`;
}

/** The same for programs, with the names of the plan's files. */
export function violationJson(v: Violation) {
  return {
    rule: v.rule,
    route_id: v.routeId,
    session: v.session,
    days: v.days === 0 ? null : daysText(v.days),
    pupil_id: v.pupilId,
    place_id: v.placeId,
    time: v.time === null || !Number.isFinite(v.time) ? null : formatTime(v.time),
    message: v.message,
  };
}

export interface RuleCount {
  readonly rule: string;
  readonly violations: number;
  /** Different pupils named by them. */
  readonly pupils: number;
  readonly worst: Violation;
}

/** Violations by rule in the order found; the worst ride is the one farthest over its limit, else most days decide. */
export function countByRule({ violations, journeys }: Pick<Judgement, 'violations' | 'journeys'>): RuleCount[] {
  const byRule = new Map<string, Violation[]>();
  for (const v of violations) {
    const list = byRule.get(v.rule);
    if (list) list.push(v);
    else byRule.set(v.rule, [v]);
  }
  const over = new Map<string, number>();
  for (const j of journeys) {
    const key = `${j.pupilId} ${j.session}`;
    over.set(key, Math.max(over.get(key) ?? 0, j.rideSeconds - j.limitSeconds));
  }
  const weight = (v: Violation) =>
    v.rule === 'ride_too_long'
      ? (over.get(`${v.pupilId} ${v.session}`) ?? 0)
      : formatDays(v.days).replace(/-/g, '').length;
  return [...byRule].map(([rule, list]) => ({
    rule,
    violations: list.length,
    pupils: new Set(list.flatMap((v) => v.pupilId ?? [])).size,
    worst: list.reduce((a, b) => (weight(b) > weight(a) ? b : a)),
  }));
}

/** Pounds and pence with thousands separated: `£6,026,990.00`. */
export function pounds(pence: number): string {
  const sign = pence < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(pence) / 100);
  return `${sign}£${whole.toLocaleString('en-GB')}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;
}

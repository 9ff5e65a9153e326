/** A route's run in one session, weekday by weekday: what is the same on several days is one run of those days. */
import {
  type DayMask,
  type PlanCall,
  type PlanRoute,
  type Session,
  WEEKDAY_NAMES,
  WEEKDAYS,
} from '../../model/index.ts';

/** One run as it is driven on each of its days. */
export interface DayRun {
  readonly days: DayMask;
  /** In the order of the drive; never empty. */
  readonly calls: readonly PlanCall[];
}

/**
 * The session's runs, the one of the earliest weekday first; empty when the route has none.
 * @param sameness what two days must share to be one: the days whose texts are equal are put together.
 */
export function dayRuns(
  route: PlanRoute,
  session: Session,
  sameness: (calls: readonly PlanCall[], day: number) => string,
): DayRun[] {
  const runs = new Map<string, DayRun>();
  for (const day of WEEKDAYS) {
    const calls = callsOn(route, session, day);
    if (calls.length === 0) continue;
    const key = sameness(calls, day);
    const before = runs.get(key);
    runs.set(key, { days: (before?.days ?? 0) | (1 << day), calls: before?.calls ?? calls });
  }
  return [...runs.values()];
}

/** The route's calls on weekday `day`, in sequence. */
export function callsOn(route: PlanRoute, session: Session, day: number): PlanCall[] {
  return route.calls
    .filter((call) => call.session === session && call.days & (1 << day))
    .sort((a, b) => a.sequence - b.sequence);
}

/** Sameness to the second: as the plan has it. */
export function exactly(calls: readonly PlanCall[]): string {
  return JSON.stringify(calls.map((call) => ({ ...call, days: 0 })));
}

/** Sameness as a driver sees it: the same calls and pupils at the same minute of the clock. */
export function toTheMinute(calls: readonly PlanCall[]): string {
  const minute = (seconds: number) => Math.floor(seconds / 60);
  return JSON.stringify(
    calls.map((c) => [c.sequence, c.kind, c.placeId, c.at, minute(c.arrive), minute(c.depart), c.on, c.off]),
  );
}

/** `Monday to Friday`, `Monday to Wednesday`, `Tuesday and Thursday`, `Monday, Tuesday and Friday`. */
export function sayDays(days: DayMask): string {
  const held = WEEKDAYS.filter((d) => days & (1 << d));
  const [first, last] = [held[0], held.at(-1) ?? 0];
  if (held.length >= 3 && last - first + 1 === held.length) return `${WEEKDAY_NAMES[first]} to ${WEEKDAY_NAMES[last]}`;
  return sayList(held.map((d) => WEEKDAY_NAMES[d]));
}

/** `a`, `a and b`, `a, b and c`. */
export function sayList(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The kindest clock for one of today's runs: windows hold where they can, waits are short, bays are shared out. */
import type { Policy, School, Seconds, Session } from '../model/index.ts';
import type { Halt } from './todayRun.ts';

export interface Clock {
  readonly arrive: Seconds;
  readonly depart: Seconds;
}

interface Window {
  readonly from: Seconds;
  readonly to: Seconds;
}

/** The window of the arrival at a school, in both sessions. */
function arrivalWindow(policy: Policy, school: School, session: Session): Window {
  const { arriveBeforeBell: am, leaveAfterBell: pm } = policy;
  if (session === 'am') return { from: school.bellStart - am.earliest, to: school.bellStart - am.latest };
  const dwell = school.unloadingSeconds;
  return { from: school.bellEnd + pm.earliest - dwell, to: school.bellEnd + pm.latest - dwell };
}

/** Bays taken so far, by school and weekday. */
export class BayBook {
  private readonly taken = new Map<string, Clock[]>();

  /** Whether the visit finds a bay at every one of its moments. */
  free(school: School, day: number, visit: Clock): boolean {
    if (school.vehicleBays === null) return true;
    const visits = this.taken.get(`${day} ${school.id}`) ?? [];
    const end = Math.max(visit.depart, visit.arrive + 1);
    const inTheWay = visits.filter((v) => v.arrive < end && v.depart > visit.arrive);
    const moments = [visit.arrive, ...inTheWay.map((v) => v.arrive).filter((t) => t > visit.arrive)];
    const bays = school.vehicleBays;
    return moments.every((t) => inTheWay.filter((v) => v.arrive <= t && v.depart > t).length < bays);
  }

  take(school: School, day: number, visit: Clock): void {
    const key = `${day} ${school.id}`;
    const visits = this.taken.get(key) ?? [];
    visits.push(visit);
    this.taken.set(key, visits);
  }
}

/** The clock of a run that sets out at `start`, waiting only where a school would be reached before its window. */
function clockFrom(
  halts: readonly Halt[],
  drives: readonly Seconds[],
  windows: readonly (Window | null)[],
  start: Seconds,
) {
  const clock: Clock[] = [];
  let ready = start;
  halts.forEach((halt, i) => {
    const reached = i === 0 ? start : ready + drives[i - 1];
    const arrive = Math.max(reached, windows[i]?.from ?? 0);
    ready = arrive + halt.dwell;
    clock.push({ arrive, depart: ready });
  });
  return clock;
}

/** How finely free bays are looked for. */
const STEP: Seconds = 30;

/**
 * Times the run. Without waiting, every start between `lo` and `hi` meets all windows; where there is none, the latest
 * start that is late nowhere makes the waits as short as they can be. Among the starts the first that finds all its
 * bays free is taken: mornings from the latest backwards, afternoons from the earliest onwards.
 */
export function timeRun(
  halts: readonly Halt[],
  drives: readonly Seconds[],
  policy: Policy,
  session: Session,
  day: number,
  book: BayBook,
): Clock[] {
  const windows = halts.map((h) => (h.school ? arrivalWindow(policy, h.school, session) : null));
  let [lo, hi, offset] = [0, Number.MAX_SAFE_INTEGER, 0];
  halts.forEach((halt, i) => {
    if (i > 0) offset += drives[i - 1];
    const window = windows[i];
    if (window) {
      lo = Math.max(lo, window.from - offset);
      hi = Math.min(hi, window.to - offset);
    }
    offset += halt.dwell;
  });
  hi = Math.max(0, hi);
  const first = lo > hi || session === 'am' ? hi : lo;
  const step = session === 'am' ? -STEP : STEP;
  let chosen = clockFrom(halts, drives, windows, first);
  for (let start = first; start >= lo && start <= hi; start += step) {
    const clock = clockFrom(halts, drives, windows, start);
    if (halts.every((h, i) => !h.school || book.free(h.school, day, clock[i]))) {
      chosen = clock;
      break;
    }
  }
  halts.forEach((h, i) => {
    if (h.school) book.take(h.school, day, chosen[i]);
  });
  return chosen;
}

/**
 * Times for finished duties: every session as short as it can be, arrivals near the middle of the bell window where
 * there is a choice (slack on both sides), and never more vehicles at a school than it has bays. Duties with the least
 * freedom choose first. Where that leaves one without a bay, vehicles follow each other as closely as they can, the
 * earliest deadline first; whoever finds no bay even then moves to the front, and everybody chooses again.
 */
import type { DutyItinerary, Itinerary } from './itinerary.ts';
import { ANY_TO, type Problem } from './problem.ts';
import { Scheduler } from './schedule.ts';

/** Steps in which other arrival times are tried, and how often the queue is rearranged. */
const STEP_SECONDS = 15;
const REARRANGEMENTS = 40;

/**
 * Fills in the times, seconds of the day; returns the indices of the duties for which some bay was never free.
 * @throws Error when a duty has no lawful times even with every bay free: it was built wrongly
 */
export function timetable(problem: Problem, duties: readonly DutyItinerary[]): number[] {
  const scheduler = new Scheduler();
  const failed = new Set<number>();
  const sessions = duties.flatMap((duty, d) =>
    duty.itineraries.map((itinerary) => ({ d, itinerary, ...rangeOf(problem, scheduler, itinerary) })),
  );
  for (let session = 0; session < 2; session++) {
    let queue = sessions.filter((s) => s.itinerary.session === session);
    queue.sort((a, b) => a.latest - a.earliest - (b.latest - b.earliest) || a.d - b.d);
    for (let attempt = 0; ; attempt++) {
      const bays = new SessionBays(problem);
      const timing = attempt === 0 ? 'middle' : 'early';
      const stuck = queue.filter((s) => !place(problem, scheduler, bays, s.itinerary, timing));
      if (stuck.length === 0) break;
      if (attempt >= REARRANGEMENTS) {
        for (const s of stuck) failed.add(s.d);
        break;
      }
      // Where bays are short the middle wastes room: from now on as early as can be, the earliest deadline first.
      if (attempt === 0) queue.sort((a, b) => a.latest - b.latest || a.d - b.d);
      else queue = [...stuck, ...queue.filter((s) => !stuck.includes(s))];
    }
  }
  return [...failed].sort((a, b) => a - b);
}

/**
 * Times one duty among others that keep theirs, or, where that cannot be, everybody anew. `false` when neither works:
 * then the others' times are as they were.
 */
export function fitIn(problem: Problem, duties: readonly DutyItinerary[], newcomer: DutyItinerary): boolean {
  const scheduler = new Scheduler();
  const bays = new Bays(problem);
  for (const duty of duties) {
    if (duty !== newcomer) for (const it of duty.itineraries) keep(bays.of(it.session), it.time, it);
  }
  if (newcomer.itineraries.every((it) => place(problem, scheduler, bays.of(it.session), it, 'middle'))) return true;
  const before = duties.map((duty) => duty.itineraries.map((it) => it.time.slice()));
  if (timetable(problem, duties).length === 0) return true;
  duties.forEach((duty, d) => {
    for (const [i, it] of duty.itineraries.entries()) it.time.set(before[d][i]);
  });
  return false;
}

/** The bays of both sessions. */
class Bays {
  readonly #sessions: readonly [SessionBays, SessionBays];

  constructor(problem: Problem) {
    this.#sessions = [new SessionBays(problem), new SessionBays(problem)];
  }

  of(session: number): SessionBays {
    return this.#sessions[session];
  }
}

/** Vehicles standing at the schools that have a limit, in one session. */
class SessionBays {
  readonly #problem: Problem;
  /** By school × 5 + weekday: arrivals (departure = arrival + unloading). */
  readonly #arrivals = new Map<number, number[]>();

  constructor(problem: Problem) {
    this.#problem = problem;
  }

  limited(place: number): boolean {
    return place < this.#problem.schools && this.#problem.bays[place] > 0 && this.#problem.placeDwell[place] > 0;
  }

  /** The earliest time from `from` on at which a bay is free for a whole stay on all the weekdays. */
  nextFree(school: number, days: number, from: number): number {
    const stay = this.#problem.placeDwell[school];
    const most = this.#problem.bays[school];
    let at = from;
    for (;;) {
      let until = -1;
      for (let d = 0; d < 5; d++) {
        if (!(days & (1 << d))) continue;
        const arrivals = this.#arrivals.get(school * 5 + d) ?? [];
        until = Math.max(until, freeAgain(arrivals, stay, most, at));
      }
      if (until <= at) return at;
      at = until;
    }
  }

  take(school: number, days: number, at: number): void {
    for (let d = 0; d < 5; d++) {
      if (!(days & (1 << d))) continue;
      const key = school * 5 + d;
      const arrivals = this.#arrivals.get(key);
      if (arrivals) arrivals.push(at);
      else this.#arrivals.set(key, [at]);
    }
  }
}

/** `at` if fewer than `most` stays overlap every moment of [at, at + stay), else a later time worth trying. */
function freeAgain(arrivals: readonly number[], stay: number, most: number, at: number): number {
  const overlapping = arrivals.filter((a) => a < at + stay && at < a + stay);
  if (overlapping.length < most) return at;
  // All stays are equally long, so the overlap is greatest just when one of them begins, or at `at` itself.
  for (const moment of [at, ...overlapping.filter((a) => a > at)]) {
    const present = overlapping.filter((a) => a <= moment && moment < a + stay);
    if (present.length >= most) return Math.min(...present) + stay;
  }
  return at;
}

function load(problem: Problem, scheduler: Scheduler, it: Itinerary): void {
  scheduler.clear();
  scheduler.reserve(it.calls, it.rides.length / 3);
  for (let k = 0; k < it.calls; k++) {
    const place = it.place[k];
    scheduler.addCall(it.dwell[k], problem.windowFrom[it.session][place], problem.windowTo[it.session][place]);
    if (k > 0) scheduler.gap[k - 1] = it.dwell[k - 1] + it.legSeconds[k - 1];
  }
  for (let i = 0; i < it.rides.length; i += 3) scheduler.addRide(it.rides[i], it.rides[i + 1], it.rides[i + 2]);
}

/** Earliest and latest arrival at the last call, bays aside. */
function rangeOf(problem: Problem, scheduler: Scheduler, it: Itinerary): { earliest: number; latest: number } {
  load(problem, scheduler, it);
  if (!scheduler.solveEarly()) throw new Error('a duty that was lawful is no longer so');
  const earliest = scheduler.early[it.calls - 1];
  scheduler.solveLate(ANY_TO);
  return { earliest, latest: scheduler.time[it.calls - 1] };
}

/** Times the session and takes its bays; `false` when there is no way. */
function place(
  problem: Problem,
  scheduler: Scheduler,
  bays: SessionBays,
  it: Itinerary,
  timing: 'middle' | 'early',
): boolean {
  const { earliest, latest } = rangeOf(problem, scheduler, it);
  const usesBays = it.place.some((place) => bays.limited(place));
  if (timing === 'middle' || !usesBays) {
    const shortest = duration(scheduler, it, earliest);
    for (const end of ends(earliest, latest)) {
      if (duration(scheduler, it, end) > shortest || !allFree(bays, scheduler.time, it)) continue;
      return keep(bays, scheduler.time, it);
    }
  }
  return pushPastTakenBays(scheduler, bays, it) && keep(bays, scheduler.time, it);
}

/** Last arrivals to try: the middle first, then alternately later and earlier. */
function* ends(earliest: number, latest: number): Generator<number> {
  const middle = Math.floor((earliest + latest) / 2);
  yield middle;
  for (let step = STEP_SECONDS; middle - step >= earliest || middle + step <= latest; step += STEP_SECONDS) {
    if (middle - step >= earliest) yield middle - step;
    if (middle + step <= latest) yield middle + step;
  }
  yield earliest;
  yield latest;
}

function duration(scheduler: Scheduler, it: Itinerary, end: number): number {
  scheduler.solveLate(end);
  return scheduler.time[it.calls - 1] - scheduler.time[0];
}

function allFree(bays: SessionBays, time: Int32Array, it: Itinerary): boolean {
  for (let k = 0; k < it.calls; k++) {
    const school = it.place[k];
    if (bays.limited(school) && bays.nextFree(school, it.days, time[k]) !== time[k]) return false;
  }
  return true;
}

/**
 * The least solution under the bays already taken: exact, since the next free moment never comes sooner by asking
 * later. It may be longer than need be, so it is the last resort.
 */
function pushPastTakenBays(scheduler: Scheduler, bays: SessionBays, it: Itinerary): boolean {
  for (;;) {
    if (!scheduler.solveEarly()) return false;
    let moved = false;
    for (let k = 0; k < it.calls; k++) {
      const school = it.place[k];
      if (!bays.limited(school)) continue;
      const free = bays.nextFree(school, it.days, scheduler.early[k]);
      if (free === scheduler.early[k]) continue;
      if (free > scheduler.to[k]) return false;
      scheduler.from[k] = free;
      moved = true;
    }
    if (moved) continue;
    // The bays are settled; everything else may leave as late as it can.
    for (let k = 0; k < it.calls; k++) if (bays.limited(it.place[k])) scheduler.to[k] = scheduler.early[k];
    scheduler.solveLate(scheduler.early[it.calls - 1]);
    return true;
  }
}

function keep(bays: SessionBays, time: Int32Array, it: Itinerary): boolean {
  it.time.set(time.subarray(0, it.calls));
  for (let k = 0; k < it.calls; k++) if (bays.limited(it.place[k])) bays.take(it.place[k], it.days, it.time[k]);
  return true;
}

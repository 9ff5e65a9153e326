/** A duty's week without the search's caches: the calls of every variant, their drives, and in the end their times. */
import type { DayMask } from '../model/index.ts';
import type { Duty, Route } from './duty.ts';
import type { BothSessions, Travel } from './problem.ts';
import { CALL, DWELL, PLACE, ROW, RUN, STRIDE } from './variant.ts';

/** One session on the weekdays on which it is the same; in morning orientation. */
export interface Itinerary {
  readonly session: number;
  readonly days: DayMask;
  readonly weight: number;
  readonly calls: number;
  readonly place: Int32Array;
  /** Position of the run within the duty's session, and the call's index within that run. */
  readonly run: Int32Array;
  readonly call: Int32Array;
  readonly dwell: Int32Array;
  /** Drive from call k to call k + 1. */
  readonly legSeconds: Int32Array;
  readonly legMetres: Int32Array;
  /** Ride constraints (from call, to call, limit), three numbers each. */
  readonly rides: Int32Array;
  /** Arrival at every call, once timetabled. */
  readonly time: Int32Array;
}

export interface DutyItinerary {
  readonly type: number;
  readonly routes: readonly Route[];
  readonly order: BothSessions<readonly number[]>;
  /** By route: layouts that hold the run all week. */
  readonly layouts: BothSessions<Int32Array>;
  readonly itineraries: readonly Itinerary[];
  readonly activeDays: number;
  readonly assistantDays: number;
  readonly metres: number;
}

/** The same calls with times of their own. */
export function copyOf(duty: DutyItinerary): DutyItinerary {
  return { ...duty, itineraries: duty.itineraries.map((it) => ({ ...it, time: it.time.slice() })) };
}

/**
 * The duty with its calls written out, one itinerary for each session and set of weekdays on which it runs; seconds and
 * metres, the times of calls still 0 ({@link timetable} gives them).
 * @param travel the matrices that the duty was built with
 */
export function itineraryOf(duty: Duty, travel: Travel): DutyItinerary {
  const itineraries: Itinerary[] = [];
  for (let session = 0; session < 2; session++) {
    for (const variant of duty.variants[session]) {
      const { calls, data, days, weight, rides } = variant;
      if (calls === 0) continue;
      const field = (f: number): Int32Array => Int32Array.from({ length: calls }, (_, k) => data[(k + 1) * STRIDE + f]);
      const leg = (matrix: Int32Array): Int32Array =>
        Int32Array.from(
          { length: calls - 1 },
          (_, k) => matrix[data[(k + 1) * STRIDE + ROW] * travel.size + data[(k + 2) * STRIDE + ROW]],
        );
      itineraries.push({
        session,
        days,
        weight,
        calls,
        place: field(PLACE),
        run: field(RUN),
        call: field(CALL),
        dwell: field(DWELL),
        legSeconds: leg(travel.seconds[session]),
        legMetres: leg(travel.metres[session]),
        // The variant counts the place where the session begins as call 0.
        rides: rides.map((value, i) => (i % 3 === 2 ? value : value - 1)),
        time: new Int32Array(calls),
      });
    }
  }
  const { type, routes, order, layouts, activeDays, assistantDays, metres } = duty;
  return { type, routes, order, layouts, itineraries, activeDays, assistantDays, metres };
}

/** All trips as the core's choice of trips ({@link TripModel}), in the files' own figures. */
import { FIRST, type TripModel } from '../../src/solve/tripModel.ts';
import type { PlainProblem } from '../sets/plain.ts';
import { bellOf, driveFromSchool, type EveryTrip, IN_FAVOUR } from './everyTrip.ts';

/** The choice among the trips; the solution known is a vehicle for every stop. */
export function tripModelOf(plain: PlainProblem, trips: readonly EveryTrip[], leastTrips: Int32Array): TripModel {
  const requests = plain.requests.length;
  const orders = plain.requests.map((_, request) => arrivalsAt(plain, request));
  return {
    parts: requests,
    schools: plain.deliveries,
    leastTrips,
    tripParts: trips.map((trip) => Int32Array.from(trip.requests)),
    tripSchool: Int32Array.from(trips, ({ school }) => school),
    tripFirst: Int32Array.from(trips, ({ first }) => first),
    tripReach: Int32Array.from(trips, ({ first, starts }) => {
      const late = orders[first].findIndex(({ at }) => at > starts + IN_FAVOUR);
      return late < 0 ? orders[first].length : late;
    }),
    arrivals: orders.map((order) => Int32Array.from(order, ({ school }) => school)),
    known: trips.flatMap((trip, t) => (trip.requests.length === 1 ? [{ trip: t, from: FIRST }] : [])),
  };
}

/** When vehicles that have served a school arrive where somebody boards, the earliest first. */
function arrivalsAt(plain: PlainProblem, request: number): { school: number; at: number }[] {
  return Array.from({ length: plain.deliveries }, (_, school) => ({
    school,
    at: bellOf(plain, school) + (plain.places[school].dwell ?? 0) + driveFromSchool(plain, school, request),
  })).sort((a, b) => a.at - b.at || a.school - b.school);
}

/** The trips of one school alone, for some of its requests: who else is on them does not count. */
export function coverOf(trips: readonly EveryTrip[], requests: readonly number[]): TripModel {
  const row = new Map(requests.map((request, i) => [request, i]));
  const parts = new Map<string, Int32Array>();
  for (const trip of trips) {
    const on = trip.requests.flatMap((request) => row.get(request) ?? []);
    if (on.length > 0) parts.set(on.join(), Int32Array.from(on));
  }
  const tripParts = [...parts.values()];
  const none = new Int32Array(tripParts.length);
  return {
    parts: requests.length,
    schools: 1,
    leastTrips: new Int32Array(1),
    tripParts,
    tripSchool: none,
    tripFirst: none,
    tripReach: none,
    arrivals: [new Int32Array(0)],
    known: tripParts.flatMap((on, trip) => (on.length === 1 ? [{ trip, from: FIRST }] : [])),
  };
}

/**
 * A number of vehicles that no solution can do without, where bells are fixed, one school is served at a time and all
 * trips there are can be listed. The larger of two:
 *
 * - The relaxation of the choice among all trips. Every school has whole trips: as many as its own relaxation says, rounded up.
 * - At any moment: a stop of a school with a later bell, to which no vehicle gets in time that has served a school since
 *   that moment, is on a trip with a vehicle that no other such trip has. A school needs so many of them, rounded up.
 *   (Two trips that one vehicle makes one after the other after that moment: the later begins after a school served
 *   since.)
 */
import type { Highs } from 'highs';
import { TripRelaxation } from '../../src/parallel/tripRelaxation.ts';
import type { TripModel } from '../../src/solve/tripModel.ts';
import type { PlainProblem } from '../sets/plain.ts';
import { bellOf, driveFromSchool, type EveryTrip, everyTrip, IN_FAVOUR } from './everyTrip.ts';
import { coverOf, tripModelOf } from './tripModelOf.ts';

export interface VehicleBound {
  readonly trips: number;
  /** Of the relaxation, and of the worst moment. */
  readonly relaxation: number;
  readonly moment: number;
  /** The larger of the two: a whole number of vehicles. */
  readonly vehicles: number;
}

/** What the solver's tolerances may make of a figure that is a whole number. */
const DOUBT = 0.01;
const UNLIMITED_ROUNDS = 100_000;

/**
 * The bound.
 * @param most trips that may be listed
 * @returns `null` when there are more, or when a stop cannot be served at all
 * @throws Error when the solver gives up
 */
export function vehicleBound(highs: Highs, plain: PlainProblem, most: number): VehicleBound | null {
  const trips = everyTrip(plain, most);
  if (!trips) return null;
  const bySchool: EveryTrip[][] = Array.from({ length: plain.deliveries }, () => []);
  for (const trip of trips) bySchool[trip.school].push(trip);
  const alone = new Map(trips.filter(({ requests }) => requests.length === 1).map((trip) => [trip.first, trip]));
  if (alone.size < plain.requests.length) return null;
  const fewest = (school: number, requests: readonly number[]): number =>
    requests.length === 0 ? 0 : Math.ceil(relaxed(highs, coverOf(bySchool[school], requests)) - DOUBT);
  const ofSchool = bySchool.map((some) =>
    some.filter(({ requests }) => requests.length === 1).map(({ first }) => first),
  );
  const leastTrips = Int32Array.from(ofSchool, (requests, school) => fewest(school, requests));
  const relaxation = relaxed(highs, tripModelOf(plain, trips, leastTrips));
  const moment = Math.max(
    ...bySchool.map((_, school) => atMoment(plain, ofSchool, alone, bellOf(plain, school), fewest)),
  );
  return { trips: trips.length, relaxation, moment, vehicles: Math.max(Math.ceil(relaxation - DOUBT), moment) };
}

/** Vehicles under way to schools with a bell at that moment or later that have served none since. */
function atMoment(
  plain: PlainProblem,
  ofSchool: readonly (readonly number[])[],
  alone: ReadonlyMap<number, EveryTrip>,
  moment: number,
  fewest: (school: number, requests: readonly number[]) => number,
): number {
  const later = [...ofSchool.keys()].filter((school) => bellOf(plain, school) >= moment);
  const reached = (request: number): boolean =>
    later.some((school) => {
      const leaves = bellOf(plain, school) + (plain.places[school].dwell ?? 0);
      return leaves + driveFromSchool(plain, school, request) <= (alone.get(request)?.starts ?? 0) + IN_FAVOUR;
    });
  return later.reduce(
    (sum, school) =>
      sum +
      fewest(
        school,
        ofSchool[school].filter((r) => !reached(r)),
      ),
    0,
  );
}

function relaxed(highs: Highs, model: TripModel): number {
  return highs.withModel((lp) => {
    const relaxation = new TripRelaxation(highs, lp, model);
    if (!relaxation.solve(UNLIMITED_ROUNDS, () => Number.POSITIVE_INFINITY)) throw new Error('the solver gave up');
    return relaxation.vehicles;
  });
}

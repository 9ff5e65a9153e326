/** Every lawful way in which one vehicle can carry some units: routes, pick-up points, orders of runs and calls. */
import type { Case, Session } from '../../../src/model/index.ts';
import { mayRideTogether, SESSIONS, spotsOf, travels, type Unit } from './needs.ts';
import { extensions, partitions, permutations, product } from './orders.ts';
import { type DayTrip, type Halt, type Passenger, type PlannedRun, shortest, tripOn } from './trip.ts';

const DAYS = [0, 1, 2, 3, 4];

/** Passengers of each route, every one with a pick-up point. */
export type Shape = readonly (readonly Passenger[])[];

/** One session of a week in one order. */
export interface Week {
  readonly metres: number;
  readonly seconds: number;
  /** By run: what its layout must hold all week. */
  readonly loads: readonly { seats: number; chairs: number }[];
  /** By weekday. */
  readonly trips: readonly DayTrip[];
}

export function* shapesOf(theCase: Case, units: readonly Unit[]): Generator<Shape> {
  for (const routes of partitions(units)) {
    if (!routes.every((route) => lawfulCompany(theCase, route))) continue;
    yield* product(routes.map((route) => [...passengersOf(theCase, route)]));
  }
}

function lawfulCompany(theCase: Case, route: readonly Unit[]): boolean {
  return SESSIONS.every((session) =>
    DAYS.every((day) => {
      const riders = route.flatMap((unit) => unit.riders.filter((r) => travels(theCase, unit, r, session, day)));
      return mayRideTogether(theCase, riders);
    }),
  );
}

function* passengersOf(theCase: Case, route: readonly Unit[]): Generator<Passenger[]> {
  const riders = route.flatMap((unit) => unit.riders.map((rider) => ({ unit, rider })));
  for (const spots of product(riders.map(({ rider }) => spotsOf(theCase, rider)))) {
    yield riders.map((r, i) => ({ ...r, spot: spots[i] }));
  }
}

/** The runs of the routes in the session, in every order of runs and of calls, as the vehicle drives. */
export function* plansOf(theCase: Case, session: Session, shape: Shape): Generator<PlannedRun[]> {
  const running = shape
    .map((passengers) => passengers.filter((p) => DAYS.some((day) => travels(theCase, p.unit, p.rider, session, day))))
    .filter((passengers) => passengers.length > 0);
  const choices = running.map((passengers) => [...runsOf(theCase, session, passengers)]);
  for (const order of permutations(choices)) yield* product(order);
}

function* runsOf(theCase: Case, session: Session, passengers: readonly Passenger[]): Generator<PlannedRun> {
  const schoolOf = (p: Passenger): number => theCase.pupils[p.rider.pupil].schoolIndex;
  const spots = new Map(passengers.map((p) => [p.spot.name, p.spot]));
  const schools = new Map(passengers.map((p) => [schoolOf(p), { spot: null, school: schoolOf(p) } as const]));
  const atSpots = [...spots.values()].map((spot): Halt => ({ spot, school: null }));
  const before = (halt: Halt): readonly Halt[] =>
    halt.spot === null
      ? atSpots.filter((h) => passengers.some((p) => p.spot.name === h.spot?.name && schoolOf(p) === halt.school))
      : [];
  for (const halts of extensions<Halt>([...atSpots, ...schools.values()], before)) {
    yield { passengers, halts: session === 'am' ? halts : halts.reverse() };
  }
}

/** The session's week in that order; `null` when some weekday is unlawful or it cannot cost less than `worth`. */
export function weekOf(
  theCase: Case,
  session: Session,
  runs: readonly PlannedRun[],
  worth: (metres: number, leastSeconds: number) => boolean,
): Week | null {
  const trips: DayTrip[] = [];
  const known = new Map<string, number>();
  const alike = (day: number): string =>
    runs
      .map(({ passengers }) => passengers.map((p) => Number(travels(theCase, p.unit, p.rider, session, day))).join(''))
      .join();
  for (const day of DAYS) {
    const before = known.get(alike(day));
    const trip = before === undefined ? tripOn(theCase, session, day, runs) : trips[before];
    if (!trip) return null;
    known.set(alike(day), before ?? day);
    trips.push(trip);
  }
  const metres = trips.reduce((sum, trip) => sum + trip.metres, 0);
  const least = trips.reduce((sum, trip) => sum + trip.leastSeconds, 0);
  if (!worth(metres, least)) return null;
  const timed = new Map<DayTrip, number | null>();
  let seconds = 0;
  for (const trip of trips) {
    const duration = timed.has(trip) ? timed.get(trip) : shortest(trip);
    if (duration === null || duration === undefined) return null;
    timed.set(trip, duration);
    seconds += duration;
  }
  const loads = runs.map((_, r) => ({
    seats: Math.max(...trips.map((trip) => trip.runs[r].seats)),
    chairs: Math.max(...trips.map((trip) => trip.runs[r].chairs)),
  }));
  return { metres, seconds, loads, trips };
}

/** Every trip that can be made at all, in the files' own figures: no search, and none of the core's integers. */
import type { PlainProblem } from '../sets/plain.ts';

export interface EveryTrip {
  /** Index of the school. */
  readonly school: number;
  /** Requests on board, in ascending order. */
  readonly requests: readonly number[];
  /** The one that boards first. */
  readonly first: number;
  /** Latest arrival at its place. */
  readonly starts: number;
}

/** A set of a school's requests, and who of them boards first. */
interface Reached {
  /** In ascending order. */
  readonly requests: readonly number[];
  readonly first: number;
  /** From the departure where the first one boards to the arrival at school. */
  readonly ride: number;
  readonly load: number;
}

/** In favour of a trip, so that none is missed by an error of rounding. */
export const IN_FAVOUR = 1e-6;

/**
 * All trips, but that of those with the same pupils and the same first stop only the shortest is there. Built from the
 * school back, stop by stop (the dynamic programme of Held & Karp 1962).
 * @param most trips at the most
 * @returns `null` when there are more
 */
export function everyTrip(plain: PlainProblem, most: number): EveryTrip[] | null {
  const bySchool: number[][] = Array.from({ length: plain.deliveries }, () => []);
  plain.requests.forEach(({ delivery }, r) => {
    bySchool[delivery].push(r);
  });
  const trips: EveryTrip[] = [];
  for (const [school, requests] of bySchool.entries()) {
    let reached = requests.flatMap((r) => lastStop(plain, school, r));
    while (reached.length > 0) {
      for (const { requests: on, first, ride } of reached) {
        trips.push({ school, requests: on, first, starts: bellOf(plain, school) - ride - dwellAt(plain, first) });
      }
      if (trips.length > most) return null;
      reached = oneStopMore(plain, requests, reached);
    }
  }
  return trips;
}

export function bellOf({ places }: PlainProblem, school: number): number {
  const window = places[school].window;
  if (!window || window[0] !== window[1]) throw new Error(`school ${places[school].id} has no fixed bell`);
  return window[0];
}

function placeOf({ requests }: PlainProblem, request: number): number {
  return requests[request].pickups[0].place;
}

/** Drive from where one boards to where another does. */
export function driveBetween(plain: PlainProblem, from: number, to: number): number {
  return plain.time(placeOf(plain, from), placeOf(plain, to));
}

/** Drive from a school to where somebody boards. */
export function driveFromSchool(plain: PlainProblem, school: number, to: number): number {
  return plain.time(school, placeOf(plain, to));
}

function dwellAt(plain: PlainProblem, request: number): number {
  return (plain.places[placeOf(plain, request)].dwell ?? 0) + (plain.requests[request].boarding ?? 0);
}

/** With `request` the last to board, if that can be. */
function lastStop(plain: PlainProblem, school: number, request: number): Reached[] {
  const ride = plain.time(placeOf(plain, request), school);
  const load = plain.requests[request].demand;
  return isLawful(plain, request, ride, load) ? [{ requests: [request], first: request, ride, load }] : [];
}

function isLawful({ requests, vehicleTypes }: PlainProblem, first: number, ride: number, load: number): boolean {
  const most = Math.max(...vehicleTypes.map(({ capacity }) => capacity));
  return load <= most && ride <= (requests[first].longestRide ?? Number.POSITIVE_INFINITY) + IN_FAVOUR;
}

/** The trips with one stop more in front, the shortest for every set and first stop. */
function oneStopMore(plain: PlainProblem, ofSchool: readonly number[], reached: readonly Reached[]): Reached[] {
  const best = new Map<string, Reached>();
  for (const before of reached) {
    for (const first of ofSchool) {
      if (before.requests.includes(first)) continue;
      const ride = driveBetween(plain, first, before.first) + dwellAt(plain, before.first) + before.ride;
      const load = before.load + plain.requests[first].demand;
      if (!isLawful(plain, first, ride, load)) continue;
      const requests = [...before.requests, first].sort((a, b) => a - b);
      const key = `${first}:${requests.join()}`;
      const known = best.get(key);
      if (!known || ride < known.ride) best.set(key, { requests, first, ride, load });
    }
  }
  return [...best.values()];
}

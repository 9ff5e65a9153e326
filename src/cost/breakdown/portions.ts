/**
 * How money reaches the pupils. A duty's cost is shared equally among its routes; a route's among the pupils on it in
 * proportion to the rides they take on it, each weekday and session being one. Today's contract is shared among its
 * pupils likewise. All in whole pence, by largest remainder, so that whatever the portions are grouped by adds up to the
 * total to the penny.
 */
import { type Case, countDays, type DutyWeek, type Journey, type Judgement, type Pence } from '../../model/index.ts';
import { apportion } from '../apportion.ts';

/** What one pupil rides on one route costs a year. */
export interface Portion {
  readonly routeId: string;
  /** `null`: the route has nobody on it. */
  readonly pupilId: string | null;
  readonly pence: Pence;
}

/** One route's part of the total, in a unit that all routes share. */
export interface Weighed {
  readonly routeId: string;
  readonly weight: bigint;
}

/** Weights are whole numbers, so they are made large before they are divided: up to 16 routes divide this exactly. */
const FINE = 720_720n * 10n ** 12n;

/** The routes of the duties with an equal share of what `costOf` says of the duty, in the order of the duties. */
export function weighDuties<D extends DutyWeek & { readonly routeIds: readonly string[] }>(
  duties: readonly D[],
  costOf: (duty: D) => bigint,
): Weighed[] {
  return duties.flatMap((duty) => {
    const weight = (costOf(duty) * FINE) / BigInt(Math.max(1, duty.routeIds.length));
    return duty.routeIds.map((routeId) => ({ routeId, weight }));
  });
}

/**
 * The total shared over the routes, so that each has its own money to the penny, and a route's money over its pupils in
 * the order of the case.
 */
export function portions(theCase: Case, total: Pence, routes: readonly Weighed[], judgement: Judgement): Portion[] {
  const ridesOf = ridesByRoute(theCase, judgement.journeys);
  const ofRoutes = apportion(
    total,
    routes.map(({ weight }) => weight),
  );
  return routes.flatMap(({ routeId }, i): Portion[] => {
    const riders = ridesOf.get(routeId);
    if (!riders) return [{ routeId, pupilId: null, pence: ofRoutes[i] }];
    const ofPupils = apportion(ofRoutes[i], [...riders.values()]);
    return [...riders.keys()].map((pupilId, k) => ({ routeId, pupilId, pence: ofPupils[k] }));
  });
}

/** Rides a week by route and pupil. */
function ridesByRoute(theCase: Case, journeys: readonly Journey[]): Map<string, Map<string, bigint>> {
  const byRoute = new Map<string, Map<string, bigint>>();
  const place = new Map(theCase.pupils.map((pupil, i) => [pupil.id, i]));
  const inOrder = [...journeys].sort((a, b) => (place.get(a.pupilId) ?? 0) - (place.get(b.pupilId) ?? 0));
  for (const { routeId, pupilId, days } of inOrder) {
    const riders = byRoute.get(routeId) ?? new Map<string, bigint>();
    byRoute.set(routeId, riders);
    riders.set(pupilId, (riders.get(pupilId) ?? 0n) + BigInt(countDays(days)));
  }
  return byRoute;
}

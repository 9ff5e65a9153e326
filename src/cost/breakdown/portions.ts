/**
 * How money reaches the pupils. A duty's cost is shared equally among its routes; a route's among the pupils on it in
 * proportion to the rides they take on it, each weekday and session being one. Today's contract is shared among its
 * pupils likewise. All in whole numbers: the year's total is shared out over the portions by largest remainder, so
 * that whatever the portions are grouped by adds up to the total to the penny.
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

/**
 * Weights are whole numbers, so they are made large before they are divided: any number of routes up to 16 divides
 * this exactly, and what rides cut off lies far beyond the penny.
 */
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

/** The total shared over routes and, within a route, over its pupils in the order of the case. */
export function portions(theCase: Case, total: Pence, routes: readonly Weighed[], judgement: Judgement): Portion[] {
  const ridesOf = ridesByRoute(theCase, judgement.journeys);
  const parts = routes.flatMap(({ routeId, weight }): (Omit<Portion, 'pence'> & Weighed)[] => {
    const riders = ridesOf.get(routeId);
    if (!riders) return [{ routeId, pupilId: null, weight }];
    const all = [...riders.values()].reduce((sum, rides) => sum + rides, 0n);
    return [...riders].map(([pupilId, rides]) => ({ routeId, pupilId, weight: (weight * rides) / all }));
  });
  const pence = apportion(
    total,
    parts.map(({ weight }) => weight),
  );
  return parts.map(({ routeId, pupilId }, i) => ({ routeId, pupilId, pence: pence[i] }));
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

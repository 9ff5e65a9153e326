/**
 * Where a pupil's call may stand at all: everything the format allows, and not only the candidates that the search
 * is given. A bound over fewer places would not bind a plan that uses another.
 */
import { type Case, householdOf, type LonLat, type Metres, type Pupil } from '../model/index.ts';
import { greatCircleMetres } from '../network/index.ts';
import { Points } from './nearest.ts';

/** Homes this close may be one call. */
export const ONE_CALL_METRES: Metres = 30;
/** Great circles come out of floating point: what is this close to the walk's limit may be within it or beyond. */
const EDGE_METRES = 0.001;

/** Places of a `stop` pupil's call; `null`: the door. */
export type PickupPoints = readonly LonLat[] | null;

/** By pupil: where the call at the usual address may stand, `null` where it must be the door. */
export function pickupPoints(theCase: Case): PickupPoints[] {
  const hosts = new Map<string, Pupil>();
  for (const pupil of theCase.pupils) {
    if (pupil.pickup === 'stop') hosts.set(householdOf(pupil.home), pupil);
  }
  const homes = [...hosts.values()].map((pupil) => pupil.home);
  const stops = theCase.stops.map((stop) => stop.at);
  const [stopIndex, homeIndex] = [new Points(stops), new Points(homes)];
  // Households share their answer: siblings of one phase are common.
  const known = new Map<string, PickupPoints>();
  return theCase.pupils.map((pupil) => {
    if (pupil.pickup === 'door') return null;
    const limit = theCase.policy.walkToStopMetres[theCase.schools[pupil.schoolIndex].phase];
    const key = `${householdOf(pupil.home)} ${limit}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const within = (index: Points, points: readonly LonLat[]): LonLat[] =>
      index
        .around(pupil.home, limit)
        .map((i) => points[i])
        .filter((at) => greatCircleMetres(pupil.home, at) <= limit + EDGE_METRES);
    const found = choose(pupil.home, limit, within(stopIndex, stops), within(homeIndex, homes));
    known.set(key, found);
    return found;
  });
}

function choose(home: LonLat, limit: Metres, stops: LonLat[], homes: LonLat[]): PickupPoints {
  // A stop surely within the walk rules out homes; one at the edge leaves both possible.
  if (stops.some((at) => greatCircleMetres(home, at) <= limit - EDGE_METRES)) return stops;
  const own = householdOf(home);
  const meeting = homes.some((at) => householdOf(at) !== own);
  return meeting || stops.length > 0 ? [...stops, ...homes, home] : null;
}

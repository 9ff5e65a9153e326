/**
 * Where a call is, as exactly as an operator may know before the award: a postcode district, else a rounded point with
 * several homes around it, else nothing but "area". A stop that several pupils share is a public place and is named.
 */
import type { Case, LonLat, Plan, PlanCall, Pupil } from '../../model/index.ts';
import { outcodeOf } from '../postcodes.ts';
import { publicStopOf } from '../publicStop.ts';
import { type Lookup, lookupOf } from '../sheets/lookup.ts';
import { otherAddressOf } from '../sheets/places.ts';

/** So many homes at least must round to one point, and so many pupils use a stop, before it is told. */
export const FEWEST_TOGETHER = 3;
/** Degrees, finest first; 0.01° is about a kilometre north and 700 m east. */
const GRIDS = [
  { step: 0.01, km: 1 },
  { step: 0.02, km: 2 },
  { step: 0.05, km: 5 },
  { step: 0.1, km: 10 },
] as const;
export const AREA = 'area';

/** Names the place of a home or stop call. */
export type LocalityOf = (call: PlanCall) => string;

export function localitiesOf(theCase: Case, plan: Plan): LocalityOf {
  const lookup = lookupOf(theCase);
  const homes = homesIn(theCase);
  const shared = sharedStops(plan, lookup);
  return (call) => {
    const stop = publicStopOf(call, lookup);
    if (stop) return shared.has(stop.id) ? stop.name || `stop ${stop.id}` : roundedPoint(stop.at, homes);
    const owner = lookup.pupil.get(call.placeId);
    if (!owner) return AREA;
    const other = call.kind === 'home' ? otherAddressOf(owner, call) : null;
    return outcodeOf(other?.postcode ?? owner.homePostcode) || roundedPoint(other?.at ?? owner.home, homes);
  };
}

/** How many different homes round to each point of each grid. */
function homesIn(theCase: Case): ReadonlyMap<string, number> {
  const points = theCase.pupils.flatMap((pupil: Pupil) => [pupil.home, ...pupil.otherAddresses.map((o) => o.at)]);
  const homes = new Map(points.map((at) => [at.join(' '), at]));
  const counts = new Map<string, number>();
  for (const at of homes.values()) {
    for (const { step } of GRIDS) counts.set(cellOf(at, step), (counts.get(cellOf(at, step)) ?? 0) + 1);
  }
  return counts;
}

function cellOf(at: LonLat, step: number): string {
  return [step, ...at.map((degrees) => Math.round(degrees / step))].join(' ');
}

function roundedPoint(at: LonLat, homes: ReadonlyMap<string, number>): string {
  const grid = GRIDS.find(({ step }) => (homes.get(cellOf(at, step)) ?? 0) >= FEWEST_TOGETHER);
  if (!grid) return AREA;
  const [lon, lat] = at.map((degrees) => (Math.round(degrees / grid.step) * grid.step).toFixed(2));
  return `around ${lat}, ${lon} (to ${grid.km} km)`;
}

/** Stops of stops.csv at which several pupils get in or out in the week. */
function sharedStops(plan: Plan, lookup: Lookup): ReadonlySet<string> {
  const users = new Map<string, Set<string>>();
  for (const call of plan.routes.flatMap((route) => route.calls)) {
    if (!publicStopOf(call, lookup)) continue;
    const ids = users.get(call.placeId) ?? new Set();
    for (const id of [...call.on, ...call.off]) ids.add(id);
    users.set(call.placeId, ids);
  }
  return new Set([...users].filter(([, ids]) => ids.size >= FEWEST_TOGETHER).map(([id]) => id));
}

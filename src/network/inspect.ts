/** What a planner should look at before trusting a road network: far snaps, the slowest and the most winding drives. */
import type { Case, Drive, Leg, LonLat, RoadNetwork, School } from '../model/index.ts';
import { householdOf, NO_WAY } from '../model/index.ts';
import { placesOfCase } from './store.ts';
import { greatCircleMetres } from './straightLine.ts';

/** A place that meets the road farther away than this is worth a look. */
export const FAR_SNAP_METRES = 150;
/** Nearer pairs are winding for every crossing of a road. */
const SHORTEST_FOR_DETOUR_METRES = 500;

export interface FarSnap {
  readonly id: string;
  readonly metres: number;
}

export interface HomeDrive extends Drive {
  readonly pupilId: string;
  readonly schoolId: string;
  readonly straightMetres: number;
}

export interface Inspection {
  readonly places: number;
  readonly farSnaps: readonly FarSnap[];
  /** Homes to schools in the morning, slowest first. */
  readonly slowest: readonly HomeDrive[];
  /** By how many times the straight line they are. */
  readonly mostCircuitous: readonly HomeDrive[];
}

/** Looks at every place of the case, and at the morning's drive of every pupil. */
export async function inspect(theCase: Case, network: RoadNetwork, most = 10): Promise<Inspection> {
  const legs = theCase.pupils.map((pupil): Leg & { pupilId: string; school: School } => {
    const school = theCase.schools[pupil.schoolIndex];
    return { pupilId: pupil.id, school, from: pupil.home, to: school.at };
  });
  const drives = await network.drives('am', legs);
  const all = legs.map(({ pupilId, school, from, to }, i) => ({
    pupilId,
    schoolId: school.id,
    straightMetres: Math.round(greatCircleMetres(from, to)),
    ...drives[i],
  }));
  const driven = all.filter(({ seconds }) => seconds < NO_WAY.seconds);
  const detour = (d: HomeDrive): number => d.metres / d.straightMetres;
  return {
    places: placesOfCase(theCase).length,
    farSnaps: await farSnapsOf(theCase, network),
    slowest: [...driven].sort((a, b) => b.seconds - a.seconds).slice(0, most),
    mostCircuitous: driven
      .filter(({ straightMetres }) => straightMetres >= SHORTEST_FOR_DETOUR_METRES)
      .sort((a, b) => detour(b) - detour(a))
      .slice(0, most),
  };
}

async function farSnapsOf(theCase: Case, network: RoadNetwork): Promise<FarSnap[]> {
  if (!network.snaps) return [];
  const named = new Map<string, { id: string; at: LonLat }>();
  const add = (id: string, at: LonLat): void => {
    if (!named.has(householdOf(at))) named.set(householdOf(at), { id, at });
  };
  for (const school of theCase.schools) add(`school ${school.id}`, school.at);
  for (const pupil of theCase.pupils) {
    add(`pupil ${pupil.id}`, pupil.home);
    for (const address of pupil.otherAddresses) add(`pupil ${pupil.id} (other address)`, address.at);
  }
  for (const stop of theCase.stops) add(`stop ${stop.id}`, stop.at);
  const places = [...named.values()];
  const snaps = await network.snaps(places.map(({ at }) => at));
  return places
    .map(({ id }, i) => ({ id, metres: snaps[i].metres }))
    .filter(({ metres }) => metres > FAR_SNAP_METRES)
    .sort((a, b) => b.metres - a.metres);
}

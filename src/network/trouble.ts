/** Places that no vehicle can serve, found before a search begins, all of them at once. */
import {
  type Case,
  EXIT,
  type Fault,
  householdOf,
  type LonLat,
  NO_WAY,
  type RoadNetwork,
  SchoolrunError,
  SESSIONS,
} from '../model/index.ts';
import { networkFault } from './faults.ts';
import { FARTHEST_SNAP_METRES } from './questions.ts';

export interface Trouble {
  readonly kind: 'far' | 'no-way';
  /** Of the home or second address of a pupil, or of a school. */
  readonly whose: 'pupil' | 'school';
  readonly id: string;
  readonly at: LonLat;
  /** To the nearest road that leads anywhere; `null` where the engine does not say. */
  readonly snapMetres: number | null;
}

/** Homes, second addresses and schools that lie far from every road, and homes without a way to the school or back. */
export async function troublesOf(theCase: Case, network: RoadNetwork): Promise<Trouble[]> {
  const homes = theCase.pupils.flatMap((pupil) =>
    [pupil.home, ...pupil.otherAddresses.map((address) => address.at)].map((at) => ({ pupil, at })),
  );
  const snapOf = await snapsOf(network, [...homes.map(({ at }) => at), ...theCase.schools.map((s) => s.at)]);
  const isFar = (at: LonLat): boolean => (snapOf(at) ?? 0) > FARTHEST_SNAP_METRES;
  const schools = theCase.schools.flatMap((school): Trouble[] =>
    isFar(school.at)
      ? [{ kind: 'far', whose: 'school', id: school.id, at: school.at, snapMetres: snapOf(school.at) }]
      : [],
  );
  const ways = await Promise.all(
    SESSIONS.map((session) =>
      network.drives(
        session,
        homes.map(({ pupil, at }) => {
          const school = theCase.schools[pupil.schoolIndex].at;
          return session === 'am' ? { from: at, to: school } : { from: school, to: at };
        }),
      ),
    ),
  );
  const lost = homes.flatMap(({ pupil, at }, h): Trouble[] => {
    const trouble = { whose: 'pupil', id: pupil.id, at, snapMetres: snapOf(at) } as const;
    if (isFar(at)) return [{ ...trouble, kind: 'far' }];
    // Where the school itself lies nowhere, that is said once of the school.
    if (isFar(theCase.schools[pupil.schoolIndex].at)) return [];
    return ways.some((drives) => drives[h].seconds >= NO_WAY.seconds) ? [{ ...trouble, kind: 'no-way' }] : [];
  });
  return [...schools, ...lost];
}

async function snapsOf(network: RoadNetwork, points: readonly LonLat[]): Promise<(at: LonLat) => number | null> {
  if (!network.snaps) return () => null;
  const snaps = await network.snaps(points);
  const byPoint = new Map(points.map((at, i) => [householdOf(at), snaps[i].metres]));
  return (at) => byPoint.get(householdOf(at)) ?? null;
}

/** The trouble as a fault with a remedy. */
export function troubleFault({ kind, whose, id, snapMetres }: Trouble): Fault {
  const file = whose === 'pupil' ? 'pupils.csv' : 'schools.csv';
  const what = whose === 'pupil' ? `a home of pupil ${id}` : `school ${id}`;
  const far = snapMetres === null || snapMetres === Number.POSITIVE_INFINITY ? null : Math.round(snapMetres);
  if (kind === 'far') {
    const distance = far === null ? 'no road is anywhere near' : `the nearest road is ${far} m away`;
    return networkFault('NETWORK-FAR-FROM-ROAD', {
      file,
      value: id,
      cause: `${what} lies far from every road: ${distance}`,
    });
  }
  const where = far === null ? '' : ` (it meets the road ${far} m away)`;
  return networkFault('NETWORK-NO-WAY', {
    file,
    value: id,
    cause: `no road leads from ${what} to the school or back${where}`,
  });
}

/** @throws SchoolrunError with exit code 3 and every trouble; with `acceptPupils`, only for schools */
export async function refuseTroubles(theCase: Case, network: RoadNetwork, acceptPupils: boolean): Promise<void> {
  const troubles = await troublesOf(theCase, network);
  const refused = acceptPupils ? troubles.filter(({ whose }) => whose === 'school') : troubles;
  if (refused.length === 0) return;
  const places = `${refused.length} ${refused.length === 1 ? 'place' : 'places'}`;
  throw new SchoolrunError(`No vehicle can get to ${places}.`, EXIT.network, refused.map(troubleFault));
}

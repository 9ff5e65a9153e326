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
  sayCount,
} from '../model/index.ts';
import { networkFault } from './faults.ts';
import { FARTHEST_SNAP_METRES } from './questions.ts';

export interface Trouble {
  readonly kind: 'far' | 'no-way' | 'cut-off';
  /** Of the home or second address of a pupil, or of a school. */
  readonly whose: 'pupil' | 'school';
  readonly id: string;
  readonly at: LonLat;
  /** To the nearest road that leads anywhere; `null` where the engine does not say. */
  readonly snapMetres: number | null;
  /** Of `cut-off`: the school to which no road leads. */
  readonly to?: string;
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
  return [...schools, ...(await cutOffSchools(theCase, network, isFar, snapOf)), ...lost];
}

/**
 * Pairs of schools in use without a way from the one to the other. A vehicle whose morning ends at the one could not
 * begin its afternoon at the other, and duties are planned on the understanding that over midday every vehicle can.
 */
async function cutOffSchools(
  theCase: Case,
  network: RoadNetwork,
  isFar: (at: LonLat) => boolean,
  snapOf: (at: LonLat) => number | null,
): Promise<Trouble[]> {
  const used = theCase.schools.filter(
    (school, s) => !isFar(school.at) && theCase.pupils.some(({ schoolIndex }) => schoolIndex === s),
  );
  const pairs = used.flatMap((from) => used.filter((to) => to !== from).map((to) => ({ from, to })));
  const drives = await network.drives(
    'pm',
    pairs.map(({ from, to }) => ({ from: from.at, to: to.at })),
  );
  return pairs.flatMap(({ from: { id, at }, to }, p): Trouble[] =>
    drives[p].seconds >= NO_WAY.seconds
      ? [{ kind: 'cut-off', whose: 'school', id, at, snapMetres: snapOf(at), to: to.id }]
      : [],
  );
}

async function snapsOf(network: RoadNetwork, points: readonly LonLat[]): Promise<(at: LonLat) => number | null> {
  if (!network.snaps) return () => null;
  const snaps = await network.snaps(points);
  const byPoint = new Map(points.map((at, i) => [householdOf(at), snaps[i].metres]));
  return (at) => byPoint.get(householdOf(at)) ?? null;
}

/** The trouble as a fault with a remedy. */
export function troubleFault({ kind, whose, id, snapMetres, to }: Trouble): Fault {
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
  if (kind === 'cut-off') {
    return networkFault('NETWORK-NO-WAY', {
      file,
      value: id,
      cause: `no road leads from school ${id} to school ${to}, so that one vehicle cannot serve both on one day`,
      remedy:
        'Plan the parts that no road joins as cases of their own, correct the coordinates, or say --allow-ferries.',
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
  const places = sayCount(refused.length, 'place');
  throw new SchoolrunError(`No vehicle can get to ${places}.`, EXIT.network, refused.map(troubleFault));
}

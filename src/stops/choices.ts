/**
 * Where each pupil may be collected. A `door` pupil and a second address have one place. A `stop` pupil has a few
 * candidates within the walk of the school's phase, and the search decides among them: bus stops of `stops.csv`, or,
 * where there are none within reach, the homes of other `stop` pupils as meeting points; failing that the door.
 */
import type {
  Case,
  Leg,
  LonLat,
  PickupChoice,
  PickupChoices,
  PickupPlace,
  Pupil,
  RoadNetwork,
  Seconds,
  Session,
} from '../model/index.ts';
import { householdOf, NO_WAY } from '../model/index.ts';
import { PointIndex } from './pointIndex.ts';
import { fewBest, popularity, type Reachable } from './rank.ts';

export interface StopParameters {
  /** Candidates kept for a pupil: 1 … 12. */
  readonly candidates: number;
  /** How many of them are taken for being near; the others for being within reach of many of the same school. */
  readonly nearest: number;
}

export const DEFAULT_STOP_PARAMETERS: StopParameters = { candidates: 6, nearest: 3 };

/** Candidates of every pupil and of every second address. */
export async function pickupChoices(
  theCase: Case,
  network: RoadNetwork,
  parameters: StopParameters = DEFAULT_STOP_PARAMETERS,
): Promise<PickupChoices> {
  const places = new PlaceList();
  const reach = await reachableStops(theCase, network, places);
  const counts = popularity(theCase, reach);
  const doorInsteadOfStop = theCase.pupils.map((pupil, p) => pupil.pickup === 'stop' && reach[p].length === 0);
  const usual = theCase.pupils.map((pupil, p) =>
    reach[p].length > 0
      ? fewBest(reach[p], counts[pupil.schoolIndex], parameters)
      : [{ place: places.home(pupil.id, pupil.home), walkMetres: 0 }],
  );
  const other = theCase.pupils.map((pupil) =>
    pupil.otherAddresses.map((address) => ({ place: places.home(pupil.id, address.at), walkMetres: 0 })),
  );
  const direct = await directDrives(theCase, network, places, usual, other);
  /** A stop that no road serves is no choice while there is another. */
  const served = (pupil: Pupil, reachable: readonly Reachable[]): readonly Reachable[] => {
    const some = reachable.filter((r) => {
      const { am, pm } = direct(r.place, pupil.schoolIndex);
      return am < NO_WAY.seconds && pm < NO_WAY.seconds;
    });
    // The own home as a meeting point wants company, and is no choice by itself either.
    const own = householdOf(pupil.home);
    return some.some((r) => places.all[r.place].hostHousehold !== own) ? some : reachable;
  };
  const choose = (pupil: Pupil, r: Reachable): PickupChoice => ({
    ...r,
    walkMetres: Math.round(r.walkMetres),
    directSeconds: direct(r.place, pupil.schoolIndex),
  });
  return {
    places: places.all,
    usual: theCase.pupils.map((pupil, p) => served(pupil, usual[p]).map((r) => choose(pupil, r))),
    other: theCase.pupils.map((pupil, p) => other[p].map((r) => choose(pupil, r))),
    doorInsteadOfStop,
  };
}

/** All places, each point of a kind once. */
class PlaceList {
  readonly all: PickupPlace[] = [];
  readonly #byKey = new Map<string, number>();

  home(placeId: string, at: LonLat): number {
    return this.#add(`home ${householdOf(at)}`, { kind: 'home', placeId, at, hostHousehold: null });
  }

  stop(placeId: string, at: LonLat): number {
    return this.#add(`stop ${placeId}`, { kind: 'stop', placeId, at, hostHousehold: null });
  }

  meetingPoint(hostId: string, at: LonLat): number {
    const household = householdOf(at);
    return this.#add(`meet ${household}`, { kind: 'stop', placeId: hostId, at, hostHousehold: household });
  }

  #add(key: string, place: PickupPlace): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.all.push(place) - 1);
    return this.all.length - 1;
  }
}

/** By pupil: bus stops within the walk, else meeting points within the walk; empty where the door it must be. */
async function reachableStops(theCase: Case, network: RoadNetwork, places: PlaceList): Promise<Reachable[][]> {
  const limitOf = (pupil: Pupil): number => theCase.policy.walkToStopMetres[theCase.schools[pupil.schoolIndex].phase];
  const stopIndex = new PointIndex(theCase.stops.map((stop) => stop.at));
  const nearStops = theCase.pupils.map((pupil) =>
    pupil.pickup === 'stop' ? stopIndex.around(pupil.home, limitOf(pupil)) : [],
  );
  const stops = await withinWalk(theCase, network, limitOf, nearStops, (s) => theCase.stops[s].at);

  const hosts = stopHouseholds(theCase);
  const hostIndex = new PointIndex(hosts.map((host) => host.home));
  const nearHosts = theCase.pupils.map((pupil, p) =>
    pupil.pickup === 'stop' && stops[p].length === 0 ? hostIndex.around(pupil.home, limitOf(pupil)) : [],
  );
  const meetings = await withinWalk(theCase, network, limitOf, nearHosts, (h) => hosts[h].home);
  return theCase.pupils.map((pupil, p) => {
    if (stops[p].length > 0) {
      return stops[p].map((w) => ({
        place: places.stop(theCase.stops[w.candidate].id, w.at),
        walkMetres: w.walkMetres,
      }));
    }
    const meeting = meetings[p].map((w) => ({
      place: places.meetingPoint(hosts[w.candidate].id, w.at),
      walkMetres: w.walkMetres,
    }));
    // The own home is a meeting point only if somebody else's is within reach as well.
    const own = householdOf(pupil.home);
    return meeting.some((r) => places.all[r.place].hostHousehold !== own) ? meeting : [];
  });
}

/** One `stop` pupil for each home that has any. */
function stopHouseholds(theCase: Case): Pupil[] {
  const hosts = new Map<string, Pupil>();
  for (const pupil of theCase.pupils) {
    const household = householdOf(pupil.home);
    if (pupil.pickup === 'stop' && !hosts.has(household)) hosts.set(household, pupil);
  }
  return [...hosts.values()];
}

interface Walk {
  readonly candidate: number;
  readonly at: LonLat;
  readonly walkMetres: number;
}

/** By pupil: which of the near candidates are within the walk. All walks are asked of the network in one go. */
async function withinWalk(
  theCase: Case,
  network: RoadNetwork,
  limitOf: (pupil: Pupil) => number,
  near: readonly (readonly number[])[],
  atOf: (candidate: number) => LonLat,
): Promise<Walk[][]> {
  const legs = theCase.pupils.flatMap((pupil, p) => near[p].map((c): Leg => ({ from: pupil.home, to: atOf(c) })));
  const walks = await network.walks(legs);
  let next = 0;
  return theCase.pupils.map((pupil, p) => {
    const all = near[p].map((candidate): Walk => ({ candidate, at: atOf(candidate), walkMetres: walks[next++] }));
    return all.filter(({ walkMetres }) => walkMetres <= limitOf(pupil));
  });
}

/** Direct drives between every candidate and the schools of its pupils, asked of the network in one go a session. */
async function directDrives(
  theCase: Case,
  network: RoadNetwork,
  places: PlaceList,
  usual: readonly (readonly Reachable[])[],
  other: readonly (readonly Reachable[])[],
): Promise<(place: number, school: number) => Record<Session, Seconds>> {
  const rows = new Map<number, number>();
  const pairs: { place: number; school: number }[] = [];
  const keyOf = (place: number, school: number): number => place * theCase.schools.length + school;
  theCase.pupils.forEach((pupil, p) => {
    for (const { place } of [...usual[p], ...other[p]]) {
      const key = keyOf(place, pupil.schoolIndex);
      if (!rows.has(key)) rows.set(key, pairs.push({ place, school: pupil.schoolIndex }) - 1);
    }
  });
  const toSchool: Leg[] = pairs.map(({ place, school }) => ({
    from: places.all[place].at,
    to: theCase.schools[school].at,
  }));
  const used = new Set(pairs.map(({ place }) => place));
  await network.prepare?.(
    theCase.schools.map((school) => school.at),
    [...used].map((place) => places.all[place].at),
  );
  const am = await network.drives('am', toSchool);
  const pm = await network.drives(
    'pm',
    toSchool.map(({ from, to }) => ({ from: to, to: from })),
  );
  return (place, school) => {
    const row = rows.get(keyOf(place, school)) as number;
    return { am: am[row].seconds, pm: pm[row].seconds };
  };
}

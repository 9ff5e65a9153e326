/**
 * Doors: which addresses may be one call, and how far a vehicle must drive to get away from them.
 *
 * Addresses within 30 m of one another, directly or by way of others, are a *cluster*. A call for a door pupil
 * stands in the pupil's cluster, and everybody collected at the door there lives in it. So on each of its visits to a cluster a
 * vehicle in the morning drives away to somewhere outside (in the afternoon: arrives from there): at least the
 * distance to the nearest place outside where pupils of that sharing group may be collected or go to school.
 */
import { type Case, householdOf, type LonLat, type Metres, type PupilClass } from '../model/index.ts';
import { greatCircleMetres } from '../network/index.ts';
import type { Journey } from './journeys.ts';
import { Points } from './nearest.ts';
import { ONE_CALL_METRES } from './pickup.ts';

/** Rounds up what may be one call; a coordinate of a plan is off by a tenth of a metre at most. */
const ONE_CALL = ONE_CALL_METRES + 0.5;

export interface Clusters {
  /** Number of the cluster of an address of the case. */
  readonly of: (at: LonLat) => number;
  readonly lonely: (at: LonLat) => boolean;
  /** All addresses. */
  readonly addresses: readonly LonLat[];
}

/** What a journey has to itself of its cluster's visit, as a share by which all journeys of the cluster have one. */
export interface DoorShare {
  /** Of the drive out of the cluster, in straight metres. */
  readonly outMetres: number;
  /** Of one visit: 1 ÷ journeys that may share it; 0 away from the door. */
  readonly visit: number;
}

/** The clusters of all homes and other addresses. */
export function clustersOf(theCase: Case): Clusters {
  const index = new Map<string, number>();
  const addresses: LonLat[] = [];
  for (const pupil of theCase.pupils) {
    for (const at of [pupil.home, ...pupil.otherAddresses.map((other) => other.at)]) {
      if (!index.has(householdOf(at))) index.set(householdOf(at), addresses.push(at) - 1);
    }
  }
  const points = new Points(addresses);
  const cluster = new Int32Array(addresses.length).fill(-1);
  const size: number[] = [];
  addresses.forEach((_, first) => {
    if (cluster[first] >= 0) return;
    const open = [first];
    cluster[first] = size.push(1) - 1;
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      for (const j of points.around(addresses[i], ONE_CALL)) {
        if (cluster[j] >= 0 || greatCircleMetres(addresses[i], addresses[j]) > ONE_CALL) continue;
        cluster[j] = cluster[first];
        size[cluster[first]]++;
        open.push(j);
      }
    }
  });
  const of = (at: LonLat): number => cluster[index.get(householdOf(at)) as number];
  return { of, lonely: (at) => size[of(at)] === 1, addresses };
}

/**
 * By journey: its share of a visit to its door, among the journeys of the same session and sharing group. Journeys
 * outside the group, and those that are not at the door, get none. A `solo` pupil has the visit to itself and drives
 * straight to school from it.
 */
export function doorShares(
  theCase: Case,
  clusters: Clusters,
  journeys: readonly Journey[],
  mode: readonly PupilClass[],
): DoorShare[] {
  const within = journeys.map(({ pupil }) => mode.includes(theCase.pupils[pupil].class));
  const shares = (j: Journey) => `${j.session} ${clusters.of(j.at)}`;
  const counts = new Map<string, number>();
  journeys.forEach((j, i) => {
    if (!within[i] || j.points || theCase.pupils[j.pupil].solo) return;
    counts.set(shares(j), (counts.get(shares(j)) ?? 0) + 1);
  });
  const out = outMetresOf(theCase, clusters, journeys, within);
  return journeys.map((j, i) => {
    if (!within[i] || j.points) return { outMetres: 0, visit: 0 };
    if (theCase.pupils[j.pupil].solo) {
      const straight = greatCircleMetres(j.at, theCase.schools[j.school].at);
      return { outMetres: Math.max(0, straight - j.slack), visit: 1 };
    }
    const visit = 1 / (counts.get(shares(j)) as number);
    return { outMetres: out(clusters.of(j.at)) * visit, visit };
  });
}

/** By cluster: to the nearest place outside it where a run of the group may call. */
function outMetresOf(
  theCase: Case,
  clusters: Clusters,
  journeys: readonly Journey[],
  within: readonly boolean[],
): (cluster: number) => Metres {
  const doors = new Set<number>();
  const places = new Map<string, { at: LonLat; cluster: number }>();
  const seen = new Set<LonLat>();
  journeys.forEach((j, i) => {
    if (!within[i]) return;
    places.set(`school ${j.school}`, { at: theCase.schools[j.school].at, cluster: -1 });
    if (!j.points) doors.add(clusters.of(j.at));
    // A stop in the middle of a cluster is a place outside it, a meeting point at one of its homes is inside.
    for (const at of j.points ?? []) {
      if (seen.has(at)) continue;
      seen.add(at);
      if (!places.has(householdOf(at))) places.set(householdOf(at), { at, cluster: -1 });
    }
  });
  const members = new Map<number, LonLat[]>();
  for (const at of clusters.addresses) {
    const cluster = clusters.of(at);
    if (!doors.has(cluster)) {
      const meeting = places.get(householdOf(at));
      if (meeting) places.set(householdOf(at), { at, cluster });
      continue;
    }
    places.set(householdOf(at), { at, cluster });
    members.set(cluster, [...(members.get(cluster) ?? []), at]);
  }
  const all = [...places.values()];
  const points = new Points(all.map(({ at }) => at));
  const known = new Map<number, Metres>();
  return (cluster) => {
    const before = known.get(cluster);
    if (before !== undefined) return before;
    let least = Number.POSITIVE_INFINITY;
    for (const at of members.get(cluster) ?? []) {
      const found = points.nearest(at, (i) => all[i].cluster !== cluster);
      if (found >= 0) least = Math.min(least, greatCircleMetres(at, all[found].at));
    }
    known.set(cluster, Number.isFinite(least) ? least : 0);
    return known.get(cluster) as Metres;
  };
}

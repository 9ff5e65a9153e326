/**
 * How much of a vehicle a pupil takes: weights that add up to 1 at most over those who are on board together.
 *
 * By places: a seat weighs α and a wheelchair place β, with α × seats + β × wheelchairs ≤ 1 for every layout of the type.
 * An `individual` assistant weighs a seat more. A seated `shared` pupil weighs S ÷ (S − 1) seats, S the most seats of any layout,
 * because one seat of the run is the assistant's: of n such pupils and m other seats taken, n + m ≤ S − 1, so that
 * n × S ÷ (S − 1) + m ≤ S.
 *
 * By time: when a vehicle arrives at a school in the morning, whoever boarded first of those on board has waited for
 * the dwell of all later calls and for the drive out of every cluster since (`doors.ts`). That is within the longest
 * ride M that the group allows, so the seconds of those who boarded elsewhere add up to M at most, and of those of one
 * cluster to B: each one's seconds ÷ (M + B) are weights too. Afternoons are the same backwards. Between two
 * schools' calls nobody else is on board than at the later of them.
 *
 * A `solo` pupil weighs 1. A mean of two such sets of weights is one as well.
 */
import type { Case, Layout, Pupil, PupilClass, Session, VehicleType } from '../model/index.ts';
import { SESSIONS } from '../model/index.ts';
import type { DoorShare } from './doors.ts';
import type { Journey } from './journeys.ts';

/** Weights of a seat and of a wheelchair place. */
export interface PlaceWeights {
  readonly seat: number;
  readonly chair: number;
}

/** Whether the type has a layout for the pupil and the assistant. */
export function canCarry(type: VehicleType, pupil: Pupil): boolean {
  const seats = (pupil.seating === 'seat' ? 1 : 0) + (pupil.assistant === 'none' ? 0 : 1);
  const chairs = pupil.seating === 'wheelchair' ? 1 : 0;
  return type.layouts.some((layout) => layout.seats >= seats && layout.wheelchairs >= chairs);
}

/** The pairs of α and β of which neither can be raised without lowering the other: the corners of what the layouts allow. */
export function placeWeights(type: VehicleType): PlaceWeights[] {
  const lines = [
    ...type.layouts.map((l: Layout) => [l.seats, l.wheelchairs, 1]),
    [1, 0, 1],
    [0, 1, 1],
    [1, 0, 0],
    [0, 1, 0],
  ];
  const corners: PlaceWeights[] = [];
  for (const [a, b, c] of lines) {
    for (const [d, e, f] of lines) {
      const det = a * e - b * d;
      if (det === 0) continue;
      // Rounded down a little, so that no layout's sum comes out above 1.
      const seat = Math.max(0, ((c * e - b * f) / det) * (1 - 1e-12));
      const chair = Math.max(0, ((a * f - c * d) / det) * (1 - 1e-12));
      const allowed = seat <= 1 && chair <= 1 && type.layouts.every((l) => l.seats * seat + l.wheelchairs * chair <= 1);
      if (allowed) corners.push({ seat, chair });
    }
  }
  const above = (p: PlaceWeights, q: PlaceWeights) =>
    p.seat >= q.seat && p.chair >= q.chair && (p.seat > q.seat || p.chair > q.chair);
  const best = corners.filter((q) => !corners.some((p) => above(p, q)));
  return best.filter((q, i) => best.findIndex((p) => p.seat === q.seat && p.chair === q.chair) === i);
}

/** What the pupil weighs by places in vehicles of the type that can carry it. */
export function weightByPlaces(type: VehicleType, pupil: Pupil, { seat, chair }: PlaceWeights): number {
  if (pupil.solo) return 1;
  const most = Math.max(...type.layouts.map((layout) => layout.seats));
  const own = pupil.seating === 'wheelchair' ? chair : pupil.assistant === 'shared' ? seat * (most / (most - 1)) : seat;
  return Math.min(1, own + (pupil.assistant === 'individual' ? seat : 0));
}

/** Of the clusters' sums of seconds, the share that B leaves as they are; those above are scaled down to B. */
const WHOLE_CLUSTERS = 0.9;

/** By journey: what it weighs by time among the sharing group `mode`; journeys that are not at the door weigh nothing. */
export function weightsByTime(
  theCase: Case,
  journeys: readonly Journey[],
  doors: readonly DoorShare[],
  mode: readonly PupilClass[],
  clusterOf: (journey: Journey) => number,
  secondsPerStraightMetre: Readonly<Record<Session, number>>,
): Float64Array {
  const weights = new Float64Array(journeys.length);
  for (const session of SESSIONS) {
    const inMode = journeys.flatMap((j, i) => {
      const pupil = theCase.pupils[j.pupil];
      return j.session === session && mode.includes(pupil.class) && !pupil.solo ? [i] : [];
    });
    const longest = inMode.reduce((most, i) => Math.max(most, journeys[i].limit), 0);
    const seconds = new Map<number, number>();
    const clusters = new Map<number, number>();
    for (const i of inMode) {
      if (journeys[i].points) continue;
      const { outMetres, visit } = doors[i];
      // A drive is rounded to whole seconds: half a second each may be missing.
      const drive = Math.max(0, outMetres * secondsPerStraightMetre[session] - 0.5 * visit);
      seconds.set(i, journeys[i].boarding + theCase.policy.callSeconds * visit + drive);
      const cluster = clusterOf(journeys[i]);
      clusters.set(cluster, (clusters.get(cluster) ?? 0) + (seconds.get(i) as number));
    }
    const sums = [...clusters.values()].sort((a, b) => a - b);
    const most = sums[Math.floor((sums.length - 1) * WHOLE_CLUSTERS)] ?? 0;
    for (const [i, own] of seconds) {
      const sum = clusters.get(clusterOf(journeys[i])) as number;
      if (own > 0) weights[i] = (own * Math.min(1, most / sum)) / (longest + most);
    }
  }
  for (const [i, j] of journeys.entries()) if (theCase.pupils[j.pupil].solo) weights[i] = 1;
  return weights;
}

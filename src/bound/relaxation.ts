/** The case as the bound sees it: journeys with weights and shares, one *use* for each vehicle type and sharing group. */
import type { Case, Session, VehicleType } from '../model/index.ts';
import type { StraightLine } from '../network/index.ts';
import { clustersOf, type DoorShare, doorShares } from './doors.ts';
import { type Following, schoolsBefore } from './follow.ts';
import { type Journey, journeysOf, secondsPerMetre } from './journeys.ts';
import { canCarry, type PlaceWeights, placeWeights, weightByPlaces, weightsByTime } from './loads.ts';
import { modesOf } from './modes.ts';

/** A vehicle type that exists, and the corners of its place weights. */
export interface UsableType {
  readonly type: VehicleType;
  readonly corners: readonly PlaceWeights[];
}

/** One sharing group. */
export interface Mode {
  /** By journey: 1 if it may be carried in this mode. */
  readonly member: Uint8Array;
  readonly doors: readonly DoorShare[];
  /** By journey, see `loads.ts`. */
  readonly byTime: Float64Array;
}

export interface Relaxation {
  readonly theCase: Case;
  readonly journeys: readonly Journey[];
  /** By journey, as in {@link Journey}; for the inner loops. */
  readonly school: Int32Array;
  /** By journey: 1 in the afternoon. */
  readonly afternoon: Uint8Array;
  /** By journey: 1 for a pupil with a `shared` assistant. */
  readonly sharedAssistant: Uint8Array;
  readonly types: readonly UsableType[];
  readonly modes: readonly Mode[];
  readonly following: Following;
  readonly roadFactor: number;
  readonly secondsPerMetre: Readonly<Record<Session, number>>;
  /** By type, then corner, then journey: weight by places, Infinity where the type cannot carry the pupil. */
  readonly byPlaces: readonly (readonly Float64Array[])[];
}

/** Builds it; straight lines only, no matrix. */
export function relaxationOf(theCase: Case, line: StraightLine): Relaxation {
  const clusters = clustersOf(theCase);
  const journeys = journeysOf(theCase, line, clusters.lonely);
  const types = theCase.vehicleTypes
    .filter((type) => type.available !== 0)
    .map((type) => ({ type, corners: placeWeights(type) }));
  const perMetre = { am: secondsPerMetre(line, 'am'), pm: secondsPerMetre(line, 'pm') };
  const perStraightMetre = { am: perMetre.am * line.roadFactor, pm: perMetre.pm * line.roadFactor };
  const modes = modesOf(theCase).map((classes): Mode => {
    const doors = doorShares(theCase, clusters, journeys, classes);
    return {
      member: Uint8Array.from(journeys, (j) => (classes.includes(theCase.pupils[j.pupil].class) ? 1 : 0)),
      doors,
      byTime: weightsByTime(theCase, journeys, doors, classes, (j) => clusters.of(j.at), perStraightMetre),
    };
  });
  return {
    theCase,
    journeys,
    school: Int32Array.from(journeys, (j) => j.school),
    afternoon: Uint8Array.from(journeys, (j) => (j.session === 'pm' ? 1 : 0)),
    sharedAssistant: Uint8Array.from(journeys, (j) => (theCase.pupils[j.pupil].assistant === 'shared' ? 1 : 0)),
    types,
    modes: modes.filter(({ member }) => member.includes(1)),
    following: schoolsBefore(theCase, line, journeys),
    roadFactor: line.roadFactor,
    secondsPerMetre: perMetre,
    byPlaces: types.map(({ type, corners }) =>
      corners.map((corner) =>
        Float64Array.from(journeys, (j) => {
          const pupil = theCase.pupils[j.pupil];
          return canCarry(type, pupil) ? weightByPlaces(type, pupil, corner) : Number.POSITIVE_INFINITY;
        }),
      ),
    ),
  };
}

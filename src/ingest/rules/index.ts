/** The rules by which a case is judged, each a function of its own; none stops another. */
import type { CaseDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';
import { groupsFitSomewhere, layoutsFitABitMask, pupilsFitSomewhere, someVehicleIsAvailable } from './capacity.ts';
import {
  nobodyApartFromThemselves,
  nobodyTogetherAndApart,
  resolveKeepApart,
  soloNeedsNoKeepApart,
} from './keepApart.ts';
import { groupsGoToOneSchool, groupsHaveCompany, groupsHaveNoSolo, groupsMayShare } from './keepWith.ts';
import { bellsInOrder, bellsInTheDay, homesNearSchools, stopsAreNoPupils } from './places.ts';
import { addressesDoNotClash, addressesOnTravelDays, pupilsTravel, stopPupilsMayWalk } from './pupils.ts';
import {
  currentRoutesHaveCalls,
  currentRoutesStateTheirNotice,
  currentSequencesRise,
  currentVehiclesHoldTheirPupils,
  planStartIsStated,
  pupilsAreOnCurrentRoutes,
  pupilsOnOneCurrentRoute,
} from './today.ts';

export type Rule = (draft: CaseDraft, faults: FaultList) => void;

const RULES: readonly Rule[] = [
  bellsInOrder,
  bellsInTheDay,
  homesNearSchools,
  stopsAreNoPupils,
  pupilsTravel,
  stopPupilsMayWalk,
  addressesDoNotClash,
  addressesOnTravelDays,
  groupsHaveCompany,
  groupsGoToOneSchool,
  groupsMayShare,
  groupsHaveNoSolo,
  resolveKeepApart,
  nobodyApartFromThemselves,
  nobodyTogetherAndApart,
  soloNeedsNoKeepApart,
  layoutsFitABitMask,
  someVehicleIsAvailable,
  pupilsFitSomewhere,
  groupsFitSomewhere,
  planStartIsStated,
  pupilsOnOneCurrentRoute,
  pupilsAreOnCurrentRoutes,
  currentSequencesRise,
  currentRoutesHaveCalls,
  currentRoutesStateTheirNotice,
  currentVehiclesHoldTheirPupils,
];

/** Applies every rule; {@link resolveKeepApart} besides makes the ids in keep_apart those of pupils.csv. */
export function judgeDraft(draft: CaseDraft, faults: FaultList): void {
  for (const rule of RULES) rule(draft, faults);
}

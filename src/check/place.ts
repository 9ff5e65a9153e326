/** Where a call of the plan stands according to the case, whatever coordinates the plan writes. */
import type { LonLat, PlanCall, Pupil, School, Stop } from '../model/index.ts';
import type { CaseIndex } from './caseIndex.ts';
import { positionKey, samePosition } from './geometry.ts';

export interface Place {
  /** The case's coordinates; the plan's only where the place is unknown to the case. */
  readonly at: LonLat;
  /** The same for two calls at the same place. */
  readonly key: string;
  readonly known: boolean;
  readonly school: School | null;
  readonly stop: Stop | null;
  /** Whose home or other address it is: of a home call, or of a meeting point. */
  readonly owner: Pupil | null;
}

const nothing = { school: null, stop: null, owner: null };

/** A home call stands at the address its pupil is due at that day; failing that, at the pupil's nearest address. */
function homeOf(index: CaseIndex, call: PlanCall, day: number, owner: Pupil): LonLat {
  const due = index.due(owner, day, call.session);
  if (due && (call.on.includes(owner.id) || call.off.includes(owner.id))) return due.at;
  const addresses = [owner.home, ...owner.otherAddresses.map((o) => o.at)];
  return addresses.find((at) => samePosition(at, call.at)) ?? due?.at ?? owner.home;
}

/** Resolves the call's `kind` and `place_id`. */
export function placeOf(index: CaseIndex, call: PlanCall, day: number): Place {
  const owner = index.pupils.get(call.placeId);
  if (call.kind === 'school') {
    const school = index.schools.get(call.placeId);
    if (school) return { ...nothing, at: school.at, key: `school ${school.id}`, known: true, school };
  } else if (call.kind === 'home' && owner) {
    const at = homeOf(index, call, day, owner);
    return { ...nothing, at, key: `home ${positionKey(at)}`, known: true, owner };
  } else if (call.kind === 'stop') {
    const stop = index.stops.get(call.placeId);
    // A stop and a pupil may carry the same id: the coordinates tell which is meant.
    if (stop && (!owner || !samePosition(owner.home, call.at) || samePosition(stop.at, call.at))) {
      return { ...nothing, at: stop.at, key: `stop ${stop.id}`, known: true, stop };
    }
    if (owner) {
      return { ...nothing, at: owner.home, key: `meet ${positionKey(owner.home)}`, known: true, owner };
    }
  }
  return { ...nothing, at: call.at, key: `unknown ${call.kind} ${call.placeId}`, known: false };
}

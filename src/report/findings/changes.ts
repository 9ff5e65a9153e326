/** Who gets another vehicle, another time or other company, pupil by pupil. */
import type {
  Case,
  Changes,
  Judgement,
  Plan,
  PupilChange,
  Seconds,
  Session,
  Today,
  Way,
  Ways,
} from '../../model/index.ts';
import { continuesOf, dutyOfRoute } from './continues.ts';
import { type Judged, sessionsOf, waysOf } from './ways.ts';

/** A family notices a change of time that is longer than this. */
const NOTICED: Seconds = 600;

/** What changes for the pupils when `plan` replaces today's routes. */
export function changesOf(theCase: Case, plan: Plan, judgement: Judgement, today: Today): Changes {
  return changesBetween(theCase, today, { plan, judgement });
}

/**
 * What changes for the pupils when one plan replaces another; `today` of each change is the way in `before`. Sessions
 * in which a pupil travels by one of the plans alone are not compared; without a session in both, the vehicle is new.
 */
export function changesBetween(theCase: Case, before: Judged, after: Judged): Changes {
  const continues = continuesOf(before, after);
  const isCarriedOn = vehicleMatch(before, after, continues);
  const [old, fresh] = [waysOf(theCase, before), waysOf(theCase, after)];
  const pupils = [...old].flatMap(([pupilId, today]): PupilChange[] => {
    const plan = fresh.get(pupilId);
    return plan ? [{ pupilId, today, plan, ...changeOf(today, plan, isCarriedOn) }] : [];
  });
  return { pupils, continues };
}

type VehicleMatch = (before: Way, after: Way) => boolean;
type Change = Pick<PupilChange, 'vehicleChanges' | 'timeChanges' | 'fellowsChange'>;

function changeOf(today: Ways, plan: Ways, isCarriedOn: VehicleMatch): Change {
  const both = sessionsOf(plan).flatMap((session): [Way, Way][] => pairOf(session, today, plan));
  return {
    vehicleChanges: both.length === 0 || both.some(([before, after]) => !isCarriedOn(before, after)),
    timeChanges: both.some(([before, after]) => Math.abs(after.time - before.time) > NOTICED),
    fellowsChange: both.some(([before, after]) => newFellows(before, after).length > 0),
  };
}

function pairOf(session: Session, today: Ways, plan: Ways): [Way, Way][] {
  const [before, after] = [today[session], plan[session]];
  return before && after ? [[before, after]] : [];
}

/** Those on board who were not before, in the case's order. */
export function newFellows(before: Way, after: Way): string[] {
  const known = new Set(before.fellows);
  return after.fellows.filter((id) => !known.has(id));
}

/** Whether the vehicle of the second way carries on the first one's, with a vehicle of the same type. */
function vehicleMatch(before: Judged, after: Judged, continues: Readonly<Record<string, string>>): VehicleMatch {
  const [dutyBefore, dutyAfter] = [dutyOfRoute(before.plan), dutyOfRoute(after.plan)];
  const [typeBefore, typeAfter] = [typeOfRoute(before.plan), typeOfRoute(after.plan)];
  const carriedOn = new Map(Object.entries(continues));
  return (old, fresh) =>
    carriedOn.get(dutyAfter.get(fresh.routeId) ?? '') === dutyBefore.get(old.routeId) &&
    typeAfter.get(fresh.routeId) === typeBefore.get(old.routeId);
}

function typeOfRoute(plan: Plan): Map<string, string> {
  return new Map(plan.routes.map((route) => [route.id, route.vehicleTypeId]));
}

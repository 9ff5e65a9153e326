/** The counts of a plan that `plan.json` and the summary share. */
import { type Case, type DayMask, type Judgement, type Plan, type Pupil, SESSIONS } from '../model/index.ts';

export interface PlanCounts {
  readonly pupils: number;
  /** On every journey they are due for. */
  readonly pupils_carried: number;
  /** On some of their journeys, and not on others. */
  readonly pupils_carried_in_part: number;
  /** On none of their journeys. */
  readonly pupils_not_carried: number;
  readonly vehicles: number;
  readonly routes: number;
  readonly runs: number;
  readonly vehicles_by_type: Readonly<Record<string, number>>;
  readonly long_direct_drives: number;
  readonly door_instead_of_stop: number;
  readonly metres_per_week: number;
}

/** Counts a plan; `vehicles_by_type` in the case's order of types, types in use only. */
export function countsOf(theCase: Case, plan: Plan, judgement: Judgement): PlanCounts {
  const left = leftOut(theCase, plan);
  return {
    pupils: theCase.pupils.length,
    pupils_carried: theCase.pupils.length - left.inPart - left.wholly,
    pupils_carried_in_part: left.inPart,
    pupils_not_carried: left.wholly,
    vehicles: judgement.duties.length,
    routes: plan.routes.length,
    runs: plan.routes.reduce((n, r) => n + SESSIONS.filter((s) => r.calls.some((c) => c.session === s)).length, 0),
    vehicles_by_type: countByType(theCase, judgement.duties),
    long_direct_drives: pupilsWith(plan, 'long_direct_drive').size,
    door_instead_of_stop: pupilsWith(plan, 'door_instead_of_stop').size,
    metres_per_week: judgement.duties.reduce((metres, duty) => metres + duty.metres, 0),
  };
}

/** The pupils listed as not carried: on some of the journeys they are due for, or on all. */
function leftOut(theCase: Case, plan: Plan): { inPart: number; wholly: number } {
  const listed = new Map<string, { am: DayMask; pm: DayMask }>();
  for (const { code, pupilId, days, session } of plan.exceptions) {
    if (code !== 'not_carried') continue;
    const before = listed.get(pupilId) ?? { am: 0, pm: 0 };
    listed.set(pupilId, {
      am: session === 'pm' ? before.am : before.am | days,
      pm: session === 'am' ? before.pm : before.pm | days,
    });
  }
  const isLeft = (pupil: Pupil) => listed.has(pupil.id);
  const isCarriedAtTimes = ({ id, days }: Pupil) => SESSIONS.some((s) => (days & ~(listed.get(id)?.[s] ?? 0)) !== 0);
  const left = theCase.pupils.filter(isLeft);
  const inPart = left.filter(isCarriedAtTimes).length;
  return { inPart, wholly: left.length - inPart };
}

/** How many of each vehicle type, in the case's order. */
export function countByType(theCase: Case, vehicles: readonly { readonly vehicleTypeId: string }[]) {
  // A type may be called __proto__.
  const counts: Record<string, number> = Object.create(null);
  for (const type of theCase.vehicleTypes) {
    const n = vehicles.filter((v) => v.vehicleTypeId === type.id).length;
    if (n > 0) counts[type.id] = n;
  }
  return counts;
}

/** The pupils named by exceptions of this code, on whichever days. */
export function pupilsWith(plan: Plan, code: string): Set<string> {
  return new Set(plan.exceptions.filter((e) => e.code === code).map((e) => e.pupilId));
}

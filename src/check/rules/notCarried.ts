/** Pupils listed as not carried: they are on no run, and nothing that is still available could have carried them. */
import { type PlanException, type Pupil, SESSIONS, type Session, type Violation, WEEKDAYS } from '../../model/index.ts';
import { companyOf } from '../caseIndex.ts';
import { inException, type PlanView } from '../finding.ts';
import { drivable } from '../freshRun.ts';
import { covers } from '../listings.ts';
import { assistantsFor, holds, loadOf } from '../needs.ts';
import { type Visit, visitKey, visitsOf } from './bays.ts';
import { vehiclesInUse } from './duties.ts';

/** What is in use elsewhere in the plan. */
interface Taken {
  readonly inUse: (typeId: string, day: number) => number;
  readonly visits: ReadonlyMap<string, readonly Visit[]>;
}

/** A type with a vehicle to spare that day whose layout holds the whole company and its assistants. */
function typeThatFits(view: PlanView, { inUse }: Taken, company: readonly Pupil[], day: number): string | null {
  const load = loadOf(company);
  const assistants = assistantsFor(company);
  const type = view.index.theCase.vehicleTypes.find(
    (t) =>
      t.layouts.some((layout) => holds(layout, load, assistants)) &&
      (t.available === null || inUse(t.id, day) < t.available),
  );
  return type?.id ?? null;
}

/** Some moment of the bell window has a bay free for the whole unloading time. */
export function bayFree(
  view: Pick<PlanView, 'index'>,
  visits: ReadonlyMap<string, readonly Visit[]>,
  pupil: Pupil,
  day: number,
  session: Session,
): boolean {
  const { policy, schools } = view.index.theCase;
  const school = schools[pupil.schoolIndex];
  if (school.vehicleBays === null) return true;
  if (school.vehicleBays < 1) return false;
  const dwell = school.unloadingSeconds;
  const from =
    session === 'am'
      ? school.bellStart - policy.arriveBeforeBell.earliest
      : school.bellEnd + policy.leaveAfterBell.earliest - dwell;
  const to =
    session === 'am'
      ? school.bellStart - policy.arriveBeforeBell.latest
      : school.bellEnd + policy.leaveAfterBell.latest - dwell;
  const taken = (visits.get(visitKey(school.id, day)) ?? []).map((v) => v.call.row);
  // A bay becomes free only as a vehicle leaves, so these are all the moments worth trying.
  const moments = [from, ...taken.map((t) => t.depart).filter((t) => t > from && t <= to)];
  return moments.some((arrive) => {
    const depart = arrive + dwell;
    const starts = [arrive, ...taken.map((t) => t.arrive).filter((t) => t > arrive && t < depart)];
    const busy = (t: number) => taken.filter((v) => v.arrive <= t && v.depart > t).length;
    const instant = (t: number) => taken.filter((v) => v.arrive < t && v.depart > t).length;
    if (dwell === 0) return instant(arrive) < (school.vehicleBays ?? 0);
    return starts.every((t) => busy(t) < (school.vehicleBays ?? 0));
  });
}

function onDay(
  view: PlanView,
  taken: Taken,
  row: PlanException,
  pupil: Pupil,
  day: number,
  session: Session,
): Violation[] {
  const rides = view.ridesOf(pupil, day, session);
  if (rides.length > 0) {
    const message = `Pupil ${pupil.id} is listed as not_carried (${session}) but is on route ${rides[0].run.route.id}.`;
    return [inException('not_carried_but_carried', row, 1 << day, message)];
  }
  if (!view.index.due(pupil, day, session)) return [];
  const company = companyOf(view.index, pupil, day, session);
  const typeId = typeThatFits(view, taken, company, day);
  if (!typeId || !bayFree(view, taken.visits, pupil, day, session) || !drivable(view, company, day, session)) return [];
  const whom = company.length > 1 ? ` with ${company.length - 1} who must travel along` : '';
  const message = `Pupil ${pupil.id} is listed as not_carried (${session}), but a ${typeId} could carry the pupil${whom}.`;
  return [inException('not_carried_unfounded', row, 1 << day, message)];
}

/** Every listed day and session. */
export function notCarried(view: PlanView): Violation[] {
  const rows = view.plan.exceptions.filter((row) => row.code === 'not_carried');
  if (rows.length === 0) return [];
  const taken = { inUse: vehiclesInUse(view), visits: visitsOf(view) };
  const found: Violation[] = [];
  for (const row of rows) {
    const pupil = view.index.pupils.get(row.pupilId);
    if (!pupil) continue;
    for (const day of WEEKDAYS) {
      for (const session of SESSIONS) {
        if (covers(row, day, session)) found.push(...onDay(view, taken, row, pupil, day, session));
      }
    }
  }
  return found;
}

/** What the plan lists must be so: a false listing would excuse what nothing excuses. */
import { type PlanException, SESSIONS, type Violation, WEEKDAYS } from '../../model/index.ts';
import { inException, type PlanView } from '../finding.ts';
import { covers } from '../listings.ts';
import { pickupsOf } from './pickupPoint.ts';
import { minutes, timed } from './rides.ts';

/** Files give these figures in minutes: less than one minute off is rounding. */
const MINUTE = 60;

function figuresWrong(row: PlanException, direct: number, limit: number): boolean {
  const off = (stated: number | null, right: number) => stated === null || !(Math.abs(stated - right) < MINUTE);
  return off(row.directDriveSeconds, direct) || off(row.rideLimitSeconds, limit);
}

/** `long_direct_drive`: on every listed day with a ride the direct drive is longer, with the right figures. */
export function longDrives(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const row of view.plan.exceptions) {
    const pupil = view.index.pupils.get(row.pupilId);
    if (row.code !== 'long_direct_drive' || !pupil) continue;
    for (const day of WEEKDAYS) {
      for (const session of SESSIONS) {
        if (!covers(row, day, session)) continue;
        for (const ride of view.ridesOf(pupil, day, session)) {
          const t = timed(view, ride);
          if (!t) continue;
          if (t.direct <= t.plainLimit) {
            const message = `Pupil ${pupil.id} is listed as long_direct_drive; the direct drive (${session}) takes only ${minutes(t.direct)}.`;
            found.push(inException('exception_unfounded', row, 1 << day, message));
          } else if (figuresWrong(row, t.direct, t.limit)) {
            const message =
              `Pupil ${pupil.id} is listed as long_direct_drive with other figures (${session}) than a direct drive of ` +
              `${minutes(t.direct)} and a limit of ${minutes(t.limit)}.`;
            found.push(inException('exception_figures_wrong', row, 1 << day, message));
          }
        }
      }
    }
  }
  return found;
}

/** `door_instead_of_stop`: of a `stop` pupil who is at the door whenever collected from the usual address. */
export function doors(view: PlanView): Violation[] {
  const elsewhere = new Map<string, number[]>();
  for (const { pupil, run, door } of pickupsOf(view)) {
    if (door) continue;
    const slots = elsewhere.get(pupil.id) ?? [0, 0];
    slots[SESSIONS.indexOf(run.session)] |= 1 << run.day;
    elsewhere.set(pupil.id, slots);
  }
  const found: Violation[] = [];
  for (const row of view.plan.exceptions) {
    const pupil = view.index.pupils.get(row.pupilId);
    if (row.code !== 'door_instead_of_stop' || !pupil) continue;
    if (pupil.pickup === 'door') {
      const message = `Pupil ${pupil.id} is listed as door_instead_of_stop but is a door pupil.`;
      found.push(inException('exception_unfounded', row, row.days, message));
      continue;
    }
    const slots = elsewhere.get(pupil.id) ?? [0, 0];
    const days = row.days & ((row.session === 'pm' ? 0 : slots[0]) | (row.session === 'am' ? 0 : slots[1]));
    if (days === 0) continue;
    const message = `Pupil ${pupil.id} is listed as door_instead_of_stop but is collected at a stop.`;
    found.push(inException('exception_unfounded', row, days, message));
  }
  return found;
}

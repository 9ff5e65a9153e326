/** How long everybody is on board, against the limit that binds that day in that session. */
import type { Seconds, Violation } from '../../model/index.ts';
import { onRun, type PlanView } from '../finding.ts';
import { bindingLimit, plainLimit } from '../needs.ts';
import { type CallView, homeEnd, type Ride, schoolEnd } from '../view.ts';

export interface Timed {
  readonly ride: Ride;
  readonly home: CallView;
  readonly seconds: Seconds;
  readonly direct: Seconds;
  readonly plainLimit: Seconds;
  readonly limit: Seconds;
}

/** The ride's figures; `null` when it has no two ends. */
export function timed(view: Pick<PlanView, 'index' | 'drives'>, ride: Ride): Timed | null {
  const home = homeEnd(ride);
  const school = schoolEnd(ride);
  if (!ride.from || !ride.to || !home || !school) return null;
  const { theCase } = view.index;
  // The direct drive goes to the pupil's own school, wherever the plan sets the pupil down.
  const own = theCase.schools[ride.pupil.schoolIndex].at;
  const { session } = ride.run;
  const direct =
    session === 'am'
      ? view.drives.between(session, home.place.at, own).seconds
      : view.drives.between(session, own, home.place.at).seconds;
  return {
    ride,
    home,
    seconds: ride.to.row.arrive - ride.from.row.depart,
    direct,
    plainLimit: plainLimit(theCase, ride.pupil),
    limit: bindingLimit(theCase, ride.pupil, direct),
  };
}

/** Rides within the limit, and raised limits listed. */
export function rideLimits(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of view.runs) {
    for (const ride of run.rides) {
      const t = timed(view, ride);
      if (!t) continue;
      const { pupil } = ride;
      const rest = { pupilId: pupil.id, placeId: t.home.row.placeId, time: t.home.row.arrive };
      if (!(t.seconds <= t.limit)) {
        const message = `Pupil ${pupil.id} rides ${minutes(t.seconds)}; ${minutes(t.limit)} is the limit.`;
        found.push(onRun('ride_too_long', run, message, rest));
      }
      if (t.direct <= t.plainLimit) continue;
      if (view.listings.covering('long_direct_drive', pupil.id, run.day, run.session).length > 0) continue;
      const message =
        `The direct drive of pupil ${pupil.id} takes ${minutes(t.direct)}, longer than the limit of ` +
        `${minutes(t.plainLimit)}, and is not listed.`;
      found.push(onRun('long_drive_not_listed', run, message, rest));
    }
  }
  return found;
}

export function minutes(seconds: Seconds): string {
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

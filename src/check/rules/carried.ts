/** Everybody due is carried once and nobody else; boarding and alighting agree; schools are the right ones. */
import { SESSIONS, type Session, type Violation, WEEKDAYS } from '../../model/index.ts';
import { atCall, onRun, type PlanView, violation } from '../finding.ts';
import { type Ride, schoolEnd } from '../view.ts';

const WHEN: Readonly<Record<Session, string>> = { am: 'morning', pm: 'afternoon' };

/** Due pupils on no run (and not listed) or on several; pupils not due on one. */
export function exactlyOnce(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const pupil of view.index.theCase.pupils) {
    for (const day of WEEKDAYS) {
      for (const session of SESSIONS) {
        const rides = view.ridesOf(pupil, day, session);
        const rest = { session, days: 1 << day, pupilId: pupil.id };
        const routes = new Set(rides.map((r) => r.run.route));
        if (!view.index.due(pupil, day, session)) {
          for (const route of routes) {
            const message = `Pupil ${pupil.id} does not travel on these days but is on route ${route.id}.`;
            found.push(violation('not_due', message, { ...rest, routeId: route.id }));
          }
        } else if (routes.size === 0) {
          if (view.listings.covering('not_carried', pupil.id, day, session).length > 0) continue;
          const message = `Pupil ${pupil.id} is due in the ${WHEN[session]}, on no run, and not listed.`;
          found.push(violation('left_out', message, rest));
        } else if (routes.size > 1) {
          const names = [...routes].map((r) => r.id).join(', ');
          found.push(violation('carried_twice', `Pupil ${pupil.id} is on several runs: ${names}.`, rest));
        }
      }
    }
  }
  return found;
}

function inconsistent(ride: Ride): Violation[] {
  const { run, pupil, from, to } = ride;
  const rest = { pupilId: pupil.id };
  if (to && !from) {
    const message = `Pupil ${pupil.id} alights without being on board.`;
    return [atCall('boarding_inconsistent', run, to, message, rest)];
  }
  if (from && !to) {
    const message = `Pupil ${pupil.id} boards and does not alight before the run ends or the pupil boards again.`;
    return [atCall('boarding_inconsistent', run, from, message, rest)];
  }
  return [];
}

/** Nobody alights who is not on board, boards twice, or stays on board. */
export function boarding({ runs }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of runs) {
    const seen = new Set<string>();
    for (const ride of run.rides) {
      found.push(...inconsistent(ride));
      if (seen.has(ride.pupil.id) && ride.from && ride.to) {
        const message = `Pupil ${ride.pupil.id} boards the same run twice.`;
        found.push(onRun('boarding_inconsistent', run, message, { pupilId: ride.pupil.id }));
      }
      seen.add(ride.pupil.id);
    }
  }
  return found;
}

/** The school end of every ride is the pupil's own school. */
export function rightSchool({ runs }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of runs) {
    for (const ride of run.rides) {
      const call = schoolEnd(ride);
      const { pupil } = ride;
      if (!call || (call.row.kind === 'school' && call.row.placeId === pupil.schoolId)) continue;
      const does = run.session === 'am' ? 'alights' : 'boards';
      const where = `${call.row.kind} ${call.row.placeId}`;
      const message = `Pupil ${pupil.id} of school ${pupil.schoolId} ${does} at ${where}.`;
      found.push(atCall('wrong_school', run, call, message, { pupilId: pupil.id }));
    }
  }
  return found;
}

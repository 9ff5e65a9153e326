/** The same route all week, and both ways for the classes that need it. */
import { SESSIONS, type Violation, WEEKDAYS } from '../../model/index.ts';
import { type PlanView, violation } from '../finding.ts';

/** From the usual address, the same morning route and the same afternoon route on every weekday. */
export function allWeek(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const pupil of view.index.theCase.pupils) {
    for (const session of SESSIONS) {
      const routes = new Set<string>();
      let days = 0;
      for (const day of WEEKDAYS) {
        if (view.index.due(pupil, day, session)?.other !== false) continue;
        for (const ride of view.ridesOf(pupil, day, session)) {
          routes.add(ride.run.route.id);
          days |= 1 << day;
        }
      }
      if (routes.size < 2) continue;
      const message = `Pupil ${pupil.id} has several routes from the usual address: ${[...routes].join(', ')}.`;
      found.push(violation('route_changes_in_week', message, { session, days, pupilId: pupil.id }));
    }
  }
  return found;
}

/** The same route morning and afternoon, except on a day with another address in either session. */
export function bothWays(view: PlanView): Violation[] {
  const { sameRouteBothWays } = view.index.theCase.policy;
  const found: Violation[] = [];
  for (const pupil of view.index.theCase.pupils) {
    if (!sameRouteBothWays.includes(pupil.class)) continue;
    for (const day of WEEKDAYS) {
      if (SESSIONS.some((session) => view.index.due(pupil, day, session)?.other !== false)) continue;
      const [am, pm] = SESSIONS.map((session) => view.ridesOf(pupil, day, session)[0]?.run.route.id);
      if (am === undefined || pm === undefined || am === pm) continue;
      const message = `Pupil ${pupil.id} rides on ${am} in the morning and on ${pm} in the afternoon.`;
      found.push(violation('different_route_both_ways', message, { days: 1 << day, pupilId: pupil.id }));
    }
  }
  return found;
}

/** Every ride of the week as a journey, the days of equal ones together. */
import type { Journey } from '../model/index.ts';
import type { PlanView } from './finding.ts';
import { timed } from './rules/rides.ts';

/** Journeys by pupil as the plan's routes come; rides without two proper ends have none. */
export function journeysOf(view: PlanView): Journey[] {
  const journeys = new Map<string, Journey>();
  for (const run of view.runs) {
    for (const ride of run.rides) {
      const t = timed(view, ride);
      const kind = t?.home.row.kind;
      if (!t || !kind || kind === 'school') continue;
      const journey: Journey = {
        pupilId: ride.pupil.id,
        session: run.session,
        days: 1 << run.day,
        routeId: run.route.id,
        kind,
        placeId: t.home.row.placeId,
        time: run.session === 'am' ? t.home.row.depart : t.home.row.arrive,
        rideSeconds: t.seconds,
        limitSeconds: t.limit,
        directDriveSeconds: t.direct,
        walkMetres: kind === 'stop' ? Math.round(view.reach.walkMetres(ride.pupil, t.home.place.at)) : 0,
      };
      const { days, ...rest } = journey;
      const key = Object.values(rest).join(' ');
      const before = journeys.get(key);
      journeys.set(key, before ? { ...before, days: before.days | days } : journey);
    }
  }
  return [...journeys.values()];
}

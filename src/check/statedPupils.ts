/** What pupils.csv says of each pupil's routes, pick-up and rides, compared with the calls. */
import {
  type Case,
  type DayMask,
  formatDays,
  formatTime,
  type Journey,
  parseDays,
  SESSIONS,
  type StatedPupil,
  type Violation,
} from '../model/index.ts';
import { onDays, saysTime, TOLERATED_SECONDS, wrong } from './claims.ts';

function rides(stated: StatedPupil, journeys: readonly Journey[], days: DayMask): Violation[] {
  const found: Violation[] = [];
  const { pupilId } = stated;
  for (const session of SESSIONS) {
    const ridden = onDays(journeys, session, days);
    const rest = { pupilId, session, days };
    const route = session === 'am' ? stated.amRouteId : stated.pmRouteId;
    const real = [...new Set(ridden.map((j) => j.routeId))].join(', ');
    if (route !== '' && route !== real) {
      found.push(wrong(`pupils.csv states route ${route} for ${pupilId}; the calls have ${real || 'none'}.`, rest));
    }
    const minutes = session === 'am' ? stated.amRideMinutes : stated.pmRideMinutes;
    const longest = Math.max(0, ...ridden.map((j) => j.rideSeconds));
    if (minutes !== null && !(Math.abs(minutes * 60 - longest) < TOLERATED_SECONDS)) {
      const message = `pupils.csv states a ride of ${minutes} min for ${pupilId}; it takes ${(longest / 60).toFixed(1)}.`;
      found.push(wrong(message, rest));
    }
  }
  const limits = journeys.filter((j) => (j.days & days) !== 0).map((j) => j.limitSeconds);
  const limit = stated.rideLimitMinutes;
  if (limit !== null && limits.length > 0 && !limits.some((l) => Math.abs(limit * 60 - l) < TOLERATED_SECONDS)) {
    const message = `pupils.csv states a limit of ${limit} min for ${pupilId}; ${limits[0] / 60} min binds.`;
    found.push(wrong(message, { pupilId, days }));
  }
  return found;
}

/** Place and time of the morning's pick-up; the place is where the pupil alights if there is no morning run. */
function pickup(
  stated: StatedPupil,
  journeys: readonly Journey[],
  days: DayMask,
  stopNames: ReadonlyMap<string, string>,
): Violation[] {
  const found: Violation[] = [];
  const { pupilId, pickupPlace, pickupTime } = stated;
  const morning = onDays(journeys, 'am', days);
  const at = morning.length > 0 ? morning : onDays(journeys, 'pm', days);
  // Homes close together may be one call, named after either; a stop may be stated by its name.
  const called = (j: Journey) =>
    j.placeId === pickupPlace ||
    (j.kind === 'home' ? pupilId === pickupPlace : stopNames.get(j.placeId) === pickupPlace);
  if (pickupPlace !== '' && !(at.length > 0 && at.every(called))) {
    const real = [...new Set(at.map((j) => j.placeId))].join(', ') || 'none';
    const message = `pupils.csv states pickup_place ${pickupPlace} for ${pupilId}; the calls have ${real}.`;
    found.push(wrong(message, { pupilId, days }));
  }
  if (pickupTime !== '' && !(morning.length > 0 && morning.every((j) => saysTime(pickupTime, j.time)))) {
    const real = [...new Set(morning.map((j) => formatTime(j.time)))].join(', ') || 'none in the morning';
    const message = `pupils.csv states pickup_time ${pickupTime} for ${pupilId}; the calls have ${real}.`;
    found.push(wrong(message, { pupilId, session: 'am', days }));
  }
  return found;
}

/** Every row of pupils.csv, and every pupil on board: one row for each weekday travelled, and one alone. */
export function pupilRows(
  rows: readonly StatedPupil[],
  journeys: ReadonlyMap<string, readonly Journey[]>,
  theCase: Case,
): Violation[] {
  const found: Violation[] = [];
  const stopNames = new Map(theCase.stops.map((stop) => [stop.id, stop.name]));
  const listed = new Map<string, DayMask>();
  for (const row of rows) {
    const { pupilId } = row;
    const days = parseDays(row.days);
    if (days === null) {
      found.push(wrong(`pupils.csv states the days ${row.days} for ${pupilId}.`, { pupilId }));
      continue;
    }
    const before = listed.get(pupilId) ?? 0;
    listed.set(pupilId, before | days);
    const twice = before & days;
    if (twice !== 0) {
      const message = `pupils.csv has more than one row for ${pupilId} on ${formatDays(twice)}.`;
      found.push(wrong(message, { pupilId, days: twice }));
    }
    const own = journeys.get(pupilId) ?? [];
    found.push(...rides(row, own, days), ...pickup(row, own, days, stopNames));
  }
  for (const [pupilId, own] of journeys) {
    const days = own.reduce((mask, j) => mask | j.days, 0) & ~(listed.get(pupilId) ?? 0);
    if (days === 0) continue;
    const message = `pupils.csv has no row for ${pupilId} on ${formatDays(days)}, when the calls carry the pupil.`;
    found.push(wrong(message, { pupilId, days }));
  }
  return found;
}

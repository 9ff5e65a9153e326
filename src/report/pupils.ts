/** `pupils.csv`: how each pupil travels, one row for each set of weekdays on which it is the same. */
import {
  type Case,
  type DayMask,
  formatDays,
  formatTime,
  type Journey,
  type Judgement,
  type Plan,
  type PlanException,
  type Pupil,
  SESSIONS,
  type Seconds,
  type Session,
  WEEKDAYS,
} from '../model/index.ts';
import type { Column } from './csv.ts';
import { minutes, rideMinutes } from './figures.ts';

type Ways = Readonly<Record<Session, Journey | null>>;

export interface PupilRow {
  readonly pupil: Pupil;
  readonly days: DayMask;
  /** The journey with the longest ride on those days. */
  readonly ways: Ways;
  readonly limitSeconds: Seconds;
  readonly previousRouteId: string;
  readonly notes: readonly string[];
}

/**
 * One row a pupil, or more where route, place or time differ by weekday; a ride may be a minute longer on one of a
 * row's days than on another, and the row has the longest. Pupils come in the case's order, and nobody is left out:
 * who is not carried has a row with blank routes and the reason.
 */
export function pupilRows(theCase: Case, plan: Plan, judgement: Judgement): PupilRow[] {
  const journeys = groupBy(judgement.journeys, (j) => j.pupilId);
  const exceptions = groupBy(plan.exceptions, (e) => e.pupilId);
  const previous = previousRoutes(theCase);
  return theCase.pupils.flatMap((pupil) =>
    rowsOf(theCase, pupil, journeys.get(pupil.id) ?? [], exceptions.get(pupil.id) ?? []).map((row) => ({
      ...row,
      previousRouteId: previous.get(pupil.id)?.join(';') ?? '',
    })),
  );
}

function rowsOf(theCase: Case, pupil: Pupil, journeys: readonly Journey[], exceptions: readonly PlanException[]) {
  const usual = pupil.ownMaxRideSeconds ?? theCase.policy.maxRideSeconds[theCase.schools[pupil.schoolIndex].phase];
  const rows = new Map<string, { pupil: Pupil; days: DayMask; ways: Ways; limitSeconds: Seconds }>();
  for (const d of WEEKDAYS) {
    if (!(pupil.days & (1 << d))) continue;
    const on = (session: Session) => journeys.find((j) => j.session === session && j.days & (1 << d)) ?? null;
    const ways = { am: on('am'), pm: on('pm') };
    const limitSeconds = Math.max(ways.am?.limitSeconds ?? usual, ways.pm?.limitSeconds ?? usual);
    const key = SESSIONS.map((s) => sameness(ways[s])).join(' | ');
    const row = rows.get(key);
    if (!row) rows.set(key, { pupil, days: 1 << d, ways, limitSeconds });
    else {
      row.days |= 1 << d;
      row.ways = { am: longer(row.ways.am, ways.am), pm: longer(row.ways.pm, ways.pm) };
      row.limitSeconds = Math.max(row.limitSeconds, limitSeconds);
    }
  }
  // On no day: a row all the same, so that nobody looks in vain for the pupil.
  if (rows.size === 0) rows.set('', { pupil, days: 0, ways: { am: null, pm: null }, limitSeconds: usual });
  return [...rows.values()].map((row) => ({ ...row, notes: notesOf(row, exceptions) }));
}

/** What must be the same on two weekdays for one row to stand for both. */
function sameness(journey: Journey | null): string {
  return journey ? [journey.routeId, journey.kind, journey.placeId, journey.time, journey.walkMetres].join(' ') : '';
}

function longer(a: Journey | null, b: Journey | null): Journey | null {
  return a && b && b.rideSeconds > a.rideSeconds ? b : a;
}

const SESSION_WORDS = { am: 'in the morning', pm: 'in the afternoon', both: 'both ways' } as const;

function notesOf(
  row: { pupil: Pupil; days: DayMask; ways: Ways },
  exceptions: readonly PlanException[],
): readonly string[] {
  const notes: string[] = row.days === 0 ? ['travels on no day'] : [];
  for (const e of exceptions) {
    if (!(e.days & row.days)) continue;
    if (e.code === 'not_carried') notes.push(`not carried ${SESSION_WORDS[e.session]}: ${e.message}`);
    else if (e.code === 'long_direct_drive') {
      const raised = e.rideLimitSeconds === null ? '' : `, limit raised to ${minutes(e.rideLimitSeconds)} min`;
      notes.push(`the direct drive is longer than the limit ${SESSION_WORDS[e.session]}${raised}`);
    } else if (e.code === 'door_instead_of_stop') notes.push('collected at the door: no pick-up point within reach');
    else notes.push(e.message);
  }
  for (const other of row.pupil.otherAddresses) {
    if (!(other.days & row.days)) continue;
    const why = other.reason ? ` (${other.reason})` : '';
    notes.push(`other address ${SESSION_WORDS[other.session]}${why}`);
  }
  const { am, pm } = row.ways;
  if (am && pm && am.routeId !== pm.routeId) notes.push('different routes morning and afternoon');
  if (pm && am?.kind === 'stop' && pm.placeId !== am.placeId) notes.push(`set down at ${pm.placeId}`);
  // Never in a plan of ours; but whoever writes out an unlawful one must not look in vain for the breach.
  for (const s of SESSIONS) {
    const way = row.ways[s];
    if (way && way.rideSeconds > way.limitSeconds) notes.push(`rides longer than the limit ${SESSION_WORDS[s]}`);
  }
  return [...new Set(notes)];
}

function previousRoutes(theCase: Case): Map<string, string[]> {
  const previous = new Map<string, string[]>();
  for (const route of theCase.currentRoutes ?? []) {
    for (const id of new Set(SESSIONS.flatMap((s) => route.calls[s]))) {
      previous.set(id, [...(previous.get(id) ?? []), route.id]);
    }
  }
  return previous;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const ride = (journey: Journey | null) => (journey ? rideMinutes(journey.rideSeconds, journey.limitSeconds) : null);

export const PUPIL_COLUMNS: readonly Column<PupilRow>[] = [
  { name: 'pupil_id', value: (r) => r.pupil.id },
  { name: 'days', value: (r) => formatDays(r.days) },
  { name: 'am_route_id', value: (r) => r.ways.am?.routeId ?? null },
  { name: 'pm_route_id', value: (r) => r.ways.pm?.routeId ?? null },
  { name: 'pickup_place', value: (r) => (r.ways.am ?? r.ways.pm)?.placeId ?? null },
  { name: 'pickup_time', value: (r) => (r.ways.am ? formatTime(r.ways.am.time) : null) },
  { name: 'am_ride_minutes', value: (r) => ride(r.ways.am) },
  { name: 'pm_ride_minutes', value: (r) => ride(r.ways.pm) },
  { name: 'ride_limit_minutes', value: (r) => minutes(r.limitSeconds) },
  { name: 'previous_route_id', value: (r) => r.previousRouteId },
  { name: 'notes', value: (r) => r.notes.join('; '), text: true },
];

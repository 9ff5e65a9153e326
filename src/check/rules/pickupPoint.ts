/** Pick-up points of `stop` pupils: within the walk, one for the week, and the door only when nothing is in reach. */
import type { Pupil, Violation } from '../../model/index.ts';
import { household } from '../caseIndex.ts';
import { atCall, type PlanView, violation } from '../finding.ts';
import { positionKey, WALK_TOLERANCE_METRES } from '../geometry.ts';
import { walkLimit } from '../reach.ts';
import { type CallView, homeEnd, type RunView } from '../view.ts';

export interface Pickup {
  readonly pupil: Pupil;
  readonly run: RunView;
  readonly call: CallView;
  /** Collected at the door: a home call, or a meeting point at home that no other household uses. */
  readonly door: boolean;
}

const cache = new WeakMap<PlanView, Pickup[]>();

/** Every pick-up and set-down of a `stop` pupil at the usual address. */
export function pickupsOf(view: PlanView): Pickup[] {
  const before = cache.get(view);
  if (before) return before;
  const found: Omit<Pickup, 'door'>[] = [];
  const users = new Map<string, Set<string>>();
  for (const run of view.runs) {
    for (const ride of run.rides) {
      const { pupil } = ride;
      const call = homeEnd(ride);
      if (!call || call.row.kind === 'school' || pupil.pickup !== 'stop') continue;
      if (view.index.due(pupil, run.day, run.session)?.other !== false) continue;
      found.push({ pupil, run, call });
      const households = users.get(call.place.key) ?? new Set<string>();
      users.set(call.place.key, households.add(household(pupil)));
    }
  }
  const pickups = found.map((p) => ({ ...p, door: atTheDoor(p.pupil, p.call, users.get(p.call.place.key)) }));
  cache.set(view, pickups);
  return pickups;
}

function atTheDoor(pupil: Pupil, call: CallView, users: ReadonlySet<string> | undefined): boolean {
  if (call.row.kind === 'home') return true;
  const { owner } = call.place;
  // Over the whole plan: a neighbour's day off does not turn a meeting point into a door.
  return owner !== null && household(owner) === household(pupil) && users?.size === 1;
}

/** Stops and meeting points lie within the walk of the phase. */
export function walks(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const { pupil, run, call } of pickupsOf(view)) {
    if (call.row.kind !== 'stop' || !call.place.known) continue;
    const walk = view.reach.walkMetres(pupil, call.place.at);
    const limit = walkLimit(view.index, pupil);
    if (walk <= limit + WALK_TOLERANCE_METRES) continue;
    const message = `Pupil ${pupil.id} would walk ${Math.round(walk)} m to ${call.row.placeId}; ${limit} m is the most.`;
    found.push(atCall('walk_too_far', run, call, message, { pupilId: pupil.id }));
  }
  return found;
}

/** Only homes of `stop` pupils host others, and only those without a stop of stops.csv within reach. */
export function meetingPoints(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of view.runs) {
    for (const call of run.calls) {
      if (call.row.kind !== 'stop' || call.place.owner?.pickup !== 'door') continue;
      const message = `The meeting point ${call.row.placeId} is the home of a pupil collected at the door.`;
      found.push(atCall('meeting_point_wrong', run, call, message));
    }
  }
  for (const { pupil, run, call, door } of pickupsOf(view)) {
    const nearest = view.reach.nearest(pupil);
    if (call.row.kind !== 'stop' || call.place.owner === null || door || nearest?.kind !== 'stop') continue;
    const message = `Pupil ${pupil.id} meets at the home of ${call.row.placeId} though stop ${nearest.id} is in reach.`;
    found.push(atCall('meeting_point_wrong', run, call, message, { pupilId: pupil.id }));
  }
  return found;
}

/** One pick-up point for both sessions and all days from the usual address. */
export function onePoint(view: PlanView): Violation[] {
  const points = new Map<Pupil, { keys: Map<string, string>; days: number }>();
  for (const { pupil, run, call } of pickupsOf(view)) {
    const own = call.row.kind === 'home' || positionKey(call.place.at) === household(pupil);
    const point = points.get(pupil) ?? { keys: new Map<string, string>(), days: 0 };
    point.keys.set(own ? 'door' : call.place.key, own ? 'the door' : call.row.placeId);
    point.days |= 1 << run.day;
    points.set(pupil, point);
  }
  const found: Violation[] = [];
  for (const [pupil, { keys, days }] of points) {
    if (keys.size < 2) continue;
    const message = `Pupil ${pupil.id} has several pick-up points in the week: ${[...keys.values()].join(', ')}.`;
    found.push(violation('pickup_point_changes', message, { days, pupilId: pupil.id }));
  }
  return found;
}

/** At the door only when nothing is within reach, and then listed. */
export function atDoor(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const { pupil, run, call, door } of pickupsOf(view)) {
    if (!door) continue;
    const nearest = view.reach.nearest(pupil);
    const rest = { pupilId: pupil.id };
    if (nearest) {
      const what = nearest.kind === 'stop' ? `stop ${nearest.id}` : `the meeting point at the home of ${nearest.id}`;
      const message = `Pupil ${pupil.id} goes to the door though ${what} is ${Math.round(nearest.walkMetres)} m away.`;
      found.push(atCall('door_though_in_reach', run, call, message, rest));
    } else if (view.listings.covering('door_instead_of_stop', pupil.id, run.day, run.session).length === 0) {
      const message = `Pupil ${pupil.id} goes to the door instead of a stop and is not listed.`;
      found.push(atCall('door_not_listed', run, call, message, rest));
    }
  }
  return found;
}

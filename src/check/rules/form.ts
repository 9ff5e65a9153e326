/** Is the plan a plan at all: ids, days, times, sequences. Nothing later may crash or pass on nonsense. */

import type { PlanCall, PlanRoute } from '../../model/index.ts';
import { EXCEPTION_CODES, SESSIONS, type Violation } from '../../model/index.ts';
import { type PlanView, violation } from '../finding.ts';

const TWO_DAYS = 48 * 3600;

function faultsOf(call: PlanCall): string[] {
  const faults: string[] = [];
  const whole = (n: number) => Number.isInteger(n) && n >= 0;
  if (!SESSIONS.includes(call.session)) faults.push(`session ${call.session}`);
  if (!['home', 'stop', 'school'].includes(call.kind)) faults.push(`kind ${call.kind}`);
  if (!whole(call.days) || call.days < 1 || call.days > 31) faults.push('no weekday, or days that are none');
  if (!Number.isInteger(call.sequence)) faults.push(`sequence ${call.sequence}`);
  for (const [name, time] of [['arrive', call.arrive] as const, ['depart', call.depart] as const]) {
    if (!whole(time) || time >= TWO_DAYS) faults.push(`${name} ${time}, not a time of day in whole seconds`);
  }
  if (!whole(call.metresFromPrevious) || !whole(call.secondsFromPrevious))
    faults.push('figures from the previous call');
  if (!call.at.every(Number.isFinite)) faults.push('lat or lon');
  return faults;
}

function inCall(route: PlanRoute, call: PlanCall): Violation[] {
  return faultsOf(call).map((fault) =>
    violation('malformed_plan', `Call ${call.sequence} at ${call.kind} ${call.placeId} is malformed: ${fault}.`, {
      routeId: route.id,
      session: call.session,
      days: call.days,
      placeId: call.placeId,
    }),
  );
}

/** Routes with ids of their own and a duty, calls with proper days, times and sequences. */
export function malformed({ plan }: PlanView): Violation[] {
  const found: Violation[] = [];
  const seen = new Set<string>();
  const say = (routeId: string, message: string) => found.push(violation('malformed_plan', message, { routeId }));
  for (const route of plan.routes) {
    if (route.id === '') say(route.id, 'A route has no id.');
    if (route.dutyId === '') say(route.id, `Route ${route.id} belongs to no duty.`);
    if (seen.has(route.id)) say(route.id, `Route ${route.id} is in the plan more than once.`);
    if (route.calls.length === 0) say(route.id, `Route ${route.id} has no run.`);
    seen.add(route.id);
    found.push(...route.calls.flatMap((call) => inCall(route, call)));
  }
  return found;
}

/** Ids the case does not know. */
export function unknownIds({ plan, index }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const route of plan.routes) {
    if (!index.types.has(route.vehicleTypeId)) {
      const message = `Route ${route.id} has the vehicle type ${route.vehicleTypeId}, unknown to the case.`;
      found.push(violation('unknown_id', message, { routeId: route.id }));
    }
    for (const call of route.calls) {
      const place = { routeId: route.id, session: call.session, days: call.days, placeId: call.placeId };
      const known =
        call.kind === 'school'
          ? index.schools.has(call.placeId)
          : index.pupils.has(call.placeId) || (call.kind === 'stop' && index.stops.has(call.placeId));
      if (!known)
        found.push(violation('unknown_id', `The ${call.kind} ${call.placeId} is unknown to the case.`, place));
      for (const id of [...call.on, ...call.off]) {
        if (index.pupils.has(id)) continue;
        found.push(violation('unknown_id', `Pupil ${id} is unknown to the case.`, { ...place, pupilId: id }));
      }
    }
  }
  for (const row of plan.exceptions) {
    // A note may be about nobody in particular; what excuses a breach must name a pupil of the case.
    if (index.pupils.has(row.pupilId) || !EXCEPTION_CODES.some((code) => code === row.code)) continue;
    const message = `The exception ${row.code} is about pupil ${row.pupilId}, unknown to the case.`;
    found.push(violation('unknown_id', message, { days: row.days, pupilId: row.pupilId }));
  }
  return found;
}

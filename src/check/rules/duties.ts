/** Duties: one vehicle's day, its runs one after another, and no more vehicles than there are. */
import { formatTime, SESSIONS, sayCount, type Violation, WEEKDAYS } from '../../model/index.ts';
import { onRun, type PlanView, violation } from '../finding.ts';
import type { DayView } from '../view.ts';

/** The drive between one run and the next fits, also between the last of the morning and the first of the afternoon. */
export function order(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const duty of view.dutyDays) {
    for (let i = 1; i < duty.runs.length; i++) {
      const [before, run] = [duty.runs[i - 1], duty.runs[i]];
      const [last, first] = [before.calls[before.calls.length - 1], run.calls[0]];
      const { seconds } = view.drives.between(run.session, last.place.at, first.place.at);
      if (first.row.arrive >= last.row.depart + seconds) continue;
      const message =
        `Duty ${duty.dutyId}: the run of ${before.route.id} ends at ${formatTime(last.row.depart)}, the drive takes ` +
        `${seconds} s, and the run of ${run.route.id} starts at ${formatTime(first.row.arrive)}.`;
      found.push(onRun('duty_overlap', run, message, { time: first.row.arrive }));
    }
  }
  return found;
}

/** Runs a session, and one vehicle type. */
export function runsAndType(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const duty of view.dutyDays) {
    const days = 1 << duty.day;
    const most = Math.min(...duty.runs.map((r) => r.type?.maxRunsPerSession ?? Number.POSITIVE_INFINITY));
    for (const session of SESSIONS) {
      const runs = duty.runs.filter((r) => r.session === session);
      if (runs.length <= most) continue;
      const message = `Duty ${duty.dutyId} has ${sayCount(runs.length, 'run')} (${most} at most): ${names(runs)}.`;
      found.push(violation('duty_too_many_runs', message, { session, days, routeId: runs[runs.length - 1].route.id }));
    }
  }
  // By route, not by day: routes of one duty on different weekdays are still one vehicle.
  const types = new Map<string, Set<string>>();
  for (const route of view.plan.routes) {
    types.set(route.dutyId, (types.get(route.dutyId) ?? new Set<string>()).add(route.vehicleTypeId));
  }
  for (const [dutyId, set] of types) {
    if (set.size < 2) continue;
    const routeId = view.plan.routes.find((r) => r.dutyId === dutyId)?.id ?? null;
    const message = `Duty ${dutyId} has several vehicle types: ${[...set].join(', ')}.`;
    found.push(violation('duty_mixed_types', message, { routeId, days: 31 }));
  }
  return found;
}

function names(runs: readonly { readonly route: { readonly id: string } }[]): string {
  return runs.map((r) => r.route.id).join(', ');
}

/** Vehicles with a run on that weekday, by type. */
export function vehiclesInUse(view: Pick<DayView, 'dutyDays'>): (typeId: string, day: number) => number {
  const counts = new Map<string, number>();
  for (const { day, runs } of view.dutyDays) {
    // A duty of several types (a fault of its own) takes a vehicle of each.
    for (const typeId of new Set(runs.map((r) => r.route.vehicleTypeId))) {
      counts.set(`${day} ${typeId}`, (counts.get(`${day} ${typeId}`) ?? 0) + 1);
    }
  }
  return (typeId, day) => counts.get(`${day} ${typeId}`) ?? 0;
}

/** No more duties of a type on a weekday than `available`. */
export function fleet(view: PlanView): Violation[] {
  const found: Violation[] = [];
  const inUse = vehiclesInUse(view);
  for (const type of view.index.theCase.vehicleTypes) {
    if (type.available === null) continue;
    for (const day of WEEKDAYS) {
      const used = inUse(type.id, day);
      if (used <= type.available) continue;
      const are = (n: number | null): string => (n === 1 ? 'is' : 'are');
      const message =
        `${sayCount(used, 'vehicle')} of type ${type.id} ${are(used)} in use; ` +
        `${type.available} ${are(type.available)} available.`;
      found.push(violation('too_many_vehicles', message, { days: 1 << day }));
    }
  }
  return found;
}

/** Vehicles stopped at a school at one moment, against its bays. */
import { formatTime, sayCount, type Violation } from '../../model/index.ts';
import { atCall, type PlanView } from '../finding.ts';
import type { CallView, DayView, RunView } from '../view.ts';

export interface Visit {
  readonly run: RunView;
  readonly call: CallView;
}

/** All school calls by school id and weekday, by arrival. */
export function visitsOf({ runs }: Pick<DayView, 'runs'>): Map<string, Visit[]> {
  const visits = new Map<string, Visit[]>();
  for (const run of runs) {
    for (const call of run.calls) {
      if (!call.place.school) continue;
      const key = visitKey(call.place.school.id, run.day);
      const list = visits.get(key);
      if (list) list.push({ run, call });
      else visits.set(key, [{ run, call }]);
    }
  }
  for (const list of visits.values()) list.sort((a, b) => a.call.row.arrive - b.call.row.arrive);
  return visits;
}

export function visitKey(schoolId: string, day: number): string {
  return `${day} ${schoolId}`;
}

/**
 * Half open: one vehicle may enter as another leaves. A visit without unloading time takes no bay from others, but
 * it needs a bay that is free at its moment.
 */
export function bays({ runs }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const visits of visitsOf({ runs }).values()) {
    const school = visits[0].call.place.school;
    if (!school || school.vehicleBays === null) continue;
    let inBays: Visit[] = [];
    for (const visit of visits) {
      const { arrive, depart } = visit.call.row;
      inBays = inBays.filter((v) => v.call.row.depart > arrive);
      const inTheWay = depart > arrive ? inBays : inBays.filter((v) => v.call.row.arrive < arrive);
      if (inTheWay.length >= school.vehicleBays) {
        const others = inTheWay.map((v) => v.run.route.id).join(', ');
        const message =
          `Route ${visit.run.route.id} stops at school ${school.id} at ${formatTime(arrive)} when ` +
          `${sayCount(school.vehicleBays, 'bay is', 'bays are')} taken${others ? ` (by ${others})` : ''}.`;
        found.push(atCall('bays_full', visit.run, visit.call, message));
      }
      if (depart > arrive) inBays.push(visit);
    }
  }
  return found;
}

/** What every duty does in the week, from the plan's times and the network's metres. */
import { type JudgedDuty, SESSIONS } from '../model/index.ts';
import type { PlanView } from './finding.ts';
import type { DutyDay, RunView } from './view.ts';

interface DayWork {
  readonly metres: number;
  readonly seconds: number;
  readonly assistants: number;
}

function metresWithin(view: PlanView, run: RunView): number {
  let metres = 0;
  for (let i = 1; i < run.calls.length; i++) {
    metres += view.drives.between(run.session, run.calls[i - 1].place.at, run.calls[i].place.at).metres;
  }
  return metres;
}

function workOf(view: PlanView, duty: DutyDay): DayWork {
  let metres = 0;
  let seconds = 0;
  for (const session of SESSIONS) {
    const runs = duty.runs.filter((r) => r.session === session);
    if (runs.length === 0) continue;
    runs.forEach((run, i) => {
      metres += metresWithin(view, run);
      if (i === 0) return;
      const before = runs[i - 1].calls;
      metres += view.drives.between(session, before[before.length - 1].place.at, run.calls[0].place.at).metres;
    });
    const last = runs[runs.length - 1].calls;
    const span = last[last.length - 1].row.depart - runs[0].calls[0].row.arrive;
    seconds += span;
  }
  // A malformed plan or a place without a road is reported by the rules and must not end the costing.
  const whole = (n: number) => (Number.isSafeInteger(n) ? n : 0);
  return {
    metres: whole(metres),
    seconds: whole(seconds),
    assistants: Math.max(0, ...duty.runs.map((r) => r.assistants)),
  };
}

/** Every duty of the plan with its week; duties as the plan's routes first name them. */
export function dutyWeeksOf(view: PlanView): JudgedDuty[] {
  const duties = new Map<string, JudgedDuty>();
  const idle = { activeDays: 0, metres: 0, seconds: 0, assistantDays: 0, days: 0 };
  for (const route of view.plan.routes) {
    const { dutyId, vehicleTypeId, id } = route;
    const before = duties.get(dutyId);
    duties.set(
      dutyId,
      before ? { ...before, routeIds: [...before.routeIds, id] } : { dutyId, vehicleTypeId, routeIds: [id], ...idle },
    );
  }
  for (const day of view.dutyDays) {
    const duty = duties.get(day.dutyId);
    if (!duty) continue;
    const work = workOf(view, day);
    duties.set(day.dutyId, {
      ...duty,
      days: duty.days | (1 << day.day),
      activeDays: duty.activeDays + 1,
      metres: duty.metres + work.metres,
      seconds: duty.seconds + work.seconds,
      assistantDays: duty.assistantDays + work.assistants,
    });
  }
  return [...duties.values()];
}

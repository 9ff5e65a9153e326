/** Who may and must travel with whom, run by run and day by day. */
import { type Pupil, SESSIONS, sayCount, type Violation, WEEKDAYS } from '../../model/index.ts';
import { companyOf } from '../caseIndex.ts';
import { onRun, type PlanView, violation } from '../finding.ts';

/** A `solo` pupil is alone on the run, even with those set down before. */
export function solo({ runs }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of runs) {
    if (run.pupils.size < 2) continue;
    for (const p of run.pupils) {
      if (!p.solo) continue;
      const message = `Pupil ${p.id} must travel alone; ${sayCount(run.pupils.size - 1, 'other is', 'others are')} on the run.`;
      found.push(onRun('solo_not_alone', run, message, { pupilId: p.id }));
    }
  }
  return found;
}

/** Two pupils kept apart are on the same run, whether or not on board at the same time. */
export function apart({ runs, index }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of runs) {
    for (const a of run.pupils) {
      for (const b of index.apart.get(a) ?? []) {
        // Each pair once.
        if (!run.pupils.has(b) || (index.rank.get(a) ?? 0) > (index.rank.get(b) ?? 0)) continue;
        const message = `Pupils ${a.id} and ${b.id} must be kept apart and are on the same run.`;
        found.push(onRun('keep_apart_together', run, message, { pupilId: a.id }));
      }
    }
  }
  return found;
}

/** The classes on the run lie inside one group. */
export function classes({ runs, index }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of runs) {
    const present = [...new Set([...run.pupils].map((p) => p.class))].sort();
    // A class always may share with itself, whether or not the case says so.
    if (present.length < 2) continue;
    const together = index.theCase.policy.mayShareAVehicle.some((group) => present.every((c) => group.includes(c)));
    if (together) continue;
    found.push(onRun('classes_mixed', run, `Classes that may not share a vehicle: ${present.join(', ')}.`));
  }
  return found;
}

/** Members of a group who are due from their usual address are on one run; one left out while another rides is parted. */
export function keepWith(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const [name, group] of view.index.groups) {
    for (const day of WEEKDAYS) {
      for (const session of SESSIONS) {
        const members = group.filter((p) => view.index.due(p, day, session)?.other === false);
        if (members.length < 2 || companyOf(view.index, members[0], day, session).length < 2) continue;
        const routes = new Set(members.map((p) => routeOf(view, p, day, session)));
        if (routes.size < 2) continue;
        const where = members.map((p) => `${p.id} on ${routeOf(view, p, day, session) ?? 'none'}`).join(', ');
        const message = `The group ${name} must be on the same run: ${where}.`;
        found.push(violation('keep_with_parted', message, { session, days: 1 << day, pupilId: members[0].id }));
      }
    }
  }
  return found;
}

function routeOf(view: PlanView, pupil: Pupil, day: number, session: 'am' | 'pm'): string | null {
  return view.ridesOf(pupil, day, session)[0]?.run.route.id ?? null;
}

/** One layout a run for the whole week, holding everybody on board at every moment. */
import { type Layout, type Pupil, sayCount, type Violation } from '../../model/index.ts';
import { atCall, onRun, type PlanView } from '../finding.ts';
import { holds, loadOf } from '../needs.ts';
import type { RunView } from '../view.ts';

/** The run's layout is one of its type. */
export function layouts({ runs }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of runs) {
    const layout = run.route.layouts[run.session];
    if (!layout) {
      found.push(onRun('layout_wrong', run, 'The run has no layout.'));
    } else if (run.type && !run.type.layouts.some((l) => same(l, layout))) {
      const message = `${layout.seats}:${layout.wheelchairs} is not a layout of ${run.type.id}.`;
      found.push(onRun('layout_wrong', run, message));
    }
  }
  return found;
}

function same(a: Layout, b: Layout): boolean {
  return a.seats === b.seats && a.wheelchairs === b.wheelchairs;
}

function overfull(run: RunView, layout: Layout): Violation[] {
  const found: Violation[] = [];
  const aboard = new Set<Pupil>();
  for (const call of run.calls) {
    for (const p of call.off) aboard.delete(p);
    for (const p of call.on) aboard.add(p);
    const load = loadOf(aboard);
    if (holds(layout, load, run.assistants)) continue;
    const message =
      `After ${call.row.kind} ${call.row.placeId} there are ${load.seated} seated, ${sayCount(run.assistants, 'assistant')} and ` +
      `${sayCount(load.wheelchairs, 'wheelchair')} on board; the layout is ${layout.seats}:${layout.wheelchairs}.`;
    found.push(atCall('over_capacity', run, call, message));
  }
  return found;
}

/** Load with assistants after every call; assistants ride the whole run. */
export function capacity({ runs }: PlanView): Violation[] {
  return runs.flatMap((run) => {
    const layout = run.route.layouts[run.session];
    return layout ? overfull(run, layout) : [];
  });
}

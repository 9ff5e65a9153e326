/** Takes tasks out of their duties, and with them those who may not stay behind. */

import { companyCovers } from './company.ts';
import { type Duty, type Route, routeOf } from './duty.ts';
import type { Problem } from './problem.ts';
import { type Run, withoutParts } from './run.ts';
import type { State } from './state.ts';

/**
 * Removes the tasks; they join the state's absent list. A household left alone at its own meeting point goes too (a
 * meeting point used by its own household alone would be the door), and so does a whole duty that, oddly, is no
 * longer lawful with fewer calls (rounded drives need not obey the triangle inequality).
 */
export function removeTasks(state: State, tasks: Iterable<number>): void {
  const bySlot = new Map<number, Set<number>>();
  for (const task of tasks) {
    const slot = state.taskSlot[task];
    if (slot < 0) continue;
    const gone = bySlot.get(slot);
    if (gone) gone.add(task);
    else bySlot.set(slot, new Set([task]));
  }
  for (const [slot, gone] of bySlot) removeFromDuty(state, slot, gone);
}

function removeFromDuty(state: State, slot: number, gone: Set<number>): void {
  const old = state.duties[slot] as Duty;
  const routes: Route[] = [];
  const renumbered = old.routes.map((route) => {
    const left = withoutTasks(state, route, gone);
    if (left.tasks.length === 0) return -1;
    routes.push(left);
    return routes.length - 1;
  });
  const reorder = (order: readonly number[]): number[] => order.map((r) => renumbered[r]).filter((r) => r >= 0);
  const built = routes.length === 0 ? null : state.build(old, routes, [reorder(old.order[0]), reorder(old.order[1])]);
  if (!built) for (const route of routes) for (const task of route.tasks) gone.add(task);
  state.replace(slot, built);
  for (const task of gone) state.drop(task);
}

function withoutTasks({ problem, workspace }: State, route: Route, gone: Set<number>): Route {
  if (!route.tasks.some((task) => gone.has(task))) return route;
  const left = (run: Run): Run => withoutParts(problem, run, (part) => gone.has(problem.partTask[part]));
  for (;;) {
    const runs: [Run, Run] = [left(route.runs[0]), left(route.runs[1])];
    const lonely = tasksLeftAlone(problem, runs);
    if (lonely.length === 0) return routeOf(problem, workspace, runs);
    for (const task of lonely) gone.add(task);
  }
}

/** Tasks of households alone at the meeting point they host. */
function tasksLeftAlone(problem: Problem, runs: readonly [Run, Run]): number[] {
  const lonely: number[] = [];
  for (let session = 0; session < 2; session++) {
    const run = runs[session];
    for (let k = 0; k < run.calls; k++) {
      const host = problem.placeHost[run.place[k]];
      if (host < 0) continue;
      for (let i = run.start[k]; i < run.start[k + 1]; i++) {
        const part = run.parts[i];
        if (problem.partHousehold[part] === host && !companyCovers(problem, session, run, k, part)) {
          lonely.push(problem.partTask[part]);
        }
      }
    }
  }
  return lonely;
}

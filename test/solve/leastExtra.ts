/** What a task costs at the least, by building every duty it could join or found: slow, and nothing but full builds. */
import { type Duty, type Route, routeWithPart } from '../../src/solve/duty.ts';
import { EMPTY_ROUTE } from '../../src/solve/noDuty.ts';
import type { Problem } from '../../src/solve/problem.ts';
import { newPlacement, type Placement } from '../../src/solve/run.ts';
import type { State } from '../../src/solve/state.ts';
import { placements } from './positions.ts';

/** Every route that the route may become by one part more at the place. */
function extended({ problem, workspace }: State, route: Route, part: number, place: number): Route[] {
  const [am, pm] = route.runs.map((run, session): Placement[] => {
    const { start } = problem.signatures[session];
    // Any placement will do in a session in which it does not travel.
    return start[part] === start[part + 1] ? [newPlacement()] : placements(run, place, problem.partSchool[part]);
  });
  return am.flatMap((a) => pm.map((p) => routeWithPart(problem, workspace, route, part, place, [a, p])));
}

/** Least extra cost of a task of one part in the state; infinite if it can go nowhere. */
export function leastExtra(state: State, task: number): number {
  const { problem } = state;
  const part = problem.taskPartStart[task];
  let least = Number.POSITIVE_INFINITY;
  const consider = (old: Duty | null, routes: readonly Route[], order: Duty['order']): void => {
    const built = state.build(old, routes, order);
    if (built) least = Math.min(least, built.cost - (old?.cost ?? 0));
  };
  for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
    const place = problem.candidatePlace[c];
    const own = extended(state, EMPTY_ROUTE, part, place);
    for (const route of own) consider(null, [route], [[0], [0]]);
    for (const duty of state.duties) {
      if (!duty) continue;
      for (const [r, route] of duty.routes.entries()) {
        if (!mayJoin(problem, task, route)) continue;
        for (const changed of extended(state, route, part, place)) {
          consider(
            duty,
            duty.routes.map((other, i) => (i === r ? changed : other)),
            duty.order,
          );
        }
      }
      const n = duty.routes.length;
      for (const route of own) {
        for (let am = 0; am <= n; am++) {
          for (let pm = 0; pm <= n; pm++) {
            const order = [duty.order[0].slice(), duty.order[1].slice()] as const;
            order[0].splice(am, 0, n);
            order[1].splice(pm, 0, n);
            consider(duty, [...duty.routes, route], order);
          }
        }
      }
    }
  }
  return least;
}

function mayJoin(problem: Problem, task: number, route: Route): boolean {
  const others = [...route.tasks];
  const apart = problem.conflicts.subarray(problem.conflictStart[task], problem.conflictStart[task + 1]);
  return (
    ((problem.taskSolo[task] ? route.busy : route.soloBusy) & problem.taskBusy[task]) === 0 &&
    problem.classesMayShare[route.classes | problem.taskClasses[task]] === 1 &&
    !others.some((other) => apart.includes(other))
  );
}

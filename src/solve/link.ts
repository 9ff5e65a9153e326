/**
 * Links the runs of two vehicles into one vehicle's duty, with the times free inside the bell windows. Insertion by
 * insertion the search seldom gets there: the first pupil of a second run pays for all of it.
 */
import { buildDuty, type Duty } from './duty.ts';
import { bestPairs, type Pair } from './matching.ts';
import type { BothSessions } from './problem.ts';
import type { State } from './state.ts';

interface Link extends Pair {
  readonly duty: Duty;
}

/** Joins duties pairwise while that saves anything; returns how many vehicles it took away. */
export function linkDuties(state: State): number {
  let saved = 0;
  for (;;) {
    const links = possibleLinks(state);
    const chosen = new Set(bestPairs(links));
    let applied = 0;
    for (const link of links) {
      if (!chosen.has(link) || !fleetAllows(state, link)) continue;
      state.replace(link.b, null);
      state.replace(link.a, link.duty);
      applied++;
    }
    saved += applied;
    if (applied === 0) return saved;
  }
}

/** An earlier link of the same round may have taken the last vehicle of the type. */
function fleetAllows(state: State, link: Link): boolean {
  const [a, b] = [state.duties[link.a] as Duty, state.duties[link.b] as Duty];
  return state.mayUseInsteadOf([a, b], link.duty.type, link.duty.days);
}

function possibleLinks(state: State): Link[] {
  const links: Link[] = [];
  const mostRuns = Math.max(...state.problem.typeMaxRuns);
  for (let a = 0; a < state.duties.length; a++) {
    const first = state.duties[a];
    if (!first || first.runsPerSession >= mostRuns) continue;
    for (let b = a + 1; b < state.duties.length; b++) {
      const second = state.duties[b];
      if (!second || !worthTrying(state, first, second)) continue;
      const duty = linked(state, first, second);
      const gain = duty ? first.cost + second.cost - duty.cost : 0;
      if (duty && gain > 0) links.push({ a, b, gain, duty });
    }
  }
  return links;
}

/** Whether some type may make the runs of both and costs less a day than the two vehicles do. */
function worthTrying({ problem }: State, a: Duty, b: Duty): boolean {
  const runs = a.runsPerSession + b.runsPerSession;
  const now = problem.typeDayCost[a.type] + problem.typeDayCost[b.type];
  for (let t = 0; t < problem.types; t++) {
    const mask = problem.typeLayouts[t];
    const holds = (duty: Duty): boolean =>
      duty.layouts.every((layouts) => layouts.every((layout) => (layout & mask) !== 0));
    if (problem.typeMaxRuns[t] >= runs && problem.typeDayCost[t] < now && holds(a) && holds(b)) return true;
  }
  return false;
}

/** One vehicle for both duties' routes, in the best of the four orders; `null` when none is lawful. */
function linked(state: State, a: Duty, b: Duty): Duty | null {
  const routes = [...a.routes, ...b.routes];
  const shifted = (order: readonly number[]): number[] => order.map((r) => r + a.routes.length);
  const orders = [0, 1].map((session) => {
    const [first, second] = [[...a.order[session]], shifted(b.order[session])];
    return [
      [...first, ...second],
      [...second, ...first],
    ];
  });
  const mayUse = (type: number, days: number): boolean => state.mayUseInsteadOf([a, b], type, days);
  let best: Duty | null = null;
  for (const am of orders[0]) {
    for (const pm of orders[1]) {
      const order: BothSessions<readonly number[]> = [am, pm];
      const duty = buildDuty(state, routes, order, mayUse);
      if (duty && (!best || duty.cost < best.cost)) best = duty;
    }
  }
  return best;
}

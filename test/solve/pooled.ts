/** Duties by hand for the route pool, and an exhaustive solver of set partitions. */
import { type Duty, routeWithPart } from '../../src/solve/duty.ts';
import { EMPTY_ROUTE } from '../../src/solve/noDuty.ts';
import { holds, type PartitionModel } from '../../src/solve/partitionModel.ts';
import type { State } from '../../src/solve/state.ts';
import { aCase, pupil, vehicleType } from '../check/support.ts';
import { emptyState, prepare } from './support.ts';

/** Pupils 1, 2, 3, … km from the one school, and cars of four seats and vans of eight, dearer by the day. */
export async function road(pupils: number, cars: number | null = null): Promise<State> {
  const theCase = aCase({
    pupils: Array.from({ length: pupils }, (_, i) => pupil(`P${i}`, 1000 * (i + 1))),
    vehicleTypes: [
      vehicleType('car', { layouts: [{ seats: 4, wheelchairs: 0 }], costPerDay: 300_000, available: cars }),
      vehicleType('van', { layouts: [{ seats: 8, wheelchairs: 0 }], costPerDay: 400_000 }),
    ],
  });
  return emptyState(await prepare(theCase));
}

/** One run for these tasks of one part, the last one first, with a vehicle that is left. */
export function dutyFor(state: State, tasks: readonly number[]): Duty {
  const { problem, workspace } = state;
  let route = EMPTY_ROUTE;
  for (const task of tasks) {
    const part = problem.taskPartStart[task];
    const newSchool = route === EMPTY_ROUTE;
    const at = { pick: 0, merge: false, school: newSchool ? 0 : route.runs[0].calls - 1, newSchool };
    const place = problem.candidatePlace[problem.candidateStart[part]];
    route = routeWithPart(problem, workspace, route, part, place, [at, at]);
  }
  const duty = state.build(null, [route], [[0], [0]]);
  if (!duty) throw new Error(`no lawful duty for ${tasks.join(', ')}`);
  return duty;
}

/** Puts the state to just these duties, everybody else having no place in it at all. */
export function setTo(state: State, groups: readonly (readonly number[])[]): void {
  state.restore({ duties: [], absent: [] });
  for (const tasks of groups) state.replace(state.freeSlot(), dutyFor(state, tasks));
  state.begin();
}

/** The cheapest answer of all there are; `null` when none holds. */
export function exhaustive(model: PartitionModel): number[] | null {
  let best: number[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  const tryFrom = (column: number, taken: readonly number[], cost: number): void => {
    if (cost < least && holds(model, taken)) {
      best = [...taken];
      least = cost;
    }
    if (column === model.costs.length || cost >= least) return;
    tryFrom(column + 1, [...taken, column], cost + model.costs[column]);
    tryFrom(column + 1, taken, cost);
  };
  tryFrom(0, [], 0);
  return best;
}

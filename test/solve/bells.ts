/** Problems with a fixed bell at every school, one school served at a time, by dice: where buses make several trips. */
import { routeOf } from '../../src/solve/duty.ts';
import { EVERYBODY } from '../../src/solve/insertion.ts';
import { joinRuns } from '../../src/solve/joinRuns.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import { type SearchParameters, search } from '../../src/solve/search.ts';
import type { State } from '../../src/solve/state.ts';
import { type Handmade, handmade, type PartSpec, type PlaceSpec } from './handmade.ts';
import { allTasks, everyNeighbour } from './support.ts';

const SCHOOLS = 40;
const STOPS = 30;
const MONDAY = 1;

/** More schools than a word has bits, and drives that differ there and back if asked to. */
export function bellProblem(seed: number, oneWay = false): Handmade {
  const random = new Random(seed, 7);
  const points = Array.from({ length: SCHOOLS + STOPS }, () => [random.below(40), random.below(40)] as const);
  const drive = (i: number, j: number): number => {
    const [a, b] = [points[i], points[j]];
    return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + (oneWay && a[0] < b[0] ? 3 : 0);
  };
  const schools = Array.from({ length: SCHOOLS }, (): PlaceSpec => {
    const bell = 300 + 10 * random.below(40);
    return { dwell: 3, window: [bell, bell] };
  });
  const others = Array.from({ length: STOPS }, (): PlaceSpec => ({ dwell: 1 }));
  const parts = Array.from({ length: STOPS }, (_, i): PartSpec => {
    const am = [{ days: MONDAY, seats: 1 + random.below(3), limit: 120 }];
    return { school: random.below(SCHOOLS / 4) * 4, at: [SCHOOLS + i], am, pm: [] };
  });
  return handmade({
    schools,
    others,
    parts,
    oneSchoolAtATime: true,
    layouts: [[6, 0]],
    types: [{ layouts: [0], day: 100_000, metre: 1, second: 0 }],
    seconds: drive,
    metres: drive,
  });
}

/** Searched for so many iterations from nobody carried. */
export function ride(made: Handmade, seed: number, iterations: number, other: Partial<SearchParameters> = {}): void {
  const { problem, state } = made;
  state.restore({ duties: [], absent: [] });
  for (const task of allTasks(problem)) state.drop(task);
  const parameters = {
    ...DEFAULT_PARAMETERS,
    neighbours: EVERYBODY,
    startTemperature: 50,
    endTemperature: 1,
    ...other,
  };
  search(state, allTasks(problem), everyNeighbour(problem), new Random(seed), parameters, {
    progress: (i) => i / iterations,
  });
}

/** Gives every trip of every duty a vehicle of its own; returns how many trips there are. */
export function scatter(state: State): number {
  const { problem, workspace } = state;
  state.duties.slice().forEach((duty, slot) => {
    if (!duty) return;
    state.replace(slot, null);
    const [run, idle] = duty.routes[0].runs;
    let from = 0;
    for (let k = 0; k < run.calls; k++) {
      if (run.place[k] >= problem.schools) continue;
      const trip = joinRuns([{ run, from, end: k + 1 }]);
      from = k + 1;
      state.replace(state.freeSlot(), state.build(null, [routeOf(problem, workspace, [trip, idle])], [[0], [0]]));
    }
  });
  return state.dutyCount;
}

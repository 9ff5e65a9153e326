import { expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import { removeTasks } from '../../src/solve/removal.ts';
import { chooseRuin, type RuinParameters } from '../../src/solve/ruin.ts';
import type { State } from '../../src/solve/state.ts';
import { aCase, pupil, vehicleType } from '../check/support.ts';
import { allTasks, everyNeighbour, type Prepared, prepare, searched } from './support.ts';

/** Sixty pupils along a road in minibuses of ten. */
const SIXTY = aCase({
  pupils: Array.from({ length: 60 }, (_, i) => pupil(`P${i}`, 200 + 60 * i)),
  vehicleTypes: [vehicleType('minibus', { layouts: [{ seats: 10, wheelchairs: 0 }], maxRunsPerSession: 1 })],
});
const STRINGS: RuinParameters = { ...DEFAULT_PARAMETERS, emptyRoute: 0, splitString: 0, makeRoom: 0 };

const routeOfTask = (state: State, task: number) => state.duties[state.taskSlot[task]]?.routes[state.taskRoute[task]];

function ruins({ problem }: Prepared, state: State, parameters: RuinParameters, times: number): number[][] {
  const random = new Random(5);
  return Array.from({ length: times }, () => [
    ...chooseRuin(state, allTasks(problem), everyNeighbour(problem), random, parameters),
  ]);
}

/** The chosen tasks by route, as positions in the route's order of boarding. */
function positions(state: State, chosen: readonly number[]): number[][] {
  const byRoute = new Map<unknown, number[]>();
  for (const task of chosen) {
    const route = routeOfTask(state, task);
    byRoute.set(route, [...(byRoute.get(route) ?? []), route?.tasks.indexOf(task) ?? -1]);
  }
  return [...byRoute.values()].map((list) => list.sort((a, b) => a - b));
}

test('strings are consecutive, no longer than asked, one a route', async () => {
  const prepared = await prepare(SIXTY);
  const state = searched(prepared, 1, 30);
  for (const chosen of ruins(prepared, state, { ...STRINGS, longestString: 4 }, 200)) {
    expect(chosen.length).toBeGreaterThan(0);
    for (const string of positions(state, chosen)) {
      expect(string.length).toBeLessThanOrEqual(4);
      expect(string[string.length - 1] - string[0]).toBe(string.length - 1);
    }
  }
});

test('split strings spare some in the middle, or nobody when the chance is 0', async () => {
  const prepared = await prepare(SIXTY);
  const state = searched(prepared, 1, 30);
  const gaps = (parameters: RuinParameters): number =>
    ruins(prepared, state, parameters, 200)
      .flatMap((chosen) => positions(state, chosen))
      .filter((string) => string[string.length - 1] - string[0] > string.length - 1).length;
  expect(gaps(STRINGS)).toBe(0);
  expect(gaps({ ...STRINGS, splitString: 1 })).toBeGreaterThan(50);
});

test('about as many are removed as asked on average', async () => {
  const prepared = await prepare(SIXTY);
  const state = searched(prepared, 1, 30);
  const mean = (averageRemoved: number): number => {
    const sizes = ruins(prepared, state, { ...STRINGS, averageRemoved }, 1000).map((chosen) => chosen.length);
    return sizes.reduce((a, b) => a + b, 0) / sizes.length;
  };
  // By the paper's formula the mean is close to the parameter as long as there are routes enough.
  expect(mean(6)).toBeGreaterThan(4);
  expect(mean(6)).toBeLessThan(8);
  expect(mean(12)).toBeGreaterThan(8);
});

test('a whole route is emptied only up to its size', async () => {
  const prepared = await prepare(SIXTY);
  const state = searched(prepared, 1, 30);
  const whole = (parameters: RuinParameters): number =>
    ruins(prepared, state, parameters, 100).filter((chosen) => {
      const routes = new Set(chosen.map((task) => routeOfTask(state, task)));
      return [...routes].some((route) => route?.tasks.every((task) => chosen.includes(task)));
    }).length;
  const small = { ...STRINGS, longestString: 1, averageRemoved: 1 };
  expect(whole({ ...small, emptyRoute: 1 })).toBe(100);
  expect(whole({ ...small, emptyRoute: 1, emptyAtMost: 0 })).toBe(0);
  expect(whole(small)).toBe(0);
});

test('room is made for those left out, in the vehicles around them', async () => {
  const prepared = await prepare(SIXTY);
  const state = searched(prepared, 1, 30);
  // Task 0 waits; its neighbours' vehicles are cleared, of its school or altogether (here the same).
  removeTasks(state, [0]);
  for (const chosen of ruins(prepared, state, { ...STRINGS, makeRoom: 1 }, 50)) {
    const routes = new Set(chosen.map((task) => routeOfTask(state, task)));
    expect(routes.size).toBeGreaterThanOrEqual(1);
    expect(routes.size).toBeLessThanOrEqual(3);
    for (const route of routes) for (const task of route?.tasks ?? []) expect(chosen).toContain(task);
  }
});

test('absent tasks are never chosen', async () => {
  const prepared = await prepare(SIXTY);
  const state = searched(prepared, 1, 30);
  const gone = [...allTasks(prepared.problem)].filter((task) => task % 3 > 0);
  removeTasks(state, gone);
  for (const chosen of ruins(prepared, state, { ...DEFAULT_PARAMETERS }, 200)) {
    for (const task of chosen) expect(gone).not.toContain(task);
  }
});

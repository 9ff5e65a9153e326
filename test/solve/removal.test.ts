/** Who goes when somebody goes; and who lies near whom. */
import { describe, expect, test } from 'vitest';
import { Insertion } from '../../src/solve/insertion.ts';
import { nearTasks } from '../../src/solve/neighbours.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import { removeTasks } from '../../src/solve/removal.ts';
import type { State } from '../../src/solve/state.ts';
import { aCase, pupil, vehicleType } from '../check/support.ts';
import { allTasks, emptyState, everyNeighbour, type Prepared, prepare } from './support.ts';

function inserted(prepared: Prepared): State {
  const state = emptyState(prepared);
  const insertion = new Insertion(state, everyNeighbour(prepared.problem), new Random(1), {
    ...DEFAULT_PARAMETERS,
    blink: 0,
  });
  for (const task of allTasks(prepared.problem)) expect(insertion.insert(task)).toBe(true);
  return state;
}

test('a household left alone at its own meeting point goes too', async () => {
  // B and C live together; only A and B's household can meet, and the vehicle is one.
  const prepared = await prepare(
    aCase({
      pupils: [
        pupil('A', 1000, { pickup: 'stop' }),
        pupil('B', 1500, { pickup: 'stop' }),
        pupil('C', 1500, { pickup: 'stop' }),
      ],
      vehicleTypes: [vehicleType('taxi', { available: 1, maxRunsPerSession: 1 })],
    }),
  );
  const { problem } = prepared;
  const state = inserted(prepared);
  const spots = () =>
    state.duties.flatMap(
      (duty) => duty?.routes.flatMap((route) => [...route.runs[0].place].filter((p) => p >= problem.schools)) ?? [],
    );
  // All at one meeting point: whoever lives there depends on the others.
  expect(spots()).toHaveLength(1);
  const host = problem.placeHost[spots()[0]];
  const guests = [0, 1, 2].filter((task) => problem.partHousehold[problem.taskPartStart[task]] !== host);
  removeTasks(state, guests);
  expect([...state.absent].sort()).toEqual([0, 1, 2]);
  expect(state.duties.every((duty) => duty === null)).toBe(true);
  expect(state.cost).toBe(0);
});

test('guests stay when the hosts go', async () => {
  const prepared = await prepare(
    aCase({ pupils: [pupil('A', 1000, { pickup: 'stop' }), pupil('B', 1500, { pickup: 'stop' })] }),
  );
  const { problem } = prepared;
  const state = inserted(prepared);
  const [duty] = state.duties;
  const place = [...(duty?.routes[0].runs[0].place ?? [])].find((p) => p >= problem.schools) as number;
  const hostTask = [0, 1].find(
    (task) => problem.partHousehold[problem.taskPartStart[task]] === problem.placeHost[place],
  );
  removeTasks(state, [hostTask as number]);
  expect(state.absent).toEqual([hostTask]);
});

test('tasks already absent are not removed again', async () => {
  const prepared = await prepare(aCase({ pupils: [pupil('A', 1000), pupil('B', 1500)] }));
  const state = inserted(prepared);
  removeTasks(state, [0]);
  removeTasks(state, [0]);
  expect(state.absent).toEqual([0]);
  expect(state.absentWeight).toBe(10);
});

describe('near tasks', () => {
  test('nearest first, as many as asked, never oneself', async () => {
    const prepared = await prepare(aCase({ pupils: [1000, 1900, 1300, 5000].map((m, i) => pupil(`P${i}`, m)) }));
    const { problem, travel } = prepared;
    const { start, near } = nearTasks(problem, travel, allTasks(problem), 2);
    const of = (task: number) => [...near.subarray(start[task], start[task + 1])];
    expect([0, 1, 2, 3].map(of)).toEqual([
      [2, 1],
      [2, 0],
      [0, 1],
      [1, 2],
    ]);
  });

  test('only among the tasks at hand', async () => {
    const prepared = await prepare(aCase({ pupils: [1000, 1100, 1200].map((m, i) => pupil(`P${i}`, m)) }));
    const { start, near } = nearTasks(prepared.problem, prepared.travel, Int32Array.of(0, 2), 9);
    expect([...start]).toEqual([0, 1, 1, 2]);
    expect([...near]).toEqual([2, 0]);
  });
});

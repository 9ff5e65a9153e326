/** Pooled duties combined: the best combination, applied only if it holds and is cheaper. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Partitions, partition } from '../../src/solve/partition.ts';
import { columnsOf, holds, modelOf } from '../../src/solve/partitionModel.ts';
import { RoutePool } from '../../src/solve/routePool.ts';
import type { State } from '../../src/solve/state.ts';
import { dutyFor, exhaustive, road, setTo } from './pooled.ts';
import { accountOf, recount } from './support.ts';

const A = [[0], [1], [2, 3]];
const B = [[0, 1], [2], [3]];

/** The duties of all the solutions pooled, and the state at the last. */
function pooled(state: State, ...solutions: number[][][]): RoutePool {
  const pool = new RoutePool(state.problem, 1000, 10);
  for (const groups of solutions) {
    setTo(state, groups);
    pool.collect(state);
  }
  return pool;
}

const groupsOf = (state: State): number[][] =>
  state.duties.flatMap((duty) => (duty ? [[...duty.routes[0].tasks].sort()] : [])).sort((a, b) => a[0] - b[0]);

describe('two solutions, each with one good half', () => {
  test('become one with both', async () => {
    const state = await road(4);
    const pool = pooled(state, A, B);
    const expected = dutyFor(state, [0, 1]).cost + dutyFor(state, [2, 3]).cost;
    expect(partition(state, pool, exhaustive)).toBe(true);
    expect(groupsOf(state)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(state.cost).toBe(expected);
    expect(accountOf(state)).toMatchObject(recount(state, state.problem));
    expect(partition(state, pool, exhaustive)).toBe(false);
  });

  test('are left alone by an answer that does not hold, or is no cheaper', async () => {
    const state = await road(4);
    const pool = pooled(state, A, B);
    const before = accountOf(state);
    const { known } = modelOf(state, columnsOf(state, pool.entries));
    const twice = [...known, known[0]];
    for (const answer of [null, [], known, known.slice(1), twice, [0], [0.5], [-1], [1000], [Number.NaN]]) {
      expect(partition(state, pool, () => answer)).toBe(false);
      expect(accountOf(state)).toEqual(before);
    }
  });

  test('are left alone while somebody is left out', async () => {
    const state = await road(4);
    const pool = pooled(state, A, [[0], [1], [2]]);
    state.drop(3);
    expect(partition(state, pool, exhaustive)).toBe(false);
  });
});

test('the fleet is kept to, and vehicles change hands', async () => {
  const state = await road(4, 1);
  // The one car goes to the first duty built; a car a day is cheaper than a van.
  const pool = pooled(state, [[0], [1, 2, 3]], [[0, 1], [2], [3]]);
  const model = modelOf(state, columnsOf(state, pool.entries));
  // Each of the five sets with a car and with a van; a row a task and five for the cars.
  expect(model.costs).toHaveLength(10);
  expect(model.rowUpper).toHaveLength(4 + 5);
  expect(partition(state, pool, exhaustive)).toBe(true);
  expect(state.duties.filter((duty) => duty?.type === 0)).toHaveLength(1);
  expect([...state.vehiclesUsed]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
});

test('the answer is the best there is over any small pool', async () => {
  const groupings = fc.array(fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  let better = 0;
  await fc.assert(
    fc.asyncProperty(groupings, fc.constantFrom(null, 1, 2), async (all, cars) => {
      const state = await road(4, cars);
      const solutions = all.map((of) =>
        [0, 1, 2].map((g) => [0, 1, 2, 3].filter((task) => of[task] === g)).filter((group) => group.length > 0),
      );
      const pool = pooled(state, ...solutions);
      const model = modelOf(state, columnsOf(state, pool.entries));
      expect(holds(model, model.known)).toBe(true);
      const best = (exhaustive(model) as number[]).reduce((sum, c) => sum + model.costs[c], 0);
      if (partition(state, pool, exhaustive)) better++;
      expect(state.cost).toBe(best);
    }),
    { seed: 7, numRuns: 60, endOnFailure: true },
  );
  expect(better).toBeGreaterThan(0);
});

describe('in the course of an annealing', () => {
  const parameters = { ...DEFAULT_PARAMETERS, partitions: 2, partitionTasks: 3 };

  test('it is time so many times, the last time before the end', async () => {
    const partitions = new Partitions(await road(4), 4, parameters, exhaustive);
    const due = Array.from({ length: 21 }, (_, i) => i / 20).filter((progress) => partitions.due(progress));
    expect(due).toEqual([0.5, 0.95]);
    expect(new Partitions(await road(4), 4, parameters, null).due(1)).toBe(false);
  });

  test('only short duties are combined, and nothing is asked twice', async () => {
    const state = await road(4);
    let asked = 0;
    const solver = () => {
      asked++;
      return null;
    };
    const partitions = new Partitions(state, 4, parameters, solver);
    setTo(state, [[0, 1, 2, 3]]);
    expect(partitions.improve()).toBe(false);
    expect(asked).toBe(0);
    setTo(state, A);
    expect([partitions.improve(), partitions.improve()]).toEqual([false, false]);
    expect(asked).toBe(1);
  });
});

/** The pool of duties: one a set of tasks, of good solutions only, never too many. */
import { expect, test } from 'vitest';
import { RoutePool } from '../../src/solve/routePool.ts';
import { dutyFor, road, setTo } from './pooled.ts';

const tasksOf = (pool: RoutePool) => pool.entries.map(({ tasks }) => [...tasks]);

test('a set of tasks is kept once, with its cheapest duty', async () => {
  const state = await road(3);
  const pool = new RoutePool(state.problem, 100, 1);
  // Out to the far one and back past the near one, and then the sensible way round.
  setTo(state, [[1, 0], [2]]);
  const dear = state.cost;
  pool.collect(state);
  setTo(state, [[0, 1], [2]]);
  expect(state.cost).toBeLessThan(dear);
  pool.collect(state);
  expect(tasksOf(pool)).toEqual([[0, 1], [2]]);
  expect(pool.entries[0].cost).toBe(dutyFor(state, [0, 1]).cost);
  expect(pool.entries.map(({ solution }) => solution)).toEqual([state.cost, state.cost]);
  expect(pool.changes).toBe(3);
  setTo(state, [[1, 0], [2]]);
  pool.collect(state);
  expect(pool.entries[0].cost).toBe(dutyFor(state, [0, 1]).cost);
  expect(pool.changes).toBe(3);
});

test('nothing is kept of a solution that leaves somebody out or is too dear', async () => {
  const state = await road(3);
  const pool = new RoutePool(state.problem, 100, 0.05);
  setTo(state, [[0, 1]]);
  state.drop(2);
  pool.collect(state);
  expect(pool.entries).toEqual([]);
  setTo(state, [[0, 1, 2]]);
  pool.collect(state);
  setTo(state, [[0], [1], [2]]);
  pool.collect(state);
  expect(tasksOf(pool)).toEqual([[0, 1, 2]]);
});

test('with too many, those of the worst solutions go, and what is in use comes back', async () => {
  const state = await road(5);
  const pool = new RoutePool(state.problem, 2, 10);
  setTo(state, [[0], [1], [2, 3, 4]]);
  pool.collect(state);
  expect(pool.entries).toHaveLength(3);
  setTo(state, [
    [0, 1],
    [2, 3, 4],
  ]);
  pool.collect(state);
  expect(pool.entries).toHaveLength(4);
  setTo(state, [[0], [1], [2], [3], [4]]);
  pool.collect(state);
  expect(tasksOf(pool)).toEqual([
    [2, 3, 4],
    [0, 1],
  ]);
});

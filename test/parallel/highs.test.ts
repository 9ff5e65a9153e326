/** The solver of set partitions against trying everything. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_LIMITS, partitionSolver } from '../../src/parallel/highs.ts';
import { holds, type PartitionModel } from '../../src/solve/partitionModel.ts';
import { solveSlice } from '../../src/solve/slice.ts';
import { aCase, pupil, vehicleType } from '../check/support.ts';
import { exhaustive } from '../solve/pooled.ts';
import { loaded, ready, wholeJob } from './support.ts';

const TASKS = 6;

/** Columns are sets of tasks as bits; every task alone is the solution known. */
function modelOf(sets: readonly { readonly bits: number; readonly cost: number }[], vehicles: number): PartitionModel {
  const columns = [...Array.from({ length: TASKS }, (_, task) => ({ bits: 1 << task, cost: 100 })), ...sets];
  const starts = [0];
  const rows: number[] = [];
  for (const [c, { bits }] of columns.entries()) {
    for (let task = 0; task < TASKS; task++) if (bits & (1 << task)) rows.push(task);
    // Every set of more than one takes one of a few vehicles.
    if (c >= TASKS) rows.push(TASKS);
    starts.push(rows.length);
  }
  return {
    costs: Float64Array.from(columns, ({ cost }) => cost),
    rowLower: Float64Array.from([...new Array(TASKS).fill(1), 0]),
    rowUpper: Float64Array.from([...new Array(TASKS).fill(1), vehicles]),
    starts: Int32Array.from(starts),
    rows: Int32Array.from(rows),
    values: new Float64Array(rows.length).fill(1),
    known: Array.from({ length: TASKS }, (_, c) => c),
  };
}

test('it finds the best, and the same again', async () => {
  const solver = partitionSolver(await loaded());
  const set = fc.record({ bits: fc.integer({ min: 1, max: 2 ** TASKS - 1 }), cost: fc.integer({ min: 50, max: 400 }) });
  let better = 0;
  fc.assert(
    fc.property(fc.array(set, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (sets, vehicles) => {
      const model = modelOf(sets, vehicles);
      const cost = (columns: readonly number[]): number => columns.reduce((sum, c) => sum + model.costs[c], 0);
      const answer = solver(model) ?? model.known;
      expect(holds(model, answer)).toBe(true);
      expect(cost(answer)).toBe(cost(exhaustive(model) ?? []));
      expect(solver(model) ?? model.known).toEqual(answer);
      if (cost(answer) < cost(model.known)) better++;
    }),
    { seed: 3, numRuns: 80, endOnFailure: true },
  );
  expect(better).toBeGreaterThan(10);
});

test('without a solution known or without time there is no answer', async () => {
  const highs = await loaded();
  const model = modelOf([{ bits: 63, cost: 100 }], 1);
  expect(partitionSolver(highs)(model)).toEqual([6]);
  expect(partitionSolver(highs)({ ...model, known: [] })).toBeNull();
  expect(partitionSolver(highs, { ...NO_LIMITS, allot: () => () => 0 })(model) ?? [6]).toEqual([6]);
});

test('a search with partitions asks it, and finds the same again', async () => {
  const pupils = Array.from({ length: 20 }, (_, i) => pupil(`P${i}`, 400 * (i + 1)));
  const car = vehicleType('car', { layouts: [{ seats: 4, wheelchairs: 0 }] });
  const from = await ready(aCase({ pupils, vehicleTypes: [car] }));
  const solver = partitionSolver(await loaded());
  let asked = 0;
  const solved = () => {
    const { task } = wholeJob(from, 0);
    const parameters = { ...task.parameters, partitions: 4 };
    const stop = { progress: (i: number) => i / 400 };
    return solveSlice(from.problem, from.travel, { ...task, parameters }, stop, {
      partition: (model) => {
        asked++;
        return solver(model);
      },
      trips: () => null,
    });
  };
  const first = solved();
  expect(asked).toBeGreaterThan(0);
  expect(solved()).toEqual(first);
});

/** The search as a whole: deterministic, never worse than its start, and told to stop it stops. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeAllowance } from '../../src/solve/decompose.ts';
import { Orders } from '../../src/solve/orders.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import { ABSENT_COST, objective, search } from '../../src/solve/search.ts';
import { nobodyCarried, sketchOf } from '../../src/solve/sketch.ts';
import { solveSlice } from '../../src/solve/slice.ts';
import { aCase, pupil } from '../check/support.ts';
import { randomCase } from '../support/randomCase.ts';
import { allTasks, emptyState, everyNeighbour, type Prepared, prepare, prepareRandom, searched } from './support.ts';

const iterations = (n: number) => ({ progress: (i: number) => i / n });

test('the same seed finds the same, another seed looks elsewhere', async () => {
  const prepared = await prepare(randomCase(3, { pupils: 40, schools: 3 }));
  const task = (seed: number) => ({
    seed: [seed],
    sketch: nobodyCarried(prepared.problem),
    allowance: wholeAllowance(prepared.problem),
    parameters: DEFAULT_PARAMETERS,
  });
  const solve = (seed: number) => solveSlice(prepared.problem, prepared.travel, task(seed), iterations(50));
  expect(solve(1)).toEqual(solve(1));
  const tests = [1, 2, 3, 4].map((seed) => solve(seed).tests);
  expect(new Set(tests).size).toBeGreaterThan(1);
});

test('it never ends worse than it began', async () => {
  let better = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const prepared = await prepareRandom(seed, 10, 3);
      fc.pre(prepared !== null);
      const state = searched(prepared as Prepared, seed, 1);
      const { problem } = prepared as Prepared;
      const before = objective(state);
      const hot = { ...DEFAULT_PARAMETERS, startTemperature: 1e9, endTemperature: 1e9 };
      // So hot that every step is accepted: only the snapshot of the best keeps it from ending anywhere.
      search(state, allTasks(problem), everyNeighbour(problem), new Random(seed, 1), hot, iterations(20));
      expect(objective(state)).toBeLessThanOrEqual(before);
      if (objective(state) < before) better++;
    }),
    { seed: 41, numRuns: 60, endOnFailure: true },
  );
  expect(better).toBeGreaterThan(0);
});

describe('the stop criterion', () => {
  const twenty = aCase({ pupils: Array.from({ length: 20 }, (_, i) => pupil(`P${i}`, 300 + 170 * i)) });

  test('is asked once an iteration and ends the search at 1', async () => {
    const prepared = await prepare(twenty);
    const state = emptyState(prepared);
    for (const task of allTasks(prepared.problem)) state.drop(task);
    const asked: number[] = [];
    const stop = {
      progress: (i: number) => {
        asked.push(i);
        return i >= 7 ? 1 : 0.5;
      },
    };
    const { problem } = prepared;
    const result = search(state, allTasks(problem), everyNeighbour(problem), new Random(1), DEFAULT_PARAMETERS, stop);
    expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(result.iterations).toBe(7);
    expect(result.tests).toBeGreaterThan(0);
  });

  test('hears of every new best, each better than the last', async () => {
    const prepared = await prepare(twenty);
    const heard: number[] = [];
    const state = emptyState(prepared);
    for (const task of allTasks(prepared.problem)) state.drop(task);
    const { problem } = prepared;
    search(state, allTasks(problem), everyNeighbour(problem), new Random(1), DEFAULT_PARAMETERS, {
      progress: (i) => i / 100,
      improved: (cost, absent) => heard.push(cost + absent * ABSENT_COST),
    });
    expect(heard.length).toBeGreaterThan(1);
    for (let i = 1; i < heard.length; i++) expect(heard[i]).toBeLessThan(heard[i - 1]);
    expect(heard[heard.length - 1]).toBe(state.cost);
    expect(sketchOf(state).absent).toEqual([]);
  });

  test('without tasks there is nothing to do', async () => {
    const prepared = await prepare(aCase({ pupils: [] }));
    const { problem } = prepared;
    const state = emptyState(prepared);
    const none = new Int32Array(0);
    const result = search(state, none, everyNeighbour(problem), new Random(1), DEFAULT_PARAMETERS, iterations(10));
    expect(result).toEqual({ iterations: 0, tests: 0 });
  });
});

test('tasks go back in the order asked for', async () => {
  // One, three and two kilometres away; B travels two days only; A has a tight ride.
  const theCase = aCase({
    pupils: [
      pupil('A', 1000, { ownMaxRideSeconds: 110 }),
      pupil('B', 3000, { days: 0b00011 }),
      pupil('C', 2000, { days: 0b01111 }),
    ],
  });
  const prepared = await prepare(theCase);
  const state = emptyState(prepared);
  const order = (place: number): string => {
    const orderWeights = [0, 0, 0, 0, 0].map((_, i) => (i === place ? 1 : 0)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const tasks = [0, 1, 2];
    new Orders(prepared.problem, state, { orderWeights }).sort(tasks, new Random(1));
    return tasks.map((task) => 'ABC'[task]).join('');
  };
  expect([1, 2, 3, 4].map(order)).toEqual(['ACB', 'BCA', 'ACB', 'ABC']);
});

import { describe, expect, test } from 'vitest';
import { optimise } from '../src/pipeline.ts';
import { keptResolved, type Solved, solveAgain } from '../src/resolve.ts';
import { tinyPlan } from './report/tiny.ts';
import { randomCase } from './support/randomCase.ts';

/** The tiny plan as if found with that seed: it costs as many pence as the seed. */
function solvedWith(seed: number): Solved {
  const { plan, judgement } = tinyPlan();
  return {
    plan: { ...plan, origin: { ...plan.origin!, seed } },
    judgement: { ...judgement, cost: { ...judgement.cost, total: seed } },
  };
}

const solver = {
  search: async (seed: number) => seed,
  complete: async (_: number, found: number) => solvedWith(found),
};
const row = (seed: number) => ({ seed, pencePerYear: seed, vehicles: 2, notCarried: 0 });

describe('solveAgain', () => {
  test("gives the plan's own first, then the seeds that follow", async () => {
    expect(await solveAgain(solvedWith(7), 2, solver)).toEqual([row(7), row(8), row(9)]);
    expect(await solveAgain(solvedWith(7), 0, solver)).toEqual([]);
  });

  test('after the greatest seed comes 0', async () => {
    expect((await solveAgain(solvedWith(2 ** 32 - 1), 2, solver)).map(({ seed }) => seed)).toEqual([2 ** 32 - 1, 0, 1]);
  });

  test('keeps what there is when stopped, and leaves out the search that was cut short', async () => {
    const stop = new AbortController();
    const stopping = {
      ...solver,
      search: async (seed: number, solve: number) => {
        if (solve === 3) stop.abort();
        return seed;
      },
    };
    expect(await solveAgain(solvedWith(7), 5, stopping, stop.signal)).toEqual([row(7), row(8)]);
    expect(await solveAgain(solvedWith(7), 5, solver, stop.signal)).toEqual([]);
  });
});

test('what is kept is shown only while its own figures are those of the plan', () => {
  const solved = solvedWith(7);
  const keeping = (resolved: readonly ReturnType<typeof row>[]): Solved => ({
    ...solved,
    plan: { ...solved.plan, origin: { ...solved.plan.origin!, resolved } },
  });
  expect(keptResolved(keeping([row(7), row(8)]))).toEqual([row(7), row(8)]);
  expect(keptResolved(keeping([{ ...row(7), pencePerYear: 6 }, row(8)]))).toEqual([]);
  expect(keptResolved(keeping([row(8), row(7)]))).toEqual([]);
  expect(keptResolved(solved)).toEqual([]);
});

test('another seed finds what it finds alone, and the plan stays that of its own seed', async () => {
  const theCase = randomCase(5, { pupils: 8, schools: 2 });
  const options = { iterations: 30, threads: 0 };
  const together = await optimise(theCase, { ...options, seed: 1, alsoSeeds: 1 });
  const [first, second] = [
    await optimise(theCase, { ...options, seed: 1 }),
    await optimise(theCase, { ...options, seed: 2 }),
  ];
  expect(together.plan.routes).toEqual(first.plan.routes);
  expect(together.plan.origin?.resolved).toEqual(together.resolved);
  expect(together.resolved.map(({ seed, pencePerYear }) => [seed, pencePerYear])).toEqual([
    [1, first.judgement.cost.total],
    [2, second.judgement.cost.total],
  ]);
  expect(first.resolved).toEqual([]);
  expect(first.whatIf.map(({ factor }) => factor)).toEqual([0.9, 1.05, 1.1]);
}, 60_000);

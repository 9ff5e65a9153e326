import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../src/cli/optimise.ts';
import { resultJson } from '../src/cli/resultJson.ts';
import { ALL_DAYS, EXIT, type RoadNetwork } from '../src/model/index.ts';
import { networkFor } from '../src/network/index.ts';
import { optimise } from '../src/pipeline.ts';
import { summaryText } from '../src/report/index.ts';
import { keptResolved, type Solved, solveAgain } from '../src/resolve.ts';
import { UnlawfulPlanError } from '../src/unlawful.ts';
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

/** What the checker throws for the plan of that seed. */
function unlawful(seed: number): UnlawfulPlanError {
  const where = { routeId: 'R1', session: 'am', days: ALL_DAYS, pupilId: 'P1', placeId: null, time: null } as const;
  return new UnlawfulPlanError(solvedWith(seed).plan, [
    { rule: 'ride_too_long', message: 'P1 rides 80 min.', ...where },
  ]);
}

const solver = {
  search: async (seed: number) => seed,
  complete: async (_: number, found: number) => solvedWith(found),
};
const rowsOf = async (...args: Parameters<typeof solveAgain<number>>) => (await solveAgain(...args)).resolved;
const row = (seed: number) => ({ seed, pencePerYear: seed, vehicles: 2, notCarried: 0 });

describe('solveAgain', () => {
  test("gives the plan's own first, then the seeds that follow", async () => {
    expect(await rowsOf(solvedWith(7), 2, solver)).toEqual([row(7), row(8), row(9)]);
    expect(await rowsOf(solvedWith(7), 0, solver)).toEqual([]);
  });

  test('after the greatest seed comes 0', async () => {
    expect((await rowsOf(solvedWith(2 ** 32 - 1), 2, solver)).map(({ seed }) => seed)).toEqual([2 ** 32 - 1, 0, 1]);
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
    expect(await rowsOf(solvedWith(7), 5, stopping, stop.signal)).toEqual([row(7), row(8)]);
    expect(await rowsOf(solvedWith(7), 5, solver, stop.signal)).toEqual([]);
  });
});

test('a seed whose plan breaks a rule is set aside and named, and the next is tried', async () => {
  const refusing = {
    ...solver,
    complete: async (_: number, found: number) => {
      if (found === 8) throw unlawful(found);
      return solvedWith(found);
    },
  };
  const { resolved, refused } = await solveAgain(solvedWith(7), 2, refusing);
  expect(resolved).toEqual([row(7), row(9)]);
  expect(refused.map(({ seed, error }) => [seed, error.violations[0].rule])).toEqual([[8, 'ride_too_long']]);
  expect((await solveAgain(solvedWith(7), 1, refusing)).resolved).toEqual([]);
  const broken = {
    ...solver,
    search: async () => {
      throw new Error('another');
    },
  };
  await expect(solveAgain(solvedWith(7), 1, broken)).rejects.toThrow('another');
});

test('the plan of the first seed is handed over although the roads of the second make its plan unlawful', async () => {
  const theCase = randomCase(5, { pupils: 8, schools: 2 });
  const roads = networkFor(theCase);
  let slow = false;
  const network: RoadNetwork = {
    ...roads,
    matrix: (points) => roads.matrix(points),
    walks: (legs) => roads.walks(legs),
    drives: async (session, legs) =>
      (await roads.drives(session, legs)).map((d) => (slow ? { ...d, seconds: d.seconds + 3600 } : d)),
  };
  const optimised = await optimise(theCase, {
    iterations: 30,
    threads: 0,
    alsoSeeds: 1,
    network,
    onProgress: ({ solve }) => {
      slow = solve === 2;
    },
  });
  expect(optimised.judgement.violations).toEqual([]);
  expect(optimised.refusedSeeds.map(({ seed }) => seed)).toEqual([2]);
  expect(optimised.plan.origin?.refusedSeeds).toEqual([2]);
  expect(exitCodeOf(optimised)).toBe(EXIT.defect);
  const json = resultJson('plan', theCase, optimised, EXIT.defect);
  expect(json.refused_seeds).toMatchObject([{ seed: 2 }]);
  expect(json.what_if.map(({ factor }) => factor)).toEqual([0.9, 1.05, 1.1]);
  expect(summaryText(theCase, optimised)).toContain('Seed 2 found a plan that breaks a rule');
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
  const { solved_again } = resultJson('plan', theCase, together, EXIT.fine);
  expect(solved_again.map(({ seed, cost_per_year_gbp }) => [seed, cost_per_year_gbp * 100])).toEqual(
    together.resolved.map(({ seed, pencePerYear }) => [seed, pencePerYear]),
  );
  expect(first.resolved).toEqual([]);
  expect(first.whatIf.map(({ factor }) => factor)).toEqual([0.9, 1.05, 1.1]);
}, 60_000);

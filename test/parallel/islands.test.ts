/** Threads without a slice of their own. */
import { describe, expect, test } from 'vitest';
import { searchInRounds } from '../../src/parallel/rounds.ts';
import { Team } from '../../src/parallel/team.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { nobodyCarried } from '../../src/solve/sketch.ts';
import { randomCase } from '../support/randomCase.ts';
import { COUNTY, ready } from './support.ts';

const CASE = randomCase(5, { pupils: 40, schools: 3 });

async function withThreads<T>(threads: number, use: (team: Team) => Promise<T>, theCase = CASE): Promise<T> {
  const from = await ready(theCase);
  const team = new Team(from.problem, from.source, threads, undefined);
  try {
    return await use(team);
  } finally {
    await team.close();
  }
}

const round = (team: Team, islands: boolean) =>
  team.round({
    sketch: nobodyCarried(team.problem),
    seed: [1, 0],
    byClass: true,
    parameters: DEFAULT_PARAMETERS,
    budgets: (cuts) => cuts.map(() => ({ iterations: 30 })),
    islands,
  });

describe('in a round', () => {
  test('search the slice too, and the better result is kept', async () => {
    const [alone, both] = await withThreads(2, async (team) => [await round(team, false), await round(team, true)]);
    expect([alone.iterations, both.iterations]).toEqual([30, 60]);
    expect(both.slices).toBe(1);
    const cost = ({ duties }: typeof both.sketch): number => duties.reduce((sum, duty) => sum + duty.cost, 0);
    // The first of the two searches is the one that is made alone.
    expect(both.sketch.absent.length).toBeLessThanOrEqual(alone.sketch.absent.length);
    if (both.sketch.absent.length === alone.sketch.absent.length) {
      expect(cost(both.sketch)).toBeLessThanOrEqual(cost(alone.sketch));
    }
  });

  test('are none when there are as many slices as threads', async () => {
    await withThreads(
      2,
      async (team) => {
        const slices = team.slicesAtFirst(DEFAULT_PARAMETERS);
        expect(slices).toBeGreaterThan(1);
        expect(team.islands(slices)).toBe(1);
        expect([0, 1, 2].map((n) => team.islands(n))).toEqual([2, 2, 1]);
      },
      COUNTY,
    );
  });
});

test('with seconds both threads search all the time, with iterations one of them does', async () => {
  const { timed, counted, live } = await withThreads(2, async (team) => {
    const rows = new Set<number>();
    const timed = await searchInRounds(team, {
      seed: 1,
      budget: { seconds: 3 },
      onProgress: ({ round: number }) => rows.add(number),
    });
    const counted = await searchInRounds(team, { seed: 1, budget: { iterations: 50 } });
    return { timed, counted, live: rows };
  });
  expect(timed).toMatchObject({ rounds: 3, slices: 1 });
  expect([...live]).toEqual([0, 1, 2]);
  expect(counted).toMatchObject({ rounds: 1, slices: 1, iterations: 50 });
});

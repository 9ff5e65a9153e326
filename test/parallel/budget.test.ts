import { describe, expect, test } from 'vitest';
import { stopCriterion } from '../../src/parallel/budget.ts';
import { SlicePool } from '../../src/parallel/pool.ts';
import { searchInRounds } from '../../src/parallel/rounds.ts';
import { optimise } from '../../src/pipeline.ts';
import { randomCase } from '../support/randomCase.ts';
import { board, COUNTY, ready, wholeJob, withTeam } from './support.ts';

describe('of iterations', () => {
  test('runs from 0 to 1 over the iterations', () => {
    const { progress } = stopCriterion({ slot: 0, budget: { iterations: 8 } }, board());
    expect([0, 4, 8].map((i) => progress(i))).toEqual([0, 0.5, 1]);
  });

  test('is used up exactly by one slice, which is searched in one round', async () => {
    const from = await ready(randomCase(5));
    const pool = new SlicePool(0, { problem: from.problem, travel: from.source, board: board() });
    expect((await pool.solve(wholeJob(from, 37))).iterations).toBe(37);
    const found = await withTeam(from, (team) => searchInRounds(team, { seed: 1, budget: { iterations: 300 } }));
    expect(found).toMatchObject({ rounds: 1, slices: 1, iterations: 300 });
  });

  test('is used up about by the rounds of a search in several slices', async () => {
    const from = await ready(COUNTY);
    const found = await withTeam(from, (team) => searchInRounds(team, { seed: 1, budget: { iterations: 40 } }));
    expect(found.rounds).toBe(2);
    expect(found.slices).toBeGreaterThan(1);
    expect(Math.abs(found.iterations - 40)).toBeLessThanOrEqual(found.rounds * found.slices * 4);
  });
});

test('of seconds: the share grows with the clock, whatever the iterations', async () => {
  const { progress } = stopCriterion({ slot: 0, budget: { seconds: 0.05 } }, board());
  const first = progress(1_000_000);
  expect(first).toBeLessThan(1);
  await new Promise((done) => setTimeout(done, 60));
  expect(progress(0)).toBeGreaterThanOrEqual(1);
});

test('the stop flag ends either at once', () => {
  for (const budget of [{ iterations: 1000 }, { seconds: 1000 }]) {
    const shared = board();
    const { progress } = stopCriterion({ slot: 0, budget }, shared);
    expect(progress(1)).toBeLessThan(1);
    Atomics.store(shared.stop, 0, 1);
    expect(progress(2)).toBe(1);
  }
});

describe('told to stop', () => {
  test('before it starts, the search still gives a lawful plan for everybody it can', async () => {
    const stop = AbortSignal.abort();
    const { plan, judgement } = await optimise(randomCase(5), { seconds: 600, threads: 0, stop });
    expect(plan.routes.length).toBeGreaterThan(0);
    expect(judgement.violations).toEqual([]);
    expect(plan.origin?.statistics.rounds).toBe(1);
  });

  test('in the middle, with workers, it ends gently and the plan is lawful', async () => {
    const controller = new AbortController();
    let searching = 0;
    const { plan, judgement } = await optimise(randomCase(5), {
      // An hour, were it not told to stop.
      seconds: 3600,
      threads: 2,
      stop: controller.signal,
      onProgress: ({ phase, iterations }) => {
        if (phase === 'searching' && iterations > 0 && searching++ === 0) controller.abort();
      },
    });
    expect(searching).toBeGreaterThan(0);
    expect(plan.routes.length).toBeGreaterThan(0);
    expect(judgement.violations).toEqual([]);
  });
});

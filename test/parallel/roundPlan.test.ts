import { describe, expect, test } from 'vitest';
import { planRounds, type RoundsWanted } from '../../src/parallel/roundPlan.ts';

const ONE: RoundsWanted = {
  budget: { seconds: 30 },
  tasks: 300,
  slices: 1,
  twice: true,
  parameters: { fleetShare: 0 },
};

test('starts at 0, grows, and ends at 1', () => {
  for (const slices of [1, 3]) {
    for (const twice of [false, true]) {
      for (const fleetShare of [0, 0.1, 0.9, 1]) {
        for (const budget of [{ seconds: 0.1 }, { seconds: 20 }, { seconds: 7200 }, { iterations: 9000 }]) {
          const plan = planRounds({ ...ONE, budget, slices, twice, parameters: { fleetShare } });
          expect(plan[0]).toBe(0);
          expect(plan[plan.length - 1]).toBe(1);
          for (let i = 1; i < plan.length; i++) expect(plan[i]).toBeGreaterThan(plan[i - 1]);
          expect(plan.length).toBeLessThanOrEqual(41);
        }
      }
    }
  }
});

describe('a single slice', () => {
  test('is searched in one round by one thread, and whenever iterations count', () => {
    expect(planRounds({ ...ONE, twice: false })).toEqual([0, 1]);
    expect(planRounds({ ...ONE, budget: { iterations: 50_000 } })).toEqual([0, 1]);
  });

  test('has a few meetings of its threads while it anneals, none while it looks for one vehicle fewer', () => {
    expect(planRounds(ONE)).toHaveLength(7);
    const [first, second, ...rest] = planRounds({ ...ONE, parameters: { fleetShare: 0.8 } });
    expect([first, second]).toEqual([0, 0.8]);
    expect(rest).toHaveLength(6);
    expect(planRounds({ ...ONE, parameters: { fleetShare: 1 } })).toEqual([0, 1]);
  });

  test('has no rounds of less than a second or so', () => {
    expect(planRounds({ ...ONE, budget: { seconds: 3 } })).toHaveLength(4);
    expect(planRounds({ ...ONE, budget: { seconds: 0.2 } })).toEqual([0, 1]);
  });
});

test('several slices have the same rounds whether iterations or seconds count, as many as are worth it', () => {
  expect(planRounds({ ...ONE, slices: 4, budget: { iterations: 12_000 } })).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(planRounds({ ...ONE, slices: 4, budget: { seconds: 10 } })).toEqual([0, 0.25, 0.5, 0.75, 1]);
});

/**
 * The whole of `optimise` against an oracle that tries everything and shares nothing with `src/solve`.
 * What the oracle covers and assumes is said in `oracle/optimum.ts` and `oracle/tinyCase.ts`.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../src/model/index.ts';
import { optimise } from '../../src/pipeline.ts';
import { canAllBeCarried } from './oracle/bays.ts';
import { leastCostOfYear } from './oracle/optimum.ts';
import { type TinyClass, tinyCase } from './oracle/tinyCase.ts';

/** The judgement rounds four parts of the year's cost, each to a penny. */
const ROUNDING = 3;

interface Tally {
  cases: number;
  possible: number;
  carried: number;
  optimal: number;
}

async function compare(theCase: Case, tally: Tally): Promise<void> {
  const least = leastCostOfYear(theCase);
  const withBays = theCase.schools.some((school) => school.vehicleBays !== null);
  const possible = least !== null && (!withBays || canAllBeCarried(theCase));
  const { plan, judgement } = await optimise(theCase, { iterations: 300, threads: 0 });
  const carried = plan.exceptions.every((exception) => exception.code !== 'not_carried');
  tally.cases++;
  if (!possible) {
    expect(carried, 'carries everybody, which the oracle calls impossible').toBe(false);
    return;
  }
  tally.possible++;
  if (!carried) return;
  tally.carried++;
  expect(judgement.cost.total).toBeGreaterThanOrEqual(least - ROUNDING);
  if (judgement.cost.total <= least + ROUNDING) tally.optimal++;
}

async function compareMany(kind: TinyClass, cases: number, seed: number): Promise<Tally> {
  const tally: Tally = { cases: 0, possible: 0, carried: 0, optimal: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (caseSeed) => {
      const theCase = tinyCase(caseSeed, kind);
      fc.pre(theCase !== null);
      await compare(theCase as Case, tally);
    }),
    // Shrinking a seed means nothing.
    { seed, numRuns: cases, endOnFailure: true },
  );
  const { possible, carried, optimal } = tally;
  console.log(
    `${JSON.stringify(kind)}: ${tally.cases} cases, ${possible} possible, ${carried} carried, ${optimal} optimal`,
  );
  return tally;
}

test('cases of every kind: everybody carried just when it is possible, mostly at the least cost', async () => {
  const tally = await compareMany({ units: 5, bays: false, open: false }, 60, 1);
  expect(tally.possible).toBeGreaterThan(45);
  expect(tally.carried).toBe(tally.possible);
  expect(tally.optimal / tally.possible).toBeGreaterThanOrEqual(0.9);
});

test('open cases: everybody carried whenever it is possible, and nearly always at the least cost', async () => {
  const tally = await compareMany({ units: 5, bays: false, open: true }, 100, 2);
  expect(tally.possible).toBeGreaterThan(80);
  expect(tally.carried).toBe(tally.possible);
  expect(tally.optimal / tally.possible).toBeGreaterThanOrEqual(0.95);
});

test('open cases with few bays: everybody carried just when it is possible', async () => {
  const tally = await compareMany({ units: 4, bays: true, open: true }, 60, 3);
  expect(tally.possible).toBeGreaterThan(35);
  expect(tally.possible).toBeLessThan(tally.cases);
  expect(tally.carried).toBe(tally.possible);
});

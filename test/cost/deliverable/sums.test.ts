import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costAtPriceLevel, deliverable, paidToday, priceLevel, savingsByGroup } from '../../../src/cost/index.ts';
import { loadCase } from '../../../src/ingest/index.ts';
import type { Case, Deliverable, Judgement, Plan, PriceLevel } from '../../../src/model/index.ts';
import { straightLineNetwork } from '../../../src/network/straightLine.ts';
import { optimise } from '../../../src/pipeline.ts';
import { aPlan } from '../../check/support.ts';
import { SHARED_ISLAND } from '../../support/shared.ts';
import { handover, on, PRICE, unitContract } from './support.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function expectSums(theCase: Case, judgement: Judgement, found: Deliverable): void {
  const { contracts, starts, stays, waves, firstWave, years } = found;
  const paid = paidToday(theCase);
  expect(sum(contracts.map((c) => c.pencePerYear))).toBe(paid);
  expect(sum(starts.map((s) => s.pencePerYear))).toBe(judgement.cost.total);

  const inTheEnd = waves.at(-1)?.savingPerYear ?? 0;
  expect(inTheEnd).toBe(paid - judgement.cost.total + (stays?.dearerPerYear ?? 0));
  const wavesOf = (of: 'dutyIds' | 'contractIds') => [...waves.flatMap((w) => w[of]), ...(stays?.[of] ?? [])].sort();
  expect(wavesOf('dutyIds')).toEqual(starts.map((s) => s.dutyId).sort());
  expect(wavesOf('contractIds')).toEqual(contracts.map((c) => c.routeId).sort());
  expect(waves.map((w) => w.date)).toEqual([...new Set(waves.map((w) => w.date))].sort());

  for (const { atOnce, inWaves, unchanged } of years) {
    for (const money of [atOnce, inWaves]) {
      expect(money.saving).toBe(unchanged - money.contracts - money.plan);
      expect(money.doubleRunning).toBeLessThanOrEqual(money.contracts);
    }
    // The waves are the cheapest order on every day; a penny is rounding.
    expect(inWaves.saving).toBeGreaterThanOrEqual(atOnce.saving - 1);
  }
  const lastYear = years.at(-1)!;
  expect(lastYear.unchanged).toBe(paid);
  expect(lastYear.atOnce).toEqual({
    contracts: 0,
    plan: judgement.cost.total,
    doubleRunning: 0,
    saving: paid - judgement.cost.total,
  });
  expect(lastYear.inWaves.saving).toBe(inTheEnd);

  expect(firstWave!.shareOfSaving).toBe(firstWave!.savingPerYear / inTheEnd);
  expect(firstWave!.shareOfSaving).toBeGreaterThan(firstWave!.shareOfPupils);
  // It stands on its own: all duties of its contracts are in it.
  const duties = new Set(firstWave!.dutyIds);
  for (const id of firstWave!.contractIds) {
    expect(contracts.find((c) => c.routeId === id)!.dutyIds.filter((d) => !duties.has(d))).toEqual([]);
  }
}

/** In the end the years compare what is paid today with the plan at today's price level, as the columns do. */
function expectLevel(theCase: Case, judgement: Judgement, found: Deliverable, level: PriceLevel): void {
  const saved = paidToday(theCase) - costAtPriceLevel(judgement.duties, level, theCase);
  expect(found.years.at(-1)!.atPriceLevel!.atOnce.saving).toBe(saved);
  expect(found.years.at(-1)!.atPriceLevel!.inWaves.saving).toBe(found.waves.at(-1)!.savingAtPriceLevel);
  for (const { unchanged, atOnce, inWaves, atPriceLevel } of found.years) {
    for (const [at, rates] of [
      [atPriceLevel!.atOnce, atOnce],
      [atPriceLevel!.inWaves, inWaves],
    ]) {
      expect(at.saving).toBe(unchanged - at.contracts - at.plan);
      expect([at.contracts, at.doubleRunning]).toEqual([rates.contracts, rates.doubleRunning]);
    }
  }
}

/** With a plan that starts on 1 September the first academic year is the first year of savings.csv. */
function expectFirstYear(theCase: Case, plan: Plan, judgement: Judgement, found: Deliverable): void {
  const [, , , academic] = found.years;
  expect(academic.label).toBe('2027/28');
  expect(academic.atOnce.saving).toBe(savingsByGroup(theCase, plan, judgement).at(-1)!.firstYearSaving);
}

async function planned(folder: string, iterations: number) {
  const { theCase } = await loadCase(folder);
  const network = straightLineNetwork(theCase.policy);
  const { plan, judgement, today } = await optimise(theCase, { iterations, network, threads: 0 });
  const level = priceLevel(theCase, today!)!;
  return { theCase, plan, judgement, level, found: deliverable(theCase, judgement, level)! };
}

describe('all sums are the totals, and the first year that of savings.csv, to the penny', () => {
  it('in the demo', async () => {
    const { theCase, plan, judgement, found, level } = await planned('data/demo', 300);
    expectSums(theCase, judgement, found);
    expectLevel(theCase, judgement, found, level);
    expectFirstYear(theCase, plan, judgement, found);
  });

  it.skipIf(!existsSync(SHARED_ISLAND))('on the Isle of Wight', async () => {
    const { theCase, plan, judgement, found, level } = await planned(SHARED_ISLAND, 50);
    expectSums(theCase, judgement, found);
    expectLevel(theCase, judgement, found, level);
    expectFirstYear(theCase, plan, judgement, found);
  });

  it('with prices of odd fractions of a penny', () => {
    const price = fc.integer({ min: 1, max: 999_999 });
    const notice = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(price, notice), { minLength: 1, maxLength: 12 }), price, (terms, cost) => {
        const ids = terms.map((_, i) => `P${i}`);
        const contracts = terms.map(([pricePerDay, noticeDays], i) =>
          unitContract(`C${i}`, 1, [ids[i]], { pricePerDay, noticeDays }),
        );
        const { theCase, judgement } = handover(ids, contracts, { D: cost / PRICE }, on('D', ...ids));
        const found = deliverable(theCase, judgement)!;
        expect(sum(found.contracts.map((c) => c.pencePerYear))).toBe(paidToday(theCase));
        expectFirstYear(theCase, aPlan([]), judgement, found);
      }),
    );
  });
});

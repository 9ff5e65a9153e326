import { describe, expect, it } from 'vitest';
import { today as todayOf } from '../../../src/check/index.ts';
import { breakdowns, costOfPupils, costOfYear, fourColumns, priceLevel } from '../../../src/cost/index.ts';
import { loadCase } from '../../../src/ingest/index.ts';
import { BREAKDOWNS, type Breakdown, type BreakdownRow, type Case, PRICINGS } from '../../../src/model/index.ts';
import { straightLineNetwork } from '../../../src/network/straightLine.ts';
import {
  aCase,
  afternoon,
  aPlan,
  aRoute,
  bothWays,
  judge,
  morning,
  pupil,
  school,
  vehicleType,
} from '../../check/support.ts';
import { randomCase } from '../../support/randomCase.ts';
import { contract } from '../support.ts';

const theCase = aCase({
  pupils: [
    pupil('A', 5000),
    pupil('B', 3000, { yearGroup: '12' }),
    pupil('C', 4000, { class: 'send', days: 0b00001 }),
    pupil('D', 2000, { class: 'lac' }),
  ],
  vehicleTypes: [vehicleType('taxi'), vehicleType('bus', { name: 'Bus', layouts: [{ seats: 9, wheelchairs: 0 }] })],
  currentRoutes: [
    contract('C1', { operator: 'X', budgetCode: 'M', calls: { am: ['A', 'B'], pm: ['A'] } }),
    contract('C2', { operator: 'Y', budgetCode: 'S', vehicleTypeId: 'bus', calls: { am: ['C'], pm: ['C'] } }),
    contract('C3', { operator: 'Y', budgetCode: 'S', pricePerDay: 500_000 }),
  ],
});
/** D is not carried; B has no contract in the afternoon. */
const plan = aPlan([
  bothWays(theCase, 'R1', ['A', 'B']),
  aRoute('R2', [...morning(theCase, ['C'], '08:50', 1), ...afternoon(theCase, ['C'], '15:40', 1)], {
    vehicleTypeId: 'bus',
  }),
]);

async function broken(of: Case = theCase) {
  const judgement = await judge(of, plan);
  const today = await todayOf(of, straightLineNetwork(of.policy));
  const level = priceLevel(of, today);
  const list = breakdowns(of, plan, judgement, today, level);
  const rows = (by: Breakdown['by']) => Object.fromEntries(list.find((b) => b.by === by)!.rows.map((r) => [r.key, r]));
  return { judgement, today, level, list, rows };
}

function expectWhole(list: readonly Breakdown[]): void {
  for (const { by, rows, total } of list) {
    const sum = (figure: (row: BreakdownRow) => number | null) =>
      rows.reduce((all, row) => all + (figure(row) ?? 0), 0);
    expect([by, sum((r) => r.pupils)]).toEqual([by, total.pupils]);
    if (total.pupilsToday !== null) expect([by, sum((r) => r.pupilsToday)]).toEqual([by, total.pupilsToday]);
    for (const pricing of PRICINGS) {
      const some = total.money[pricing];
      if (some === null) expect(rows.every((r) => r.money[pricing] === null)).toBe(true);
      else expect([by, pricing, sum((r) => r.money[pricing])]).toEqual([by, pricing, some]);
    }
  }
}

describe('the breakdowns', () => {
  it('are one of each kind, whose rows add up to the four columns', async () => {
    const { list, judgement, today, level } = await broken();
    expect(list.map((b) => b.by)).toEqual(BREAKDOWNS);
    for (const { total } of list) {
      expect(total).toMatchObject({ key: 'total', pupils: 4, pupilsToday: 4, vehicles: { today: 3, plan: 2 } });
      expect(total.money).toEqual(fourColumns(theCase, judgement.duties, today, level));
    }
    expectWhole(list);
  });

  it("share a contract's price by rides, and keep what nobody rides apart", async () => {
    const { rows } = await broken();
    const paid = (row: BreakdownRow) => row.money.today_paid;
    // C1 is ridden by A ten times a week and by B five, both mainstream; C3 by nobody.
    expect(paid(rows('class').mainstream)).toBe(1_900_000);
    expect(paid(rows('class').send)).toBe(1_900_000);
    expect(rows('class').none).toMatchObject({ pupils: 0, label: 'Vehicles with nobody on board' });
    expect(paid(rows('class').none)).toBe(950_000);
    expect(paid(rows('dfe').mainstream_pre16_taxi)).toBe(1_266_667);
    expect(paid(rows('dfe').mainstream_post16_taxi)).toBe(633_333);
    expect(paid(rows('dfe').send_pre16_bus)).toBe(1_900_000);
  });

  it('know budget, operator and vehicle of a contract with nobody on it', async () => {
    const { rows } = await broken();
    expect(rows('budget_code').S.money.today_paid).toBe(2_850_000);
    expect(rows('operator').Y.money.today_paid).toBe(2_850_000);
    expect(rows('vehicle_type').taxi.vehicles).toEqual({ today: 2, plan: 1 });
    expect(rows('vehicle_type').taxi.money.today_paid).toBe(1_900_000 + 950_000);
    expect(rows('vehicle_type').bus).toMatchObject({ label: 'Bus', vehicles: { today: 1, plan: 1 }, pupils: 1 });
  });

  it('put the plan under the budget and the operator of the contract that carries the pupil today', async () => {
    const { rows, judgement } = await broken();
    const [r1, r2] = judgement.duties.map((d) => costOfYear([d], theCase).total);
    expect(rows('budget_code').M.money.plan_at_rates).toBe(r1);
    expect(rows('operator').Y.money.plan_at_rates).toBe(r2);
    expect(rows('budget_code').none).toMatchObject({ pupils: 1, label: 'No budget code today' });
    expect(rows('budget_code').none.money).toMatchObject({ today_paid: 0, plan_at_rates: 0 });
  });

  it('count who is not carried with nothing to pay', async () => {
    const { rows } = await broken();
    expect(rows('class').lac).toMatchObject({ pupils: 1, pupilsToday: 1 });
    expect(Object.values(rows('class').lac.money)).toEqual([0, 0, 0, 0]);
    expect(rows('dfe').care_not_carried).toMatchObject({ pupils: 1, pupilsToday: 1 });
    expect(rows('vehicle_type').none).toMatchObject({ pupils: 1, label: 'Not carried' });
  });

  it('have no figures of today without current routes', async () => {
    const alone = { ...theCase, currentRoutes: null };
    const list = breakdowns(alone, plan, await judge(alone, plan), null, null);
    expectWhole(list);
    expect(list[0].rows[0]).toMatchObject({
      pupilsToday: null,
      money: { today_paid: null, plan_at_price_level: null },
    });
    expect(list.find((b) => b.by === 'operator')!.rows.map((r) => [r.key, r.pupils])).toEqual([['none', 4]]);
  });

  it('follow the order of the case and then of the names', async () => {
    const two = { ...theCase, schools: [school('S1', 0), school('S0', 100)] };
    const pupils = [...theCase.pupils, pupil('E', 900, { schoolId: 'S0', schoolIndex: 1 })];
    const { list } = await broken({ ...two, pupils });
    const keys = (by: Breakdown['by']) => list.find((b) => b.by === by)!.rows.map((r) => r.key);
    expect(keys('school')).toEqual(['S1', 'S0', 'none']);
    expect(keys('class')).toEqual(['mainstream', 'send', 'lac', 'none']);
    expect(keys('operator')).toEqual(['X', 'Y', 'none']);
  });

  it('add up for the demo, where a plan that is today costs the same in every row', async () => {
    const { theCase: demo } = await loadCase('data/demo');
    const today = await todayOf(demo, straightLineNetwork(demo.policy));
    const level = priceLevel(demo, today)!;
    expect(level).toMatchObject({ basis: 'fit', contracts: 53 });
    const list = breakdowns(demo, today.plan, today.judgement, today, level);
    expectWhole(list);
    for (const { rows } of list) {
      for (const { money, pupils, pupilsToday } of rows) {
        expect([money.plan_at_rates, pupils]).toEqual([money.today_at_rates, pupilsToday]);
      }
    }
    expect(list[0].total.money.plan_at_price_level).toBe(level.todayFitted);
  });
});

describe('what a pupil costs', () => {
  it("is a share of the route by rides, and of the duty's routes an equal one", async () => {
    const parts = aPlan([
      bothWays(theCase, 'R1', ['A'], { dutyId: 'D' }),
      aRoute('R2', morning(theCase, ['B'], '08:50'), { dutyId: 'D' }),
      aRoute('R3', [...morning(theCase, ['D'], '08:50'), ...afternoon(theCase, ['D', 'B'], '15:40')]),
    ]);
    const judgement = await judge(theCase, parts);
    const [shared, own] = judgement.duties.map((d) => costOfYear([d], theCase).total);
    const costs = costOfPupils(theCase, parts, judgement);
    expect([...costs.keys()]).toEqual(['A', 'B', 'C', 'D']);
    expect(Math.abs(costs.get('A')! - shared / 2)).toBeLessThanOrEqual(1);
    // Half of the shared duty, and five of the fifteen rides of the other.
    expect(Math.abs(costs.get('B')! - shared / 2 - own / 3)).toBeLessThanOrEqual(1);
    expect(costs.get('C')).toBe(0);
    expect([...costs.values()].reduce((a, b) => a + b, 0)).toBe(judgement.cost.total);
  });

  it('adds up to the plan whatever the case', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = randomCase(seed);
      const ids = (from: number) => random.pupils.filter((_, i) => i % 3 === from).map((p) => p.id);
      const currentRoutes = [0, 1, 2].map((from) =>
        contract(`C${from}`, { vehicleTypeId: random.vehicleTypes[0].id, calls: { am: ids(from), pm: ids(from) } }),
      );
      const of = { ...random, currentRoutes };
      const today = await todayOf(of, straightLineNetwork(of.policy));
      const costs = costOfPupils(of, today.plan, today.judgement);
      expect([...costs.values()].reduce((a, b) => a + b, 0)).toBe(today.judgement.cost.total);
      expectWhole(breakdowns(of, today.plan, today.judgement, today, priceLevel(of, today)));
    }
  });
});

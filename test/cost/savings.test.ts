import { describe, expect, it } from 'vitest';
import { costOfYear, paidToday, savingsByGroup } from '../../src/cost/index.ts';
import { daysOfFirstYear, daysStillPaid } from '../../src/cost/notice.ts';
import type { CurrentRoute } from '../../src/model/index.ts';
import { aCase, aPlan, bothWays, judge, pupil } from '../check/support.ts';
import { contract as contractOf } from './support.ts';

const contract = (id: string, ids: readonly string[], rest: Partial<CurrentRoute> = {}): CurrentRoute =>
  contractOf(id, { calls: { am: ids, pm: [...ids].reverse() }, ...rest });

describe("today's price", () => {
  it('is Σ (price + assistants × assistant price) × school days', () => {
    const routes = [contract('C1', []), contract('C2', [], { passengerAssistants: 2, assistantPricePerDay: 450_050 })];
    // 190 × (£100 + £100 + 2 × £45.005).
    expect(paidToday(aCase({ currentRoutes: routes }))).toBe(190 * 29_001);
    expect(paidToday(aCase({}))).toBe(0);
  });
});

describe('days still paid', () => {
  const days = (contractEnd: string | null, noticeDays: number, start = '2027-09-01') =>
    daysStillPaid(contract('C', [], { contractEnd, noticeDays }), start);

  it('run to the earlier of the contract end and the notice', () => {
    expect(days(null, 28)).toBe(28);
    expect(days('2027-09-15', 28)).toBe(14);
    expect(days('2029-07-20', 28)).toBe(28);
    expect(days('2027-07-23', 28)).toBe(0);
    expect(days('2027-09-01', 28)).toBe(0);
    expect(days(null, 0)).toBe(0);
  });

  it('are never more than the year, which a leap day makes longer', () => {
    expect(days(null, 1000)).toBe(366);
    expect(days(null, 1000, '2028-09-01')).toBe(365);
    expect(daysOfFirstYear('2027-09-01')).toBe(366);
    expect(daysOfFirstYear('2028-02-29')).toBe(366);
  });

  it('do not lose a day when the clocks change', () => {
    expect(days('2027-11-01', 1000)).toBe(61);
  });
});

describe('savings by class group', () => {
  const theCase = aCase({
    pupils: [
      pupil('A', 5000),
      pupil('B', 3000),
      pupil('C', 4000, { class: 'send' }),
      pupil('D', 2000, { class: 'lac' }),
    ],
    currentRoutes: [
      contract('C1', ['A']),
      contract('C2', ['B'], { noticeDays: 183 }),
      contract('C3', ['C'], { pricePerDay: 2_000_000, passengerAssistants: 1, assistantPricePerDay: 500_000 }),
      contract('C4', ['D']),
    ],
  });
  const plan = aPlan([bothWays(theCase, 'R1', ['A', 'B']), bothWays(theCase, 'R2', ['C', 'D'])]);

  it('has a row a group and one that adds them up', async () => {
    const judgement = await judge(theCase, plan);
    expect(judgement.violations).toEqual([]);
    const [mainstream, send, total] = savingsByGroup(theCase, plan, judgement);
    expect(mainstream).toEqual({
      group: 'mainstream',
      pupils: 2,
      currentVehicles: 2,
      planVehicles: 1,
      currentCostPerYear: 3_800_000,
      planCostPerYear: 843_262,
      savingPerYear: 2_956_738,
      // C2 is paid for 183 of 366 days: half of £19,000.
      firstYearSaving: 2_956_738 - 950_000,
    });
    expect(send).toMatchObject({ group: 'send+lac+social_care', pupils: 2, currentVehicles: 2, planVehicles: 1 });
    expect(send.currentCostPerYear).toBe(190 * 35_000);
    expect(send.firstYearSaving).toBe(send.savingPerYear);
    expect(total).toMatchObject({
      group: 'total',
      pupils: 4,
      currentVehicles: 4,
      planVehicles: 2,
      currentCostPerYear: paidToday(theCase),
      planCostPerYear: judgement.cost.total,
    });
    expect(total.savingPerYear).toBe(mainstream.savingPerYear + send.savingPerYear);
    expect(total.firstYearSaving).toBe(mainstream.firstYearSaving + send.firstYearSaving);
  });

  it('counts every pound once when one vehicle works for two groups', async () => {
    const shared = aPlan(plan.routes.map((r) => ({ ...r, dutyId: 'D' })));
    const judgement = await judge(theCase, shared);
    const [mainstream, send, total] = savingsByGroup(theCase, shared, judgement);
    expect([mainstream.planVehicles, send.planVehicles, total.planVehicles]).toEqual([1, 0, 1]);
    expect(Math.abs(mainstream.planCostPerYear - send.planCostPerYear)).toBeLessThanOrEqual(1);
    expect(total.planCostPerYear).toBe(judgement.cost.total);
  });

  it("shares a duty's cost equally among its routes and leaves the others whole", async () => {
    const parts = aPlan([
      bothWays(theCase, 'R0', ['A']),
      bothWays(theCase, 'R1', ['B'], { dutyId: 'D' }),
      bothWays(theCase, 'R2', ['C', 'D'], { dutyId: 'D' }),
    ]);
    const judgement = await judge(theCase, parts);
    const [own, shared] = judgement.duties.map((d) => costOfYear([d], theCase).total);
    const [mainstream, send] = savingsByGroup(theCase, parts, judgement);
    expect(Math.abs(mainstream.planCostPerYear - (own + shared / 2))).toBeLessThanOrEqual(2);
    expect(Math.abs(send.planCostPerYear - shared / 2)).toBeLessThanOrEqual(2);
  });

  it('counts a pupil left out in the group of their class', async () => {
    const part = aPlan([plan.routes[0]]);
    const rows = savingsByGroup(theCase, part, await judge(theCase, part));
    expect(rows.map((r) => [r.group, r.pupils])).toEqual([
      ['mainstream', 2],
      ['send+lac+social_care', 2],
      ['total', 4],
    ]);
  });

  it('has no rows without current routes', async () => {
    const none = { ...theCase, currentRoutes: null };
    expect(savingsByGroup(none, plan, await judge(none, plan))).toEqual([]);
  });
});

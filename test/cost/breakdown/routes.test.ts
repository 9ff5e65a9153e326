import { expect, test } from 'vitest';
import { costOfRoutes, fittedOfContracts, paidOfContracts } from '../../../src/cost/index.ts';
import type { Judgement, PriceLevel } from '../../../src/model/index.ts';
import { aCase, vehicleType } from '../../check/support.ts';
import { aDuty, aToday, contract } from '../support.ts';

const theCase = aCase({
  vehicleTypes: [vehicleType('taxi')],
  currentRoutes: [
    contract('C1', { pricePerDay: 333_300 }),
    contract('C2', { pricePerDay: 1_000_100, passengerAssistants: 2, assistantPricePerDay: 480_000 }),
  ],
});
const sum = (pence: ReadonlyMap<string, number>) => [...pence.values()].reduce((a, b) => a + b, 0);

test("a duty's cost goes to its routes in equal parts, and all of them add up to the cost of the year", () => {
  const duties = [aDuty('D1', { routeIds: ['R1'] }), aDuty('D2', { routeIds: ['R2', 'R3', 'R4'] })];
  const cost = { vehicleDays: 0, km: 0, hours: 0, assistants: 0, total: 2_000_001 };
  const judgement: Judgement = { violations: [], journeys: [], duties, cost };
  // Both duties cost the same: half each, and a third of a half; the odd penny goes to the largest remainder.
  expect([...costOfRoutes(theCase, judgement)]).toEqual([
    ['R1', 1_000_001],
    ['R2', 333_334],
    ['R3', 333_333],
    ['R4', 333_333],
  ]);
});

test('what is paid for a contract is its day, assistants included, times the school days', () => {
  const days = theCase.policy.schoolDaysPerYear;
  expect([...paidOfContracts(theCase)]).toEqual([
    ['C1', 3_333 * days],
    ['C2', (10_001 + 2 * 4_800) * days],
  ]);
  expect(paidOfContracts({ ...theCase, currentRoutes: null }).size).toBe(0);
});

test('contracts at the price level add up to what all of them cost at it', () => {
  const level: PriceLevel = {
    basis: 'fit',
    perDay: { taxi: 500_000 },
    typesWithoutContract: [],
    perKm: 0,
    perHour: 0,
    perAssistantDay: 0,
    contracts: 2,
    spread: { median: 0, p90: 0 },
    todayFitted: 1_000_001,
    farOff: [],
  };
  const today = aToday(theCase, [aDuty('C1'), aDuty('C2', { activeDays: 3 })]);
  const fitted = fittedOfContracts(today, level);
  expect([...fitted]).toEqual([
    ['C1', 625_001],
    ['C2', 375_000],
  ]);
  expect(sum(fitted)).toBe(level.todayFitted);
});

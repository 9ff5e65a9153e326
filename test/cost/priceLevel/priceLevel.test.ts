import { describe, expect, it } from 'vitest';
import { costAtPriceLevel, costOfYear, partsAtPriceLevel, priceLevel } from '../../../src/cost/index.ts';
import type { CurrentRoute, JudgedDuty, PriceLevel } from '../../../src/model/index.ts';
import { aCase, vehicleType } from '../../check/support.ts';
import { aDuty, aToday, contract } from '../support.ts';

const TYPES = [
  vehicleType('taxi'),
  vehicleType('bus', { costPerDay: 950_000, costPerKm: 15_000, costPerHour: 180_000 }),
  vehicleType('coach', { costPerDay: 2_140_000, costPerKm: 20_000, costPerHour: 210_000 }),
];

/** Prices that have little to do with the rates. */
const KNOWN = { taxi: 312_345, bus: 1_234_567, coach: 3_000_001, km: 12_700, hour: 91_800, assistant: 587_650 };

/** Forty-five contracts of three types whose km, hours and assistants do not go in step. */
function work(count = 45): JudgedDuty[] {
  return Array.from({ length: count }, (_, i) =>
    aDuty(`C${String(i).padStart(3, '0')}`, {
      vehicleTypeId: TYPES[i % 3].id,
      metres: 5000 * (8 + ((i * 7) % 41)),
      seconds: 1800 * (4 + ((i * 5) % 13)),
      assistantDays: i % 4 === 0 ? 5 : 0,
    }),
  );
}

function exactPrice(duty: JudgedDuty): number {
  const day = KNOWN[duty.vehicleTypeId as 'taxi' | 'bus' | 'coach'];
  const hours = (duty.seconds / 1800) * (KNOWN.hour / 10);
  return day + (duty.metres / 5000) * KNOWN.km + hours + (duty.assistantDays / 5) * KNOWN.assistant;
}

function levelOf(
  duties: readonly JudgedDuty[],
  price: (duty: JudgedDuty, i: number) => number,
  more: CurrentRoute[] = [],
) {
  const routes = duties.map((duty, i) =>
    contract(duty.dutyId, { vehicleTypeId: duty.vehicleTypeId, pricePerDay: price(duty, i) }),
  );
  const theCase = aCase({ vehicleTypes: TYPES, currentRoutes: [...routes, ...more] });
  const today = aToday(theCase, duties);
  return { theCase, today, level: priceLevel(theCase, today)! };
}

const asKnown = {
  perDay: { taxi: KNOWN.taxi, bus: KNOWN.bus, coach: KNOWN.coach },
  perKm: KNOWN.km,
  perHour: KNOWN.hour,
  perAssistantDay: KNOWN.assistant,
};

describe("today's price level", () => {
  it('finds the prices that the contracts were made from, to the hundredth of a penny', () => {
    const { level, today } = levelOf(work(), exactPrice);
    expect(level).toMatchObject({ basis: 'fit', contracts: 45, ...asKnown });
    expect(level).toMatchObject({ farOff: [], spread: { median: 0, p90: 0 }, typesWithoutContract: [] });
    expect(level.todayFitted).toBe(today.paidPerYear);
  });

  it('is not moved by a tenth of the contracts asking 60 % more, and names exactly those', () => {
    const odd = (i: number) => i % 11 === 3;
    const { level } = levelOf(work(), (duty, i) => Math.round(exactPrice(duty) * (odd(i) ? 1.6 : 1)));
    expect(level).toMatchObject(asKnown);
    const named = level.farOff.map(({ routeId }) => routeId).sort();
    expect(named).toEqual(['C003', 'C014', 'C025', 'C036']);
    expect(level.farOff.every(({ above }) => Math.abs(above - 0.6) < 0.0002)).toBe(true);
    const beyond = level.farOff.map((f) => f.pricePerDay - f.fittedPerDay);
    expect(beyond).toEqual([...beyond].sort((a, b) => b - a));
  });

  it('finds them among a county of contracts, of which a tenth ask 60 % more', () => {
    const { level } = levelOf(work(1900), (duty, i) => Math.round(exactPrice(duty) * (i % 10 === 3 ? 1.6 : 1)));
    expect(level).toMatchObject({ ...asKnown, contracts: 1900 });
    expect(level.farOff).toHaveLength(190);
  });

  it('names a contract that asks far less than the fit, last', () => {
    const { level } = levelOf(work(), (duty, i) => exactPrice(duty) * (i === 6 ? 2 : 1) - (i === 7 ? 400_000 : 0));
    expect(level.farOff.map(({ routeId }) => routeId)).toEqual(['C006', 'C007']);
    expect(level.farOff[1].above).toBeLessThan(-0.25);
  });

  it('leaves contracts with nobody on them out of the fit, and not out of what is paid', () => {
    const { level, today } = levelOf(work(), exactPrice, [contract('EMPTY', { pricePerDay: 9_000_000 })]);
    expect(level).toMatchObject({ ...asKnown, contracts: 45 });
    expect(today.paidPerYear - level.todayFitted).toBe(190 * 90_000);
  });

  it('prices a type without a contract, and assistants nobody pays for, at the rate times the usual ratio', () => {
    const duties = work().filter((d) => d.vehicleTypeId !== 'coach' && d.assistantDays === 0);
    const theRates = aCase({ vehicleTypes: TYPES });
    const atRates = (d: JudgedDuty) => costOfYear([d], theRates).total / 190;
    // Everybody asks one and a half times the rates, in centipence a day.
    const { level } = levelOf(duties, (d) => Math.round(atRates(d) * 150));
    expect(level.typesWithoutContract).toEqual(['coach']);
    expect(level.perDay.coach / 2_140_000).toBeCloseTo(1.5, 3);
    expect(level.perAssistantDay / 520_000).toBeCloseTo(1.5, 3);
  });

  it('is the rates times one factor where there are too few contracts', () => {
    const duties = [aDuty('A'), aDuty('B'), aDuty('C')];
    // 10 km and an hour of a taxi: £28 + £11 + £14 = £53; they ask £53, £106 and £159.
    const { level } = levelOf(duties, (_, i) => 530_000 * (i + 1));
    expect(level).toMatchObject({ basis: 'ratio', contracts: 3, perKm: 22_000, perHour: 280_000 });
    expect(level.perDay).toEqual({ taxi: 560_000, bus: 1_900_000, coach: 4_280_000 });
    expect(level).toMatchObject({ perAssistantDay: 1_040_000, typesWithoutContract: ['bus', 'coach'] });
    expect(level.spread.median).toBe(0.5);
  });

  it('says on how many days a far-off contract runs', () => {
    const part = aDuty('PART', { days: 0b00011, activeDays: 2, metres: 20_000, seconds: 7200 });
    const { level } = levelOf([...work(), part], (duty) => (duty === part ? exactPrice(aDuty('')) : exactPrice(duty)));
    // Two fifths of the work at the full price: one and a half times too much.
    expect(level.farOff).toMatchObject([{ routeId: 'PART', daysAWeek: 2, above: 1.5 }]);
  });

  it('is the same whatever the order of the contracts', () => {
    const wobble = (d: JudgedDuty) => Math.round(exactPrice(d) * (1 + ((Number(d.dutyId.slice(1)) * 37) % 29) / 100));
    const one = levelOf(work(), wobble).level;
    expect(levelOf([...work()].reverse(), wobble).level).toEqual(one);
  });

  it('is none without contracts, or without anything the rates put a price on', () => {
    const none = aCase({ currentRoutes: [contract('EMPTY')] });
    expect(priceLevel(none, aToday(none, []))).toBeNull();
    const without = aCase({});
    expect(priceLevel(without, aToday(without, []))).toBeNull();
    const free = vehicleType('taxi', { costPerDay: 0, costPerKm: 0, costPerHour: 0 });
    const forNothing = aCase({ vehicleTypes: [free], currentRoutes: [contract('A')] });
    expect(priceLevel(forNothing, aToday(forNothing, [aDuty('A')]))).toBeNull();
  });
});

describe("a year at today's price level", () => {
  const level: PriceLevel = {
    basis: 'fit',
    ...asKnown,
    typesWithoutContract: [],
    contracts: 45,
    spread: { median: 0, p90: 0 },
    todayFitted: 0,
    farOff: [],
  };

  it('is what one works out by hand', () => {
    const theCase = aCase({ vehicleTypes: TYPES });
    const duty = aDuty('D', { vehicleTypeId: 'bus', activeDays: 2, metres: 20_000, seconds: 7200, assistantDays: 1 });
    // A week: 2 × £123.4567, 20 km × £1.27, 2 h × £9.18, 1 × £58.765; × 38 weeks.
    expect(partsAtPriceLevel([duty], level, theCase)).toEqual({
      vehicleDays: 938_271,
      km: 96_520,
      hours: 69_768,
      assistants: 223_307,
      total: 1_327_866,
    });
    expect(costAtPriceLevel([duty], level, theCase)).toBe(1_327_866);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../src/cost/apportion.ts';
import { roundHalfUp } from '../../src/cost/exact.ts';
import { costOfDutyPerDay, costOfYear, groupName, groupOfClasses, shareOfRoute } from '../../src/cost/index.ts';
import type { DutyWeek } from '../../src/model/index.ts';
import { aCase, vehicleType } from '../check/support.ts';

const theCase = aCase({
  vehicleTypes: [vehicleType('taxi'), vehicleType('bus', { costPerKm: 13_550, costPerDay: 1 })],
});

const duty = (rest: Partial<DutyWeek> = {}): DutyWeek => ({
  vehicleTypeId: 'taxi',
  activeDays: 5,
  metres: 50_000,
  seconds: 6920,
  assistantDays: 5,
  ...rest,
});

const anyDuty = fc.record({
  vehicleTypeId: fc.constantFrom('taxi', 'bus'),
  activeDays: fc.integer({ min: 0, max: 5 }),
  metres: fc.integer({ min: 0, max: 2_000_000 }),
  seconds: fc.integer({ min: 0, max: 200_000 }),
  assistantDays: fc.integer({ min: 0, max: 30 }),
});

describe('the cost of a year', () => {
  it('is what one works out by hand', () => {
    // 190 × £28; 190 × 10 km × £1.10; 190 × 1384 s × £14 / 3600 s = £1,022.622…; 190 × £52.
    expect(costOfYear([duty()], theCase)).toEqual({
      vehicleDays: 532_000,
      km: 209_000,
      hours: 102_262,
      assistants: 988_000,
      total: 1_831_262,
    });
  });

  it('counts a day in use in full and a day without a run not at all', () => {
    const two = costOfYear([duty({ activeDays: 2, metres: 0, seconds: 0, assistantDays: 0 })], theCase);
    // Two fifths of 190 × £28.
    expect(two).toEqual({ vehicleDays: 212_800, km: 0, hours: 0, assistants: 0, total: 212_800 });
  });

  it('rounds half up, once, at the end', () => {
    // One centipence a day: 190 days are 1.9 pence; five days in use of one duty. A quarter of it is 0.475.
    const cheap = duty({ vehicleTypeId: 'bus', activeDays: 1, metres: 0, seconds: 0, assistantDays: 0 });
    expect(costOfYear([cheap], theCase).vehicleDays).toBe(0);
    // 38 centipence each: four of them are 1.52 pence, which four roundings would have made nothing.
    expect(costOfYear([cheap, cheap, cheap, cheap], theCase).vehicleDays).toBe(2);
    // £1.355 × 1 m × 190 / 5 = 5.149 pence.
    expect(costOfYear([duty({ vehicleTypeId: 'bus', metres: 1 })], theCase).km).toBe(5);
  });

  it('rounds the total, not the parts: a penny is not lost in each of them', () => {
    // 190 days in five of a week: 38 centipence, £1.355 × 2 m × 38 = 10.298 pence, £14 × 1 s × 38 / 3600 = 14.777… pence.
    const small = [
      duty({ vehicleTypeId: 'bus', activeDays: 1, metres: 2, seconds: 0, assistantDays: 0 }),
      duty({ activeDays: 0, metres: 0, seconds: 1, assistantDays: 0 }),
    ];
    // 0.38 + 10.298 + 14.777… = 25.455… pence.
    expect(costOfYear(small, theCase)).toEqual({ vehicleDays: 0, km: 10, hours: 15, assistants: 0, total: 25 });
    // 0.38 + 5.149 + 0 pence are 5.529, though each part alone would be rounded down.
    const down = duty({ vehicleTypeId: 'bus', activeDays: 1, metres: 1, seconds: 0, assistantDays: 0 });
    expect(costOfYear([down], theCase)).toEqual({ vehicleDays: 1, km: 5, hours: 0, assistants: 0, total: 6 });
  });

  it('rounds halves up', () => {
    expect([roundHalfUp(1n, 2n), roundHalfUp(3n, 2n), roundHalfUp(-1n, 2n), roundHalfUp(-3n, 2n)]).toEqual([
      1, 2, 0, -1,
    ]);
    expect([roundHalfUp(49n, 100n), roundHalfUp(-51n, 100n), roundHalfUp(-149n, 100n)]).toEqual([0, -1, -1]);
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1000 }), (n, d) => {
        expect(roundHalfUp(BigInt(n), BigInt(d))).toBe(Math.floor(n / d + 0.5) + 0);
      }),
    );
  });

  it('is the sum of its parts, in whole pence', () => {
    fc.assert(
      fc.property(fc.array(anyDuty), (duties) => {
        const c = costOfYear(duties, theCase);
        expect(c.total).toBe(c.vehicleDays + c.km + c.hours + c.assistants);
        expect(Object.values(c).every(Number.isSafeInteger)).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the duties, nor on how work is split among equal vehicles', () => {
    fc.assert(
      fc.property(fc.array(anyDuty, { minLength: 1 }), fc.nat(), (duties, seed) => {
        const whole = costOfYear(duties, theCase);
        expect(costOfYear([...duties].reverse(), theCase)).toEqual(whole);
        const at = seed % duties.length;
        const d = duties[at];
        const part = {
          ...d,
          metres: Math.floor(d.metres / 3),
          seconds: Math.floor(d.seconds / 7),
          activeDays: 0,
          assistantDays: 0,
        };
        const rest = { ...d, metres: d.metres - part.metres, seconds: d.seconds - part.seconds };
        expect(costOfYear([...duties.toSpliced(at, 1), part, rest], theCase)).toEqual(whole);
      }),
    );
  });

  it('grows with the school days: five years of 38 days are one of 190, to the rounding of its parts', () => {
    fc.assert(
      fc.property(fc.array(anyDuty), (duties) => {
        const fifth = costOfYear(duties, aCase({ ...theCase, policy: { schoolDaysPerYear: 38 } })).total;
        expect(Math.abs(fifth * 5 - costOfYear(duties, theCase).total)).toBeLessThanOrEqual(4 * 0.5 * 6);
      }),
    );
  });

  it('stays exact for a fleet whose products exceed what a double holds', () => {
    const n = 5000;
    const big = Array.from({ length: n }, () => duty({ vehicleTypeId: 'bus', metres: 1_999_999 }));
    // 1,999,999 m × £1.355/km × 38 × 5000.
    expect(costOfYear(big, theCase).km).toBe(Number((1_999_999n * 13_550n * 38n * 5000n + 50_000n) / 100_000n));
  });

  it('costs a type the case does not know at nothing rather than failing', () => {
    expect(costOfYear([duty({ vehicleTypeId: 'tram', assistantDays: 0 })], theCase).total).toBe(0);
  });
});

describe('a duty on a mean weekday', () => {
  it('is shared equally among its routes', () => {
    const whole = costOfDutyPerDay(duty(), theCase);
    expect(whole).toMatchObject({ metres: 10_000, seconds: 1384 });
    // £28 + £11 + £5.38222… + £52.
    expect(whole.centipence).toBeCloseTo(963_822.2222, 3);
    expect(shareOfRoute(duty(), 2, theCase)).toEqual({
      metres: 5000,
      seconds: 692,
      centipence: whole.centipence / 2,
    });
  });

  it('adds up to the cost of the year', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyDuty, fc.integer({ min: 1, max: 4 })), { maxLength: 50 }), (list) => {
        let sum = 0;
        for (const [d, routes] of list)
          for (let i = 0; i < routes; i++) sum += shareOfRoute(d, routes, theCase).centipence;
        const { total } = costOfYear(
          list.map(([d]) => d),
          theCase,
        );
        // Four parts, each rounded by half a penny at most.
        expect(Math.abs((sum * 190) / 100 - total)).toBeLessThanOrEqual(2.001);
      }),
    );
  });
});

describe('class groups', () => {
  it('are named in the order of the format', () => {
    expect(groupName(['social_care', 'mainstream', 'lac', 'mainstream'])).toBe('mainstream+lac+social_care');
    expect(groupName([])).toBe('');
  });

  it('are the first group that may share, and for an unlawful mix its own classes', () => {
    expect(groupOfClasses(theCase, ['lac'])).toBe('send+lac+social_care');
    expect(groupOfClasses(theCase, ['lac', 'send'])).toBe('send+lac+social_care');
    expect(groupOfClasses(theCase, ['lac', 'mainstream'])).toBe('mainstream+lac');
  });
});

describe('sharing out pence', () => {
  it('adds up and stays within a penny of the proportion', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), weights, (total, list) => {
        const parts = apportion(total, list);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        const sum = list.reduce((a, b) => a + b, 0n);
        if (sum === 0n) return;
        parts.forEach((part, i) => {
          const exact = (BigInt(total) * list[i]) / sum;
          expect([Number(exact), Number(exact) + 1]).toContain(part);
        });
      }),
    );
  });

  it('gives the odd penny to the largest remainder', () => {
    expect(apportion(100, [1n, 1n, 1n])).toEqual([34, 33, 33]);
    expect(apportion(10, [15n, 85n])).toEqual([2, 8]);
    expect(apportion(10, [14n, 86n])).toEqual([1, 9]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costAtPriceLevel, costOfYear, fourColumns, priceLevel, waterfalls } from '../../src/cost/index.ts';
import { SAVING_SOURCES, type Waterfall } from '../../src/model/index.ts';
import { aCase, vehicleType } from '../check/support.ts';
import { aDuty, aToday, contract } from './support.ts';

const TYPES = [
  vehicleType('taxi'),
  vehicleType('bus', { costPerDay: 1_000_000, costPerKm: 13_551, costPerHour: 180_001 }),
];
const caseOf = (routes: Parameters<typeof contract>[]) =>
  aCase({ vehicleTypes: TYPES, currentRoutes: routes.map((r) => contract(...r)) });

const savings = (w: Waterfall) => Object.fromEntries(w.steps.map((s) => [s.source, s.saving]));
const left = (w: Waterfall) => w.steps.reduce((money, step) => money - step.saving, w.start);

const duty = fc
  .record({
    vehicleTypeId: fc.constantFrom('taxi', 'bus'),
    activeDays: fc.integer({ min: 1, max: 5 }),
    metres: fc.integer({ min: 0, max: 2_000_000 }),
    seconds: fc.integer({ min: 0, max: 200_000 }),
    assistantDays: fc.integer({ min: 0, max: 10 }),
  })
  .map((rest) => aDuty('', rest));
const duties = fc.array(duty, { maxLength: 30 }).map((list) => list.map((d, i) => ({ ...d, dutyId: `C${i}` })));

describe('the waterfalls', () => {
  it('say where the saving comes from, as one works it out by hand', () => {
    const theCase = caseOf([['A'], ['B']]);
    const today = aToday(theCase, [aDuty('A'), aDuty('B', { assistantDays: 5 })]);
    // Two taxis, 10 km and an hour each and one assistant, become one bus with 15 km and two hours and no assistant.
    const planned = [aDuty('P', { vehicleTypeId: 'bus', metres: 75_000, seconds: 36_000 })];
    const [likeForLike, paid] = waterfalls(theCase, planned, today, null);
    // 190 × (£56 + £22 + £28 + £52) to 190 × (£100 + 15 × £1.3551 + 2 × £18.0001) = £29,702.073.
    expect(likeForLike).toMatchObject({ from: 'today_at_rates', to: 'plan_at_rates', start: 3_002_000 });
    expect(likeForLike.end).toBe(2_970_207);
    expect(savings(likeForLike)).toEqual({
      price_level: 0,
      fewer_vehicles: 190 * 2800,
      // One day, 15 km and two hours: 190 × (£28 + £16.50 + £28) at today's average, less those of the bus.
      cheaper_types: 190 * 7250 - likeForLike.end,
      less_distance: 190 * 550,
      less_time: 0,
      fewer_assistants: 190 * 5200,
    });
    // Paid are £100 a day for each.
    expect(paid).toMatchObject({ from: 'today_paid', to: 'plan_at_rates', start: 3_800_000, end: likeForLike.end });
    expect(savings(paid)).toEqual({ ...savings(likeForLike), price_level: 3_800_000 - 3_002_000 });
  });

  it('put contracts with nobody on them into the price level', () => {
    const theCase = caseOf([['A'], ['EMPTY', { pricePerDay: 500_000 }]]);
    const today = aToday(theCase, [aDuty('A')]);
    const [, paid] = waterfalls(theCase, today.judgement.duties, today, null);
    expect(savings(paid)).toMatchObject({ price_level: 190 * (15_000 - 5300), fewer_vehicles: 0, cheaper_types: 0 });
  });

  it('save nothing on a plan that is today', () => {
    fc.assert(
      fc.property(duties, (list) => {
        const theCase = caseOf([]);
        const [likeForLike] = waterfalls(theCase, list, aToday(theCase, list), null);
        expect(likeForLike.steps.map((s) => s.saving)).toEqual(SAVING_SOURCES.map(() => 0));
      }),
    );
  });

  it('lead from the start to the end to the penny, and these are the figures of the four columns', () => {
    fc.assert(
      fc.property(duties, duties, fc.integer({ min: 1, max: 3_000_000 }), (now, planned, price) => {
        const theCase = caseOf(
          now.map((d, i) => [
            d.dutyId,
            { vehicleTypeId: d.vehicleTypeId, pricePerDay: price + ((i * 99_991) % price) },
          ]),
        );
        const today = aToday(theCase, now);
        const level = priceLevel(theCase, today);
        const columns = fourColumns(theCase, planned, today, level);
        const falls = waterfalls(theCase, planned, today, level);
        expect(falls).toHaveLength(level ? 3 : 2);
        for (const fall of falls) {
          expect(fall.steps.map((s) => s.source)).toEqual(SAVING_SOURCES);
          expect([fall.start, left(fall)]).toEqual([columns[fall.from], columns[fall.to]]);
          expect(fall.steps.every((s) => Number.isSafeInteger(s.saving))).toBe(true);
        }
      }),
    );
  });
});

describe('the four columns', () => {
  it('price the same duties at the rates and at the level', () => {
    const theCase = caseOf([['A'], ['B']]);
    const today = aToday(theCase, [aDuty('A'), aDuty('B')]);
    const level = priceLevel(theCase, today)!;
    const planned = [aDuty('P', { metres: 70_000 })];
    expect(fourColumns(theCase, planned, today, level)).toEqual({
      today_paid: 3_800_000,
      today_at_rates: 190 * 10_600,
      plan_at_rates: costOfYear(planned, theCase).total,
      plan_at_price_level: costAtPriceLevel(planned, level, theCase),
    });
  });

  it('have none where there is nothing to price', () => {
    expect(fourColumns(aCase({}), [aDuty('P')], null, null)).toEqual({
      today_paid: null,
      today_at_rates: null,
      plan_at_rates: 190 * 5300,
      plan_at_price_level: null,
    });
  });
});

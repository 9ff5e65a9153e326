/** Bounds that one can work out by hand: ten metres take one second, see `test/check/support.ts`. */
import { describe, expect, test } from 'vitest';
import { lowerBound } from '../../src/bound/index.ts';
import { placeWeights, weightByPlaces } from '../../src/bound/loads.ts';
import { modesOf } from '../../src/bound/modes.ts';
import type { Case } from '../../src/model/index.ts';
import { straightLineOf } from '../../src/network/index.ts';
import { aCase, pupil, school, time, vehicleType } from '../check/support.ts';

const boundOf = (theCase: Case) => lowerBound(theCase, straightLineOf(theCase.policy))!;

/** £28, two sessions of 12 km at £1.10 and of so many seconds at £14 an hour; pence a year. */
const taxiYear = (seconds: number) => 190 * (2800 + 2 * (12 * 110 + (seconds / 3600) * 1400));
/** Drives are rounded to whole metres and seconds: a penny a day or two may be missing. */
const ROUNDING = 400;

function expectTight(theCase: Case, cost: number): void {
  const { pencePerYear } = boundOf(theCase);
  expect(pencePerYear).toBeLessThanOrEqual(cost);
  expect(pencePerYear).toBeGreaterThan(cost - ROUNDING);
}

describe('the cost of a year', () => {
  test('of a pupil who travels alone is what a taxi costs', () => {
    // 1,200 s of driving, 36 s at the door, 120 s at the school.
    expectTight(aCase({ pupils: [pupil('P1', 12_000, { solo: true })] }), taxiYear(1356));
  });

  test('of a full taxi from one door is what the taxi costs', () => {
    const pupils = ['P1', 'P2', 'P3', 'P4'].map((id) => pupil(id, 12_000));
    expectTight(aCase({ pupils }), taxiYear(1200 + 30 + 4 * 6 + 120));
  });

  test('counts the days on which somebody travels', () => {
    const whole = boundOf(aCase({ pupils: [pupil('P1', 12_000, { solo: true })] })).pencePerYear;
    const twoDays = boundOf(aCase({ pupils: [pupil('P1', 12_000, { solo: true, days: 0b00101 })] })).pencePerYear;
    expect(Math.abs(twoDays - (whole * 2) / 5)).toBeLessThan(5);
  });

  test('has a whole assistant for a pupil who needs one, where a vehicle makes one run', () => {
    const taxi = vehicleType('taxi', { maxRunsPerSession: 1 });
    const alone = aCase({
      pupils: [pupil('P1', 12_000, { solo: true, assistant: 'individual' })],
      vehicleTypes: [taxi],
    });
    expectTight(alone, taxiYear(1356) + 190 * 5200);
  });

  test('falls where pupils may be collected nearer', () => {
    const at = (walk: number) =>
      boundOf(
        aCase({
          policy: { walkToStopMetres: { primary: walk, secondary: walk, all_through: walk, special: walk } },
          pupils: [pupil('P1', 12_000, { pickup: 'stop' })],
          stops: [{ id: 'A', name: 'A', at: pupil('', 11_000).home }],
        }),
      ).pencePerYear;
    // A quarter of a taxi's kilometre, both ways, and of its seconds.
    expect(at(500) - at(1500)).toBeGreaterThan(190 * 2 * 0.25 * 110);
  });

  test('is none where nobody travels, or where somebody fits no vehicle', () => {
    const line = straightLineOf(aCase({}).policy);
    expect(lowerBound(aCase({}), line)).toBeNull();
    const small = vehicleType('taxi', { layouts: [{ seats: 4, wheelchairs: 0 }] });
    const chair = pupil('P1', 12_000, { seating: 'wheelchair' });
    expect(lowerBound(aCase({ pupils: [chair], vehicleTypes: [small] }), line)).toBeNull();
  });
});

describe('the number of vehicles', () => {
  const many = (n: number, rest: Parameters<typeof pupil>[2] = {}) =>
    Array.from({ length: n }, (_, i) => pupil(`P${i}`, 12_000, rest));

  test('is that of the seats, where none can be filled twice', () => {
    expect(boundOf(aCase({ pupils: many(4) })).vehicles).toBe(1);
    expect(boundOf(aCase({ pupils: many(5) })).vehicles).toBe(2);
    expect(boundOf(aCase({ pupils: many(9) })).vehicles).toBe(3);
  });

  test('is one where the same vehicle can do a later school as well', () => {
    const later = { schoolId: 'S2', schoolIndex: 1 };
    const pupils = [...many(4), ...many(4, later).map((p) => ({ ...p, id: `${p.id}b` }))];
    const with2nd = (bellStart: string, bellEnd: string) =>
      aCase({
        pupils,
        schools: [school('S1', 0), school('S2', 2000, { bellStart: time(bellStart), bellEnd: time(bellEnd) })],
      });
    expect(boundOf(with2nd('10:30', '17:00')).vehicles).toBe(1);
    expect(boundOf(with2nd('09:10', '15:40')).vehicles).toBe(2);
  });

  test('counts an assistant as a seat', () => {
    expect(boundOf(aCase({ pupils: many(3, { assistant: 'individual' }) })).vehicles).toBe(2);
    expect(boundOf(aCase({ pupils: many(4, { assistant: 'shared' }) })).vehicles).toBe(2);
    expect(boundOf(aCase({ pupils: many(3, { assistant: 'shared' }) })).vehicles).toBe(1);
  });
});

describe('weights', () => {
  test('fill every layout at most', () => {
    const type = vehicleType('bus', {
      layouts: [
        { seats: 16, wheelchairs: 0 },
        { seats: 10, wheelchairs: 2 },
        { seats: 5, wheelchairs: 4 },
      ],
    });
    const corners = placeWeights(type);
    expect(corners.length).toBeGreaterThan(1);
    for (const { seat, chair } of corners) {
      const fills = type.layouts.map((l) => l.seats * seat + l.wheelchairs * chair);
      expect(Math.max(...fills)).toBeLessThanOrEqual(1);
      expect(Math.max(...fills)).toBeGreaterThan(1 - 1e-9);
    }
    const most = Math.max(...corners.map(({ seat }) => seat));
    expect(most).toBeCloseTo(1 / 16, 9);
  });

  test('of pupils with assistants', () => {
    const type = vehicleType('taxi');
    const corner = { seat: 0.25, chair: 0.5 };
    const of = (rest: Parameters<typeof pupil>[2]) => weightByPlaces(type, pupil('P', 0, rest), corner);
    expect(of({})).toBe(0.25);
    expect(of({ seating: 'wheelchair' })).toBe(0.5);
    expect(of({ assistant: 'individual' })).toBe(0.5);
    expect(of({ assistant: 'shared' })).toBeCloseTo(1 / 3, 12);
    expect(of({ solo: true })).toBe(1);
  });

  test('in the sharing groups that are not inside another', () => {
    const policy = {
      mayShareAVehicle: [['mainstream', 'lac'], ['lac'], ['lac', 'mainstream'], ['send', 'lac']] as const,
    };
    expect(modesOf(aCase({ policy }))).toEqual([['mainstream', 'lac'], ['send', 'lac'], ['social_care']]);
  });
});

import { describe, expect, it } from 'vitest';
import { today } from '../../src/check/index.ts';
import type { Case, CurrentRoute } from '../../src/model/index.ts';
import { straightLineNetwork } from '../../src/network/straightLine.ts';
import { aCase, north, POLICY, pupil, school, time, vehicleType } from './support.ts';

const contract = (id: string, am: readonly string[], pm = [...am].reverse()): CurrentRoute => ({
  id,
  operator: 'Op',
  vehicleTypeId: 'taxi',
  pricePerDay: 1_000_000,
  passengerAssistants: 1,
  assistantPricePerDay: 500_000,
  contractEnd: null,
  noticeDays: 0,
  budgetCode: '',
  calls: { am, pm },
});

const judged = (theCase: Case) => today(theCase, straightLineNetwork(theCase.policy));
const calls = (result: Awaited<ReturnType<typeof judged>>, route: number, session: 'am' | 'pm') =>
  result.plan.routes[route].calls.filter((c) => c.session === session);

describe("today's routes as a plan", () => {
  it('calls at the homes in order and at the schools in bell order', async () => {
    const theCase = aCase({
      schools: [school('S1', 0), school('S2', 1000, { bellStart: time('08:50'), bellEnd: time('15:20') })],
      pupils: [pupil('A', 5000), pupil('B', 3000, { schoolId: 'S2', schoolIndex: 1 })],
      currentRoutes: [contract('C1', ['A', 'B'])],
    });
    const result = await judged(theCase);
    expect(result.judgement.violations).toEqual([]);
    expect(calls(result, 0, 'am').map((c) => c.placeId)).toEqual(['A', 'B', 'S2', 'S1']);
    expect(calls(result, 0, 'pm').map((c) => c.placeId)).toEqual(['S2', 'S1', 'B', 'A']);
    // As late as both allow: S2 at 8:45 at the latest, S1 220 s after that.
    expect(
      calls(result, 0, 'am')
        .map((c) => c.arrive)
        .slice(2),
    ).toEqual([time('08:45'), time('08:48:40')]);
    expect(result.paidPerYear).toBe(190 * 15_000);
  });

  it('waits only where one school would be reached before its window', async () => {
    const theCase = aCase({
      schools: [school('S1', 0), school('S2', 1000, { bellStart: time('08:20'), bellEnd: time('14:50') })],
      pupils: [pupil('A', 5000), pupil('B', 3000, { schoolId: 'S2', schoolIndex: 1 })],
      currentRoutes: [contract('C1', ['A', 'B'])],
    });
    const result = await judged(theCase);
    expect(result.judgement.violations).toEqual([]);
    // S2 at its latest, 8:15, and then a wait until S1 opens at 8:40.
    expect(
      calls(result, 0, 'am')
        .map((c) => c.arrive)
        .slice(2),
    ).toEqual([time('08:15'), time('08:40')]);
    // S2 left at its latest, 15:15, and then a wait until S1 may be left at 15:35.
    expect(
      calls(result, 0, 'pm')
        .map((c) => c.depart)
        .slice(0, 2),
    ).toEqual([time('15:15'), time('15:35')]);
  });

  it('follows the days and the other addresses', async () => {
    const other = { days: 0b00010, session: 'am' as const, postcode: '', at: north(2000), reason: '' };
    const theCase = aCase({
      pupils: [pupil('A', 5000, { otherAddresses: [other] }), pupil('B', 3000, { days: 0b01111 })],
      currentRoutes: [contract('C1', ['A', 'B'])],
    });
    const result = await judged(theCase);
    expect(result.judgement.violations).toEqual([]);
    const first = calls(result, 0, 'am').filter((c) => c.sequence === 1);
    expect(first.map((c) => [c.days, c.placeId, c.at])).toEqual([
      [0b00010, 'A', north(2000)],
      [0b01101, 'A', north(5000)],
      [0b10000, 'A', north(5000)],
    ]);
  });

  it('makes one call of a household, wherever its rows stand', async () => {
    const theCase = aCase({
      pupils: [pupil('A', 5000), pupil('B', 3000), pupil('C', 5000), pupil('D', 2980)],
      currentRoutes: [contract('C1', ['A', 'B', 'D', 'C'])],
    });
    const result = await judged(theCase);
    expect(result.judgement.violations).toEqual([]);
    expect(calls(result, 0, 'am').map((c) => c.on.join('+'))).toEqual(['A+C', 'B+D', '']);
  });

  it('takes the first layout that fits, else the largest, and reports what breaks', async () => {
    const chair = pupil('W', 5000, { class: 'send', seating: 'wheelchair' });
    const fits = await judged(aCase({ pupils: [chair], currentRoutes: [contract('C1', ['W'])] }));
    expect(fits.plan.routes[0].layouts).toEqual({ am: { seats: 2, wheelchairs: 1 }, pm: { seats: 2, wheelchairs: 1 } });
    expect(fits.judgement.violations).toEqual([]);
    const six = Array.from({ length: 6 }, (_, i) => pupil(`P${i}`, 5000 - 100 * i));
    const full = await judged(
      aCase({
        pupils: six,
        currentRoutes: [
          contract(
            'C1',
            six.map((p) => p.id),
          ),
        ],
      }),
    );
    expect(full.plan.routes[0].layouts.am).toEqual({ seats: 4, wheelchairs: 0 });
    expect(new Set(full.judgement.violations.map((v) => v.rule))).toEqual(new Set(['over_capacity']));
  });

  it('shares out the bays of a school', async () => {
    const pupils = Array.from({ length: 5 }, (_, i) => pupil(`P${i}`, 3000 + 500 * i));
    const routes = pupils.map((p) => contract(`C${p.id}`, [p.id]));
    const one = aCase({ schools: [school('S1', 0, { vehicleBays: 1 })], pupils, currentRoutes: routes });
    expect((await judged(one)).judgement.violations).toEqual([]);
    // Fifteen minutes of window hold eight visits of two minutes, not nine.
    const many = Array.from({ length: 9 }, (_, i) => pupil(`P${i}`, 3000 + 500 * i));
    const crowded = { ...one, pupils: many, currentRoutes: many.map((p) => contract(`C${p.id}`, [p.id])) };
    const { violations } = (await judged(crowded)).judgement;
    expect(violations.map((v) => [v.rule, v.session])).toEqual([['bays_full', 'am']]);
  });

  it('lists long drives and doors out of reach by itself, and reports pupils on no route', async () => {
    const theCase = aCase({
      vehicleTypes: [vehicleType('taxi')],
      policy: { maxRideSeconds: { ...POLICY.maxRideSeconds, primary: 400 } },
      pupils: [pupil('A', 5000, { pickup: 'stop' }), pupil('B', 300)],
      currentRoutes: [contract('C1', ['A'])],
    });
    const result = await judged(theCase);
    expect(result.plan.exceptions.map((e) => [e.code, e.session, e.days])).toEqual([
      ['long_direct_drive', 'am', 31],
      ['long_direct_drive', 'pm', 31],
      ['door_instead_of_stop', 'am', 31],
      ['door_instead_of_stop', 'pm', 31],
    ]);
    expect(result.judgement.violations.map((v) => [v.rule, v.pupilId])).toEqual([
      ['left_out', 'B'],
      ['left_out', 'B'],
    ]);
  });
});

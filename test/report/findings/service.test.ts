import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/index.ts';
import { serviceOf } from '../../../src/report/findings/index.ts';
import { aCase, afternoon, aPlan, aRoute, bothWays, judge, morning, pupil, vehicleType } from '../../check/support.ts';

const MONDAY = 0b00001;
const REST = 0b11110;

const serviceIn = async (theCase: ReturnType<typeof aCase>, plan: Plan) =>
  serviceOf(theCase, plan, await judge(theCase, plan));

describe('the service', () => {
  test('of one pupil both ways, all week, worked out by hand', async () => {
    // 3 km there and 3 km back a day at 10 m/s: 300 s on board. The vehicle is away 36 s at the home, 300 s driving and
    // 120 s at the school, twice a day.
    const theCase = aCase({ pupils: [pupil('P1', 3000)] });
    const service = await serviceIn(theCase, aPlan([bothWays(theCase, 'R', ['P1'])]));
    expect(service).toEqual({
      pupilsCarried: 1,
      vehicles: 1,
      runsPerWeek: 10,
      metresPerYear: 6000 * 190,
      vehicleSecondsPerYear: 2 * 456 * 190,
      assistantDaysPerYear: 0,
      co2GramsPerYear: 6 * 145 * 190,
      singleOccupancyRunsPerWeek: 10,
      singleOccupancyPupils: 1,
      placesUsed: 1 / 4,
      rides: 10,
      ridesOver45Minutes: 0,
      ridesOver75Minutes: 0,
      averageRideSeconds: 300,
      longestRideSeconds: 300,
      violations: 0,
    });
  });

  test('a run counts as single on the weekdays alone on which only one is on it', async () => {
    const theCase = aCase({ pupils: [pupil('P1', 3000), pupil('P2', 2000, { days: MONDAY })] });
    const route = aRoute('R', [
      ...morning(theCase, ['P1', 'P2'], '08:50', MONDAY),
      ...morning(theCase, ['P1'], '08:50', REST),
    ]);
    const service = await serviceIn(theCase, aPlan([route]));
    expect(service).toMatchObject({
      runsPerWeek: 5,
      singleOccupancyRunsPerWeek: 4,
      singleOccupancyPupils: 1,
      pupilsCarried: 2,
      rides: 6,
      // Two of four places on Monday, one of four on the other days.
      placesUsed: 6 / 20,
    });
  });

  test('rides over 45 and over 75 minutes are over, and not just as long', async () => {
    // 27 km take exactly 45 minutes, 10 m more a second longer; 45.01 km take 4501 s.
    const theCase = aCase({
      pupils: [pupil('P1', 27_000), pupil('P2', 27_010), pupil('P3', 45_010)],
      policy: { maxRideSeconds: { primary: 6000, secondary: 6000, all_through: 6000, special: 6000 } },
    });
    const routes = ['P1', 'P2', 'P3'].map((id) => aRoute(id, morning(theCase, [id])));
    const service = await serviceIn(theCase, aPlan(routes));
    expect(service).toMatchObject({
      rides: 15,
      ridesOver45Minutes: 10,
      ridesOver75Minutes: 5,
      averageRideSeconds: Math.round((2700 + 2701 + 4501) / 3),
      longestRideSeconds: 4501,
    });
  });

  test('assistants take places and days; a wheelchair layout counts both kinds of places', async () => {
    const theCase = aCase({
      pupils: [
        pupil('P1', 3000, { assistant: 'individual', class: 'send' }),
        pupil('P2', 2000, { class: 'send', assistant: 'shared' }),
      ],
    });
    const route = bothWays(theCase, 'R', ['P1', 'P2'], {
      layouts: { am: { seats: 4, wheelchairs: 0 }, pm: { seats: 4, wheelchairs: 1 } },
    });
    const service = await serviceIn(theCase, aPlan([route]));
    // Two pupils and two assistants on board, of four places in the morning and five in the afternoon.
    expect(service.placesUsed).toBeCloseTo(8 / 9, 12);
    expect(service.assistantDaysPerYear).toBe(2 * 190);
  });

  test('places are counted at the fullest moment, and a run without a layout in neither sum', async () => {
    const theCase = aCase({ pupils: [pupil('P1', 3000), pupil('P2', 2000)], vehicleTypes: [vehicleType('taxi')] });
    const full = aRoute('R', morning(theCase, ['P1', 'P2']));
    const unknown = aRoute('Q', afternoon(theCase, ['P2', 'P1']), { layouts: { am: null, pm: null } });
    expect((await serviceIn(theCase, aPlan([full]))).placesUsed).toBe(2 / 4);
    expect((await serviceIn(theCase, aPlan([full, unknown]))).placesUsed).toBe(2 / 4);
  });

  test('of nothing is nothing, and divides by nothing', async () => {
    const theCase = aCase({ pupils: [pupil('P1', 3000)] });
    expect(await serviceIn(theCase, aPlan([]))).toMatchObject({ rides: 0, averageRideSeconds: 0, placesUsed: 0 });
  });
});

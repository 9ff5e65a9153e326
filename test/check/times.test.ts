import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/index.ts';
import {
  aCase,
  afternoon,
  aPlan,
  aRoute,
  bothWays,
  broken,
  judge,
  listed,
  morning,
  pupil,
  school,
  time,
  vehicleType,
  withCall,
} from './support.ts';

const theCase = aCase({ pupils: [pupil('A', 5000), pupil('B', 3000)] });
const plan = aPlan([bothWays(theCase, 'R1', ['A', 'B'])]);

describe('figures worked out by hand', () => {
  it('recomputes journeys, duties and cost', async () => {
    const { violations, journeys, duties, cost } = await judge(theCase, plan);
    expect(violations).toEqual([]);
    // Morning: A leaves at 8:41:04, 200 s to B, 36 s there, 300 s to school at 8:50.
    expect(journeys.find((j) => j.pupilId === 'A' && j.session === 'am')).toEqual({
      pupilId: 'A',
      session: 'am',
      days: 31,
      routeId: 'R1',
      kind: 'home',
      placeId: 'A',
      time: time('08:41:04'),
      rideSeconds: 536,
      limitSeconds: 2700,
      directDriveSeconds: 500,
      walkMetres: 0,
    });
    // Afternoon: leaves school at 15:40, at B 300 s later, at A 336 + 200 s later.
    expect(journeys.find((j) => j.pupilId === 'A' && j.session === 'pm')).toMatchObject({
      time: time('15:48:56'),
      rideSeconds: 536,
    });
    // A day: 10 km; 36 + 536 + 120 s in the morning, 120 + 536 + 36 s in the afternoon.
    expect(duties).toEqual([
      {
        dutyId: 'D-R1',
        vehicleTypeId: 'taxi',
        routeIds: ['R1'],
        days: 31,
        activeDays: 5,
        metres: 50_000,
        seconds: 6920,
        assistantDays: 0,
      },
    ]);
    // 190 × £28; 190 × 10 km × £1.10; 190 × 1384 s × £14 / 3600 = £1022.6222…
    expect(cost).toEqual({ vehicleDays: 532_000, km: 209_000, hours: 102_262, assistants: 0, total: 843_262 });
  });

  it('counts the drive between runs and the time between them, once a session', async () => {
    const duty = { dutyId: 'D' };
    const there = aRoute('R1', morning(theCase, ['A'], '08:41'), duty);
    const next = morning(theCase, ['B'], '08:55').map((c, i) =>
      i === 0 ? { ...c, metresFromPrevious: 3000, secondsFromPrevious: 300 } : c,
    );
    const home = aRoute('R3', afternoon(theCase, ['B', 'A']));
    const { violations, duties } = await judge(theCase, aPlan([there, aRoute('R2', next, duty), home]));
    expect(violations).toEqual([]);
    // 5 km, 3 km back to B, 3 km; from 8:41 − 500 s − 36 s to 8:55 + 120 s.
    expect(duties[0]).toMatchObject({
      dutyId: 'D',
      routeIds: ['R1', 'R2'],
      metres: 55_000,
      seconds: 5 * (536 + 840 + 120),
    });
  });

  it('takes the largest number of assistants on any run of the day', async () => {
    const escorted = aCase({
      policy: { sameRouteBothWays: [] },
      pupils: [
        pupil('A', 5000, { class: 'send', assistant: 'individual', days: 0b00111 }),
        pupil('B', 3000, { class: 'send', assistant: 'individual', days: 0b00011 }),
      ],
    });
    const both = 0b00011;
    const route = aRoute('R1', [
      ...morning(escorted, ['A', 'B'], '08:50', both),
      ...morning(escorted, ['A'], '08:50', 0b00100),
      ...afternoon(escorted, ['A'], '15:40', 0b00111),
    ]);
    const back = aRoute('R2', afternoon(escorted, ['B'], '15:40', both));
    const { violations, duties } = await judge(escorted, aPlan([route, back]));
    expect(violations).toEqual([]);
    expect(duties.map((d) => [d.dutyId, d.activeDays, d.assistantDays])).toEqual([
      ['D-R1', 3, 5],
      ['D-R2', 2, 2],
    ]);
  });
});

describe('the clock of a run', () => {
  it('finds a dwell that is too short or too long', async () => {
    expect(
      await broken(
        theCase,
        withCall(plan, 0, (c) => ({ ...c, arrive: c.arrive + 1 })),
      ),
    ).toEqual(['dwell_wrong']);
    expect(
      await broken(
        theCase,
        withCall(plan, 0, (c) => ({ ...c, arrive: c.arrive - 1 })),
      ),
    ).toEqual(['dwell_wrong']);
    expect(
      await broken(
        theCase,
        withCall(plan, 2, (c) => ({ ...c, depart: c.arrive })),
      ),
    ).toEqual(['dwell_wrong']);
  });

  it('takes wheelchairs and own boarding times, 0 included', async () => {
    const send = { class: 'send', seating: 'wheelchair' } as const;
    const own = aCase({ pupils: [pupil('A', 5000, send), pupil('B', 3000, { class: 'send', ownBoardingSeconds: 0 })] });
    const layouts = { am: { seats: 2, wheelchairs: 1 }, pm: { seats: 2, wheelchairs: 1 } };
    const { journeys, violations } = await judge(own, aPlan([bothWays(own, 'R1', ['A', 'B'], { layouts })]));
    expect(violations).toEqual([]);
    expect(journeys.find((j) => j.pupilId === 'A' && j.session === 'am')?.rideSeconds).toBe(200 + 30 + 300);
    expect((await judge(own, aPlan([bothWays(own, 'R1', ['B', 'A'], { layouts })]))).journeys[0].rideSeconds).toBe(
      200 + 270 + 500,
    );
  });

  it('finds a drive that is too short, and allows a wait before arriving', async () => {
    const early = (s: number) => (c: { arrive: number; depart: number }) => ({
      ...c,
      arrive: c.arrive + s,
      depart: c.depart + s,
    });
    const rushed = withCall(plan, 0, (c) => ({ ...c, ...early(1)(c) }));
    expect(await broken(theCase, rushed)).toEqual(['drive_too_short']);
    const waits = withCall(plan, 0, (c) => ({ ...c, ...early(-60)(c) }));
    expect(await broken(theCase, waits)).toEqual([]);
    const { journeys } = await judge(theCase, waits);
    expect(journeys.find((j) => j.pupilId === 'A' && j.session === 'am')?.rideSeconds).toBe(596);
  });

  it('multiplies every drive by the factor of its session', async () => {
    const slow = aCase({ ...theCase, policy: { travelTimeFactor: { am: 1.5, pm: 1 } } });
    expect(await broken(slow, plan)).toEqual(['drive_figures_wrong', 'drive_too_short']);
    const timed = aPlan([bothWays(slow, 'R1', ['A', 'B'])]);
    const { violations, journeys } = await judge(slow, timed);
    expect(violations).toEqual([]);
    expect(journeys.filter((j) => j.pupilId === 'A').map((j) => j.directDriveSeconds)).toEqual([750, 500]);
  });

  it('compares the stated drives with the network within 1 s and 10 m', async () => {
    const off = (s: number, m: number) =>
      withCall(plan, 1, (c) => ({
        ...c,
        secondsFromPrevious: c.secondsFromPrevious + s,
        metresFromPrevious: c.metresFromPrevious + m,
      }));
    expect(await broken(theCase, off(1, -10))).toEqual([]);
    expect(await broken(theCase, off(-2, 0))).toEqual(['drive_figures_wrong']);
    expect(await broken(theCase, off(0, 11))).toEqual(['drive_figures_wrong']);
    const first = withCall(plan, 0, (c) => ({ ...c, secondsFromPrevious: 100 }));
    expect(await broken(theCase, first)).toEqual(['drive_figures_wrong']);
  });

  it('holds the bell window: of arrival in the morning, of departure in the afternoon', async () => {
    const at = (am: string, pm: string) =>
      broken(
        theCase,
        aPlan([aRoute('R1', [...morning(theCase, ['A', 'B'], am), ...afternoon(theCase, ['B', 'A'], pm)])]),
      );
    expect(await at('08:40', '15:35')).toEqual([]);
    expect(await at('08:55', '15:55')).toEqual([]);
    expect(await at('08:39:59', '15:40')).toEqual(['bell_window']);
    expect(await at('08:55:01', '15:40')).toEqual(['bell_window']);
    expect(await at('08:50', '15:34:59')).toEqual(['bell_window']);
    expect(await at('08:50', '15:55:01')).toEqual(['bell_window']);
  });
});

describe('bays', () => {
  const taken = (bays: number | null, unloading: number, second: string) => {
    const c = aCase({ ...theCase, schools: [school('S1', 0, { vehicleBays: bays, unloadingSeconds: unloading })] });
    const routes = [
      aRoute('R1', [...morning(c, ['A'], '08:50'), ...afternoon(c, ['A'], '15:40')]),
      aRoute('R2', [...morning(c, ['B'], second), ...afternoon(c, ['B'], '15:50')]),
    ];
    return broken(c, aPlan(routes));
  };

  it('lets one vehicle enter as another leaves, and no sooner', async () => {
    expect(await taken(1, 120, '08:52')).toEqual([]);
    expect(await taken(1, 120, '08:51:59')).toEqual(['bays_full']);
    expect(await taken(2, 120, '08:51:59')).toEqual([]);
    expect(await taken(null, 120, '08:50')).toEqual([]);
  });

  it('lets visits without unloading time follow each other in one moment, if there is a bay at all', async () => {
    expect(await taken(1, 0, '08:50')).toEqual([]);
    expect(await taken(0, 0, '08:52')).toEqual(['bays_full']);
  });

  it('judges the days apart', async () => {
    const c = aCase({ ...theCase, schools: [school('S1', 0, { vehicleBays: 1 })] });
    const split = aCase({ ...c, pupils: [pupil('A', 5000, { days: 0b00011 }), pupil('B', 3000, { days: 0b11100 })] });
    const routes = [
      aRoute('R1', [...morning(c, ['A'], '08:50', 0b00011), ...afternoon(c, ['A'], '15:40', 0b00011)]),
      aRoute('R2', [...morning(c, ['B'], '08:50', 0b11100), ...afternoon(c, ['B'], '15:40', 0b11100)]),
    ];
    expect(await broken(split, aPlan(routes))).toEqual([]);
  });
});

describe('rides', () => {
  const limited = (seconds: number) =>
    aCase({ pupils: [pupil('A', 5000, { ownMaxRideSeconds: seconds }), pupil('B', 3000)] });

  it('holds the limit to the second, own before phase', async () => {
    expect(await broken(limited(536), plan)).toEqual([]);
    const { violations } = await judge(limited(535), plan);
    expect(violations.map((v) => [v.rule, v.session, v.pupilId, v.days])).toEqual([
      ['ride_too_long', 'am', 'A', 31],
      ['ride_too_long', 'pm', 'A', 31],
    ]);
    const phase = aCase({
      ...theCase,
      policy: { maxRideSeconds: { primary: 535, secondary: 1, all_through: 1, special: 1 } },
    });
    expect(await broken(phase, plan)).toEqual(['ride_too_long']);
  });

  it('counts waiting on board', async () => {
    const waits = withCall(plan, 0, (c) => ({ ...c, arrive: c.arrive - 1, depart: c.depart - 1 }));
    expect(await broken(limited(536), waits)).toEqual(['ride_too_long']);
  });

  const raise = (direct: number | null, limit: number | null) =>
    listed('long_direct_drive', 'A', { directDriveSeconds: direct, rideLimitSeconds: limit });

  it('raises the limit to direct × 1.1 + 5 min where the direct drive is longer, if listed', async () => {
    // Direct 500 s: 550 + 300 = 850 s.
    const c = limited(499);
    expect(await broken(c, plan)).toEqual(['long_drive_not_listed']);
    expect(await broken(c, { ...plan, exceptions: [raise(500, 850)] })).toEqual([]);
    const { journeys } = await judge(c, plan);
    expect(journeys.find((j) => j.pupilId === 'A')?.limitSeconds).toBe(850);
    const slack = (s: number) =>
      withCall({ ...plan, exceptions: [raise(500, 850)] }, 0, (k) => ({
        ...k,
        arrive: k.arrive - s,
        depart: k.depart - s,
      }));
    expect(await broken(c, slack(850 - 536))).toEqual([]);
    expect(await broken(c, slack(851 - 536))).toEqual(['ride_too_long']);
  });

  it('does not raise a limit the direct drive just meets', async () => {
    expect(await broken(limited(500), plan)).toEqual(['ride_too_long']);
  });

  it('wants the listing to cover the session, to be true, and to have the right figures', async () => {
    const c = limited(499);
    const am = { ...raise(500, 850), session: 'am' as const };
    expect(await broken(c, { ...plan, exceptions: [am] })).toEqual(['long_drive_not_listed']);
    expect(await broken(c, { ...plan, exceptions: [raise(500, 790)] })).toEqual(['exception_figures_wrong']);
    expect(await broken(c, { ...plan, exceptions: [raise(null, null)] })).toEqual(['exception_figures_wrong']);
    expect(await broken(limited(600), { ...plan, exceptions: [raise(500, 850)] })).toEqual(['exception_unfounded']);
  });
});

describe('duties', () => {
  const pair = (c: Case, second: string, figures = { metresFromPrevious: 3000, secondsFromPrevious: 300 }) => {
    const next = morning(c, ['B'], second).map((k, i) => (i === 0 ? { ...k, ...figures } : k));
    return aPlan([
      aRoute('R1', morning(c, ['A'], '08:41'), { dutyId: 'D' }),
      aRoute('R2', next, { dutyId: 'D' }),
      aRoute('R3', afternoon(c, ['B', 'A'])),
    ]);
  };

  it('leaves the drive between runs its time', async () => {
    // Ends 8:43, 300 s back to B, 36 s there, 300 s to school: 8:53:36 at the earliest.
    expect(await broken(theCase, pair(theCase, '08:53:36'))).toEqual([]);
    expect(await broken(theCase, pair(theCase, '08:53:35'))).toEqual(['duty_overlap']);
  });

  it('wants the drive from the previous run stated at the first call', async () => {
    const none = { metresFromPrevious: 0, secondsFromPrevious: 0 };
    expect(await broken(theCase, pair(theCase, '08:54', none))).toEqual(['drive_figures_wrong']);
  });

  it('finds a morning and an afternoon run at the same time', async () => {
    const c = aCase({
      schools: [school('S1', 0), school('S2', 0, { bellEnd: time('08:30') })],
      pupils: [pupil('A', 5000, { days: 1 }), pupil('B', 5000, { schoolId: 'S2', schoolIndex: 1, days: 1 })],
    });
    const out = afternoon(c, ['A'], '15:40', 1);
    const routes = [
      aRoute('R1', [...morning(c, ['A'], '08:50', 1), ...out], { dutyId: 'D' }),
      aRoute('R2', afternoon(c, ['B'], '08:40', 1), { dutyId: 'D' }),
      aRoute('R3', morning(c, ['B'], '08:50', 1)),
    ];
    const { violations } = await judge(c, aPlan(routes));
    expect(violations.filter((v) => v.rule === 'duty_overlap')).toHaveLength(1);
  });

  it('limits the runs of a session', async () => {
    const once = aCase({ ...theCase, vehicleTypes: [vehicleType('taxi', { maxRunsPerSession: 1 })] });
    expect(await broken(once, pair(once, '08:54'))).toEqual(['duty_too_many_runs']);
  });

  it('keeps to one vehicle type', async () => {
    const c = aCase({ ...theCase, vehicleTypes: [vehicleType('taxi'), vehicleType('bus')] });
    const mixed = pair(c, '08:54');
    const routes = mixed.routes.map((r) => (r.id === 'R2' ? { ...r, vehicleTypeId: 'bus' } : r));
    expect(await broken(c, { ...mixed, routes })).toEqual(['duty_mixed_types']);
  });

  it('counts the vehicles of a type on every weekday', async () => {
    const few = (available: number) => aCase({ ...theCase, vehicleTypes: [vehicleType('taxi', { available })] });
    const apart = aPlan([bothWays(theCase, 'R1', ['A']), bothWays(theCase, 'R2', ['B'])]);
    expect(await broken(few(2), apart)).toEqual([]);
    expect(await broken(few(1), apart)).toEqual(['too_many_vehicles']);
    expect(await broken(few(0), plan)).toEqual(['too_many_vehicles']);
    const shared = aPlan(apart.routes.map((r, i) => (i === 0 ? r : { ...r, dutyId: 'D-R1' })));
    expect(await broken(few(1), shared)).not.toContain('too_many_vehicles');
  });
});

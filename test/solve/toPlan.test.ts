/** Rows of the finished plan, by hand, along one road. */
import { describe, expect, test } from 'vitest';
import { type Case, formatDays, formatTime, type PlanCall, type PlanRoute } from '../../src/model/index.ts';
import { optimise } from '../../src/pipeline.ts';
import { aCase, north, pupil, school, time, vehicleType } from '../check/support.ts';

async function routesOf(theCase: Case): Promise<readonly PlanRoute[]> {
  return (await optimise(theCase, { iterations: 40, threads: 0 })).plan.routes;
}

const shown = (c: PlanCall): string =>
  [
    c.session,
    formatDays(c.days),
    c.sequence,
    c.kind,
    c.placeId,
    formatTime(c.arrive),
    formatTime(c.depart),
    `+${c.on}`,
    `-${c.off}`,
  ]
    .concat([`${c.metresFromPrevious} m`, `${c.secondsFromPrevious} s`])
    .join(' ');

const ONE = vehicleType('taxi', { available: 1, maxRunsPerSession: 1 });

test('the morning to school, the afternoon from it, in the order of the clock', async () => {
  const theCase = aCase({ pupils: [pupil('A', 1000), pupil('B', 2000)], vehicleTypes: [ONE] });
  const [route, ...others] = await routesOf(theCase);
  expect(others).toEqual([]);
  expect([route.id, route.dutyId, route.vehicleTypeId]).toEqual(['R001', 'D001', 'taxi']);
  // The middle of 08:40 … 08:55 and of departures 15:35 … 15:55; calls of 36 s, drives of 100 s.
  expect(route.calls.map(shown)).toEqual([
    'am MTWTF 1 home B 08:42:58 08:43:34 +B - 0 m 0 s',
    'am MTWTF 2 home A 08:45:14 08:45:50 +A - 1000 m 100 s',
    'am MTWTF 3 school S1 08:47:30 08:49:30 + -A,B 1000 m 100 s',
    'pm MTWTF 1 school S1 15:43:00 15:45:00 +A,B - 0 m 0 s',
    'pm MTWTF 2 home A 15:46:40 15:47:16 + -A 1000 m 100 s',
    'pm MTWTF 3 home B 15:48:56 15:49:32 + -B 1000 m 100 s',
  ]);
});

test('rows are repeated where pupils or times differ by weekday, and one where they do not', async () => {
  // Calls take no time, so that A is collected at one moment all week, whether or not B is on the way.
  const quick = { ownBoardingSeconds: 0 };
  const theCase = aCase({
    pupils: [pupil('A', 2000, quick), pupil('B', 1000, { ...quick, days: 0b00011 })],
    vehicleTypes: [ONE],
    policy: { callSeconds: 0 },
  });
  const [route] = await routesOf(theCase);
  const rows = (session: string) =>
    route.calls
      .filter((c) => c.session === session)
      .map((c) => [formatDays(c.days), c.sequence, c.kind, ...c.on, ...c.off].join(' '));
  expect(rows('am')).toEqual(['MTWTF 1 home A', 'MT--- 2 home B', 'MT--- 3 school A B', '--WTF 3 school A']);
  // In the afternoon the drive to A's home differs, from B's or from school.
  expect(rows('pm')).toEqual([
    'MT--- 1 school A B',
    '--WTF 1 school A',
    'MT--- 2 home B',
    'MT--- 3 home A',
    '--WTF 3 home A',
  ]);
});

describe('layouts', () => {
  test('the plainest that holds the run all week, by session; none without a run', async () => {
    const away = { days: 31, session: 'pm', postcode: '', at: north(3000), reason: '' } as const;
    const theCase = aCase({
      pupils: [pupil('A', 1000), pupil('W', 1100, { seating: 'wheelchair', otherAddresses: [away] })],
      vehicleTypes: [{ ...ONE, available: 2 }],
    });
    for (const route of await routesOf(theCase)) {
      for (const session of ['am', 'pm'] as const) {
        const calls = route.calls.filter((c) => c.session === session);
        const chair = calls.some((c) => [...c.on, ...c.off].includes('W'));
        const layout = chair ? { seats: 2, wheelchairs: 1 } : { seats: 4, wheelchairs: 0 };
        expect(route.layouts[session]).toEqual(calls.length > 0 ? layout : null);
      }
    }
  });
});

test("a later run's first call tells the drive from the one before", async () => {
  const theCase = aCase({
    schools: [school('S1', 0, { bellStart: time('08:00'), bellEnd: time('14:30') }), school('S2', 0)],
    pupils: [pupil('A', 1000, { solo: true }), pupil('B', 2000, { solo: true, schoolId: 'S2', schoolIndex: 1 })],
    vehicleTypes: [{ ...ONE, maxRunsPerSession: 2 }],
  });
  const routes = await routesOf(theCase);
  expect(routes.map((r) => [r.id, r.dutyId])).toEqual([
    ['R001', 'D001'],
    ['R002', 'D001'],
  ]);
  const firsts = routes.map((r) =>
    ['am', 'pm'].map((s) => r.calls.find((c) => c.session === s && c.sequence === 1)?.metresFromPrevious),
  );
  // In the morning from S1 to B's home, in the afternoon from A's home to S2.
  expect(firsts).toEqual([
    [0, 0],
    [2000, 1000],
  ]);
});

test('siblings at one door share a call that bears one of their ids', async () => {
  const theCase = aCase({ pupils: [pupil('B', 1000), pupil('A', 1000)], vehicleTypes: [ONE] });
  const [route] = await routesOf(theCase);
  expect(route.calls.filter((c) => c.kind === 'home').map((c) => [c.placeId, ...c.on, ...c.off])).toEqual([
    ['A', 'A', 'B'],
    ['A', 'A', 'B'],
  ]);
});

test('routes are numbered by class, then school, then pupil', async () => {
  const solo = { solo: true } as const;
  const theCase = aCase({
    schools: [school('S2', 0), school('S1', 0)],
    pupils: [
      pupil('D', 1000, { ...solo, schoolId: 'S2', schoolIndex: 0 }),
      pupil('C', 1000, { ...solo, schoolId: 'S1', schoolIndex: 1, class: 'send' }),
      pupil('B', 1000, { ...solo, schoolId: 'S1', schoolIndex: 1 }),
      pupil('A', 1000, { ...solo, schoolId: 'S2', schoolIndex: 0 }),
    ],
    vehicleTypes: [{ ...ONE, available: null }],
  });
  const firsts = (await routesOf(theCase)).map((r) => [r.id, ...r.calls[0].on]);
  expect(firsts).toEqual([
    ['R001', 'B'],
    ['R002', 'A'],
    ['R003', 'D'],
    ['R004', 'C'],
  ]);
});

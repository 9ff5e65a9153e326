import { expect, test } from 'vitest';
import { csvText } from '../../src/report/csv.ts';
import { PUPIL_COLUMNS, pupilRows } from '../../src/report/pupils.ts';
import { days, journey, notCarried, pupil, tinyCase, tinyPlan } from './tiny.ts';

async function rowsFor(
  pupils: Parameters<typeof tinyCase>[0],
  journeys: ReturnType<typeof journey>[],
  exceptions: ReturnType<typeof notCarried>[] = [],
): Promise<string[]> {
  const { plan, judgement } = tinyPlan();
  const rows = pupilRows(tinyCase(pupils), { ...plan, exceptions }, { ...judgement, journeys });
  return (await csvText(PUPIL_COLUMNS, rows)).trimEnd().split('\n').slice(1);
}

test('one row when every day is alike; the ride is the longest of the days', async () => {
  const all = [
    journey('P1', 'am', { days: days('MTWT-'), rideSeconds: 1200 }),
    journey('P1', 'am', { days: days('----F'), rideSeconds: 1500 }),
    journey('P1', 'pm'),
  ];
  expect(await rowsFor([pupil('P1')], all)).toEqual(['P1,MTWTF,R1,R1,P1,08:22:00,25.0,20.0,75.0,T1,']);
});

test('a row for each set of days that differ, with the reason', async () => {
  const other = { days: days('---TF'), session: 'both', postcode: '', at: [-2.7, 52.6], reason: 'respite' } as const;
  const all = [
    journey('P9', 'am', { days: days('MTW--') }),
    journey('P9', 'am', { days: days('---TF'), routeId: 'R2', time: 30_600 }),
    journey('P9', 'pm'),
  ];
  expect(await rowsFor([pupil('P9', { otherAddresses: [other] })], all)).toEqual([
    'P9,MTW--,R1,R1,P9,08:22:00,20.0,20.0,75.0,,',
    'P9,---TF,R2,R1,P9,08:30:00,20.0,20.0,75.0,,' +
      'other address both ways (respite); different routes morning and afternoon',
  ]);
});

test('who travels on no day has a row that says so', async () => {
  expect(await rowsFor([pupil('P1', { days: 0 })], [])).toEqual(['P1,-----,,,,,,,75.0,T1,travels on no day']);
});

test('who is not carried has a row with blank routes and the reason', async () => {
  const rows = await rowsFor([pupil('P1', { days: days('M----'), ownMaxRideSeconds: 1800 })], [], [notCarried('P1')]);
  expect(rows).toEqual(['P1,M----,,,,,,,30.0,T1,not carried both ways: no vehicle with a wheelchair place is left.']);
});

test('a raised limit is the limit shown, and explained', async () => {
  const long = notCarried('P1', { code: 'long_direct_drive', session: 'am', rideLimitSeconds: 5400 });
  const all = [journey('P1', 'am', { rideSeconds: 5000, limitSeconds: 5400 }), journey('P1', 'pm')];
  const [row] = await rowsFor([pupil('P1')], all, [long]);
  expect(row).toContain(',83.3,20.0,90.0,T1,');
  expect(row).toContain('the direct drive is longer than the limit in the morning');
});

test('a breach is never hidden', async () => {
  const all = [journey('P1', 'am', { rideSeconds: 4501 }), journey('P1', 'pm')];
  const [row] = await rowsFor([pupil('P1')], all);
  expect(row).toContain(',75.1,20.0,75.0,');
  expect(row).toContain('rides longer than the limit in the morning');
});

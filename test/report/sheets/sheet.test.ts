import { describe, expect, test } from 'vitest';
import { ALL_DAYS } from '../../../src/model/index.ts';
import { sheetText } from '../../../src/report/sheets/sheetText.ts';
import { sayDays } from '../../../src/report/sheets/week.ts';
import { call, days, pupil } from '../tiny.ts';
import { caseOf, FakeRoads, planOf, ROUTE, SCHOOL, sheetFrom } from './handmade.ts';

describe('a sheet', () => {
  test('says who boards, what they need, and how it differs on other days', async () => {
    const [usual, other] = sheetText(await sheetFrom(caseOf(), planOf(ROUTE))).split('\f\n');
    expect(usual).toBe(`R001  MORNING  Monday to Wednesday
Accessible taxi, 4 seats, 1 wheelchair place, duty D001
${'='.repeat(78)}
Passenger assistant  2: own for P1, 1 shared
Pupils               3
School               Oakfield
Calls                4, from 08:00 to 09:02

Only for Monday to Wednesday. Other days have a sheet of their own: Thursday
and Friday.

No turns are given: the plan was made without a road map. Distances are
straight lines; minutes are as planned.
${'-'.repeat(78)}
08:00       1 Home of P1
leave 08:04 WX1 1AA · 52.600000, -2.800000
            1 boards:
            * P1: WHEELCHAIR, own passenger assistant, equipment: oxygen
            On board: 1, 1 in a wheelchair

            To call 2: straight distance 0.4 miles, 2 minutes.
${'-'.repeat(78)}
08:06       2 Home of P2
leave 08:08 WX1 1AA · 52.600000, -2.810000
            1 boards:
            * P2: with the passenger assistant
            On board: 2, 1 in a wheelchair

            To call 3: straight distance 0.4 miles, 2 minutes.
${'-'.repeat(78)}
08:10       3 Home of P3
leave 08:12 WX1 3CC · 52.600000, -2.820000
            1 boards: P3
            On board: 3, 1 in a wheelchair

            To call 4: straight distance 1.8 miles, 10 minutes. 37 minutes in
            hand: wait away from the gate.
${'-'.repeat(78)}
09:00       4 Oakfield
leave 09:02 WX1 1AB · 52.610000, -2.780000
            School gate. Bell 09:15: open the doors between 08:55 and 09:10. 2
            minutes at the gate.
            3 alight: P2, P3
            * P1: WHEELCHAIR, equipment: oxygen
            On board: 0
${'-'.repeat(78)}
This sheet says where children live. Keep it safe, and destroy it when it is
out of date.
`);
    expect(other).toContain('R001  MORNING  Thursday and Friday\n');
    expect(other).toContain('Passenger assistant  1, own for P1\n');
    expect(other).toContain('Calls                3, from 08:00 to 09:02 (numbers left out are calls of');
    expect(other.replace(/\s+/g, ' ')).toContain(
      'Not as on Monday to Wednesday: No call at the home of P2. Without P2. Times differ by up to 2 minutes.',
    );
  });

  test('with roads gives turns and no excuse', async () => {
    const text = sheetText(await sheetFrom(caseOf(), planOf(ROUTE), { network: new FakeRoads().network }));
    expect(text).toContain('            To call 2: 0.7 miles, 2 minutes.\n');
    expect(text).toMatch(/^ {12}- Head east on Road +for 0\.7 miles$/m);
    expect(text).toContain('            - The next call is on the left.\n');
    expect(text).toContain('© OpenStreetMap contributors');
    expect(text).not.toMatch(/need a road network|straight/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  test('a leg without a way says so; no road is made up', async () => {
    const silent = new FakeRoads(({ from, to }) => ({ line: [from, to], metres: 5, seconds: 1 }));
    expect(sheetText(await sheetFrom(caseOf(), planOf(ROUTE), { network: silent.network }))).toContain(
      'No directions for this leg.',
    );
    const broken = new FakeRoads(() => {
      throw new Error('no edges near location');
    });
    const text = sheetText(await sheetFrom(caseOf(), planOf(ROUTE), { network: broken.network }));
    expect(text).toContain('To call 2: straight distance 0.4 miles');
    expect(text).toContain('No directions for this leg.');
  });

  test('a solo pupil with an assistant, the afternoon, and another address', async () => {
    const other = {
      days: days('M----'),
      session: 'pm',
      postcode: 'WX9 9ZZ',
      at: [-2.7, 52.5],
      reason: 'respite',
    } as const;
    const solo = pupil('P7', { solo: true, assistant: 'shared', otherAddresses: [other] });
    const school = { ...SCHOOL, arrive: 54_400, depart: 54_490, on: ['P7'] };
    const home = { arrive: 55_800, depart: 55_920, placeId: 'P7', off: ['P7'], secondsFromPrevious: 1310 };
    const route = {
      ...ROUTE,
      layouts: { am: null, pm: { seats: 4, wheelchairs: 0 } },
      calls: [
        call('pm', 1, { ...school, days: ALL_DAYS }),
        call('pm', 2, { ...home, days: days('M----'), at: other.at }),
        call('pm', 3, { ...home, days: days('-TWTF'), at: solo.home }),
      ],
    };
    const sheet = await sheetFrom(caseOf([solo]), planOf(route), { session: 'pm' });
    expect(sheet.runs.map((run) => run.saidDays)).toEqual(['Tuesday to Friday', 'Monday']);
    const text = sheetText(sheet);
    expect(text).toContain('Passenger assistant  1, shared\n');
    expect(text).toContain('            * P7: with the passenger assistant, no other pupil on board\n');
    expect(text.replace(/\s+/g, ' ')).toContain('Bell 15:00: leave between 15:05 and 15:25. 1.5 minutes at the gate.');
    expect(text).toContain('WX1 1AA · 52.600000, -2.800000');
    expect(text).toContain('other address, WX9 9ZZ · 52.500000, -2.700000');
    expect(text).not.toContain('respite');
  });

  test('pupils of two schools are told apart, and stops and meeting points named', async () => {
    const base = caseOf();
    const second = { ...base.schools[0], id: '002', name: 'Elmfield', at: [-2.7, 52.7] as const };
    const pupils = [pupil('P1'), pupil('P2', { schoolId: '002', schoolIndex: 1 }), pupil('P3')];
    const route = {
      ...ROUTE,
      calls: [
        call('am', 1, { kind: 'stop', placeId: 'S1', arrive: 28_000, on: ['P1', 'P2'] }),
        call('am', 2, { kind: 'stop', placeId: 'P3', arrive: 29_000, on: ['P3'] }),
        call('am', 3, { ...SCHOOL, off: ['P1', 'P3'] }),
        call('am', 4, { ...SCHOOL, placeId: '002', at: second.at, off: ['P2'] }),
      ],
    };
    const theCase = { ...base, pupils, schools: [base.schools[0], second] };
    const text = sheetText(await sheetFrom(theCase, planOf(route)));
    expect(text).toContain('Schools              Oakfield and Elmfield\n');
    expect(text).toContain('            2 board:\n            For Oakfield: P1\n            For Elmfield: P2\n');
    expect(text).toContain('1 Green\n');
    expect(text).toContain('stop S1 · ');
    expect(text).toContain('2 Meeting point by the home of P3\n');
    expect(text).toContain('            1 boards for Oakfield: P3\n');
  });

  test("names the vehicle's runs before and after, and the way from one to the other", async () => {
    const later = {
      ...ROUTE,
      id: 'R002',
      calls: [
        call('am', 1, {
          placeId: 'P3',
          at: [-2.82, 52.6],
          arrive: 33_000,
          depart: 33_120,
          on: ['P3'],
          secondsFromPrevious: 480,
        }),
        call('am', 2, { ...SCHOOL, arrive: 33_600, depart: 33_720, off: ['P3'], secondsFromPrevious: 480 }),
      ],
    };
    const plan = planOf(ROUTE, later);
    const { network, asked } = new FakeRoads();
    const first = await sheetFrom(caseOf(), plan, { network });
    expect(first.runs[0]).toMatchObject({
      before: null,
      after: { routeId: 'R002', at: '09:10', to: 'the home of P3' },
    });
    asked.length = 0;
    const second = await sheetFrom(caseOf(), plan, { route: later, network });
    expect(second.runs).toHaveLength(1);
    expect(second.runs[0].before).toMatchObject({ routeId: 'R001', from: 'Oakfield', way: { to: 1, minutes: 8 } });
    expect(asked).toContainEqual({ from: SCHOOL.at, to: [-2.82, 52.6] });
  });
});

test('weekdays in words', () => {
  expect(['MTWTF', 'MTW--', 'MT---', '-T-T-', 'M-W-F', '----F'].map((text) => sayDays(days(text)))).toEqual([
    'Monday to Friday',
    'Monday to Wednesday',
    'Monday and Tuesday',
    'Tuesday and Thursday',
    'Monday, Wednesday and Friday',
    'Friday',
  ]);
});

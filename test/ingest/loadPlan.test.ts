import { beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE, judgePlan, loadCase, loadPlan, loadStatedFigures } from '../../src/ingest/index.ts';
import { type Case, SchoolrunError } from '../../src/model/index.ts';
import { encode } from './encode.ts';
import { edited, type Files, SMALL_CASE, SMALL_PLAN, without, writeFolder } from './smallCase.ts';

let theCase: Case;

beforeAll(async () => {
  theCase = (await loadCase(writeFolder({ ...SMALL_CASE }))).theCase;
});

describe('a plan', () => {
  test('is read whole, calls in their order', async () => {
    const plan = await loadPlan(writeFolder({ ...SMALL_PLAN }), theCase);
    expect(plan.routes).toEqual([
      {
        id: 'R1',
        dutyId: 'D1',
        vehicleTypeId: 'taxi',
        layouts: { am: { seats: 4, wheelchairs: 0 }, pm: null },
        calls: [
          {
            session: 'am',
            days: 31,
            sequence: 1,
            kind: 'stop',
            placeId: 'S1',
            at: [-1.281, 50.691],
            arrive: 30_000,
            depart: 30_042,
            on: ['P1', 'P2'],
            off: [],
            metresFromPrevious: 0,
            secondsFromPrevious: 0,
          },
          {
            session: 'am',
            days: 31,
            sequence: 2,
            kind: 'school',
            placeId: '001',
            at: [-1.29, 50.7],
            arrive: 30_630,
            depart: 30_750,
            on: [],
            off: ['P1', 'P2'],
            metresFromPrevious: 1234,
            secondsFromPrevious: 117,
          },
        ],
      },
    ]);
    expect(plan.exceptions).toEqual([
      {
        code: 'not_carried',
        pupilId: 'P3',
        days: 0b10101,
        session: 'both',
        rideLimitSeconds: null,
        directDriveSeconds: null,
        message: 'no vehicle',
        whatWouldHelp: 'one more',
      },
      {
        code: 'long_direct_drive',
        pupilId: 'P4',
        days: 31,
        session: 'am',
        rideLimitSeconds: 3894,
        directDriveSeconds: 3267,
        message: '',
        whatWouldHelp: '',
      },
    ]);
    expect(plan.origin).toMatchObject({ program: 'schoolrun 0.1.0', seed: 7, clock: { elapsedSeconds: 1.5 } });
  });

  const seed = (n: number) => ({ seed: n, pencePerYear: 100, vehicles: 2, notCarried: 0 });

  test.each([
    ['what other seeds found', [seed(7), seed(8)], [seed(7), seed(8)]],
    ['one seed alone', [seed(7)], undefined],
    ['a seed twice', [seed(7), seed(7)], undefined],
    ['a figure that is no whole number', [seed(7), { ...seed(8), pencePerYear: 1.5 }], undefined],
    ['a figure too many', [seed(7), { ...seed(8), extra: 1 }], undefined],
  ])('of ours is read with %s, or without it where it is damaged', async (_, resolved, expected) => {
    const written = JSON.parse(SMALL_PLAN['plan.json']);
    const json =
      'origin' in written ? { ...written, origin: { ...written.origin, resolved } } : { ...written, resolved };
    const plan = await loadPlan(writeFolder({ ...SMALL_PLAN, 'plan.json': JSON.stringify(json) }), theCase);
    expect(plan.origin?.seed).toBe(7);
    expect(plan.origin?.resolved).toEqual(expected);
  });

  test('of others needs only routes and calls, in any encoding, with any further columns', async () => {
    const expected = await loadPlan(writeFolder({ ...SMALL_PLAN }), theCase);
    const calls = SMALL_PLAN['calls.csv']
      .replaceAll('P1;P2', '"P1;P2"')
      .replaceAll(',', ';')
      .replace('route_id', 'Route ID');
    const lines = calls.trimEnd().split('\n');
    const wider = lines.map((line, i) => `${i === 0 ? 'driver' : 'Ann'};${line}`).join('\r\n');
    const files: Files = { 'routes.csv': SMALL_PLAN['routes.csv'], 'calls.csv': encode(wider, 'utf-16le-bom') };
    const plan = await loadPlan(writeFolder(files), theCase);
    expect(plan).toEqual({ routes: expected.routes, exceptions: [], origin: null });
  });

  test('keeps ids that the case does not know, for the checker to see', async () => {
    const files = edited(SMALL_PLAN, 'calls.csv', '08:20:42,P1;P2', '08:20:42,P1;P9;P1');
    const plan = await loadPlan(writeFolder(edited(files, 'routes.csv', 'taxi', 'tram')), theCase);
    expect(plan.routes[0].calls[0].on).toEqual(['P1', 'P9', 'P1']);
    expect(plan.routes[0].vehicleTypeId).toBe('tram');
  });

  test('has its ids as the case spells them', async () => {
    const files = edited(SMALL_PLAN, 'calls.csv', 'school,001', 'school,1');
    const { plan, faults } = await judgePlan(writeFolder(files), theCase);
    expect(plan?.routes[0].calls[1].placeId).toBe('001');
    expect(faults.map((fault) => fault.code)).toEqual(['ID-LEADING-ZEROS']);
  });

  test('may call at a meeting point at a home', async () => {
    const files = edited(SMALL_PLAN, 'calls.csv', 'stop,S1', 'stop,P2');
    expect((await loadPlan(writeFolder(files), theCase)).routes[0].calls[0].placeId).toBe('P2');
  });
});

describe('faults of a plan', () => {
  const C = 'calls.csv';
  const R = 'routes.csv';
  test.each([
    ['FILE-MISSING', C, null, without(SMALL_PLAN, C)],
    ['FILE-MISSING', R, null, without(SMALL_PLAN, R)],
    ['PLAN-ROUTE-UNKNOWN', C, 2, edited(SMALL_PLAN, C, 'R1,am', 'R9,am')],
    ['PLAN-JSON-UNREADABLE', 'plan.json', null, { ...SMALL_PLAN, 'plan.json': '{' }],
    ['COLUMN-MISSING', C, 1, edited(SMALL_PLAN, C, 'place_id', 'place')],
    ['ID-REPEATED', R, 3, { ...SMALL_PLAN, [R]: `${SMALL_PLAN[R]}R1,D2,taxi,4:0,,,,,,\n` }],
    ['VALUE-BLANK', C, 3, edited(SMALL_PLAN, C, 'P1;P2,,0,0', 'P1;P2,,,0')],
    ['VALUE-NOT-A-TIME', C, 3, edited(SMALL_PLAN, C, '08:20:00', 'soon')],
    ['VALUE-NOT-LISTED', C, 3, edited(SMALL_PLAN, C, 'stop,S1', 'halt,S1')],
    ['VALUE-NOT-DAYS', C, 2, edited(SMALL_PLAN, C, 'MTWTF', 'weekdays')],
    ['LAYOUT-NONSENSE', R, 2, edited(SMALL_PLAN, R, '4:0', 'four')],
    ['POSITION-SWAPPED', C, 2, edited(SMALL_PLAN, C, '50.70,-1.29', '-1.29,50.70')],
    ['VALUE-BLANK', 'exceptions.csv', 2, edited(SMALL_PLAN, 'exceptions.csv', 'not_carried,P3', 'not_carried,')],
    ['CSV-ROW-SHORT', C, 2, edited(SMALL_PLAN, C, ',1.234,117', '')],
  ])('%s in %s line %s', async (code, file, line, files) => {
    const { plan, faults } = await judgePlan(writeFolder(files), theCase);
    expect(faults).toContainEqual(expect.objectContaining({ code, file, line }));
    expect(plan === null).toBe(faults.some((fault) => fault.severity === 'error'));
  });

  test('are thrown together with exit code 2', async () => {
    const files = edited(edited(SMALL_PLAN, C, '08:20:00', 'soon'), R, '4:0', 'four');
    const error = await loadPlan(writeFolder(files), theCase).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SchoolrunError);
    if (!(error instanceof SchoolrunError)) return;
    expect(error.exitCode).toBe(2);
    expect(error.faults.map((fault) => fault.code)).toEqual(['LAYOUT-NONSENSE', 'VALUE-NOT-A-TIME']);
  });

  test('a pseudonymised folder, whose ids are those of no case', async () => {
    const plan = JSON.parse(SMALL_PLAN['plan.json'] ?? '{}');
    const files = { ...SMALL_PLAN, 'plan.json': JSON.stringify({ ...plan, pseudonymised: true }) };
    const { plan: read, faults } = await judgePlan(writeFolder(files), theCase);
    expect(faults.map((fault) => fault.code)).toContain('PLAN-PSEUDONYMISED');
    expect(read).toBeNull();
  });

  test('a folder that is not there', async () => {
    const { faults } = await judgePlan('/no/such/folder', theCase);
    expect(faults.map((fault) => fault.code)).toEqual(['FOLDER-UNREADABLE']);
  });

  test('every code of plans alone is tried here', () => {
    const own = Object.keys(CATALOGUE).filter((code) => code.startsWith('PLAN-'));
    expect(own.sort()).toEqual(['PLAN-JSON-UNREADABLE', 'PLAN-PSEUDONYMISED', 'PLAN-ROUTE-UNKNOWN']);
  });
});

describe('stated figures', () => {
  test('as written', async () => {
    const stated = await loadStatedFigures(writeFolder({ ...SMALL_PLAN }));
    expect(stated.plan).toEqual({ costPerYearPounds: 12_345.67 });
    expect(stated.routes).toEqual([
      {
        line: 2,
        routeId: 'R1',
        dutyId: 'D1',
        classGroup: 'mainstream',
        assistants: 0,
        pupils: 2,
        amStart: '',
        amEnd: '',
        pmStart: '',
        pmEnd: '',
        kmPerDay: 12.5,
        hoursPerDay: null,
        costPerDayPounds: 40.25,
      },
    ]);
    expect(stated.pupils?.[0]).toMatchObject({
      pupilId: 'P1',
      days: 'MTWTF',
      amRideMinutes: 9.8,
      rideLimitMinutes: 45,
    });
    expect(stated.exceptions?.[0]).toMatchObject({ code: 'not_carried', days: 0b10101, message: 'no vehicle' });
    expect(stated.runTimes).toEqual([{ routeId: 'R1', session: 'am', start: 30_000, end: 30_750 }]);
  });

  test('missing files are null', async () => {
    const only = { 'routes.csv': SMALL_PLAN['routes.csv'] };
    const stated = await loadStatedFigures(writeFolder(only));
    expect([stated.plan, stated.pupils, stated.routes?.length]).toEqual([null, null, 1]);
    expect(await loadStatedFigures('/no/such/folder')).toEqual({
      plan: null,
      routes: null,
      pupils: null,
      exceptions: null,
      savings: null,
      runTimes: null,
    });
  });
});

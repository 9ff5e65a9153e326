import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeCase, loadCase } from '../../src/ingest/index.ts';
import { fromNationalGrid } from '../../src/ingest/values/coordinates.ts';
import { type Case, type Fault, SchoolrunError } from '../../src/model/index.ts';
import { encode } from './encode.ts';
import { edited, type Files, SMALL_CASE, without, writeFolder } from './smallCase.ts';

async function caseOf(files: Files): Promise<Case> {
  return (await loadCase(writeFolder(files))).theCase;
}

async function thrownFaults(files: Files): Promise<readonly Fault[]> {
  try {
    await caseOf(files);
  } catch (error) {
    if (error instanceof SchoolrunError && error.exitCode === 2) return error.faults;
    throw error;
  }
  throw new Error('the case was accepted');
}

describe('the small case', () => {
  test('pupils, in integers and resolved', async () => {
    const { pupils } = await caseOf({ ...SMALL_CASE });
    expect(pupils[2]).toEqual({
      id: 'P3',
      class: 'send',
      schoolId: '002',
      schoolIndex: 1,
      yearGroup: '8',
      homePostcode: 'PO30 1AC',
      home: [-1.31, 50.72],
      pickup: 'door',
      seating: 'wheelchair',
      assistant: 'shared',
      solo: false,
      days: 0b10101,
      ownMaxRideSeconds: 3600,
      ownBoardingSeconds: 270,
      keepWith: null,
      keepApart: ['P4'],
      equipment: 'ramp',
      otherAddresses: [{ days: 1, session: 'am', postcode: 'PO30 1AD', at: [-1.27, 50.7], reason: 'respite' }],
    });
    expect(pupils.map((pupil) => pupil.ownBoardingSeconds)).toEqual([null, null, 270, 0, null]);
    expect(pupils.map((pupil) => pupil.days)).toEqual([31, 31, 0b10101, 31, 0b01111]);
  });

  test('schools, vehicle types and stops', async () => {
    const { schools, vehicleTypes, stops } = await caseOf({ ...SMALL_CASE });
    expect(schools[0]).toMatchObject({ bellStart: 31_500, bellEnd: 54_900, unloadingSeconds: 120, vehicleBays: null });
    expect(schools[1]).toMatchObject({ unloadingSeconds: 0, vehicleBays: 3 });
    expect(vehicleTypes[0]).toMatchObject({ available: null, costPerDay: 280_000, maxRunsPerSession: 1 });
    expect(vehicleTypes[1]).toEqual({
      id: 'wav',
      name: 'Accessible',
      layouts: [
        { seats: 4, wheelchairs: 0 },
        { seats: 3, wheelchairs: 1 },
      ],
      available: 5,
      costPerDay: 425_000,
      costPerKm: 13_550,
      costPerHour: 160_000,
      co2GramsPerKm: 190,
      maxRunsPerSession: 2,
    });
    expect(stops).toEqual([{ id: 'S1', name: 'Green', at: [-1.281, 50.691] }]);
  });

  test("today's routes, with calls in their order", async () => {
    const files = edited(SMALL_CASE, 'current_calls.csv', 'B2,am,1,P3\nB2,am,2,P4', 'B2,am,2,P4\nB2,am,1,P3');
    const { currentRoutes } = await caseOf(files);
    expect(currentRoutes?.[1]).toEqual({
      id: 'B2',
      operator: 'Solent',
      vehicleTypeId: 'wav',
      pricePerDay: 1_505_000,
      passengerAssistants: 1,
      assistantPricePerDay: 520_000,
      contractEnd: null,
      noticeDays: 0,
      budgetCode: '',
      calls: { am: ['P3', 'P4'], pm: ['P3', 'P4'] },
    });
  });

  test('summary', async () => {
    const { summary } = await loadCase(writeFolder({ ...SMALL_CASE }));
    expect(summary.pupils).toMatchObject({
      total: 5,
      byClass: { mainstream: 2, send: 2, lac: 1, social_care: 0 },
      atTheDoor: 3,
      fromStops: 2,
      wheelchairs: 1,
      sharedAssistant: 1,
      individualAssistant: 1,
      solo: 1,
      byWeekday: [5, 4, 5, 4, 4],
      notEveryDay: 2,
    });
    // (100 + 150.50 + 52) × 190 days.
    expect(summary.current).toEqual({ routes: 2, calls: 10, pupils: 5, paidPerYear: 5_747_500 });
    expect(summary.otherAddresses).toEqual({ rows: 1, pupils: 1 });
  });

  test('hashes of the files as they are', async () => {
    const { inputHashes } = await caseOf({ ...SMALL_CASE });
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(inputHashes).toEqual(Object.fromEntries(Object.entries(SMALL_CASE).map(([k, v]) => [k, sha256(v)])));
  });

  test('without the optional files', async () => {
    const needed = ['case.yaml', 'pupils.csv', 'schools.csv', 'vehicle_types.csv'];
    const theCase = await caseOf(Object.fromEntries(needed.map((name) => [name, SMALL_CASE[name]])));
    expect([theCase.stops, theCase.currentRoutes]).toEqual([[], null]);
  });
});

describe('policy', () => {
  test('every default', async () => {
    const files: Files = {
      ...without(without(SMALL_CASE, 'current_routes.csv'), 'current_calls.csv'),
      'case.yaml': '',
    };
    const folder = writeFolder(files);
    const { theCase } = await loadCase(folder);
    expect(theCase.name).toBe(path.basename(folder));
    expect(theCase.policy).toEqual({
      schoolDaysPerYear: 190,
      planStart: null,
      roads: null,
      straightLine: { roadFactor: 1.35, kmh: 38 },
      travelTimeFactor: { am: 1, pm: 1 },
      maxRideSeconds: { primary: 2700, secondary: 4500, all_through: 4500, special: 4500 },
      arriveBeforeBell: { earliest: 1200, latest: 300 },
      leaveAfterBell: { earliest: 300, latest: 1500 },
      callSeconds: 30,
      boardingSeconds: { mainstream: 6, send: 90, lac: 60, social_care: 60, wheelchair: 240 },
      walkToStopMetres: { primary: 0, secondary: 0, all_through: 0, special: 0 },
      assistantCostPerDay: 0,
      mayShareAVehicle: [['mainstream'], ['send'], ['lac'], ['social_care']],
      sameRouteBothWays: [],
    });
  });

  test('every key', async () => {
    const yaml = `name: 2027
school_days_per_year: 195
plan_start: 01/09/2027
roads: case.yaml
straight_line: { road_factor: 1.2 }
travel_time_factor: { am: 1.15 }
max_ride_minutes: { primary: 30.5 }
arrive_before_bell_minutes: { earliest: 15 }
leave_after_bell_minutes: { latest: 30 }
minutes_per_call: 1
boarding_minutes: { wheelchair: 5, lac: 0 }
walk_to_stop_metres: { primary: 800 }
assistant_cost_per_day_gbp: 52.5
may_share_a_vehicle: [[Send, Social Care]]
same_route_both_ways: [social-care]
`;
    const folder = writeFolder({ ...SMALL_CASE, 'case.yaml': yaml });
    const { theCase } = await loadCase(folder);
    expect(theCase.name).toBe('2027');
    expect(theCase.policy).toEqual({
      schoolDaysPerYear: 195,
      planStart: '2027-09-01',
      roads: path.join(folder, 'case.yaml'),
      straightLine: { roadFactor: 1.2, kmh: 38 },
      travelTimeFactor: { am: 1.15, pm: 1 },
      maxRideSeconds: { primary: 1830, secondary: 4500, all_through: 4500, special: 4500 },
      arriveBeforeBell: { earliest: 900, latest: 300 },
      leaveAfterBell: { earliest: 300, latest: 1800 },
      callSeconds: 60,
      boardingSeconds: { mainstream: 6, send: 90, lac: 0, social_care: 60, wheelchair: 300 },
      walkToStopMetres: { primary: 800, secondary: 0, all_through: 0, special: 0 },
      assistantCostPerDay: 525_000,
      mayShareAVehicle: [['send', 'social_care'], ['mainstream'], ['lac']],
      sameRouteBothWays: ['social_care'],
    });
  });

  test('the key that was meant', async () => {
    const faults = await thrownFaults({
      ...SMALL_CASE,
      'case.yaml': 'plan_start: 2027-09-01\nschool_days: 190\nmax-ride-minutes: 3\n',
    });
    const unknown = faults.filter((fault) => fault.code === 'POLICY-KEY-UNKNOWN');
    expect(unknown.map((fault) => [fault.line, fault.column])).toEqual([
      [2, 'school_days'],
      [3, 'max-ride-minutes'],
    ]);
    expect(unknown[1].remedy).toBe('Did you mean max_ride_minutes?');
  });
});

describe('files from elsewhere', () => {
  test('every encoding and delimiter gives the same case', async () => {
    const { inputHashes: _plain, ...expected } = await caseOf({ ...SMALL_CASE });
    for (const writtenAs of ['utf-8-bom', 'utf-16le', 'utf-16be-bom', 'windows-1252'] as const) {
      for (const delimiter of [';', '\t']) {
        const entries = Object.entries(SMALL_CASE).map(([name, text]) => {
          const other = name.endsWith('.csv') ? text.replaceAll(',', delimiter).replaceAll('\n', '\r\n') : text;
          return [name, encode(other, writtenAs)] as const;
        });
        const { inputHashes: _other, ...theCase } = await caseOf(Object.fromEntries(entries));
        expect(theCase).toEqual(expected);
      }
    }
  });

  test('decimal commas in files with semicolons', async () => {
    const types = SMALL_CASE['vehicle_types.csv'].replaceAll(',', ';').replaceAll('.', ',');
    const schools = SMALL_CASE['schools.csv'].replaceAll(',', ';').replaceAll('.', ',');
    const theCase = await caseOf({ ...SMALL_CASE, 'vehicle_types.csv': types, 'schools.csv': schools });
    expect(theCase.vehicleTypes[1].costPerKm).toBe(13_550);
    expect(theCase.schools[0].at).toEqual([-1.29, 50.7]);
  });

  test('homes on the National Grid', async () => {
    const pupils = SMALL_CASE['pupils.csv'].replace('home_lat,home_lon', 'Home Easting,home_northing');
    const onGrid = pupils.replaceAll(/50\.\d\d,-1\.\d\d/g, '450000,90000');
    const theCase = await caseOf({ ...SMALL_CASE, 'pupils.csv': onGrid });
    expect(theCase.pupils[0].home).toEqual(fromNationalGrid(450_000, 90_000));
  });

  test('columns without a name at the end', async () => {
    const stops = 'stop_id,name,lat,lon,,\nS1,Green,50.691,-1.281\nS2,Lane,50.7,-1.29,,,,\n';
    expect((await caseOf({ ...SMALL_CASE, 'stops.csv': stops })).stops.map((stop) => stop.id)).toEqual(['S1', 'S2']);
  });

  test('names of files in capitals', async () => {
    const { 'pupils.csv': pupils, ...others } = SMALL_CASE;
    expect((await caseOf({ ...others, 'Pupils.CSV': pupils })).pupils).toHaveLength(5);
  });

  test('ids that lost their zeros resolve to the ids of the file', async () => {
    const pupils = SMALL_CASE['pupils.csv'].replaceAll(',001,', ',1,').replaceAll(',002,', ',2,');
    const { theCase, notes } = await loadCase(writeFolder({ ...SMALL_CASE, 'pupils.csv': pupils }));
    expect(theCase.pupils.map((pupil) => pupil.schoolId)).toEqual(['001', '001', '002', '002', '002']);
    expect(notes.map((fault) => fault.severity)).toEqual(Array(5).fill('warning'));
  });

  test('ids that lost their zeros do not resolve when two would fit', async () => {
    const schools = `${SMALL_CASE['schools.csv']}01,Ash,primary,,50.7,-1.3,08:45,15:15,,\n`;
    const files = edited(
      { ...SMALL_CASE, 'schools.csv': schools },
      'pupils.csv',
      'P1,mainstream,001',
      'P1,mainstream,1',
    );
    expect((await thrownFaults(files)).map((fault) => fault.code)).toContain('PUPIL-SCHOOL-UNKNOWN');
  });
});

describe('whatever is done to the files', () => {
  const NAMES = Object.keys(SMALL_CASE);
  const scrap = fc.constantFrom(
    '',
    '"',
    ',',
    '\n',
    ';',
    '-',
    '#NAME?',
    '1e9',
    'P1',
    '0',
    ':',
    '  ',
    'é',
    '__proto__: 1\n',
  );
  const damage = fc.record({ file: fc.constantFrom(...NAMES), at: fc.nat(1200), cut: fc.nat(6), scrap });

  test('there is either a case or an error, and never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const files = { ...SMALL_CASE };
        for (const { file, at, cut, scrap: text } of damages) {
          const from = at % (files[file].length + 1);
          files[file] = files[file].slice(0, from) + text + files[file].slice(from + cut);
        }
        const folder = writeFolder(files);
        const { theCase, counts, faults } = await judgeCase(folder);
        rmSync(folder, { recursive: true });
        expect(theCase === null).toBe(counts.error > 0);
        for (const { line, file } of faults) {
          const lines = file === '' ? 0 : files[file].split(/\r\n|\r|\n/).length;
          expect(line === null || (line >= 1 && line <= lines)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('faults', () => {
  test('of every file come at once, errors first', async () => {
    const broken = edited(
      edited(edited(SMALL_CASE, 'case.yaml', 'name:', 'nmae:'), 'schools.csv', '08:45', 'early'),
      'pupils.csv',
      'none,yes',
      ',yes',
    );
    const faults = await thrownFaults(broken);
    expect(faults.map((fault) => fault.code)).toEqual([
      'POLICY-KEY-UNKNOWN',
      'VALUE-NOT-A-TIME',
      'VALUE-BLANK-ASSUMED',
    ]);
    expect(faults[1]).toEqual({
      code: 'VALUE-NOT-A-TIME',
      severity: 'error',
      file: 'schools.csv',
      line: 2,
      column: 'bell_start',
      value: 'early',
      cause: '"early" is not a time of day',
      remedy: 'Write HH:MM on the 24-hour clock.',
    });
  });

  test('of one code are counted after the twentieth', async () => {
    const stops = Array.from({ length: 25 }, (_, i) => `S${i},Stop,0,0`).join('\n');
    const folder = writeFolder({ ...SMALL_CASE, 'stops.csv': `stop_id,name,lat,lon\n${stops}\n` });
    const { faults, counts } = await judgeCase(folder);
    expect(faults).toHaveLength(21);
    expect(faults[20]).toMatchObject({ code: 'POSITION-ZERO', line: null, cause: 'and 5 more faults with this code' });
    expect(counts).toEqual({ error: 25, warning: 0, note: 0 });
    expect((await judgeCase(folder, Number.POSITIVE_INFINITY)).faults).toHaveLength(25);
  });

  test('a longitude that lost its sign is recognised', async () => {
    const { faults } = await judgeCase(writeFolder(edited(SMALL_CASE, 'pupils.csv', '50.74,-1.33', '50.74,1.33')));
    expect(faults).toMatchObject([
      { code: 'HOME-FAR', remedy: 'Longitude -1.33 would be near the school: check the sign.' },
    ]);
  });

  test('a folder in the place of a file', async () => {
    const folder = writeFolder({ ...SMALL_CASE });
    rmSync(path.join(folder, 'stops.csv'));
    mkdirSync(path.join(folder, 'stops.csv'));
    const { faults } = await judgeCase(folder);
    expect(faults.map((fault) => fault.code)).toEqual(['FILE-UNREADABLE']);
  });

  test('a workbook of the same name is pointed out', async () => {
    const faults = await thrownFaults({ ...without(SMALL_CASE, 'schools.csv'), 'Schools.xlsx': 'PK' });
    expect(faults[0].remedy).toContain('Save Schools.xlsx as');
  });
});

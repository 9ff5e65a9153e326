/** Every fault of a case: a case that is right but for one thing gives exactly that code, at its line. */
import { describe, expect, test } from 'vitest';
import { CATALOGUE, type FaultCode, judgeCase } from '../../src/ingest/index.ts';
import { edited, type Files, SMALL_CASE, without, writeFolder } from './smallCase.ts';

interface Broken {
  readonly code: FaultCode;
  readonly what: string;
  readonly files: Files;
  readonly file: string;
  readonly line: number | null;
  readonly column?: string;
  /** Other faults that must follow from the same thing. */
  readonly also?: readonly FaultCode[];
}

/** One replacement in one file of the small case. */
function swap(
  code: FaultCode,
  file: string,
  from: string,
  to: string,
  line: number | null,
  more: { readonly column?: string; readonly also?: readonly FaultCode[]; readonly at?: string } = {},
): Broken {
  const { at, ...rest } = more;
  return { code, what: `${from} → ${to}`, files: edited(SMALL_CASE, file, from, to), file: at ?? file, line, ...rest };
}

const P = 'pupils.csv';
const S = 'schools.csv';
const V = 'vehicle_types.csv';
const Y = 'case.yaml';
const A = 'pupil_addresses.csv';
const CR = 'current_routes.csv';
const CC = 'current_calls.csv';

const noToday = without(without(SMALL_CASE, CR), CC);

const TEXTS: readonly Broken[] = [
  {
    code: 'TEXT-CHARACTERS',
    what: 'an escape sequence in a name',
    files: { ...SMALL_CASE, [S]: SMALL_CASE[S].replace('Oak', 'Oak\u001b[2J') },
    file: S,
    line: 2,
  },
  {
    code: 'ID-CHARACTERS',
    what: 'a bell in an id',
    files: { ...SMALL_CASE, 'stops.csv': SMALL_CASE['stops.csv'].replace('S1', 'S1\u0007') },
    file: 'stops.csv',
    line: 2,
  },
];

const FILES: readonly Broken[] = [
  { code: 'FILE-MISSING', what: 'no pupils', files: without(noToday, P), file: P, line: null },
  { code: 'FILE-MISSING', what: 'no schools', files: without(SMALL_CASE, S), file: S, line: null },
  { code: 'FILE-MISSING', what: 'no vehicle types', files: without(SMALL_CASE, V), file: V, line: null },
  { code: 'FILE-EMPTY', what: 'no bytes', files: { ...SMALL_CASE, 'stops.csv': '' }, file: 'stops.csv', line: null },
  {
    code: 'FILE-EMPTY',
    what: 'only a header',
    files: { ...SMALL_CASE, [V]: `${SMALL_CASE[V].split('\n')[0]}\n` },
    file: V,
    line: 1,
  },
  {
    code: 'FILE-IS-WORKBOOK',
    what: 'a zip archive',
    files: { ...SMALL_CASE, 'stops.csv': new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]) },
    file: 'stops.csv',
    line: null,
  },
  {
    code: 'FILE-CODE-PAGE',
    what: 'Windows-1252',
    files: { ...SMALL_CASE, 'stops.csv': Buffer.from('stop_id,name,lat,lon\nS1,Café,50.691,-1.281\n', 'latin1') },
    file: 'stops.csv',
    line: null,
  },
  swap('CSV-STRAY-QUOTE', 'stops.csv', 'S1,Green', 'S0,"Bad,50.6,-1.2\nS1,Green', 2),
  swap('CSV-STRAY-QUOTE', 'stops.csv', 'S1,Green', 'S0,"Bad" one,50.6,-1.2\nS1,Green', 2),
  swap(
    'CSV-STRAY-QUOTE',
    'stops.csv',
    'S1,Green',
    'S0,"Bad,50,-1\nS1,Lost,50.7,-1.2\nS2,Closed",50.6,-1.2\nS1,Green',
    2,
  ),
  swap('CSV-ROW-SHORT', 'stops.csv', ',-1.281', '', 2),
  swap('CSV-ROW-LONG', 'stops.csv', 'Green', 'Green, The', 2),
  swap('COLUMN-MISSING', 'stops.csv', 'stop_id', 'stop', 1, { column: 'stop_id', also: ['COLUMN-UNKNOWN'] }),
  swap('COLUMN-MISSING', CR, 'price_per_day_gbp,pass', 'price,pass', 1, { also: ['COLUMN-UNKNOWN'] }),
  swap('COLUMN-REPEATED', 'stops.csv', 'name,lat', 'lat,lat', 1, { column: 'lat' }),
  swap('COLUMN-UNKNOWN', 'stops.csv', 'name', 'label', 1, { column: 'label' }),
  swap('COLUMN-SPELLING', 'stops.csv', 'stop_id', 'Stop ID', 1, { column: 'Stop ID' }),
];

const VALUES: readonly Broken[] = [
  swap('VALUE-BLANK', P, 'P1,mainstream', 'P1,', 2, { column: 'class' }),
  swap('VALUE-BLANK', S, '08:45', '', 2, { column: 'bell_start' }),
  swap('VALUE-BLANK', V, '42.50', '', 3, { column: 'cost_per_day_gbp' }),
  swap('VALUE-BLANK-ASSUMED', P, 'none,yes', ',yes', 6, { column: 'passenger_assistant' }),
  swap('VALUE-BLANK-ASSUMED', P, 'individual,no', 'individual,', 5, { column: 'solo' }),
  swap('VALUE-EXCEL-ERROR', P, 'M-W-F', '#NAME?', 4, { column: 'days' }),
  swap('VALUE-EXCEL-HABIT', S, '08:45', '0.364583', 2, { column: 'bell_start' }),
  swap('VALUE-EXCEL-HABIT', CR, '2028-07-20', '46953', 2, { column: 'contract_end' }),
  swap('VALUE-EXCEL-HABIT', V, 'Taxi,4:0', 'Taxi,04:00', 2, { column: 'layouts' }),
  swap('VALUE-ROUNDED', S, '15:15,2,', '15:15,0.33,', 2, { column: 'unloading_minutes' }),
  swap('VALUE-ROUNDED', V, '1.355', '1.35555', 3, { column: 'cost_per_km_gbp' }),
  swap('VALUE-ROUNDED', Y, 'name: Small', 'minutes_per_call: 0.33', 1, { column: 'minutes_per_call' }),
  swap('VALUE-NOT-A-NUMBER', S, '15:15,2,', '15:15,2 mins,', 2, { column: 'unloading_minutes' }),
  swap('VALUE-NOT-WHOLE', S, '15:20,,3', '15:20,,1.5', 3, { column: 'vehicle_bays' }),
  swap('VALUE-OUT-OF-RANGE', S, '15:20,,3', '15:20,,0', 3, { column: 'vehicle_bays' }),
  swap('VALUE-OUT-OF-RANGE', P, ',60,4.5', ',0,4.5', 4, { column: 'max_ride_minutes' }),
  swap('VALUE-OUT-OF-RANGE', V, '28,', '-28,', 2, { column: 'cost_per_day_gbp' }),
  swap('VALUE-OUT-OF-RANGE', V, ',190,2', ',190,0', 3, { column: 'max_runs_per_session' }),
  swap('VALUE-NOT-MONEY', V, '1.355', '45p', 3, { column: 'cost_per_km_gbp' }),
  swap('VALUE-NOT-A-TIME', S, '08:45', '8.5', 2, { column: 'bell_start' }),
  swap('VALUE-NOT-A-DATE', CR, '2028-07-20', '07/20/2028', 2, { column: 'contract_end' }),
  swap('VALUE-NOT-DAYS', P, 'M-W-F', 'Mon Wed', 4, { column: 'days' }),
  swap('VALUE-NOT-YES-NO', P, 'none,yes', 'none,maybe', 6, { column: 'solo' }),
  swap('VALUE-NOT-LISTED', S, 'primary', 'junior', 2, { column: 'phase' }),
  swap('VALUE-NOT-LISTED', P, 'P5,lac', 'P5,care', 6, { column: 'class' }),
  swap('ID-REPEATED', S, '002,Elm', '001,Elm', 3, {
    column: 'school_id',
    also: ['PUPIL-SCHOOL-UNKNOWN', 'PUPIL-SCHOOL-UNKNOWN', 'PUPIL-SCHOOL-UNKNOWN'],
  }),
  swap('ID-REPEATED', P, 'P5,lac', 'P4,lac', 6, {
    also: ['CURRENT-PUPIL-UNKNOWN', 'CURRENT-PUPIL-UNKNOWN', 'CURRENT-PUPILS-LEFT-OUT'],
  }),
  swap('ID-REPEATED', V, 'wav,Acc', 'taxi,Acc', 3, { also: ['CURRENT-VEHICLE-UNKNOWN'] }),
  swap('ID-REPEATED', CR, 'B2,', 'B1,', 3, {
    also: [
      'CURRENT-ROUTE-UNKNOWN',
      'CURRENT-ROUTE-UNKNOWN',
      'CURRENT-ROUTE-UNKNOWN',
      'CURRENT-ROUTE-UNKNOWN',
      'CURRENT-PUPILS-LEFT-OUT',
    ],
  }),
  swap('ID-CHARACTERS', 'stops.csv', 'S1,', 'S1;S2,', 2, { column: 'stop_id' }),
  swap('ID-LEADING-ZEROS', P, 'mainstream,001,3', 'mainstream,1,3', 2, { column: 'school_id' }),
  swap('ID-LEADING-ZEROS', P, 'lac,002', 'lac,0002', 6, { column: 'school_id' }),
  swap('ID-SCIENTIFIC', 'stops.csv', 'S1,', '2.3E+11,', 2, { column: 'stop_id' }),
];

const POLICY: readonly Broken[] = [
  {
    code: 'POLICY-FILE-MISSING',
    what: 'no case.yaml',
    files: without(noToday, Y),
    file: Y,
    line: null,
    also: ['STOP-WALK-ZERO', 'STOP-WALK-ZERO'],
  },
  swap('POLICY-YAML', Y, 'name: Small', 'name: [Small', 2, { also: ['STOP-WALK-ZERO', 'STOP-WALK-ZERO'] }),
  swap('POLICY-KEY-UNKNOWN', Y, 'name: Small', 'nmae: Small', 1, { column: 'nmae' }),
  swap('POLICY-KEY-UNKNOWN', Y, 'secondary: 1600', 'secondry: 1600', 3, {
    column: 'walk_to_stop_metres.secondry',
    also: ['STOP-WALK-ZERO', 'STOP-WALK-ZERO'],
  }),
  swap('POLICY-VALUE', Y, 'name: Small', 'school_days_per_year: many', 1, { column: 'school_days_per_year' }),
  swap('POLICY-VALUE', Y, 'name: Small', 'school_days_per_year: 0', 1),
  swap('POLICY-VALUE', Y, 'name: Small', 'school_days_per_year: 190.5', 1),
  swap('POLICY-VALUE', Y, 'name: Small', 'max_ride_minutes:\n  primary: 0', 2, { column: 'max_ride_minutes.primary' }),
  swap('POLICY-VALUE', Y, 'name: Small', 'travel_time_factor: { am: -1 }', 1, { column: 'travel_time_factor.am' }),
  swap('POLICY-VALUE', Y, 'name: Small', 'straight_line: { kmh: "38" }', 1, { column: 'straight_line.kmh' }),
  swap('POLICY-VALUE', Y, 'name: Small', 'straight_line: 38', 1, { column: 'straight_line' }),
  swap('POLICY-VALUE', Y, 'name: Small', 'roads: 7', 1, { column: 'roads' }),
  swap('POLICY-VALUE', Y, 'name: Small', 'assistant_cost_per_day_gbp: -1', 1),
  swap('POLICY-VALUE', Y, '[send, lac]', '[send, sned]', 5, { column: 'may_share_a_vehicle.0.1' }),
  swap('POLICY-VALUE', Y, '2027-09-01', 'soon', 2, { column: 'plan_start' }),
  swap('POLICY-WINDOW-ORDER', Y, 'name: Small', 'arrive_before_bell_minutes: { earliest: 5, latest: 20 }', 1),
  swap('POLICY-WINDOW-ORDER', Y, 'name: Small', 'arrive_before_bell_minutes: { earliest: 4 }', 1),
  swap('POLICY-WINDOW-ORDER', Y, 'name: Small', 'leave_after_bell_minutes: { earliest: 30 }', 1),
  swap('POLICY-CLASS-REPEATED', Y, '[send, lac]', '[send, lac, send]', 5),
  swap('POLICY-PLAN-START-MISSING', Y, 'plan_start: 2027-09-01\n', '', null),
  swap('POLICY-PLAN-START-MISSING', Y, '2027-09-01', '', 2),
  swap('POLICY-ROADS-MISSING', Y, 'name: Small', 'roads: nowhere.osm.pbf', 1, { column: 'roads' }),
];

const PLACES: readonly Broken[] = [
  swap('POSITION-BLANK', S, '50.71,-1.30', '50.71,', 3, { column: 'lon' }),
  swap('POSITION-BLANK', P, '50.74,-1.33', ',', 6, { column: 'home_lat' }),
  swap('POSITION-ZERO', P, '50.74,-1.33', '0,0', 6),
  swap('POSITION-SWAPPED', S, '50.71,-1.30', '-1.30,50.71', 3),
  swap('POSITION-SWAPPED', P, '50.74,-1.33', '-1.33,50.74', 6),
  swap('POSITION-OUTSIDE', S, '50.71,-1.30', '57.71,-1.30', 3),
  swap('POSITION-OUTSIDE', P, '50.74,-1.33', '5.074,-1.33', 6),
  swap('POSITION-OUTSIDE', P, '50.74,-1.33', '91000,450000', 6),
  swap('HOME-FAR', P, '50.74,-1.33', '51.74,-1.33', 6),
  swap('HOME-FAR', A, '50.70,-1.27', '51.74,-1.33', 2),
  swap('HOME-TOO-FAR', P, '50.74,-1.33', '53.74,-1.33', 6),
  swap('BELL-ORDER', S, '15:15', '03:15', 2, { column: 'bell_end' }),
  swap('BELL-OUTSIDE-DAY', S, '08:45', '00:30', 2, { column: 'bell_start' }),
  swap('BELL-OUTSIDE-DAY', S, '08:45', '04:59', 2, { column: 'bell_start' }),
  swap('BELL-OUTSIDE-DAY', S, '15:20', '19:01', 3, { column: 'bell_end' }),
  swap('BELL-OUTSIDE-DAY', Y, 'name: Small', 'arrive_before_bell_minutes: { earliest: 528 }', 2, {
    column: 'bell_start',
    at: S,
    also: ['HOME-BEYOND-DAY', 'HOME-BEYOND-DAY', 'HOME-BEYOND-DAY', 'HOME-BEYOND-DAY'],
  }),
  // 180 km × 1.35 ÷ 38 km/h is 6 h 24 min; the raised limit of 7 h 7 min fits before 08:30, but not after a factor 1.3.
  {
    code: 'HOME-BEYOND-DAY',
    what: 'a far home and slow roads',
    files: edited(
      edited(SMALL_CASE, P, '50.74,-1.33', '52.33,-1.30'),
      Y,
      'name: Small',
      'travel_time_factor: { pm: 1.3 }',
    ),
    file: P,
    line: 6,
    column: 'home_lat',
    also: ['HOME-FAR'],
  },
  swap('STOP-ID-IS-PUPIL', 'stops.csv', 'S1,', 'P1,', 2, { column: 'stop_id' }),
  {
    code: 'POSITION-CONTRADICTION',
    what: 'another easting',
    files: {
      ...SMALL_CASE,
      [P]: SMALL_CASE[P]
        .replace('equipment', 'equipment,home_easting,home_northing')
        .replaceAll(/,$/gm, ',,,')
        .replace('ramp', 'ramp,445000,91000'),
    },
    file: P,
    line: 4,
  },
];

const manyLayouts = Array.from({ length: 30 }, (_, i) => `${i + 10}:0`).join('|');
const VEHICLES: readonly Broken[] = [
  ...['4', 'a:b', '0:0', '-4:0', '4:0|4:0', '4:0|', '4:0;2:1', '4.5:0'].map((layouts) =>
    swap('LAYOUT-NONSENSE', V, 'Taxi,4:0,', `Taxi,${layouts},`, 2, { column: 'layouts' }),
  ),
  swap('LAYOUTS-TOO-MANY', V, 'Taxi,4:0,', `Taxi,${manyLayouts},`, null),
  {
    code: 'VEHICLES-NONE',
    what: 'available 0 everywhere',
    files: { ...SMALL_CASE, [V]: SMALL_CASE[V].replace('4:0,,', '4:0,0,').replace('3:1,5,', '3:1,0,') },
    file: V,
    line: null,
  },
  swap('WHEELCHAIR-NO-PLACE', V, '3:1,5,', '3:1,0,', 4, { at: P }),
  swap('WHEELCHAIR-NO-PLACE', V, '4:0|3:1', '4:0', 4, { at: P, also: ['CURRENT-VEHICLE-FULL'] }),
  swap('PUPIL-FITS-NOTHING', V, '4:0|3:1', '0:1', 4, { at: P, also: ['CURRENT-VEHICLE-FULL'] }),
  {
    code: 'KEEP-WITH-TOO-BIG',
    what: 'two wheelchairs in one group',
    files: {
      ...SMALL_CASE,
      [P]: SMALL_CASE[P]
        .replace('4.5,,P4', '4.5,F2,')
        .replace('door,seat,individual,no,,,0,,', 'door,wheelchair,none,no,,,0,F2,'),
    },
    file: P,
    line: 4,
    also: ['CURRENT-VEHICLE-FULL'],
  },
];

const PUPILS: readonly Broken[] = [
  swap('PUPIL-SCHOOL-UNKNOWN', P, 'lac,002', 'lac,003', 6, { column: 'school_id' }),
  swap('PUPIL-NO-DAYS', P, 'MTWT-', '-----', 6, { column: 'days' }),
  swap('YEAR-GROUP-UNKNOWN', P, '002,8,', '002,15,', 4, { column: 'year_group' }),
  {
    code: 'STOP-WALK-ZERO',
    what: 'a stop pupil of a phase that does not walk',
    files: edited(edited(SMALL_CASE, Y, ', secondary: 1600', ''), P, '-1.33,door', '-1.33,stop'),
    file: P,
    line: 6,
  },
  swap('KEEP-WITH-ONE', P, '0,,,', '0,Alone,,', 5),
  swap('KEEP-WITH-SCHOOLS', P, 'P2,mainstream,001', 'P2,mainstream,002', 3),
  swap('KEEP-WITH-CLASSES', P, 'P2,mainstream', 'P2,send', 3),
  swap('KEEP-WITH-SOLO', P, 'none,no,MTWTF', 'none,yes,MTWTF', 3),
  swap('KEEP-APART-UNKNOWN', P, ',P4,', ',P99,', 4, { column: 'keep_apart' }),
  swap('KEEP-APART-UNKNOWN', P, ',P4,', ',P4; P99,', 4),
  swap('KEEP-APART-SELF', P, ',P4,', ',P3,', 4),
  swap('KEEP-APART-TOGETHER', P, 'F1,,', 'F1,P2,', 2),
  swap('KEEP-APART-SOLO', P, ',P4,', ',P5,', 4),
  swap('ADDRESS-PUPIL-UNKNOWN', A, 'P3,', 'P99,', 2, { column: 'pupil_id' }),
  swap('ADDRESS-CLASH', A, 'respite\n', 'respite\nP3,M-W--,both,PO30 1AD,50.70,-1.27,\n', 3),
  swap('ADDRESS-DAYS-OFF', A, 'M----', '-T---', 2),
];

const TODAY: readonly Broken[] = [
  { code: 'CURRENT-FILES-HALF', what: 'no calls', files: without(SMALL_CASE, CC), file: CC, line: null },
  { code: 'CURRENT-FILES-HALF', what: 'no routes', files: without(SMALL_CASE, CR), file: CR, line: null },
  swap('CURRENT-VEHICLE-UNKNOWN', CR, 'Needles,taxi', 'Needles,tram', 2),
  swap('CURRENT-ROUTE-UNKNOWN', CC, 'B1,am,2', 'B9,am,2', 3),
  swap('CURRENT-PUPIL-UNKNOWN', CC, 'B1,am,2,P2', 'B1,am,2,P9', 3),
  swap('CURRENT-PUPIL-TWICE', CC, 'B2,am,1', 'B1,am,4,P1\nB2,am,1', 5),
  swap('CURRENT-PUPIL-TWO-ROUTES', CC, 'B2,am,1', 'B2,am,0,P5\nB2,am,1', 5, { also: ['CURRENT-VEHICLE-FULL'] }),
  {
    code: 'CURRENT-PUPILS-LEFT-OUT',
    what: 'no calls of P5',
    files: { ...SMALL_CASE, [CC]: SMALL_CASE[CC].replaceAll(/^.*P5\n/gm, '') },
    file: P,
    line: 6,
  },
  swap('CURRENT-SEQUENCE-REPEATED', CC, 'B1,am,2', 'B1,am,1', 3),
  {
    code: 'CURRENT-ROUTES-NONE',
    what: 'two headers alone',
    files: { ...SMALL_CASE, [CR]: `${SMALL_CASE[CR].split('\n')[0]}\n`, [CC]: `${SMALL_CASE[CC].split('\n')[0]}\n` },
    file: CR,
    line: 1,
  },
  swap('CURRENT-ROUTE-EMPTY', CR, 'B2,', 'B0,Nobody,taxi,1,,,,0,\nB2,', 3),
  swap('CURRENT-NOTICE-BLANK', CR, '52,,0,', '52,,,', 3, { column: 'notice_days' }),
  swap('CURRENT-NOTICE-BLANK', CR, '2028-07-20,28', '2028-07-20,', 2, { column: 'notice_days' }),
  swap('CURRENT-VEHICLE-FULL', CR, 'Solent,wav', 'Solent,taxi', 3),
];

const ALL = { FILES, TEXTS, VALUES, POLICY, PLACES, VEHICLES, PUPILS, TODAY };

test('the small case has no fault', async () => {
  const { theCase, faults } = await judgeCase(writeFolder({ ...SMALL_CASE }));
  expect(faults).toEqual([]);
  expect(theCase?.pupils.map((pupil) => pupil.id)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5']);
});

for (const [group, cases] of Object.entries(ALL)) {
  describe(group.toLowerCase(), () => {
    test.each(cases)('$code: $what', async ({ code, files, file, line, column, also }) => {
      const { theCase, faults } = await judgeCase(writeFolder(files));
      const found = faults.find((fault) => fault.code === code);
      expect({ file: found?.file, line: found?.line }).toEqual({ file, line });
      if (column !== undefined) expect(found?.column).toBe(column);
      expect(faults.map((fault) => fault.code).sort()).toEqual([code, ...(also ?? [])].sort());
      const hasError = faults.some((fault) => fault.severity === 'error');
      expect(theCase === null).toBe(hasError);
    });
  });
}

test('a folder that is not there', async () => {
  const { faults, summary } = await judgeCase('/no/such/folder');
  expect(faults.map((fault) => fault.code)).toEqual(['FOLDER-UNREADABLE']);
  expect(summary).toBeNull();
});

test('every code of a case is tried here', () => {
  const tried = new Set<string>(Object.values(ALL).flatMap((cases) => cases.map((broken) => broken.code)));
  const elsewhere = ['FOLDER-UNREADABLE', 'FILE-UNREADABLE'];
  const untried = Object.keys(CATALOGUE).filter((code) => !code.startsWith('PLAN-') && !tried.has(code));
  expect(untried.sort()).toEqual(elsewhere.sort());
});

/** The pupils with their homes on the National Grid: those of the last row in these words. */
function onTheGrid(easting: string, northing: string): Files {
  const homes = ['450800,90100', '450800,90100', '448700,93400', '448000,94500', `${easting},${northing}`];
  const [header, ...rows] = SMALL_CASE[P].trimEnd().split('\n');
  const lines = rows.map((row, i) => row.replace(/50\.\d\d,-1\.\d\d/, homes[i]));
  return {
    ...SMALL_CASE,
    [P]: `${[header.replace('home_lat,home_lon', 'home_easting,home_northing'), ...lines].join('\n')}\n`,
  };
}

describe('homes on the National Grid are spoken of as the file has them', () => {
  test.each([
    ['HOME-FAR', '450000', '191000', 'home_easting', '450000, 191000'],
    ['HOME-TOO-FAR', '450000', '391000', 'home_easting', '450000, 391000'],
    ['POSITION-OUTSIDE', '4500000', '91000', 'home_easting', '4500000'],
    ['POSITION-BLANK', '', '', 'home_easting', ''],
    ['POSITION-BLANK', '450000', '', 'home_northing', ''],
  ])('%s: %s, %s', async (code, easting, northing, column, value) => {
    const { faults } = await judgeCase(writeFolder(onTheGrid(easting, northing)));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ code, file: P, line: 6, column, value });
    expect(`${faults[0].cause} ${faults[0].remedy}`.includes('home_lat')).toBe(false);
  });
});

test('a ride limit of nothing is refused in words', async () => {
  const { faults } = await judgeCase(writeFolder(edited(SMALL_CASE, P, ',60,4.5', ',0,4.5')));
  expect(faults.map((fault) => fault.cause)).toEqual([
    '"0" is no ride limit: it must be more than 0 minutes and at most 1440, or blank for the usual limit',
  ]);
});

test.each([
  [S, '15:20,,3', '15:20,,0', '"0" is not from 1 to 1000 bays; leave the cell blank where there is no limit'],
  [V, '16,190,2', '16,190,0', '"0" is not from 1 to 20 runs; to use none of a type, write 0 in available'],
])('a limit of none is refused with what was meant instead: %s', async (file, before, after, cause) => {
  const { faults } = await judgeCase(writeFolder(edited(SMALL_CASE, file, before, after)));
  expect(faults.map((fault) => fault.cause)).toEqual([cause]);
});

test('a contract that has ended by plan_start needs no notice period', async () => {
  const { faults } = await judgeCase(writeFolder(edited(SMALL_CASE, CR, '2028-07-20,28', '2020-07-20,')));
  expect(faults).toEqual([]);
});

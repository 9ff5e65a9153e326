/** Reads pupils.csv. */
import { PUPIL_CLASSES, type Pupil } from '../../model/index.ts';
import type { PupilDraft, SchoolDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';
import { type Named, named, reportRepeatedIds, resolveId } from '../ids.ts';
import { readHome } from './positions.ts';
import { type Row, rowsOf } from './row.ts';
import { SCHOOLS } from './schools.ts';
import type { Table, TableForm } from './table.ts';

const COLUMNS = [
  'pupil_id',
  'class',
  'school_id',
  'year_group',
  'home_postcode',
  'home_lat',
  'home_lon',
  'home_easting',
  'home_northing',
  'pickup',
  'seating',
  'passenger_assistant',
  'solo',
  'days',
  'max_ride_minutes',
  'boarding_minutes',
  'keep_with',
  'keep_apart',
  'equipment',
] as const;
type Column = (typeof COLUMNS)[number];

const HOME = { lat: 'home_lat', lon: 'home_lon', easting: 'home_easting', northing: 'home_northing' } as const;
/** One second to a whole day: what is above 0 and can be meant as a journey. */
const RIDE_MINUTES = {
  min: 1 / 60,
  max: 1440,
  beyond: 'is no ride limit: it must be more than 0 minutes and at most 1440, or blank for the usual limit',
};

export const PUPILS: TableForm<Column> = {
  file: 'pupils.csv',
  columns: COLUMNS,
  required: ['pupil_id', 'class', 'school_id', 'pickup', 'seating', 'passenger_assistant', 'solo'],
  presence: 'rows',
};

export function readPupils(
  table: Table<Column> | null,
  schools: readonly SchoolDraft[],
  faults: FaultList,
): PupilDraft[] {
  if (table && !hasHomeColumns(table)) {
    const cause = `${PUPILS.file} has neither home_lat and home_lon nor home_easting and home_northing`;
    faults.add('COLUMN-MISSING', { file: PUPILS.file, line: table.headerLine, column: 'home_lat' }, cause);
    return [];
  }
  const unknown = schools.length > 0 ? 'PUPIL-SCHOOL-UNKNOWN' : null;
  const among = named(schools, { unknown, what: 'school', where: SCHOOLS.file });
  const pupils = rowsOf(table, faults).map((row) => readPupil(row, among));
  reportRepeatedIds(PUPILS.file, 'pupil_id', pupils, faults);
  return pupils;
}

function hasHomeColumns(table: Table<Column>): boolean {
  const has = (column: Column) => table.positions.has(column);
  return (has(HOME.lat) && has(HOME.lon)) || (has(HOME.easting) && has(HOME.northing));
}

function readPupil(row: Row<Column>, schools: Named): PupilDraft {
  const schoolIndex = schoolOf(row, schools);
  const home = readHome(row, HOME);
  return {
    line: row.line,
    id: row.id('pupil_id'),
    class: row.word('class', PUPIL_CLASSES),
    schoolId: schools.ids[schoolIndex] ?? row.text('school_id'),
    schoolIndex,
    yearGroup: yearGroupOf(row),
    homePostcode: row.words('home_postcode'),
    home: home.at,
    homeColumn: home.column,
    homeWritten: home.written,
    pickup: assumed(row, 'pickup', ['door', 'stop']),
    seating: assumed(row, 'seating', ['seat', 'wheelchair']),
    assistant: assumed<Pupil['assistant']>(row, 'passenger_assistant', ['none', 'shared', 'individual']),
    solo: soloOf(row),
    days: row.days('days'),
    ownMaxRideSeconds: row.minutes('max_ride_minutes', RIDE_MINUTES, { blank: null }),
    ownBoardingSeconds: row.minutes('boarding_minutes', { min: 0, max: 120 }, { blank: null }),
    keepWith: row.words('keep_with') || null,
    keepApart: row.ids('keep_apart'),
    equipment: row.words('equipment'),
    otherAddresses: [],
  };
}

function schoolOf(row: Row<Column>, schools: Named): number {
  const id = row.text('school_id');
  if (id !== '') return resolveId(id, schools, row, 'school_id');
  row.fault('VALUE-BLANK', 'school_id', 'school_id is blank');
  return -1;
}

/** A word whose blank means the first of the list, with a warning: it says what a child needs. */
function assumed<W extends string>(row: Row<Column>, column: Column, words: readonly W[]): W {
  const word = row.word(column, words, { blank: words[0] }) ?? words[0];
  if (row.text(column) === '') row.fault('VALUE-BLANK-ASSUMED', column, `${column} is blank and was read as ${word}`);
  return word;
}

function soloOf(row: Row<Column>): boolean {
  if (row.text('solo') === '') row.fault('VALUE-BLANK-ASSUMED', 'solo', 'solo is blank and was read as no');
  return row.yesNo('solo', { blank: false });
}

function yearGroupOf(row: Row<Column>): string {
  const written = row.text('year_group').toUpperCase();
  const text = written === 'NURSERY' ? 'N' : written === 'RECEPTION' ? 'R' : written;
  if (text === '' || text === 'N' || text === 'R') return text;
  const number = /^(?:Y|YR|YEAR)?\s*0*(\d{1,2})$/.exec(text);
  if (number && Number(number[1]) >= 1 && Number(number[1]) <= 14) return number[1];
  row.fault('YEAR-GROUP-UNKNOWN', 'year_group', `"${row.text('year_group')}" is none of N, R, 1 to 14`);
  return '';
}

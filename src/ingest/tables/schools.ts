/** Reads schools.csv. */
import { PHASES } from '../../model/index.ts';
import type { SchoolDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';
import { reportRepeatedIds } from '../ids.ts';
import { readPosition } from './positions.ts';
import { rowsOf } from './row.ts';
import type { Table, TableForm } from './table.ts';

const COLUMNS = [
  'school_id',
  'name',
  'phase',
  'postcode',
  'lat',
  'lon',
  'bell_start',
  'bell_end',
  'unloading_minutes',
  'vehicle_bays',
] as const;
type Column = (typeof COLUMNS)[number];

/** A school where no vehicle may stop can have no pupils: 0 is a slip for a blank. */
const BAYS = { min: 1, max: 1000, beyond: 'is not from 1 to 1000 bays; leave the cell blank where there is no limit' };

export const SCHOOLS: TableForm<Column> = {
  file: 'schools.csv',
  columns: COLUMNS,
  required: ['school_id', 'phase', 'lat', 'lon', 'bell_start', 'bell_end'],
  presence: 'rows',
};

export function readSchools(table: Table<Column> | null, faults: FaultList): SchoolDraft[] {
  const schools = rowsOf(table, faults).map((row): SchoolDraft => {
    const id = row.id('school_id');
    return {
      line: row.line,
      id,
      name: row.words('name') || id,
      phase: row.word('phase', PHASES),
      postcode: row.words('postcode'),
      at: readPosition(row, 'lat', 'lon', 'england'),
      bellStart: row.time('bell_start'),
      bellEnd: row.time('bell_end'),
      unloadingSeconds: row.minutes('unloading_minutes', { min: 0, max: 120 }, { blank: null }) ?? 0,
      vehicleBays: row.whole('vehicle_bays', BAYS, { blank: null }),
    };
  });
  reportRepeatedIds(SCHOOLS.file, 'school_id', schools, faults);
  return schools;
}

/** Reads stops.csv. */
import type { StopDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';
import { reportRepeatedIds } from '../ids.ts';
import { readPosition } from './positions.ts';
import { rowsOf } from './row.ts';
import type { Table, TableForm } from './table.ts';

const COLUMNS = ['stop_id', 'name', 'lat', 'lon'] as const;
type Column = (typeof COLUMNS)[number];

export const STOPS: TableForm<Column> = {
  file: 'stops.csv',
  columns: COLUMNS,
  required: ['stop_id', 'lat', 'lon'],
  presence: 'optional',
};

export function readStops(table: Table<Column> | null, faults: FaultList): StopDraft[] {
  const stops = rowsOf(table, faults).map((row): StopDraft => {
    const id = row.id('stop_id');
    return { line: row.line, id, name: row.words('name') || id, at: readPosition(row, 'lat', 'lon', 'england') };
  });
  reportRepeatedIds(STOPS.file, 'stop_id', stops, faults);
  return stops;
}

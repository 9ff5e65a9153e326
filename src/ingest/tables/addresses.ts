/** Reads pupil_addresses.csv into the pupils it belongs to. */
import { SESSIONS } from '../../model/index.ts';
import type { PupilDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';
import { named, resolveId } from '../ids.ts';
import { readPosition } from './positions.ts';
import { PUPILS } from './pupils.ts';
import { rowsOf } from './row.ts';
import type { Table, TableForm } from './table.ts';

const COLUMNS = ['pupil_id', 'days', 'session', 'postcode', 'lat', 'lon', 'reason'] as const;
type Column = (typeof COLUMNS)[number];

export const ADDRESSES: TableForm<Column> = {
  file: 'pupil_addresses.csv',
  columns: COLUMNS,
  required: ['pupil_id', 'lat', 'lon'],
  presence: 'optional',
};

/** Adds every address to its pupil; returns how many rows the file has. */
export function readAddresses(table: Table<Column> | null, pupils: readonly PupilDraft[], faults: FaultList): number {
  const unknown = pupils.length > 0 ? 'ADDRESS-PUPIL-UNKNOWN' : null;
  const among = named(pupils, { unknown, what: 'pupil', where: PUPILS.file });
  const rows = rowsOf(table, faults);
  for (const row of rows) {
    const id = row.id('pupil_id');
    const pupil = resolveId(id, among, row, 'pupil_id');
    const address = {
      line: row.line,
      days: row.days('days'),
      session: row.word('session', [...SESSIONS, 'both'], { blank: 'both' }) ?? 'both',
      postcode: row.words('postcode'),
      at: readPosition(row, 'lat', 'lon', 'kingdom'),
      reason: row.words('reason'),
    };
    if (pupil >= 0) pupils[pupil].otherAddresses.push(address);
  }
  return rows.length;
}

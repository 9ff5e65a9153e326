/** Reads a plan's exceptions.csv. */
import { EXCEPTION_CODES, type PlanException, SESSIONS } from '../../model/index.ts';
import type { FaultList } from '../faults.ts';
import { type Row, rowsOf } from '../tables/row.ts';
import type { Table, TableForm } from '../tables/table.ts';
import { asInCase, type CaseIds } from './caseIds.ts';

const COLUMNS = [
  'code',
  'pupil_id',
  'days',
  'session',
  'ride_limit_minutes',
  'direct_drive_minutes',
  'message',
  'what_would_help',
] as const;
type Column = (typeof COLUMNS)[number];

export const PLAN_EXCEPTIONS: TableForm<Column> = {
  file: 'exceptions.csv',
  columns: COLUMNS,
  required: ['code', 'pupil_id'],
  presence: 'optional',
};

const MINUTES = { min: 0, max: 100_000 };

export function readPlanExceptions(table: Table<Column> | null, ids: CaseIds, faults: FaultList): PlanException[] {
  return rowsOf(table, faults).map((row): PlanException => {
    const code = row.words('code').toLowerCase();
    // Notes may be about nobody in particular; what excuses a breach must name a pupil.
    const excuses = EXCEPTION_CODES.some((known) => known === code);
    const pupilId = excuses ? row.id('pupil_id') : row.words('pupil_id');
    return {
      code,
      pupilId: asInCase(pupilId, ids.pupils, row, 'pupil_id'),
      days: row.days('days'),
      session: row.word('session', [...SESSIONS, 'both'], { blank: 'both' }) ?? 'both',
      rideLimitSeconds: secondsOf(row, 'ride_limit_minutes'),
      directDriveSeconds: secondsOf(row, 'direct_drive_minutes'),
      message: row.words('message'),
      whatWouldHelp: row.words('what_would_help'),
    };
  });
}

/** Plans give minutes with two decimals or so; rounding them to seconds is no news. */
function secondsOf(row: Row<Column>, column: 'ride_limit_minutes' | 'direct_drive_minutes'): number | null {
  const minutes = row.number(column, MINUTES, { blank: null });
  return minutes === null ? null : Math.round(minutes * 60);
}

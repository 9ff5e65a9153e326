/** Reads a plan's calls.csv. */
import { type CallKind, type PlanCall, SESSIONS } from '../../model/index.ts';
import type { FaultList } from '../faults.ts';
import { type Named, resolveId } from '../ids.ts';
import { readPosition } from '../tables/positions.ts';
import { type Row, rowsOf } from '../tables/row.ts';
import type { Table, TableForm } from '../tables/table.ts';
import { asInCase, type CaseIds } from './caseIds.ts';

const COLUMNS = [
  'route_id',
  'session',
  'days',
  'sequence',
  'kind',
  'place_id',
  'lat',
  'lon',
  'arrive',
  'depart',
  'pupils_on',
  'pupils_off',
  'km_from_previous',
  'seconds_from_previous',
] as const;
export type CallColumn = (typeof COLUMNS)[number];

export const PLAN_CALLS: TableForm<CallColumn> = {
  file: 'calls.csv',
  columns: COLUMNS,
  required: COLUMNS.filter((column) => column !== 'days'),
  presence: 'header',
};

const KINDS = ['home', 'stop', 'school'] as const;

export interface CallDraft extends PlanCall {
  /** Index of the route among the plan's routes. */
  readonly routeIndex: number;
}

/** The calls in the file's order; those with a fault are left out. */
export function readPlanCalls(
  table: Table<CallColumn> | null,
  routes: Named,
  ids: CaseIds,
  faults: FaultList,
): CallDraft[] {
  const calls = rowsOf(table, faults).map((row) => readCall(row, routes, ids));
  return calls.filter((call) => call !== null);
}

function readCall(row: Row<CallColumn>, routes: Named, ids: CaseIds): CallDraft | null {
  const routeIndex = resolveId(row.id('route_id'), routes, row, 'route_id');
  const session = row.word('session', SESSIONS);
  const sequence = row.whole('sequence', { min: 0, max: 1_000_000 });
  const kind = row.word('kind', KINDS);
  const placeId = kind === null ? null : placeOf(row, kind, ids);
  const at = readPosition(row, 'lat', 'lon', 'kingdom');
  const arrive = row.time('arrive', false);
  const depart = row.time('depart', false);
  const metres = row.kilometres('km_from_previous', { min: 0, max: 10_000 });
  const seconds = row.number('seconds_from_previous', { min: 0, max: 1_000_000 });
  const days = row.days('days');
  const on = pupilsOf(row, 'pupils_on', ids);
  const off = pupilsOf(row, 'pupils_off', ids);
  if (routeIndex < 0 || session === null || sequence === null || kind === null || placeId === null) return null;
  if (at === null || arrive === null || depart === null || metres === null || seconds === null) return null;
  return {
    routeIndex,
    session,
    days,
    sequence,
    kind,
    placeId,
    at,
    arrive,
    depart,
    on,
    off,
    metresFromPrevious: metres,
    secondsFromPrevious: Math.round(seconds),
  };
}

/** The place as the case spells it. A meeting point at a home is a stop whose place is the pupil who lives there. */
function placeOf(row: Row<CallColumn>, kind: CallKind, ids: CaseIds): string {
  const id = row.id('place_id');
  const isStop = kind === 'stop' && (ids.stops.index.exact(id) >= 0 || ids.pupils.index.exact(id) < 0);
  const among = kind === 'school' ? ids.schools : isStop ? ids.stops : ids.pupils;
  return asInCase(id, among, row, 'place_id');
}

/** The pupils as the case spells them; one who is there twice stays so, for the checker to see. */
function pupilsOf(row: Row<CallColumn>, column: 'pupils_on' | 'pupils_off', ids: CaseIds): string[] {
  return row.ids(column).map((id) => asInCase(id, ids.pupils, row, column));
}

/** Reads current_routes.csv and current_calls.csv: what runs today. */
import { SESSIONS } from '../../model/index.ts';
import type { CurrentRouteDraft, PupilDraft, VehicleTypeDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';
import { named, reportRepeatedIds, resolveId } from '../ids.ts';
import { PUPILS } from './pupils.ts';
import { rowsOf } from './row.ts';
import type { Table, TableForm } from './table.ts';
import { VEHICLE_TYPES } from './vehicleTypes.ts';

const ROUTE_COLUMNS = [
  'route_id',
  'operator',
  'vehicle_type_id',
  'price_per_day_gbp',
  'passenger_assistants',
  'assistant_price_per_day_gbp',
  'contract_end',
  'notice_days',
  'budget_code',
] as const;
type RouteColumn = (typeof ROUTE_COLUMNS)[number];

export const CURRENT_ROUTES: TableForm<RouteColumn> = {
  file: 'current_routes.csv',
  columns: ROUTE_COLUMNS,
  required: ['route_id', 'vehicle_type_id', 'price_per_day_gbp'],
  presence: 'optional',
};

const CALL_COLUMNS = ['route_id', 'session', 'sequence', 'pupil_id'] as const;
type CallColumn = (typeof CALL_COLUMNS)[number];

export const CURRENT_CALLS: TableForm<CallColumn> = {
  file: 'current_calls.csv',
  columns: CALL_COLUMNS,
  required: CALL_COLUMNS,
  presence: 'optional',
};

export function readCurrentRoutes(
  table: Table<RouteColumn> | null,
  vehicleTypes: readonly VehicleTypeDraft[],
  faults: FaultList,
): CurrentRouteDraft[] {
  const unknown = vehicleTypes.length > 0 ? 'CURRENT-VEHICLE-UNKNOWN' : null;
  const among = named(vehicleTypes, { unknown, what: 'vehicle type', where: VEHICLE_TYPES.file });
  const routes = rowsOf(table, faults).map((row): CurrentRouteDraft => {
    const id = row.id('route_id');
    const type = row.id('vehicle_type_id');
    const vehicleTypeIndex = resolveId(type, among, row, 'vehicle_type_id');
    return {
      line: row.line,
      id,
      operator: row.words('operator'),
      vehicleTypeIndex,
      vehicleTypeId: among.ids[vehicleTypeIndex] ?? type,
      pricePerDay: row.money('price_per_day_gbp'),
      passengerAssistants: row.whole('passenger_assistants', { min: 0, max: 100 }, { blank: 0 }) ?? 0,
      assistantPricePerDay: row.money('assistant_price_per_day_gbp', { blank: 0 }),
      contractEnd: row.date('contract_end'),
      noticeDays: row.whole('notice_days', { min: 0, max: 3660 }, { blank: 0 }) ?? 0,
      noticeStated: row.text('notice_days') !== '',
      budgetCode: row.words('budget_code'),
      calls: [],
    };
  });
  reportRepeatedIds(CURRENT_ROUTES.file, 'route_id', routes, faults);
  return routes;
}

/** Adds every call to its route, in the file's order. */
export function readCurrentCalls(
  table: Table<CallColumn> | null,
  routes: readonly CurrentRouteDraft[],
  pupils: readonly PupilDraft[],
  routesReadable: boolean,
  faults: FaultList,
): void {
  const unknownRoute = routesReadable ? 'CURRENT-ROUTE-UNKNOWN' : null;
  const unknownPupil = pupils.length > 0 ? 'CURRENT-PUPIL-UNKNOWN' : null;
  const amongRoutes = named(routes, { unknown: unknownRoute, what: 'route', where: CURRENT_ROUTES.file });
  const amongPupils = named(pupils, { unknown: unknownPupil, what: 'pupil', where: PUPILS.file });
  for (const row of rowsOf(table, faults)) {
    const routeId = row.id('route_id');
    const pupilId = row.id('pupil_id');
    const route = resolveId(routeId, amongRoutes, row, 'route_id');
    const pupilIndex = resolveId(pupilId, amongPupils, row, 'pupil_id');
    const session = row.word('session', SESSIONS);
    const sequence = row.whole('sequence', { min: 0, max: 1_000_000 });
    if (route < 0 || pupilIndex < 0 || session === null || sequence === null) continue;
    routes[route].calls.push({ line: row.line, session, sequence, pupilIndex });
  }
}

/** Reads a plan's routes.csv. */
import type { Layout, Session } from '../../model/index.ts';
import type { FaultList } from '../faults.ts';
import { type Named, reportRepeatedIds } from '../ids.ts';
import { rowsOf } from '../tables/row.ts';
import type { Table, TableForm } from '../tables/table.ts';
import { asInCase } from './caseIds.ts';

const COLUMNS = [
  'route_id',
  'duty_id',
  'vehicle_type_id',
  'am_layout',
  'pm_layout',
  'class_group',
  'assistants',
  'pupils',
  'am_start',
  'am_end',
  'pm_start',
  'pm_end',
  'km_per_day',
  'hours_per_day',
  'cost_per_day_gbp',
] as const;
export type RouteColumn = (typeof COLUMNS)[number];

export const PLAN_ROUTES: TableForm<RouteColumn> = {
  file: 'routes.csv',
  columns: COLUMNS,
  required: ['route_id', 'duty_id', 'vehicle_type_id', 'am_layout', 'pm_layout'],
  presence: 'header',
};

export interface RouteDraft {
  readonly line: number;
  readonly id: string;
  readonly dutyId: string;
  readonly vehicleTypeId: string;
  readonly layouts: Readonly<Record<Session, Layout | null>>;
}

export function readPlanRoutes(table: Table<RouteColumn> | null, vehicleTypes: Named, faults: FaultList): RouteDraft[] {
  const routes = rowsOf(table, faults).map((row): RouteDraft => {
    const typeId = row.id('vehicle_type_id');
    return {
      line: row.line,
      id: row.id('route_id'),
      dutyId: row.id('duty_id'),
      vehicleTypeId: asInCase(typeId, vehicleTypes, row, 'vehicle_type_id'),
      layouts: { am: row.layout('am_layout'), pm: row.layout('pm_layout') },
    };
  });
  reportRepeatedIds(PLAN_ROUTES.file, 'route_id', routes, faults);
  return routes;
}

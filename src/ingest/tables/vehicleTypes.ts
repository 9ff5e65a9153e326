/** Reads vehicle_types.csv. */
import type { VehicleTypeDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';
import { reportRepeatedIds } from '../ids.ts';
import { rowsOf } from './row.ts';
import type { Table, TableForm } from './table.ts';

const COLUMNS = [
  'vehicle_type_id',
  'name',
  'layouts',
  'available',
  'cost_per_day_gbp',
  'cost_per_km_gbp',
  'cost_per_hour_gbp',
  'co2_grams_per_km',
  'max_runs_per_session',
] as const;
type Column = (typeof COLUMNS)[number];

const RUNS = { min: 1, max: 20, beyond: 'is not from 1 to 20 runs; to use none of a type, write 0 in available' };

export const VEHICLE_TYPES: TableForm<Column> = {
  file: 'vehicle_types.csv',
  columns: COLUMNS,
  required: ['vehicle_type_id', 'layouts', 'cost_per_day_gbp', 'cost_per_km_gbp', 'cost_per_hour_gbp'],
  presence: 'rows',
};

export function readVehicleTypes(table: Table<Column> | null, faults: FaultList): VehicleTypeDraft[] {
  const types = rowsOf(table, faults).map((row): VehicleTypeDraft => {
    const id = row.id('vehicle_type_id');
    return {
      line: row.line,
      id,
      name: row.words('name') || id,
      layouts: row.layouts('layouts'),
      available: row.whole('available', { min: 0, max: 100_000 }, { blank: null }),
      costPerDay: row.money('cost_per_day_gbp'),
      costPerKm: row.money('cost_per_km_gbp'),
      costPerHour: row.money('cost_per_hour_gbp'),
      co2GramsPerKm: row.number('co2_grams_per_km', { min: 0, max: 10_000 }, { blank: 0 }) ?? 0,
      maxRunsPerSession: row.whole('max_runs_per_session', RUNS, { blank: 1 }) ?? 1,
    };
  });
  reportRepeatedIds(VEHICLE_TYPES.file, 'vehicle_type_id', types, faults);
  return types;
}

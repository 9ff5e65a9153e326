/** What a plan folder claims of itself, raw, to be compared with figures recomputed from the case. */
import { FaultList } from '../faults.ts';
import { InputFolder } from '../folder.ts';
import { type Row, rowsOf } from '../tables/row.ts';
import { readTable, type TableForm } from '../tables/table.ts';
import { readPlanJson, statedCostPerYear } from './planJson.ts';
import { PLAN_ROUTES } from './routes.ts';

const PUPIL_COLUMNS = [
  'pupil_id',
  'days',
  'am_route_id',
  'pm_route_id',
  'pickup_place',
  'pickup_time',
  'am_ride_minutes',
  'pm_ride_minutes',
  'ride_limit_minutes',
  'previous_route_id',
  'notes',
] as const;

const PLAN_PUPILS: TableForm<(typeof PUPIL_COLUMNS)[number]> = {
  file: 'pupils.csv',
  columns: PUPIL_COLUMNS,
  required: ['pupil_id'],
  presence: 'optional',
};

/** One row of routes.csv; a figure that is blank or no number is `null`. */
export interface StatedRoute {
  readonly line: number;
  readonly routeId: string;
  readonly dutyId: string;
  readonly classGroup: string;
  readonly assistants: number | null;
  readonly pupils: number | null;
  readonly amStart: string;
  readonly amEnd: string;
  readonly pmStart: string;
  readonly pmEnd: string;
  readonly kmPerDay: number | null;
  readonly hoursPerDay: number | null;
  readonly costPerDayPounds: number | null;
}

/** One row of pupils.csv; a figure that is blank or no number is `null`. */
export interface StatedPupil {
  readonly line: number;
  readonly pupilId: string;
  /** As written, five characters; blank: every day. */
  readonly days: string;
  readonly amRouteId: string;
  readonly pmRouteId: string;
  readonly pickupPlace: string;
  readonly pickupTime: string;
  readonly amRideMinutes: number | null;
  readonly pmRideMinutes: number | null;
  readonly rideLimitMinutes: number | null;
  readonly previousRouteId: string;
  readonly notes: string;
}

/** Each part is `null` when its file is missing or cannot be read. */
export interface StatedFigures {
  readonly plan: { readonly costPerYearPounds: number | null } | null;
  readonly routes: readonly StatedRoute[] | null;
  readonly pupils: readonly StatedPupil[] | null;
}

/** Reads the claims of a plan folder. Never throws; what is not there or unreadable is `null`. */
export async function loadStatedFigures(folder: string): Promise<StatedFigures> {
  // Faults of these files are the business of loadPlan, or of nobody: a claim that cannot be read is no claim.
  const ignored = new FaultList();
  const input = await InputFolder.open(folder, ignored);
  if (!input) return { plan: null, routes: null, pupils: null };
  const json = await readPlanJson(input, ignored);
  const routeTable = await readTable(input, { ...PLAN_ROUTES, required: ['route_id'] }, ignored);
  const pupilTable = await readTable(input, PLAN_PUPILS, ignored);
  return {
    plan: json === null ? null : { costPerYearPounds: statedCostPerYear(json) },
    routes: routeTable && rowsOf(routeTable, ignored).map(statedRoute),
    pupils: pupilTable && rowsOf(pupilTable, ignored).map(statedPupil),
  };
}

function figure<Column extends string>(row: Row<Column>, column: Column): number | null {
  return row.number(column, { min: -1e12, max: 1e12 }, { blank: null });
}

function statedRoute(row: Row<(typeof PLAN_ROUTES.columns)[number]>): StatedRoute {
  return {
    line: row.line,
    routeId: row.text('route_id'),
    dutyId: row.text('duty_id'),
    classGroup: row.text('class_group'),
    assistants: figure(row, 'assistants'),
    pupils: figure(row, 'pupils'),
    amStart: row.text('am_start'),
    amEnd: row.text('am_end'),
    pmStart: row.text('pm_start'),
    pmEnd: row.text('pm_end'),
    kmPerDay: figure(row, 'km_per_day'),
    hoursPerDay: figure(row, 'hours_per_day'),
    costPerDayPounds: figure(row, 'cost_per_day_gbp'),
  };
}

function statedPupil(row: Row<(typeof PUPIL_COLUMNS)[number]>): StatedPupil {
  return {
    line: row.line,
    pupilId: row.text('pupil_id'),
    days: row.text('days'),
    amRouteId: row.text('am_route_id'),
    pmRouteId: row.text('pm_route_id'),
    pickupPlace: row.text('pickup_place'),
    pickupTime: row.text('pickup_time'),
    amRideMinutes: figure(row, 'am_ride_minutes'),
    pmRideMinutes: figure(row, 'pm_ride_minutes'),
    rideLimitMinutes: figure(row, 'ride_limit_minutes'),
    previousRouteId: row.text('previous_route_id'),
    notes: row.text('notes'),
  };
}

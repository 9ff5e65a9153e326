/** What a plan folder claims of itself, raw, to be compared with figures recomputed from the case. */
import {
  formatDays,
  formatTime,
  parseTime,
  type RunTimes,
  type StatedException,
  type StatedFigures,
  type StatedPupil,
  type StatedRoute,
  type StatedSaving,
} from '../../model/index.ts';
import { FaultList } from '../faults.ts';
import { InputFolder } from '../folder.ts';
import { IdIndex } from '../ids.ts';
import { type Row, rowsOf } from '../tables/row.ts';
import { readTable, type Table, type TableForm } from '../tables/table.ts';
import { readDays } from '../values/days.ts';
import { readTime } from '../values/times.ts';
import { type CallColumn, PLAN_CALLS } from './calls.ts';
import { PLAN_EXCEPTIONS } from './exceptions.ts';
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

const SAVINGS_COLUMNS = [
  'group',
  'current_vehicles',
  'plan_vehicles',
  'current_cost_per_year_gbp',
  'plan_cost_per_year_gbp',
  'saving_per_year_gbp',
  'first_year_saving_gbp',
] as const;

const PLAN_SAVINGS: TableForm<(typeof SAVINGS_COLUMNS)[number]> = {
  file: 'savings.csv',
  columns: SAVINGS_COLUMNS,
  required: ['group'],
  presence: 'optional',
};

/** Reads the claims of a plan folder. Never throws; what is not there or unreadable is `null`. */
export async function loadStatedFigures(folder: string): Promise<StatedFigures> {
  // Faults of these files are the business of loadPlan, or of nobody: a claim that cannot be read is no claim.
  const ignored = new FaultList();
  const input = await InputFolder.open(folder, ignored);
  if (!input) return { plan: null, routes: null, pupils: null, exceptions: null, savings: null, runTimes: null };
  const json = await readPlanJson(input, ignored);
  const routeTable = await readTable(input, { ...PLAN_ROUTES, required: ['route_id'] }, ignored);
  const pupilTable = await readTable(input, PLAN_PUPILS, ignored);
  const exceptionTable = await readTable(input, PLAN_EXCEPTIONS, ignored);
  const savingsTable = await readTable(input, PLAN_SAVINGS, ignored);
  const callTable = await readTable(input, PLAN_CALLS, ignored);
  const routes = routeTable && rowsOf(routeTable, ignored).map(statedRoute);
  return {
    plan: json === null ? null : { costPerYearPounds: statedCostPerYear(json) },
    routes,
    pupils: pupilTable && rowsOf(pupilTable, ignored).map(statedPupil),
    exceptions: exceptionTable && rowsOf(exceptionTable, ignored).map(statedException),
    savings: savingsTable && rowsOf(savingsTable, ignored).map(statedSaving),
    runTimes: routes && callTable && runTimesOf(routes, callTable, ignored),
  };
}

/** Calls whose route or times cannot be read are left out: they keep the plan itself from being read. */
function runTimesOf(routes: readonly StatedRoute[], calls: Table<CallColumn>, ignored: FaultList): RunTimes[] {
  const ids = new IdIndex(routes.map((route) => route.routeId));
  const runs = new Map<string, RunTimes>();
  for (const row of rowsOf(calls, ignored)) {
    const written = row.text('route_id');
    const exact = ids.exact(written);
    const routeId = routes[exact >= 0 ? exact : ids.ignoringZeros(written)]?.routeId;
    const session = row.word('session', ['am', 'pm']);
    const start = row.time('arrive', false);
    const end = row.time('depart', false);
    if (routeId === undefined || session === null || start === null || end === null) continue;
    const key = `${session} ${routeId}`;
    const before = runs.get(key) ?? { start, end };
    runs.set(key, { routeId, session, start: Math.min(before.start, start), end: Math.max(before.end, end) });
  }
  return [...runs.values()];
}

/** A time of day in the plain form, `HH:MM` where the cell says no seconds; what is none stays as it is. */
function timeText(text: string): string {
  if (text === '' || parseTime(text) !== null) return text;
  const time = readTime(text, false);
  return time.ok ? formatTime(time.value) : text;
}

function daysText(text: string): string {
  const days = readDays(text);
  return text !== '' && days.ok ? formatDays(days.value) : text;
}

function statedException(row: Row<(typeof PLAN_EXCEPTIONS.columns)[number]>): StatedException {
  return {
    line: row.line,
    code: row.text('code').toLowerCase(),
    pupilId: row.text('pupil_id'),
    days: row.days('days'),
    message: row.has('message') ? row.text('message') : null,
    whatWouldHelp: row.has('what_would_help') ? row.text('what_would_help') : null,
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
    amStart: timeText(row.text('am_start')),
    amEnd: timeText(row.text('am_end')),
    pmStart: timeText(row.text('pm_start')),
    pmEnd: timeText(row.text('pm_end')),
    kmPerDay: figure(row, 'km_per_day'),
    hoursPerDay: figure(row, 'hours_per_day'),
    costPerDayPounds: figure(row, 'cost_per_day_gbp'),
  };
}

function statedPupil(row: Row<(typeof PUPIL_COLUMNS)[number]>): StatedPupil {
  return {
    line: row.line,
    pupilId: row.text('pupil_id'),
    days: daysText(row.text('days')),
    amRouteId: row.text('am_route_id'),
    pmRouteId: row.text('pm_route_id'),
    pickupPlace: row.text('pickup_place'),
    pickupTime: timeText(row.text('pickup_time')),
    amRideMinutes: figure(row, 'am_ride_minutes'),
    pmRideMinutes: figure(row, 'pm_ride_minutes'),
    rideLimitMinutes: figure(row, 'ride_limit_minutes'),
    previousRouteId: row.text('previous_route_id'),
    notes: row.text('notes'),
  };
}

function statedSaving(row: Row<(typeof SAVINGS_COLUMNS)[number]>): StatedSaving {
  return {
    line: row.line,
    group: row.text('group').toLowerCase(),
    currentVehicles: figure(row, 'current_vehicles'),
    planVehicles: figure(row, 'plan_vehicles'),
    currentPounds: figure(row, 'current_cost_per_year_gbp'),
    planPounds: figure(row, 'plan_cost_per_year_gbp'),
    savingPounds: figure(row, 'saving_per_year_gbp'),
    firstYearPounds: figure(row, 'first_year_saving_gbp'),
  };
}

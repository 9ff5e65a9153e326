/** `routes.csv`: every route, what it carries and what it costs a day. */
import { type DayFigures, groupName, shareOfRoute } from '../cost/index.ts';
import {
  type Case,
  type DayMask,
  formatTime,
  type Judgement,
  type Plan,
  type PlanCall,
  type PlanRoute,
  type Pupil,
  type Seconds,
  type Session,
  WEEKDAYS,
} from '../model/index.ts';
import type { Column } from './csv.ts';
import { assistantsFor } from './findings/dayRuns.ts';
import { layoutText } from './planJson.ts';

export interface RouteRow {
  readonly route: PlanRoute;
  readonly classGroup: string;
  /** The largest number on any of its runs. */
  readonly assistants: number;
  /** Different pupils in the week. */
  readonly pupils: number;
  /** An equal share of its duty's mean weekday. */
  readonly share: DayFigures;
}

/** One row a route, in the plan's order. */
export function routeRows(theCase: Case, plan: Plan, judgement: Judgement): RouteRow[] {
  const byId = new Map(theCase.pupils.map((p) => [p.id, p]));
  const dutyOf = new Map(judgement.duties.flatMap((duty) => duty.routeIds.map((id) => [id, duty])));
  return plan.routes.map((route) => {
    const carried = pupilsOf(route.calls, byId);
    const duty = dutyOf.get(route.id);
    return {
      route,
      classGroup: groupName(carried.map((p) => p.class)),
      assistants: mostAssistants(route, byId),
      pupils: carried.length,
      share: duty ? shareOfRoute(duty, duty.routeIds.length, theCase) : { metres: 0, seconds: 0, centipence: 0 },
    };
  });
}

function pupilsOf(calls: readonly PlanCall[], byId: ReadonlyMap<string, Pupil>): Pupil[] {
  const ids = new Set(calls.flatMap((c) => [...c.on, ...c.off]));
  return [...ids].flatMap((id) => byId.get(id) ?? []);
}

/** The largest number on any run of any weekday. */
function mostAssistants(route: PlanRoute, byId: ReadonlyMap<string, Pupil>): number {
  let most = 0;
  for (const session of ['am', 'pm'] as const) {
    for (const d of WEEKDAYS) {
      most = Math.max(most, assistantsFor(pupilsOf(onDay(route, session, 1 << d), byId)));
    }
  }
  return most;
}

function onDay(route: PlanRoute, session: Session, day: DayMask): PlanCall[] {
  return route.calls.filter((c) => c.session === session && c.days & day);
}

/** The earliest moment of the week at the first call, or the latest at the last. */
export function edgeTime(row: RouteRow, session: Session, pick: 'start' | 'end'): Seconds | null {
  const calls = row.route.calls.filter((c) => c.session === session);
  if (calls.length === 0) return null;
  const times = calls.map((c) => (pick === 'start' ? c.arrive : c.depart));
  return pick === 'start' ? Math.min(...times) : Math.max(...times);
}

function edge(row: RouteRow, session: Session, pick: 'start' | 'end'): string | null {
  const time = edgeTime(row, session, pick);
  return time === null ? null : formatTime(time);
}

/** Six decimals: rounded further, many routes × school days would no longer add up to the cost of a year. */
const six = (n: number) => n.toFixed(6);

export const ROUTE_COLUMNS: readonly Column<RouteRow>[] = [
  { name: 'route_id', value: (r) => r.route.id },
  { name: 'duty_id', value: (r) => r.route.dutyId },
  { name: 'vehicle_type_id', value: (r) => r.route.vehicleTypeId },
  { name: 'am_layout', value: (r) => layoutText(r.route.layouts.am) },
  { name: 'pm_layout', value: (r) => layoutText(r.route.layouts.pm) },
  { name: 'class_group', value: (r) => r.classGroup },
  { name: 'assistants', value: (r) => r.assistants },
  { name: 'pupils', value: (r) => r.pupils },
  { name: 'am_start', value: (r) => edge(r, 'am', 'start') },
  { name: 'am_end', value: (r) => edge(r, 'am', 'end') },
  { name: 'pm_start', value: (r) => edge(r, 'pm', 'start') },
  { name: 'pm_end', value: (r) => edge(r, 'pm', 'end') },
  { name: 'km_per_day', value: (r) => six(r.share.metres / 1000) },
  { name: 'hours_per_day', value: (r) => six(r.share.seconds / 3600) },
  { name: 'cost_per_day_gbp', value: (r) => six(r.share.centipence / 10_000) },
];

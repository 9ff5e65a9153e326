/**
 * `plan.json`: everything about a plan in one file for programs. Keys always come in the same order, so two equal
 * runs differ in `origin.clock` alone. Money is pounds, times are `HH:MM:SS`, durations seconds, distances metres.
 */
import {
  type Case,
  type CostParts,
  formatDays,
  formatTime,
  type Judgement,
  type Layout,
  type LowerBound,
  type Plan,
  type PlanCall,
  type PlanException,
  type PlanRoute,
  type Today,
} from '../model/index.ts';
import { countsOf } from './counts.ts';
import { PLAN_FORMAT } from './siblings.ts';

/** Rises when a reader of the old form would misread the new one. */
export const PLAN_VERSION = 1;

/** The text of `plan.json`. */
export function planJson(
  theCase: Case,
  plan: Plan,
  judgement: Judgement,
  today: Today | null,
  lowerBound: LowerBound | null,
  isPseudonymised = false,
): string {
  const origin = plan.origin;
  const value = {
    format: PLAN_FORMAT,
    version: PLAN_VERSION,
    // Near the top, where it is seen before anything is read; left out of a plan with true ids.
    ...(isPseudonymised ? { pseudonymised: true } : {}),
    case: {
      name: theCase.name,
      school_days_per_year: theCase.policy.schoolDaysPerYear,
      input_sha256: sorted(theCase.inputHashes),
    },
    // Named as in the library's PlanOrigin, so that it is read back as it is.
    origin: origin && {
      program: origin.program,
      network: origin.network,
      networkNote: origin.networkNote,
      seed: origin.seed,
      parameters: sorted(origin.parameters),
      statistics: sorted(origin.statistics),
      resolved: origin.resolved,
      refusedSeeds: origin.refusedSeeds,
      clock: { finishedAt: origin.clock.finishedAt, elapsedSeconds: origin.clock.elapsedSeconds },
    },
    cost: costJson(judgement.cost),
    lower_bound: lowerBound && {
      per_year_gbp: lowerBound.pencePerYear / 100,
      vehicles: lowerBound.vehicles,
      assumes: lowerBound.assumes,
    },
    today: today && {
      paid_per_year_gbp: today.paidPerYear / 100,
      at_vehicle_type_rates: costJson(today.judgement.cost),
      vehicles: theCase.currentRoutes?.length ?? 0,
      rules_broken: today.judgement.violations.length,
    },
    counts: countsOf(theCase, plan, judgement),
    rules_broken: judgement.violations.length,
    routes: plan.routes.map(routeJson),
    exceptions: plan.exceptions.map(exceptionJson),
  };
  // One line a route and an exception: a diff of two plans then shows whole routes.
  return `${layOut(value)}\n`;
}

function costJson(cost: CostParts) {
  return {
    per_year_gbp: cost.total / 100,
    vehicle_days_per_year_gbp: cost.vehicleDays / 100,
    km_per_year_gbp: cost.km / 100,
    hours_per_year_gbp: cost.hours / 100,
    assistants_per_year_gbp: cost.assistants / 100,
  };
}

function routeJson(route: PlanRoute) {
  return {
    route_id: route.id,
    duty_id: route.dutyId,
    vehicle_type_id: route.vehicleTypeId,
    am_layout: layoutText(route.layouts.am),
    pm_layout: layoutText(route.layouts.pm),
    calls: route.calls.map(callJson),
  };
}

function callJson(call: PlanCall) {
  return {
    session: call.session,
    days: formatDays(call.days),
    sequence: call.sequence,
    kind: call.kind,
    place_id: call.placeId,
    lat: call.at[1],
    lon: call.at[0],
    arrive: formatTime(call.arrive),
    depart: formatTime(call.depart),
    pupils_on: call.on,
    pupils_off: call.off,
    metres_from_previous: call.metresFromPrevious,
    seconds_from_previous: call.secondsFromPrevious,
  };
}

function exceptionJson(e: PlanException) {
  return {
    code: e.code,
    pupil_id: e.pupilId,
    days: formatDays(e.days),
    session: e.session,
    ride_limit_seconds: e.rideLimitSeconds,
    direct_drive_seconds: e.directDriveSeconds,
    message: e.message,
    what_would_help: e.whatWouldHelp,
  };
}

/** `seats:wheelchairs`; `null` where the route has no run in that session. */
export function layoutText(layout: Layout | null): string | null {
  return layout && `${layout.seats}:${layout.wheelchairs}`;
}

/** By key, in the order of character codes: the same on every machine. */
function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Indented JSON whose long lists have one element a line. */
function layOut(value: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(value).map(([key, part]) => {
    const text = Array.isArray(part)
      ? part.length === 0
        ? '[]'
        : `[\n${part.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : JSON.stringify(part, null, 2).replaceAll('\n', '\n  ');
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${parts.join(',\n')}\n}`;
}

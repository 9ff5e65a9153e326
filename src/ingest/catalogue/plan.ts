/** Faults of a plan folder that keep it from being read; whether it is lawful is another matter. */
import { entries } from './entry.ts';

export const PLAN_FAULTS = entries({
  'PLAN-JSON-UNREADABLE': {
    severity: 'warning',
    title: 'plan.json cannot be used',
    cause: 'The file is not JSON, so how the plan came about is not known. The plan itself is in the CSV files.',
    remedy: 'Restore plan.json, or remove it.',
    example: 'A plan.json cut off in the middle.',
  },
  'PLAN-VEHICLE-UNKNOWN': {
    severity: 'error',
    title: "A route's vehicle type is not in the case",
    cause: 'The plan was made for another case, or the case was changed since.',
    remedy: 'Name the case for which the plan was made, or correct the id.',
    example: 'vehicle_type_id coach49 where the case has coach53.',
  },
  'PLAN-ROUTE-UNKNOWN': {
    severity: 'error',
    title: 'A call belongs to no route of the plan',
    cause: 'calls.csv names a route that is not in routes.csv.',
    remedy: 'Add the route to routes.csv, or correct the id.',
    example: 'route_id R999 in calls.csv only.',
  },
  'PLAN-PLACE-UNKNOWN': {
    severity: 'error',
    title: "A call's place is not in the case",
    cause: 'place_id is a pupil (home), a stop or pupil (stop), or a school of the case; it is none.',
    remedy: 'Name the case for which the plan was made, or correct the id.',
    example: 'kind school with place_id 999999.',
  },
  'PLAN-PUPIL-UNKNOWN': {
    severity: 'error',
    title: 'A pupil of the plan is not in the case',
    cause: 'The plan was made for another case, or the case was changed since.',
    remedy: 'Name the case for which the plan was made, or correct the id.',
    example: 'P99999 in pupils_on.',
  },
  'PLAN-LAYOUT-MISSING': {
    severity: 'error',
    title: 'A run has no layout',
    cause: 'The route has calls in a session for which routes.csv names no layout.',
    remedy: 'Fill in am_layout or pm_layout.',
    example: 'am_layout blank on a route with morning calls.',
  },
});

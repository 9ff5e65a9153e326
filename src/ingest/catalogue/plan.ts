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
  'PLAN-PSEUDONYMISED': {
    severity: 'error',
    title: 'The plan is pseudonymised',
    cause:
      'The folder was written with --pseudonymise: it has codes for pupils and no exact homes, so it cannot be checked, reported on or compared.',
    remedy: 'Use the plan folder that it was made from.',
    example: 'schoolrun check CASE --plan DIR, of a folder that report --pseudonymise wrote.',
  },
  'PLAN-ROUTE-UNKNOWN': {
    severity: 'error',
    title: 'A call belongs to no route of the plan',
    cause: 'calls.csv names a route that is not in routes.csv.',
    remedy: 'Add the route to routes.csv, or correct the id.',
    example: 'route_id R999 in calls.csv only.',
  },
});

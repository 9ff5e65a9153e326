/** Faults of case.yaml. */
import { entries } from './entry.ts';

export const POLICY_FAULTS = entries({
  'POLICY-FILE-MISSING': {
    severity: 'warning',
    title: 'There is no case.yaml',
    cause: 'The policy of the case is not stated, so every default is used.',
    remedy: 'Add a case.yaml, if only with the name of the case.',
    example: 'A folder with only CSV files.',
  },
  'POLICY-YAML': {
    severity: 'error',
    title: 'case.yaml is not valid YAML',
    cause: 'The file cannot be parsed, for instance for a tab, a missing colon, or a key that is there twice.',
    remedy: 'Write one "key: value" a line, indented with spaces.',
    example: 'school_days_per_year 190',
  },
  'POLICY-KEY-UNKNOWN': {
    severity: 'error',
    title: 'case.yaml has a key that the format does not know',
    cause: 'An unknown key would be a policy that is silently not applied.',
    remedy: 'Correct its spelling, or remove it.',
    example: 'max_ride_minute: { primary: 45 }',
  },
  'POLICY-VALUE': {
    severity: 'error',
    title: 'A value in case.yaml is of the wrong kind or out of range',
    cause: 'The key takes another kind of value, or the figure cannot be meant.',
    remedy: 'Write a value as the format describes it.',
    example: 'school_days_per_year: many',
  },
  'POLICY-WINDOW-ORDER': {
    severity: 'error',
    title: 'The earliest moment of a bell window lies after its latest',
    cause:
      'Before the bell, earliest is the larger number of minutes; after the bell, the smaller. ' +
      'A value not written has its default.',
    remedy: 'Exchange earliest and latest, or write both.',
    example: 'arrive_before_bell_minutes: { earliest: 5, latest: 20 }',
  },
  'POLICY-CLASS-REPEATED': {
    severity: 'note',
    title: 'A class is named twice in one list',
    cause: 'The second mention changes nothing.',
    remedy: 'Remove it, or write the class that was meant.',
    example: 'may_share_a_vehicle: [[send, send]]',
  },
  'POLICY-PLAN-START-MISSING': {
    severity: 'error',
    title: 'The first day of the plan is not stated',
    cause: 'With current routes, notice and the ends of contracts are counted from plan_start.',
    remedy: 'Add plan_start: YYYY-MM-DD to case.yaml.',
    example: 'A case with current_routes.csv, but no plan_start.',
  },
  'POLICY-ROADS-MISSING': {
    severity: 'warning',
    title: 'The file of roads does not exist',
    cause: 'roads names a file that is not there (the path is relative to case.yaml), so no road distances can be had.',
    remedy: 'Put the .osm.pbf there, correct the path, or remove the key to plan on straight lines.',
    example: 'roads: ../roads/kent.osm.pbf where that folder has no such file.',
  },
});

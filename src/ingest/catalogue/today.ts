/** Faults of today's routes. */
import { entries } from './entry.ts';

export const TODAY_FAULTS = entries({
  'CURRENT-FILES-HALF': {
    severity: 'error',
    title: "One of the two files of today's routes is missing",
    cause: 'current_routes.csv and current_calls.csv belong together: both or neither.',
    remedy: 'Add the other file, or remove this one to plan without a comparison.',
    example: 'current_routes.csv without current_calls.csv.',
  },
  'CURRENT-VEHICLE-UNKNOWN': {
    severity: 'error',
    title: 'A current route runs with a vehicle type that is not in vehicle_types.csv',
    cause: 'Without the type the route cannot be judged or compared.',
    remedy: 'Add the type to vehicle_types.csv (available 0 if the plan may not use it), or correct the id.',
    example: 'vehicle_type_id coach49 where vehicle_types.csv has coach53.',
  },
  'CURRENT-ROUTE-UNKNOWN': {
    severity: 'error',
    title: 'A current call belongs to no current route',
    cause: 'current_calls.csv names a route that is not in current_routes.csv.',
    remedy: 'Add the route to current_routes.csv, or correct the id.',
    example: 'route_id B999 in current_calls.csv only.',
  },
  'CURRENT-PUPIL-UNKNOWN': {
    severity: 'error',
    title: 'A current call collects somebody who is not in pupils.csv',
    cause: 'current_calls.csv names a pupil who is not in pupils.csv.',
    remedy: 'Correct the id, or delete the call if the pupil has left.',
    example: 'pupil_id P99999 in current_calls.csv.',
  },
  'CURRENT-PUPIL-TWICE': {
    severity: 'error',
    title: 'A pupil is collected twice by one route in one session',
    cause: 'The same pupil, route and session are in two rows.',
    remedy: 'Delete one of the rows.',
    example: 'B001,am,1,P00001 and B001,am,7,P00001',
  },
  'CURRENT-PUPIL-TWO-ROUTES': {
    severity: 'error',
    title: 'A pupil is on two current routes in one session',
    cause: "Today's journey of the pupil is not certain, and would be counted twice.",
    remedy: 'Keep the route that the pupil uses on most days.',
    example: 'B001,am,1,P00001 and B002,am,1,P00001',
  },
  'CURRENT-PUPILS-LEFT-OUT': {
    severity: 'warning',
    title: 'Pupils are on no current route',
    cause: "The plan carries them, today's routes do not, so the comparison of costs is not of like with like.",
    remedy: 'Add their calls of today, or bear it in mind when reading the savings.',
    example: 'New pupils from September who nobody carries yet.',
  },
  'CURRENT-SEQUENCE-REPEATED': {
    severity: 'warning',
    title: 'Two current calls of one route have the same place in the order',
    cause: 'Which of them comes first is not stated; the order of the file was used.',
    remedy: 'Number the calls of each route and session without repeats.',
    example: 'B001,am,1,P00001 and B001,am,1,P00002',
  },
  'CURRENT-ROUTES-NONE': {
    severity: 'warning',
    title: 'The files of current routes have no rows',
    cause:
      'Both files have only their header, so the case is planned as one without current routes: nothing is compared.',
    remedy: "Export today's routes again, or delete both files.",
    example: 'A current_routes.csv and a current_calls.csv of one line each.',
  },
  'CURRENT-ROUTE-EMPTY': {
    severity: 'warning',
    title: 'A current route has no calls',
    cause: 'It is paid for, but carries nobody in current_calls.csv.',
    remedy: 'Add its calls, or delete the route if it has ended.',
    example: 'A route in current_routes.csv that current_calls.csv does not name.',
  },
  'CURRENT-NOTICE-BLANK': {
    severity: 'warning',
    title: 'A contract of today has no notice period',
    cause:
      'Its notice_days is blank and it does not end by plan_start, so it is taken to stop on plan_start without notice: ' +
      'the saving of the first year may be too high.',
    remedy: 'Write the days of notice; 0 where none need be given.',
    example: 'A route with contract_end 2029-07-20 and nothing in notice_days.',
  },
  'CURRENT-VEHICLE-FULL': {
    severity: 'note',
    title: "A current route's vehicle cannot hold its pupils",
    cause: 'On some day the pupils and their assistants need more places than any layout of the type has.',
    remedy: "Check the vehicle type and the calls; today's figures of this route are of a vehicle too small.",
    example: 'Nine pupils on a route with minibus8.',
  },
});

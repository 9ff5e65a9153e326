/** Faults of coordinates, schools and stops. */
import { entries } from './entry.ts';

export const PLACE_FAULTS = entries({
  'POSITION-BLANK': {
    severity: 'error',
    title: 'A place has no coordinates',
    cause: 'Latitude and longitude (of homes, or easting and northing) are blank or only one of the two is given.',
    remedy: 'Look the address up and fill in both figures.',
    example: 'A pupil with home_lat but no home_lon.',
  },
  'POSITION-ZERO': {
    severity: 'error',
    title: 'A place lies at 0, 0',
    cause: 'Databases write 0, 0 for addresses they could not find; it is a point in the sea off Africa.',
    remedy: 'Look the address up and fill in its coordinates.',
    example: 'home_lat 0 and home_lon 0.',
  },
  'POSITION-SWAPPED': {
    severity: 'error',
    title: 'Latitude and longitude are exchanged',
    cause: 'Read the other way round the figures are a place in the United Kingdom; as written they are not.',
    remedy: 'Exchange the two columns (latitude is about 50 to 56 in England, longitude about -6 to 2).',
    example: 'lat -1.17 and lon 50.63.',
  },
  'POSITION-OUTSIDE': {
    severity: 'error',
    title: 'A place lies outside England, or a home outside the United Kingdom',
    cause: 'The figures are no place in England (homes: the United Kingdom), often for a lost sign or digit.',
    remedy: 'Check the figures; National Grid references of homes belong in home_easting and home_northing.',
    example: 'lat 5.063 and lon -1.17.',
  },
  'POSITION-CONTRADICTION': {
    severity: 'warning',
    title: 'Degrees and National Grid of one home disagree',
    cause: 'Both are given and lie more than 100 m apart; latitude and longitude were used.',
    remedy: 'Correct one of the two, or leave it blank.',
    example: 'home_lat and home_lon of the old address, home_easting and home_northing of the new one.',
  },
  'HOME-FAR': {
    severity: 'warning',
    title: 'A home lies more than 80 km from the school',
    cause: 'That is unusual for a daily journey, and often a wrong school or a wrong coordinate.',
    remedy: 'Check the coordinates and the school.',
    example: 'A home in Exeter and a school in Bristol.',
  },
  'HOME-TOO-FAR': {
    severity: 'error',
    title: 'A home lies more than 200 km from the school',
    cause: 'No daily journey is that long; a coordinate or the school is wrong.',
    remedy: 'Correct the coordinates or the school.',
    example: 'A longitude of 1.3 in place of -1.3 for a home near its school.',
  },
  'HOME-BEYOND-DAY': {
    severity: 'error',
    title: 'A drive to school would not fit into one day',
    cause:
      'With the direct drive in a straight line (× 1.1 + 5 minutes where it is longer than the ride limit) and the ' +
      'boarding, a run could begin before midnight or end after it.',
    remedy: "Correct the coordinates or the school's bells, or lower travel_time_factor.",
    example: 'A home 190 km from the school with travel_time_factor 1.5.',
  },
  'STOP-ID-IS-PUPIL': {
    severity: 'error',
    title: 'A stop has the id of a pupil',
    cause:
      'A meeting point at a home is called by the id of the pupil who lives there, so a plan that names the id could ' +
      'mean the stop or the home.',
    remedy: 'Give the stop an id that no pupil has, for example with STOP- in front.',
    example: 'stop_id 1001 in stops.csv and pupil_id 1001 in pupils.csv.',
  },
  'BELL-OUTSIDE-DAY': {
    severity: 'error',
    title: "A school's bell is not in the daytime",
    cause:
      'bell_start is before 05:00 or bell_end after 19:00, or the bell window of case.yaml reaches into another day. ' +
      'The runs to such a bell would begin or end on another day.',
    remedy: 'Write times on the 24-hour clock: 08:30, not 00:30; keep the bell windows of case.yaml short.',
    example: 'bell_start 00:30 for half past eight.',
  },
  'BELL-ORDER': {
    severity: 'error',
    title: "A school's day ends before it begins",
    cause: 'bell_end is not later than bell_start, often for an afternoon time without its 12 hours.',
    remedy: 'Write times on the 24-hour clock: 15:15, not 3:15.',
    example: 'bell_start 08:45 and bell_end 03:15.',
  },
});

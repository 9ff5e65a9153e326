/** What each number among the findings is: its unit in report.json, and what it means. */

/** Units of report.json. Pounds have pence behind the point; times of day are seconds since midnight. */
export const UNITS = [
  'gbp',
  'gbp_per_day',
  'gbp_per_km',
  'gbp_per_hour',
  'pupils',
  'vehicles',
  'contracts',
  'calls',
  'rides',
  'runs',
  'rules',
  'days',
  'metres',
  'seconds',
  'seconds_since_midnight',
  'grams',
  'share',
  'factor',
  'number',
  'yes_or_no',
] as const;
export type Unit = (typeof UNITS)[number];

export interface Field {
  readonly unit: Unit;
  /** A phrase without a full stop. */
  readonly about: string;
}

function field(unit: Unit, about: string): Field {
  return { unit, about };
}

const PAID = 'today, as paid under the present contracts, a year';
const RATES = "at the vehicle types' rates, a year";

/** By name of the field, or by name of what it stands in and its own where one name means two things. */
const FIELDS: Readonly<Record<string, Field>> = {
  // The four ways to price a year.
  today_paid: field('gbp', PAID),
  today_at_rates: field('gbp', `today's routes ${RATES}`),
  plan_at_rates: field('gbp', `the plan ${RATES}`),
  plan_at_price_level: field('gbp', "the plan at today's price level, a year"),
  // A year's cost by part.
  vehicleDays: field('gbp', 'vehicles by the day, a year'),
  km: field('gbp', 'kilometres, a year'),
  hours: field('gbp', 'hours, a year'),
  assistants: field('gbp', 'passenger assistants, a year'),
  total: field('gbp', 'all parts, a year'),
  // Today's price level.
  perDay: field('gbp_per_day', 'fitted price of a vehicle a day'),
  perKm: field('gbp_per_km', 'fitted price of a kilometre'),
  perHour: field('gbp_per_hour', 'fitted price of an hour'),
  perAssistantDay: field('gbp_per_day', 'fitted price of one passenger assistant a day'),
  'priceLevel.contracts': field('contracts', 'contracts that the price level was fitted to'),
  typesWithoutContract: field('number', 'vehicle types whose price a day rests on no contract'),
  median: field('share', 'half of the contracts are within this share of the fit'),
  p90: field('share', 'nine of ten contracts are within this share of the fit'),
  todayFitted: field('gbp', "today's routes priced by the fit, a year"),
  daysAWeek: field('days', 'weekdays on which anybody is on it'),
  pricePerDay: field('gbp_per_day', 'price of vehicle and assistants a day'),
  fittedPerDay: field('gbp_per_day', 'the same by the fit'),
  above: field('share', 'how much more than the fit it asks, of the fit'),
  // Where the saving comes from.
  start: field('gbp', 'before all savings, a year'),
  end: field('gbp', 'after all savings, a year'),
  saving: field('gbp', 'saving'),
  // Shared out.
  'rows.pupils': field('pupils', 'pupils'),
  'total.pupils': field('pupils', 'pupils'),
  pupilsToday: field('pupils', "pupils as today's routes carry them"),
  'vehicles.today': field('vehicles', 'vehicles today'),
  'vehicles.plan': field('vehicles', 'vehicles planned'),
  pencePerPupil: field('gbp', 'published average of a pupil and year'),
  // When the saving can be had.
  pencePerYear: field('gbp', 'a year'),
  dutyIds: field('vehicles', 'vehicles of the plan'),
  contractIds: field('contracts', "today's contracts"),
  dependsOn: field('contracts', 'contracts whose pupils it takes over'),
  pupilsLeftOut: field('pupils', 'its pupils whom the plan does not carry on every due day'),
  newPupils: field('pupils', 'pupils whom no contract carries in that session today'),
  pupilsMoved: field('pupils', "pupils who leave today's contract for a vehicle of the plan"),
  savingPerYear: field('gbp', 'saving a year from then on'),
  savingAtPriceLevel: field('gbp', "saving a year from then on, the plan at today's price level"),
  dearerPerYear: field('gbp', 'what a year would cost more if these vehicles started as well'),
  shareOfSaving: field('share', 'share of the saving'),
  shareOfPupils: field('share', 'share of the pupils moved'),
  unchanged: field('gbp', "today's contracts, had nothing changed"),
  'atOnce.contracts': field('gbp', "today's contracts"),
  'atOnce.plan': field('gbp', 'the plan'),
  'inWaves.contracts': field('gbp', "today's contracts"),
  'inWaves.plan': field('gbp', 'the plan'),
  doubleRunning: field('gbp', 'contracts paid while none of their pupils are on them'),
  // The service.
  pupilsCarried: field('pupils', 'pupils with at least one ride a week'),
  'today.vehicles': field('vehicles', 'vehicles with at least one run a week'),
  'plan.vehicles': field('vehicles', 'vehicles with at least one run a week'),
  runsPerWeek: field('runs', 'runs a week'),
  metresPerYear: field('metres', 'driven a year with pupils on board or between runs'),
  vehicleSecondsPerYear: field('seconds', "vehicles' time a year, from first call to last"),
  assistantDaysPerYear: field('days', 'days of passenger assistants a year'),
  co2GramsPerYear: field('grams', 'carbon dioxide a year'),
  singleOccupancyRunsPerWeek: field('runs', 'runs a week with one pupil on board'),
  singleOccupancyPupils: field('pupils', 'pupils who are alone on a run at least once a week'),
  placesUsed: field('share', 'most on board over places offered, all runs of a week together'),
  rides: field('rides', 'rides a week: each pupil, session and weekday is one'),
  ridesOver45Minutes: field('rides', 'rides a week of more than 45 minutes'),
  ridesOver75Minutes: field('rides', 'rides a week of more than 75 minutes'),
  averageRideSeconds: field('seconds', 'average ride'),
  longestRideSeconds: field('seconds', 'longest ride'),
  violations: field('rules', 'places where a rule is broken'),
  // What changes for pupils.
  time: field('seconds_since_midnight', 'collected or set down'),
  rideSeconds: field('seconds', 'on board'),
  // Today's files.
  routesWithNobody: field('contracts', 'contracts that carry nobody'),
  pupilsOnNone: field('pupils', 'pupils on no current route'),
  pupilsOnTwo: field('pupils', 'pupils on more than one current route in a session'),
  // The plan driven again, slower or quicker.
  factor: field('factor', 'every drive takes this much of its planned time'),
  calls: field('calls', 'calls a week'),
  callsLate: field('calls', 'calls a week that are late'),
  lateSeconds: field('seconds', 'a call counts as late beyond this'),
  worstLateSeconds: field('seconds', 'the latest call is this late'),
  schoolCallsOutsideBell: field('calls', 'calls a week at schools outside what the bell allows'),
  ridesOverLimit: field('rides', 'rides a week over their limit'),
  runsStartedLate: field('runs', 'runs a week that their vehicle starts late'),
  lawful: field('yes_or_no', 'no bell missed and no limit exceeded'),
  // Solved again.
  seed: field('number', 'start of the random numbers'),
  'resolved.vehicles': field('vehicles', 'vehicles'),
  notCarried: field('pupils', 'pupils not carried'),
};

/** What a number called `key` inside something called `within` is; `null` when the table does not know it. */
export function fieldOf(within: string, key: string): Field | null {
  for (const name of [`${within}.${key}`, key]) if (Object.hasOwn(FIELDS, name)) return FIELDS[name];
  return null;
}

/** Pounds are kept in pence and rates in hundredths of a penny; everything else is written as it is. */
export function inUnit(value: number, unit: Unit): number {
  if (unit === 'gbp') return value / 100;
  return unit.startsWith('gbp_per_') ? value / 10_000 : value;
}

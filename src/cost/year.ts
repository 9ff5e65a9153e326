/** Cost of a year = mean over the five weekdays × `school_days_per_year`. */
import type { Case, CostParts, DutyWeek } from '../model/index.ts';
import { exactWeek, penceAYearWithParts } from './exact.ts';
import { caseRates, type Rates } from './rates.ts';

/** Summed exactly over all duties and rounded half up once; the parts are whole pence that add up to the total. */
export function costOfYear(duties: readonly DutyWeek[], theCase: Case): CostParts {
  return costOfYearAt(caseRates(theCase), duties, theCase);
}

/** {@link costOfYear} at other prices. */
export function costOfYearAt(rates: Rates, duties: readonly DutyWeek[], theCase: Case): CostParts {
  let [vehicleDays, km, hours, assistants] = [0n, 0n, 0n, 0n];
  for (const duty of duties) {
    const week = exactWeek(duty, rates);
    vehicleDays += week.vehicleDays;
    km += week.km;
    hours += week.hours;
    assistants += week.assistants;
  }
  const { total, parts } = penceAYearWithParts([vehicleDays, km, hours, assistants], theCase);
  return { vehicleDays: parts[0], km: parts[1], hours: parts[2], assistants: parts[3], total };
}

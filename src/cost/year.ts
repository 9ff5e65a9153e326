/** Cost of a year = mean over the five weekdays × `school_days_per_year`. */
import type { Case, CostParts, DutyWeek } from '../model/index.ts';
import { exactWeek, penceAYear } from './exact.ts';
import { caseRates, type Rates } from './rates.ts';

/** Each part is summed exactly over all duties and rounded half up once; the total is the sum of the rounded parts. */
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
  const parts = {
    vehicleDays: penceAYear(vehicleDays, theCase),
    km: penceAYear(km, theCase),
    hours: penceAYear(hours, theCase),
    assistants: penceAYear(assistants, theCase),
  };
  return { ...parts, total: parts.vehicleDays + parts.km + parts.hours + parts.assistants };
}

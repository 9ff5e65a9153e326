/**
 * Where the saving comes from, step by step from what today costs to what the plan costs.
 *
 * - Price level: what today's routes cost now, less what the very same routes would cost at the prices of the plan's
 *   column. Nothing is driven differently; it is the saving of buying at those prices. What is paid for nobody is in it
 *   too: contracts without pupils, and the days off of those that run on part of the week but are paid for all of it.
 *   It is got by retendering and not by the plan.
 * - Fewer vehicles: vehicle days a week today less those planned, each at what a vehicle's day costs on average today.
 * - Less distance, less time: kilometres and hours likewise, each at its average price today.
 * - Cheaper types: what is left of the money for days, kilometres and hours. A plan of as many days, kilometres and
 *   hours that uses other vehicles saves this much; below 0, the planned vehicles are larger or dearer on average.
 * - Fewer assistants: assistant days, each at the price of an assistant.
 *
 * The average prices are those of the plan's column applied to today's routes. Every step is whole pence; the types'
 * step takes the rest, so that start less all steps is the end to the penny.
 */
import type {
  Case,
  CostParts,
  DutyWeek,
  Pence,
  PriceLevel,
  Pricing,
  SavingSource,
  Today,
  Waterfall,
} from '../model/index.ts';
import { SAVING_SOURCES } from '../model/index.ts';
import { roundHalfUp } from './exact.ts';
import { caseRates, levelRates, type Rates } from './rates.ts';
import { costOfYearAt } from './year.ts';

/**
 * Today at the rates to the plan at the rates; today as paid to the plan at the rates; and today as paid to the plan
 * at today's price level, if there is one.
 */
export function waterfalls(
  theCase: Case,
  planDuties: readonly DutyWeek[],
  today: Today,
  level: PriceLevel | null,
): Waterfall[] {
  const between = (from: Pricing, to: Pricing, rates: Rates, start: Pence | null): Waterfall => {
    const before = workAt(rates, today.judgement.duties, theCase);
    const after = workAt(rates, planDuties, theCase);
    return fall(from, to, start ?? before.money.total, before, after);
  };
  const rates = caseRates(theCase);
  const paid = today.paidPerYear;
  return [
    between('today_at_rates', 'plan_at_rates', rates, null),
    between('today_paid', 'plan_at_rates', rates, paid),
    ...(level ? [between('today_paid', 'plan_at_price_level', levelRates(level), paid)] : []),
  ];
}

/** What all duties do in a week, and what that costs a year. */
interface Work {
  readonly days: number;
  readonly metres: number;
  readonly seconds: number;
  readonly money: CostParts;
}

function workAt(rates: Rates, duties: readonly DutyWeek[], theCase: Case): Work {
  const sum = (figure: (duty: DutyWeek) => number) => duties.reduce((total, duty) => total + figure(duty), 0);
  return {
    days: sum((d) => d.activeDays),
    metres: sum((d) => d.metres),
    seconds: sum((d) => d.seconds),
    money: costOfYearAt(rates, duties, theCase),
  };
}

function fall(from: Pricing, to: Pricing, start: Pence, before: Work, after: Work): Waterfall {
  const vehicles = lessOf(before.money.vehicleDays, before.days, after.days);
  const distance = lessOf(before.money.km, before.metres, after.metres);
  const time = lessOf(before.money.hours, before.seconds, after.seconds);
  const assistants = before.money.assistants - after.money.assistants;
  const savings: Record<SavingSource, Pence> = {
    price_level: start - before.money.total,
    fewer_vehicles: vehicles,
    cheaper_types: before.money.total - after.money.total - assistants - vehicles - distance - time,
    less_distance: distance,
    less_time: time,
    fewer_assistants: assistants,
  };
  const steps = SAVING_SOURCES.map((source) => ({ source, saving: savings[source] }));
  return { from, to, start, end: after.money.total, steps };
}

/** The part of the money that goes with the change from `before` to `after`, at the average price before. */
function lessOf(money: Pence, before: number, after: number): Pence {
  return before > 0 ? roundHalfUp(BigInt(money) * BigInt(before - after), BigInt(before)) : 0;
}

/** What savings.csv says of the plan's saving, compared with the contracts and the calls. */
import { paidToday } from '../cost/index.ts';
import type { Case, Judgement, Pence, StatedSaving, Violation } from '../model/index.ts';
import { TOLERATED_PENCE, wrong } from './claims.ts';

/** Pounds with two decimals, two of which are subtracted. */
const ROUNDING_POUNDS = 0.011;

type Figure = 'currentVehicles' | 'planVehicles' | 'currentPounds' | 'planPounds' | 'savingPounds' | 'firstYearPounds';

const COLUMNS: Readonly<Record<Figure, string>> = {
  currentVehicles: 'current_vehicles',
  planVehicles: 'plan_vehicles',
  currentPounds: 'current_cost_per_year_gbp',
  planPounds: 'plan_cost_per_year_gbp',
  savingPounds: 'saving_per_year_gbp',
  firstYearPounds: 'first_year_saving_gbp',
};

/**
 * Whether the row `total` is what today's contracts cost, what the plan costs and their difference, every row's saving is
 * the difference of its costs, and the rows add up to the total. How a vehicle that works for two groups is shared
 * between their rows is the writer's business.
 */
export function savingsRows(rows: readonly StatedSaving[], judgement: Judgement, theCase: Case): Violation[] {
  if (rows.length === 0 || theCase.currentRoutes === null) return [];
  const total = rows.find((row) => row.group === 'total');
  if (!total) return [wrong('savings.csv has no row total.')];
  return [
    ...totals(total, judgement, theCase),
    ...rows.flatMap(difference),
    ...sums(
      rows.filter((row) => row !== total),
      total,
    ),
  ];
}

function totals(total: StatedSaving, { cost, duties }: Judgement, theCase: Case): Violation[] {
  const paid = paidToday(theCase);
  return [
    ...vehicles('currentVehicles', total, theCase.currentRoutes?.length ?? 0, 'current_routes.csv has'),
    ...vehicles('planVehicles', total, duties.length, 'the calls need'),
    ...money('currentPounds', total, paid, 'the contracts cost'),
    ...money('planPounds', total, cost.total, 'the calls cost'),
    ...money('savingPounds', total, paid - cost.total, 'the difference is'),
  ];
}

function vehicles(figure: Figure, total: StatedSaving, real: number, words: string): Violation[] {
  const stated = total[figure];
  if (stated === null || stated === real) return [];
  return [wrong(`savings.csv states ${COLUMNS[figure]} ${stated} in all; ${words} ${real}.`)];
}

function money(figure: Figure, total: StatedSaving, real: Pence, words: string): Violation[] {
  const stated = total[figure];
  if (stated === null || Math.abs(stated * 100 - real) <= TOLERATED_PENCE) return [];
  return [wrong(`savings.csv states ${COLUMNS[figure]} ${stated} in all; ${words} £${(real / 100).toFixed(2)}.`)];
}

function difference({ group, currentPounds, planPounds, savingPounds }: StatedSaving): Violation[] {
  if (currentPounds === null || planPounds === null || savingPounds === null) return [];
  if (Math.abs(currentPounds - planPounds - savingPounds) <= ROUNDING_POUNDS) return [];
  const real = (currentPounds - planPounds).toFixed(2);
  return [wrong(`savings.csv states a saving of £${savingPounds} for ${group}; its costs differ by £${real}.`)];
}

function sums(groups: readonly StatedSaving[], total: StatedSaving): Violation[] {
  return (Object.keys(COLUMNS) as Figure[]).flatMap((figure) => {
    const stated = total[figure];
    const sum = groups.reduce((all: number | null, row) => plus(all, row[figure]), 0);
    if (stated === null || sum === null || groups.length === 0) return [];
    if (Math.abs(stated - sum) <= ROUNDING_POUNDS * groups.length) return [];
    return [wrong(`savings.csv states ${COLUMNS[figure]} ${stated} in all; its rows add up to ${sum.toFixed(2)}.`)];
  });
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

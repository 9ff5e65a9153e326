/** A year's money by class, school, phase, budget code, vehicle type, operator and the department's categories. */
import {
  type Breakdown,
  type BreakdownRow,
  type Case,
  type FourColumns,
  type Judgement,
  type Plan,
  PRICINGS,
  type PriceLevel,
  type Pricing,
  type Today,
} from '../../model/index.ts';
import { fourColumns } from '../columns.ts';
import { type ColumnPortions, columnPortions } from './columnPortions.ts';
import { type Grouping, groupingsOf, NONE } from './groupings.ts';

interface Tally {
  pupils: number;
  pupilsToday: number;
  today: number;
  plan: number;
  readonly money: Record<Pricing, number>;
}

/**
 * One breakdown of each kind, in the order of {@link BREAKDOWNS}. In each, every column's rows add up to the total,
 * which is the figure of {@link fourColumns}. A pupil counts in one row of each, carried or not. Contracts with nobody
 * on them are in the row `none`, but by budget code, operator and vehicle type in their own.
 */
export function breakdowns(
  theCase: Case,
  plan: Plan,
  judgement: Judgement,
  today: Today | null,
  level: PriceLevel | null,
): Breakdown[] {
  const columns = fourColumns(theCase, judgement.duties, today, level);
  const shared = columnPortions(theCase, columns, judgement, today, level);
  return groupingsOf(theCase, plan, judgement).map((grouping) => ({
    by: grouping.by,
    rows: rowsOf(theCase, grouping, columns, shared, judgement),
    total: {
      key: 'total',
      label: 'Total',
      pupils: theCase.pupils.length,
      pupilsToday: today && theCase.pupils.length,
      vehicles: { today: theCase.currentRoutes?.length ?? 0, plan: judgement.duties.length },
      money: columns,
    },
  }));
}

class Tallies {
  readonly byKey = new Map<string, Tally>();

  of(key: string): Tally {
    const found = this.byKey.get(key);
    if (found) return found;
    const money = { today_paid: 0, today_at_rates: 0, plan_at_rates: 0, plan_at_price_level: 0 };
    const tally: Tally = { pupils: 0, pupilsToday: 0, today: 0, plan: 0, money };
    this.byKey.set(key, tally);
    return tally;
  }
}

function rowsOf(
  theCase: Case,
  grouping: Grouping,
  columns: FourColumns,
  shared: ColumnPortions,
  judgement: Judgement,
): BreakdownRow[] {
  const tallies = new Tallies();
  const hasToday = columns.today_paid !== null;
  countPupils(tallies, theCase, grouping, hasToday);
  addMoney(tallies, theCase, grouping, shared);
  const { vehicle } = grouping;
  if (vehicle) {
    for (const contract of theCase.currentRoutes ?? []) tallies.of(vehicle(contract)).today++;
    for (const duty of judgement.duties) tallies.of(vehicle(duty)).plan++;
  }
  return inOrder([...tallies.byKey.keys()], grouping).map(({ key, label }) => {
    const { pupils, pupilsToday, today, plan, money } = tallies.of(key);
    return {
      key,
      label,
      pupils,
      pupilsToday: hasToday ? pupilsToday : null,
      vehicles: vehicle ? { today, plan } : null,
      money: onlyWhere(columns, money),
    };
  });
}

function countPupils(tallies: Tallies, theCase: Case, grouping: Grouping, hasToday: boolean): void {
  for (const pupil of theCase.pupils) {
    tallies.of(grouping.pupil(pupil)).pupils++;
    if (hasToday) tallies.of(grouping.pupilToday(pupil)).pupilsToday++;
  }
}

function addMoney(tallies: Tallies, theCase: Case, grouping: Grouping, shared: ColumnPortions): void {
  const pupils = new Map(theCase.pupils.map((pupil) => [pupil.id, pupil]));
  for (const pricing of PRICINGS) {
    const place = pricing.startsWith('today') ? grouping.today : grouping.plan;
    for (const { routeId, pupilId, pence } of shared[pricing] ?? []) {
      tallies.of(place(routeId, pupils.get(pupilId ?? '') ?? null)).money[pricing] += pence;
    }
  }
}

/** The grouping's own order, then by name, and the row without a key at the end. */
function inOrder(keys: readonly string[], { rows, noneLabel }: Grouping): { key: string; label: string }[] {
  const known = rows.filter(({ key }) => keys.includes(key));
  const rest = keys.filter((key) => key !== NONE && !known.some((row) => row.key === key)).sort();
  const none = keys.includes(NONE) ? [{ key: NONE, label: noneLabel }] : [];
  return [...known, ...rest.map((key) => ({ key, label: key })), ...none];
}

function onlyWhere(columns: FourColumns, money: Readonly<Record<Pricing, number>>): FourColumns {
  const figures = PRICINGS.map((pricing) => [pricing, columns[pricing] === null ? null : money[pricing]]);
  return Object.fromEntries(figures) as FourColumns;
}

/** Savings by class group: every route, and so every pound, is in one row. */
import type { Case, Journey, JudgedDuty, Pence, Plan, PupilClass } from '../model/index.ts';
import { apportion } from './apportion.ts';
import { firstRoutes } from './breakdown/firstRoutes.ts';
import { weighDuties } from './breakdown/portions.ts';
import { exactWeek, roundHalfUp, totalOf } from './exact.ts';
import { groupOfClasses } from './group.ts';
import { daysOfFirstYear, daysStillPaid } from './notice.ts';
import { caseRates } from './rates.ts';
import { penceOfContracts } from './today.ts';
import { costOfYear } from './year.ts';

/** One row of savings.csv. */
export interface SavingsRow {
  /** Classes joined by `+`; `none` for routes without pupils; `total`. */
  readonly group: string;
  readonly pupils: number;
  readonly currentVehicles: number;
  readonly planVehicles: number;
  readonly currentCostPerYear: Pence;
  readonly planCostPerYear: Pence;
  readonly savingPerYear: Pence;
  readonly firstYearSaving: Pence;
}

/** What the savings need of a judgement. */
export interface Judged {
  readonly duties: readonly JudgedDuty[];
  readonly journeys: readonly Journey[];
}

interface Tally {
  pupils: number;
  currentVehicles: number;
  planVehicles: number;
  current: Pence;
  /** Pence a year × days of the first year still paid. */
  stillPaid: bigint;
  /** Exact cost a week in a unit of its own, for the proportions alone. */
  plan: bigint;
}

class Tallies {
  readonly byGroup = new Map<string, Tally>();

  of(name: string): Tally {
    const group = name === '' ? 'none' : name;
    const tally = this.byGroup.get(group) ?? {
      pupils: 0,
      currentVehicles: 0,
      planVehicles: 0,
      current: 0,
      stillPaid: 0n,
      plan: 0n,
    };
    this.byGroup.set(group, tally);
    return tally;
  }
}

function addCurrent(tallies: Tallies, theCase: Case, classOf: ReadonlyMap<string, PupilClass>): void {
  const { planStart } = theCase.policy;
  const pence = penceOfContracts(theCase);
  for (const [i, route] of (theCase.currentRoutes ?? []).entries()) {
    const aboard = [...route.calls.am, ...route.calls.pm].flatMap((id) => classOf.get(id) ?? []);
    const tally = tallies.of(groupOfClasses(theCase, aboard));
    tally.currentVehicles++;
    tally.current += pence[i];
    if (planStart !== null) tally.stillPaid += BigInt(pence[i]) * BigInt(daysStillPaid(route, planStart));
  }
}

/** Group of every plan route, from everybody on it at any time in the week. */
function groupsOfRoutes(theCase: Case, plan: Plan, classOf: ReadonlyMap<string, PupilClass>): Map<string, string> {
  return new Map(
    plan.routes.map((route) => {
      const aboard = route.calls.flatMap((c) => [...c.on, ...c.off].flatMap((id) => classOf.get(id) ?? []));
      return [route.id, groupOfClasses(theCase, aboard)];
    }),
  );
}

function addPlan(tallies: Tallies, theCase: Case, judged: Judged, groupOf: ReadonlyMap<string, string>): void {
  const rates = caseRates(theCase);
  // A vehicle that works for two groups is counted once, where its first route is; its cost is shared.
  for (const duty of judged.duties) tallies.of(groupOf.get(duty.routeIds[0]) ?? '').planVehicles++;
  for (const { routeId, weight } of weighDuties(judged.duties, (duty) => totalOf(exactWeek(duty, rates)))) {
    tallies.of(groupOf.get(routeId) ?? '').plan += weight;
  }
}

/** A pupil counts in the group of the route that carries them; left out, in the group of their class. */
function addPupils(tallies: Tallies, theCase: Case, judged: Judged, groupOf: ReadonlyMap<string, string>): void {
  const routeOf = firstRoutes(judged.journeys);
  for (const pupil of theCase.pupils) {
    const route = routeOf.get(pupil.id);
    tallies.of((route && groupOf.get(route)) || groupOfClasses(theCase, [pupil.class])).pupils++;
  }
}

function sumOf(rows: readonly SavingsRow[]): SavingsRow {
  const sum = (figure: (row: SavingsRow) => number) => rows.reduce((total, row) => total + figure(row), 0);
  return {
    group: 'total',
    pupils: sum((r) => r.pupils),
    currentVehicles: sum((r) => r.currentVehicles),
    planVehicles: sum((r) => r.planVehicles),
    currentCostPerYear: sum((r) => r.currentCostPerYear),
    planCostPerYear: sum((r) => r.planCostPerYear),
    savingPerYear: sum((r) => r.savingPerYear),
    firstYearSaving: sum((r) => r.firstYearSaving),
  };
}

/**
 * The rows of savings.csv, a row a class group by name and `total` last; none without current routes.
 * The current and the plan column add up to {@link paidToday} and to the plan's cost of a year to the penny.
 * First year: the plan runs from its first day and every current route is paid on until it can stop, by its share of
 * the calendar days of that year; rounded once for all groups and shared among them.
 */
export function savingsByGroup(theCase: Case, plan: Plan, judged: Judged): SavingsRow[] {
  if (theCase.currentRoutes === null) return [];
  const classOf = new Map(theCase.pupils.map((p) => [p.id, p.class]));
  const groupOf = groupsOfRoutes(theCase, plan, classOf);
  const tallies = new Tallies();
  addCurrent(tallies, theCase, classOf);
  addPlan(tallies, theCase, judged, groupOf);
  addPupils(tallies, theCase, judged, groupOf);
  const groups = [...tallies.byGroup].sort(([a], [b]) => (a < b ? -1 : 1));
  const { planStart } = theCase.policy;
  const yearDays = planStart === null ? 1n : BigInt(daysOfFirstYear(planStart));
  const days = groups.map(([, t]) => t.stillPaid);
  const total = days.reduce((a, b) => a + b, 0n);
  const stillPaid = apportion(roundHalfUp(total, yearDays), days);
  const planned = apportion(
    costOfYear(judged.duties, theCase).total,
    groups.map(([, t]) => t.plan),
  );
  const rows = groups.map(([group, tally], i): SavingsRow => {
    const saving = tally.current - planned[i];
    return {
      group,
      pupils: tally.pupils,
      currentVehicles: tally.currentVehicles,
      planVehicles: tally.planVehicles,
      currentCostPerYear: tally.current,
      planCostPerYear: planned[i],
      savingPerYear: saving,
      firstYearSaving: saving - stillPaid[i],
    };
  });
  return [...rows, sumOf(rows)];
}

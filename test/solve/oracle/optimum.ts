/**
 * The least cost of a year, and whether everybody can be carried, by trying everything.
 *
 * Covers: any number of runs in a duty, all five weekdays, second addresses of one weekday each, days off, groups,
 * pairs apart, solo, sharing, assistants, layouts, stops and meeting points, mixed schools, windows with waiting,
 * ride limits, fleets by weekday. Assumed beyond the format: from the usual address the morning and the afternoon are
 * one route for everybody (the format asks that of `same_route_both_ways` alone), the order of a run's calls is the
 * same on every weekday, and bays are left out (so with bays the figure is a lower bound; see `bays.ts`).
 */
import type { Case, VehicleType } from '../../../src/model/index.ts';
import { plansOf, type Shape, shapesOf, type Week, weekOf } from './duties.ts';
import { SESSIONS, travels, type Unit, unitsOf } from './needs.ts';
import { partitions } from './orders.ts';

/** Exact integers: 1/18 000 of a centipence. */
const SCALE = 18_000;

export function weekAsPenceAYear(theCase: Case, cost: number): number {
  return (cost / SCALE / 100 / 5) * theCase.policy.schoolDaysPerYear;
}

/** Pence a year; `null` when not everybody can be carried. */
export function leastCostOfYear(theCase: Case): number | null {
  const units = unitsOf(theCase);
  const known = new Map<string, readonly number[]>();
  const costs = (group: readonly Unit[]): readonly number[] => {
    const key = group
      .map((unit) => units.indexOf(unit))
      .sort()
      .join();
    const found = known.get(key) ?? cheapestDuty(theCase, group);
    known.set(key, found);
    return found;
  };
  let best = Number.POSITIVE_INFINITY;
  for (const groups of partitions(units)) best = Math.min(best, cheapestFleet(theCase, groups, costs, best));
  return best === Number.POSITIVE_INFINITY ? null : weekAsPenceAYear(theCase, best);
}

/** Chooses a type for each duty within the fleet. */
function cheapestFleet(
  theCase: Case,
  groups: readonly (readonly Unit[])[],
  costs: (group: readonly Unit[]) => readonly number[],
  bound: number,
): number {
  const used = theCase.vehicleTypes.map(() => [0, 0, 0, 0, 0]);
  let best = bound;
  const choose = (g: number, sum: number): void => {
    if (sum >= best) return;
    if (g === groups.length) {
      best = sum;
      return;
    }
    const days = daysOf(theCase, groups[g]);
    theCase.vehicleTypes.forEach((type, t) => {
      const most = type.available ?? Number.POSITIVE_INFINITY;
      if (days.some((day) => used[t][day] >= most)) return;
      for (const day of days) used[t][day]++;
      choose(g + 1, sum + costs(groups[g])[t]);
      for (const day of days) used[t][day]--;
    });
  };
  choose(0, 0);
  return best;
}

export function daysOf(theCase: Case, units: readonly Unit[]): number[] {
  return [0, 1, 2, 3, 4].filter((day) =>
    units.some((unit) => unit.riders.some((r) => SESSIONS.some((s) => travels(theCase, unit, r, s, day)))),
  );
}

/** By vehicle type: the least cost of a week of one duty with these units; Infinity when there is no lawful one. */
export function cheapestDuty(theCase: Case, units: readonly Unit[]): number[] {
  const days = daysOf(theCase, units).length;
  const best = theCase.vehicleTypes.map(() => Number.POSITIVE_INFINITY);
  for (const shape of shapesOf(theCase, units)) {
    const assistantDays = assistantDaysOf(theCase, shape);
    const fixed = theCase.vehicleTypes.map(
      (type) => SCALE * (days * type.costPerDay + assistantDays * theCase.policy.assistantCostPerDay),
    );
    const am = cheapestSession(
      theCase,
      'am',
      shape,
      best.map((b, t) => b - fixed[t]),
    );
    if (am.every((cost) => cost === Number.POSITIVE_INFINITY)) continue;
    const pm = cheapestSession(
      theCase,
      'pm',
      shape,
      best.map((b, t) => b - fixed[t] - am[t]),
    );
    theCase.vehicleTypes.forEach((_, t) => {
      best[t] = Math.min(best[t], fixed[t] + am[t] + pm[t]);
    });
  }
  return best;
}

/** By vehicle type: the least cost of driving below `bounds`. */
function cheapestSession(
  theCase: Case,
  session: 'am' | 'pm',
  shape: Shape,
  bounds: readonly number[],
): readonly number[] {
  const best = theCase.vehicleTypes.map(() => Number.POSITIVE_INFINITY);
  const driving = (type: VehicleType, metres: number, seconds: number): number =>
    metres * type.costPerKm * (SCALE / 1000) + seconds * type.costPerHour * (SCALE / 3600);
  for (const runs of plansOf(theCase, session, shape)) {
    const week = weekOf(theCase, session, runs, (metres, least) =>
      theCase.vehicleTypes.some((type, t) => driving(type, metres, least) < Math.min(best[t], bounds[t])),
    );
    if (!week) continue;
    theCase.vehicleTypes.forEach((type, t) => {
      if (holds(type, week)) best[t] = Math.min(best[t], driving(type, week.metres, week.seconds));
    });
  }
  return best;
}

/** Whether the type has a layout for every run, and may make so many on each weekday. */
export function holds(type: VehicleType, { loads, trips }: Week): boolean {
  return (
    loads.every((l) => type.layouts.some((x) => l.seats <= x.seats && l.chairs <= x.wheelchairs)) &&
    trips.every((trip) => trip.runs.filter((run) => run.runs).length <= type.maxRunsPerSession)
  );
}

/** Sum over the weekdays of the most assistants on any run. */
function assistantDaysOf(theCase: Case, shape: Shape): number {
  let total = 0;
  for (const day of [0, 1, 2, 3, 4]) {
    let most = 0;
    for (const session of SESSIONS) {
      for (const passengers of shape) {
        const pupils = passengers
          .filter((p) => travels(theCase, p.unit, p.rider, session, day))
          .map((p) => theCase.pupils[p.rider.pupil]);
        const individual = pupils.filter((p) => p.assistant === 'individual').length;
        most = Math.max(most, individual + (pupils.some((p) => p.assistant === 'shared') ? 1 : 0));
      }
    }
    total += most;
  }
  return total;
}

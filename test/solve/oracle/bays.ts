/** Whether everybody can be carried when schools have few bays: every plan of `duties.ts`, timed jointly. */
import type { Case, Session, VehicleType } from '../../../src/model/index.ts';
import { plansOf, type Shape, shapesOf, type Week, weekOf } from './duties.ts';
import { type AtLeast, longestPaths } from './exactTimes.ts';
import { SESSIONS, type Unit, unitsOf } from './needs.ts';
import { daysOf, holds } from './optimum.ts';
import { partitions, permutations, product } from './orders.ts';
import type { DayTrip } from './trip.ts';

export function canAllBeCarried(theCase: Case): boolean {
  const weeks = new WeekStore(theCase);
  for (const groups of partitions(unitsOf(theCase))) {
    for (const types of product(groups.map(() => theCase.vehicleTypes))) {
      if (!withinFleet(theCase, groups, types)) continue;
      for (const shapes of product(groups.map((group) => weeks.shapes(group)))) {
        if (SESSIONS.every((session) => canBeTimed(theCase, session, shapes, types, weeks))) return true;
      }
    }
  }
  return false;
}

function withinFleet(theCase: Case, groups: readonly (readonly Unit[])[], types: readonly VehicleType[]): boolean {
  return theCase.vehicleTypes.every((type) =>
    [0, 1, 2, 3, 4].every((day) => {
      const used = groups.filter((group, g) => types[g] === type && daysOf(theCase, group).includes(day));
      return type.available === null || used.length <= type.available;
    }),
  );
}

/** Lawful weeks of single duties, found once. */
class WeekStore {
  readonly #theCase: Case;
  readonly #shapes = new Map<string, Shape[]>();
  readonly #weeks = new Map<Shape, Map<Session, Week[]>>();

  constructor(theCase: Case) {
    this.#theCase = theCase;
  }

  shapes(group: readonly Unit[]): Shape[] {
    const key = JSON.stringify(group);
    const shapes = this.#shapes.get(key) ?? [...shapesOf(this.#theCase, group)];
    this.#shapes.set(key, shapes);
    return shapes;
  }

  weeks(shape: Shape, session: Session): Week[] {
    const known = this.#weeks.get(shape) ?? new Map<Session, Week[]>();
    this.#weeks.set(shape, known);
    let weeks = known.get(session);
    if (!weeks) {
      weeks = [];
      for (const runs of plansOf(this.#theCase, session, shape)) {
        const week = weekOf(this.#theCase, session, runs, () => true);
        if (week) weeks.push(week);
      }
      known.set(session, weeks);
    }
    return weeks;
  }
}

function canBeTimed(
  theCase: Case,
  session: Session,
  shapes: readonly Shape[],
  types: readonly VehicleType[],
  store: WeekStore,
): boolean {
  const chosen: Week[] = [];
  const choose = (d: number): boolean => {
    if (d === shapes.length) return true;
    for (const week of store.weeks(shapes[d], session)) {
      if (!holds(types[d], week)) continue;
      chosen.push(week);
      if (
        [0, 1, 2, 3, 4].every((day) =>
          baysSuffice(
            theCase,
            chosen.map((w) => w.trips[day]),
          ),
        ) &&
        choose(d + 1)
      ) {
        return true;
      }
      chosen.pop();
    }
    return false;
  };
  return choose(0);
}

/** Whether one day's trips have times with never more vehicles at a school than it has bays. */
function baysSuffice(theCase: Case, trips: readonly DayTrip[]): boolean {
  const constraints: AtLeast[] = [];
  const visits = theCase.schools.map((): number[] => []);
  const midnight = trips.reduce((sum, trip) => sum + trip.calls.length, 0);
  let first = 0;
  for (const { calls, constraints: own } of trips) {
    const at = (moment: number): number => (moment === calls.length ? midnight : first + moment);
    for (const c of own) constraints.push({ from: at(c.from), to: at(c.to), seconds: c.seconds });
    calls.forEach((call, k) => {
      if (call.school !== null) visits[call.school].push(at(k));
    });
    first += calls.length;
  }
  const busy = visits.flatMap((list, s) => {
    const { vehicleBays: bays, unloadingSeconds: stay } = theCase.schools[s];
    return bays === null || stay === 0 || list.length <= bays ? [] : [{ list, bays, stay }];
  });
  // All stays at a school are equally long: in the order of arrival, one may enter when the one `bays` before it left.
  for (const orders of product(busy.map(({ list }) => [...permutations(list)]))) {
    const queues = orders.flatMap((order, i) =>
      order.flatMap((visit, k): AtLeast[] => [
        ...(k > 0 ? [{ from: order[k - 1], to: visit, seconds: 0 }] : []),
        ...(k >= busy[i].bays ? [{ from: order[k - busy[i].bays], to: visit, seconds: busy[i].stay }] : []),
      ]),
    );
    if (longestPaths(midnight + 1, [...constraints, ...queues])) return true;
  }
  return false;
}

/** The exact test of one insertion: the whole session with the new calls in it, through the {@link Scheduler}. */
import { firstCall, lastCall } from './loadScheduler.ts';
import { ANY_TO, type Travel } from './problem.ts';
import type { Scheduler } from './schedule.ts';
import type { SchoolCall } from './suffix.ts';
import { DWELL, FROM, ROW, STRIDE, TO, type Variant } from './variant.ts';

/** What no lawful schedule takes. */
export const NOT_LAWFUL = 0x7fffffff;

/** A position in a variant: the pick-up before call `pick` (with `merge`: at it), the school at, or before, call `school`. */
export interface Position {
  pick: number;
  merge: boolean;
  school: number;
  newSchool: boolean;
}

/** A part boarding there. */
export interface Visit extends Position {
  row: number;
  /** Of a call of its own; `board` is what it adds to one that exists. */
  dwell: number;
  board: number;
  from: number;
  to: number;
  limit: number;
}

/** A pick-up to be filled in, all of it 0: seconds, rows of the matrices and offsets. */
export function newVisit(): Visit {
  return { pick: 0, merge: false, school: 0, newSchool: false, row: 0, dwell: 0, board: 0, from: 0, to: 0, limit: 0 };
}

export class Confirmation {
  readonly #travel: Travel;
  readonly #scheduler: Scheduler;
  #previous = -1;

  constructor(travel: Travel, scheduler: Scheduler) {
    this.#travel = travel;
    this.#scheduler = scheduler;
  }

  /** Seconds of the shortest schedule with the visit in it, or {@link NOT_LAWFUL}. */
  total(variant: Variant, session: number, visit: Visit, school: SchoolCall): number {
    const { data, rides } = variant;
    const scheduler = this.#scheduler;
    const seconds = this.#travel.seconds[session];
    const first = firstCall(data);
    const last = lastCall(data, variant.calls);
    scheduler.reserve(last - first + 3, rides.length / 3 + 1);
    scheduler.clear();
    this.#previous = -1;
    let pickAt = -1;
    let schoolAt = -1;
    for (let k = first; k <= last + 1; k++) {
      if (!visit.merge && visit.pick === k) {
        pickAt = this.#add(visit.row, visit.dwell, visit.from, visit.to, seconds);
      }
      if (visit.newSchool && visit.school === k) {
        schoolAt = this.#add(school.row, school.dwell + school.alighting, school.from, school.to, seconds);
      }
      if (k > last) break;
      const at = k * STRIDE;
      const boards = visit.merge && visit.pick === k;
      const alights = !visit.newSchool && visit.school === k;
      const dwell = data[at + DWELL] + (boards ? visit.board : 0) + (alights ? school.alighting : 0);
      const here = this.#add(data[at + ROW], dwell, data[at + FROM], data[at + TO], seconds);
      if (boards) pickAt = here;
      if (alights) schoolAt = here;
    }
    for (let i = 0; i < rides.length; i += 3) {
      scheduler.addRide(moved(rides[i], visit) - first, moved(rides[i + 1], visit) - first, rides[i + 2]);
    }
    if (visit.limit < ANY_TO) scheduler.addRide(pickAt, schoolAt, visit.limit);
    const total = scheduler.solve();
    return total < 0 ? NOT_LAWFUL : total;
  }

  /** Adds a call after the drive to it; returns its number. */
  #add(row: number, dwell: number, from: number, to: number, seconds: Int32Array): number {
    const scheduler = this.#scheduler;
    const k = scheduler.count;
    if (this.#previous >= 0) {
      scheduler.gap[k - 1] = scheduler.dwell[k - 1] + seconds[this.#previous * this.#travel.size + row];
    }
    scheduler.addCall(dwell, from, to);
    this.#previous = row;
    return k;
  }
}

/** Where call k of the variant stands once the new calls are in. */
function moved(k: number, visit: Visit): number {
  return k + (!visit.merge && k >= visit.pick ? 1 : 0) + (visit.newSchool && k >= visit.school ? 1 : 0);
}

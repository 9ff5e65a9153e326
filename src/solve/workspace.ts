/** Scratch memory of one search, so that building duties makes no objects but the duties themselves. */
import type { Problem } from './problem.ts';
import { Scheduler } from './schedule.ts';
import { STRIDE } from './variant.ts';

export class Workspace {
  readonly scheduler = new Scheduler();
  /** Calls of the variant being built. */
  data = new Int32Array(64 * STRIDE);
  /** Its ride constraints. */
  rides = new Int32Array(192);
  /** By call of the run at hand: pupils who board or alight, what they add to the load and to the dwell. */
  people = new Int32Array(64);
  seats = new Int32Array(64);
  chairs = new Int32Array(64);
  dwell = new Int32Array(64);
  /** Where call k of the run stands in the variant. */
  index = new Int32Array(64);
  /** By school: its call in the run at hand. Of use only for schools the run visits. */
  readonly callOf: Int32Array;
  /** By task, for finding each once: seen in this round if the stamp equals `round`. */
  readonly stamp: Int32Array;
  round = 0;
  /** For collecting tasks or parts. */
  list = new Int32Array(64);
  starts = new Int32Array(64);

  constructor(problem: Problem) {
    this.callOf = new Int32Array(problem.schools);
    this.stamp = new Int32Array(problem.tasks + 1);
  }

  /** Makes room for that many calls in all, and as many parts. */
  reserve(calls: number, parts: number): void {
    if ((calls + 2) * STRIDE > this.data.length) this.data = new Int32Array((calls + 2) * 2 * STRIDE);
    if (parts * 3 > this.rides.length) this.rides = new Int32Array(parts * 6);
    if (parts > this.list.length) this.list = new Int32Array(parts * 2);
    if (calls + 2 <= this.people.length) return;
    const size = (calls + 2) * 2;
    this.people = new Int32Array(size);
    this.seats = new Int32Array(size);
    this.chairs = new Int32Array(size);
    this.dwell = new Int32Array(size);
    this.index = new Int32Array(size);
    this.starts = new Int32Array(size);
  }
}

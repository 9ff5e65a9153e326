/**
 * The part of a session from a pick-up to be inserted on: begins at the pupil's school and grows backwards, call by
 * call, so that all positions for the pick-up are tested in one sweep. The school is a call that exists or one to be
 * inserted; either way its dwell grows by what the new pupils need to alight.
 */
import {
  AHEAD,
  DOWN_DURATION,
  DOWN_EARLY,
  DOWN_LATE,
  DWELL,
  EARLY,
  FROM,
  LATE,
  LEG,
  PLACE,
  ROW,
  SLACK,
  STRIDE,
  TO,
} from './variant.ts';

/** What a sweep needs to know about the school. */
export interface SchoolCall {
  readonly row: number;
  readonly dwell: number;
  readonly alighting: number;
  readonly from: number;
  readonly to: number;
}

export class Suffix {
  /** Segment of the calls so far; see `variant.ts`. */
  duration = 0;
  early = 0;
  late = 0;
  /** Matrix row of its first call. */
  row = 0;
  /** Seconds from the arrival at its first call to the arrival at the school, without waiting. */
  toSchool = 0;
  /** Metres that the school's call adds once calls lie between it and the pick-up, and next to it. */
  metresApart = 0;
  metresBeside = 0;
  /** Whether the new pupil stays on board through another school's call. */
  throughSchool = false;
  /** Whether it holds the school alone. */
  alone = true;
  /** Whether the school's call is one to be inserted. */
  newSchool = false;
  /** Seconds from the arrival at a new school to the arrival at the call after it. */
  afterSchool = 0;
  #school = 0;
  #from = 0;
  #to = 0;

  /** Starts at the school's call, or, with `newSchool`, at one before call `at`; `false` when it has no time there. */
  open(
    data: Int32Array,
    at: number,
    newSchool: boolean,
    school: SchoolCall,
    metres: Int32Array,
    seconds: Int32Array,
    size: number,
  ): boolean {
    this.toSchool = 0;
    this.throughSchool = false;
    this.alone = true;
    this.newSchool = newSchool;
    this.#school = at;
    this.#from = school.from;
    this.#to = school.to;
    this.metresApart = 0;
    this.metresBeside = 0;
    if (newSchool) {
      const leg = school.row * size + data[at + ROW];
      this.metresBeside = metres[leg] - data[at + LEG];
      this.metresApart = this.metresBeside + metres[data[at - STRIDE + ROW] * size + school.row];
      this.row = school.row;
      this.afterSchool = school.dwell + school.alighting + seconds[leg];
      return this.#join(data, at, this.afterSchool, school.from, school.to);
    }
    this.row = data[at + ROW];
    if (school.alighting === 0) {
      this.duration = data[at + DOWN_DURATION];
      this.early = data[at + DOWN_EARLY];
      this.late = data[at + DOWN_LATE];
      return true;
    }
    const next = at + STRIDE;
    if (school.alighting > data[next + SLACK]) return false;
    const reach = data[at + DWELL] + school.alighting + seconds[this.row * size + data[next + ROW]];
    return this.#join(data, next, reach, data[at + FROM], data[at + TO]);
  }

  /** A call with the window, `reach` before the segment that begins at call `next`. */
  #join(data: Int32Array, next: number, reach: number, from: number, to: number): boolean {
    const early = data[next + DOWN_EARLY];
    const late = data[next + DOWN_LATE];
    if (from + reach > late) return false;
    const wait = Math.max(0, early - reach - to);
    this.early = Math.max(early - reach, from) - wait;
    this.late = Math.min(late - reach, to);
    this.duration = data[next + DOWN_DURATION] + reach + wait;
    return true;
  }

  /** Takes in the call `at`, which stands before it; `false` when windows, or others' rides, forbid that. */
  extend(data: Int32Array, at: number, seconds: Int32Array, size: number, schools: number): boolean {
    const beforeNewSchool = this.alone && this.newSchool;
    // Otherwise it is as far as it was before.
    const reach = beforeNewSchool
      ? data[at + DWELL] + seconds[data[at + ROW] * size + this.row]
      : data[at + STRIDE + AHEAD] - data[at + AHEAD];
    if (beforeNewSchool) {
      // The school now stands between two calls: others who ride past it lose that time.
      const direct = data[at + DWELL] + seconds[data[at + ROW] * size + data[this.#school + ROW]];
      if (reach + this.afterSchool - direct > data[this.#school + SLACK]) return false;
      const arrive = Math.max(this.#from, data[at + EARLY] + reach);
      if (arrive > this.#to || arrive + this.afterSchool > data[this.#school + LATE]) return false;
    }
    if (data[at + FROM] + reach > this.late) return false;
    const wait = Math.max(0, this.early - reach - data[at + TO]);
    this.early = Math.max(this.early - reach, data[at + FROM]) - wait;
    this.late = Math.min(this.late - reach, data[at + TO]);
    this.duration += reach + wait;
    this.toSchool += reach;
    this.row = data[at + ROW];
    this.alone = false;
    if (data[at + PLACE] < schools && data[at + PLACE] >= 0) this.throughSchool = true;
    return true;
  }
}

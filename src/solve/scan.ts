/**
 * Where one part boards in one session of one duty, and what that adds: the innermost loop of the search. All positions
 * for one call of the school are swept from the school backwards in constant time each, without making an object; where
 * waiting with pupils on board is possible, a position that looks cheapest is confirmed by the exact {@link Scheduler}.
 */
import { Confirmation, NOT_LAWFUL, newVisit, type Position } from './confirm.ts';
import { ANY_FROM, ANY_TO, layoutsFor, type Problem, rideLimitOf, type Travel } from './problem.ts';
import type { State } from './state.ts';
import { Suffix } from './suffix.ts';
import {
  AHEAD,
  assistantsOn,
  CALL,
  CHAIRS,
  DOWN_LATE,
  DWELL,
  EARLY,
  LATE,
  LEG,
  PLACE,
  ROW,
  RUN_CALLS,
  RUN_INDIVIDUAL,
  RUN_LAYOUTS,
  RUN_SHARED,
  RUN_START,
  RUN_STRIDE,
  SEATS,
  SLACK,
  STRIDE,
  UP_DURATION,
  UP_EARLY,
  UP_LATE,
  type Variant,
} from './variant.ts';
import type { WeekCosts } from './weekCosts.ts';

/** Run position that stands for a run of the part's own. */
export const OWN_RUN = -1;

export class Scan {
  /** What the last position found adds on one day. */
  metres = 0;
  seconds = 0;
  /** Layouts that hold the run with the part. */
  layouts = 0;
  /** Data offset of the call before which {@link sweep} would pick up. */
  pick = 0;
  /** Number of positions tested so far, for the benchmark. */
  tests = 0;

  readonly #problem: Problem;
  readonly #travel: Travel;
  /** Entry of a drive from a row x to a fixed one: x times this, and the fixed one's start. */
  readonly #step: number;
  readonly #column: number;
  readonly #suffix = new Suffix();
  readonly #confirm: Confirmation;
  readonly #visit = newVisit();
  /** Whether a pick-up may have a window of its own. */
  readonly #pickWindows: boolean;

  // What is to be inserted, set by `aim` and `row`.
  #session = 0;
  #metres: Int32Array;
  #drives: Int32Array;
  #part = 0;
  #candidate = -1;
  #signature = -1;
  #usable = 0;
  #metreCost = 0;
  #secondCost = 0;
  #row = 0;
  /** Start of its column. */
  #rowColumn = 0;
  #dwell = 0;
  #board = 0;
  #from = 0;
  #to = 0;
  readonly #school = { place: 0, row: 0, dwell: 0, alighting: 0, from: 0, to: 0 };
  #limit = 0;
  #seats = 0;
  #chairs = 0;
  #individual = 0;
  #shared = 0;
  #assistants = 0;

  // The sweep under way.
  #schoolAt = 0;
  #layouts = 0;

  constructor(state: State) {
    this.#problem = state.problem;
    this.#travel = state.travel;
    this.#step = state.towards.from;
    this.#column = state.towards.to;
    this.#metres = state.travel.metres[0];
    this.#drives = state.travel.seconds[0];
    this.#confirm = new Confirmation(state.travel, state.workspace.scheduler);
    this.#pickWindows = hasPickWindows(state.problem);
  }

  /** Chooses the part, its candidate, the layouts that any usable vehicle has, and the rates for comparing. */
  aim(session: number, part: number, candidate: number, usable: number, metreCost: number, secondCost: number): void {
    this.#usable = usable;
    this.#metreCost = metreCost;
    this.#secondCost = secondCost;
    const problem = this.#problem;
    const first = problem.signatures[session].start[part];
    // The same part is aimed at many duties.
    if (candidate === this.#candidate && session === this.#session && first === this.#signature) return;
    const place = problem.candidatePlace[candidate];
    const school = problem.partSchool[part];
    this.#session = session;
    this.#metres = this.#travel.metres[session];
    this.#drives = this.#travel.seconds[session];
    this.#part = part;
    this.#candidate = candidate;
    this.#row = this.#travel.row[place];
    this.#rowColumn = this.#row * this.#column;
    this.#dwell = problem.placeDwell[place];
    this.#from = problem.windowFrom[session][place];
    this.#to = problem.windowTo[session][place];
    this.#school.place = school;
    this.#school.row = this.#travel.row[school];
    this.#school.dwell = problem.placeDwell[school];
    this.#school.from = problem.windowFrom[session][school];
    this.#school.to = problem.windowTo[session][school];
    this.useRow(first);
  }

  /** Chooses the row of the part's signatures: who of it travels. */
  useRow(g: number): void {
    const table = this.#problem.signatures[this.#session];
    this.#signature = g;
    this.#board = table.boarding[g];
    this.#school.alighting = table.alighting[g];
    this.#seats = table.seats[g];
    this.#chairs = table.chairs[g];
    this.#individual = table.individual[g];
    this.#shared = table.shared[g];
    this.#limit = rideLimitOf(this.#problem, this.#session, this.#part, this.#candidate, g);
  }

  /** Whether a vehicle that takes the school in before call `k` is late there, and so before any later call. */
  tooLate({ data }: Variant, k: number): boolean {
    const before = (k - 1) * STRIDE;
    const drive = this.#drives[data[before + ROW] * this.#step + this.#school.row * this.#column];
    return data[before + UP_EARLY] + data[before + UP_DURATION] + drive > this.#school.to;
  }

  /** Whether a pick-up and the school fit, by their windows, between call `k` and the one before it. */
  fitsBetween({ data }: Variant, k: number): boolean {
    const { size } = this.#travel;
    const drives = this.#drives;
    const at = k * STRIDE;
    const before = at - STRIDE;
    const drive = drives[data[before + ROW] * this.#step + this.#rowColumn];
    const there = data[before + UP_EARLY] + data[before + UP_DURATION] + drive;
    const pick = Math.max(this.#from, there);
    const reach = pick + this.#dwell + this.#board + drives[this.#row * size + this.#school.row];
    if (pick > this.#to || reach > this.#school.to) return false;
    const leave = Math.max(reach, this.#school.from) + this.#school.dwell + this.#school.alighting;
    return leave + drives[this.#school.row * size + data[at + ROW]] <= data[at + DOWN_LATE];
  }

  /** Cost at the rates for comparing of what the last {@link test} found. */
  get dayCost(): number {
    return this.metres * this.#metreCost + this.seconds * this.#secondCost;
  }

  /** Seconds that a call of the part's own adds on one day at the least. */
  leastSeconds(variant: Variant): number {
    return Math.max(0, this.#dwell + this.#board - variant.idle);
  }

  /**
   * Cheapest pick-up before the calls `school` … `first` (numbers of calls), the school being call `school` or one to be
   * inserted before it. Returns its cost on `weight` days, or `bound` when none is cheaper; figures are left in
   * {@link metres}, {@link seconds}, {@link layouts} and {@link pick}.
   */
  sweep(
    variant: Variant,
    position: number,
    first: number,
    school: number,
    newSchool: boolean,
    weight: number,
    bound: number,
  ): number {
    const metreCost = weight * this.#metreCost;
    const secondCost = weight * this.#secondCost;
    const least = this.leastSeconds(variant) * secondCost;
    if (least >= bound || !this.#open(variant, position, school, newSchool)) return bound;
    let best = bound;
    let found = false;
    for (let at = school * STRIDE; this.#aboard(variant, at, newSchool); at -= STRIDE) {
      this.tests++;
      const added = this.#metresAt(variant.data, at);
      if (added * metreCost + least < best) {
        const extra = this.#secondsAt(variant, at, newSchool, (best - added * metreCost) / secondCost);
        if (extra !== NOT_LAWFUL) {
          best = added * metreCost + extra * secondCost;
          found = true;
          this.metres = added;
          this.seconds = extra;
          this.layouts = this.#layouts;
          this.pick = at;
        }
      }
      if (at <= first * STRIDE || !this.#extend(variant, at - STRIDE, newSchool)) break;
    }
    return found ? best : bound;
  }

  /**
   * What all pick-ups before the calls `school` … `first` cost on `weight` days, added to `into` by the calls of the
   * week's run, of which the school is call `weekSchool`. Positions that cost `bound` or more count as unlawful.
   */
  sweepInto(
    into: WeekCosts,
    variant: Variant,
    position: number,
    first: number,
    school: number,
    newSchool: boolean,
    weekSchool: number,
    weight: number,
    bound: number,
  ): void {
    const metreCost = weight * this.#metreCost;
    const secondCost = weight * this.#secondCost;
    const { data } = variant;
    into.nextPass();
    if (!this.#open(variant, position, school, newSchool)) return;
    for (let at = school * STRIDE; this.#aboard(variant, at, newSchool); at -= STRIDE) {
      this.tests++;
      const added = this.#metresAt(data, at);
      if (added * metreCost < bound) {
        const extra = this.#secondsAt(variant, at, newSchool, (bound - added * metreCost) / secondCost);
        if (extra !== NOT_LAWFUL) {
          const from = at > first * STRIDE ? data[at - STRIDE + CALL] + 1 : 0;
          const to = at === school * STRIDE ? weekSchool : data[at + CALL];
          const cost = added * metreCost + extra * secondCost;
          into.add(from, to, cost, added * weight, extra * weight, this.#layouts);
        }
      }
      if (at <= first * STRIDE || !this.#extend(variant, at - STRIDE, newSchool)) break;
    }
  }

  /** One position: `true` when lawful, with the figures of one day in {@link metres}, {@link seconds}, {@link layouts}. */
  test(variant: Variant, position: number, where: Position): boolean {
    const { newSchool, merge } = where;
    const pickAt = where.pick * STRIDE;
    const stop = merge ? pickAt + STRIDE : pickAt;
    this.tests++;
    if (!this.#open(variant, position, where.school, newSchool)) return false;
    for (let at = where.school * STRIDE; ; at -= STRIDE) {
      if (!this.#aboard(variant, at, newSchool)) return false;
      if (at === stop) break;
      if (!this.#extend(variant, at - STRIDE, newSchool)) return false;
    }
    const extra = merge
      ? this.#secondsMerged(variant, pickAt, newSchool)
      : this.#secondsAt(variant, pickAt, newSchool, NOT_LAWFUL);
    if (extra === NOT_LAWFUL) return false;
    this.layouts = this.#layouts;
    this.metres = merge ? this.#metresMerged(variant.data, pickAt) : this.#metresAt(variant.data, pickAt);
    this.seconds = extra;
    return true;
  }

  /** Starts the suffix at the school; `false` when it cannot stand there. */
  #open(variant: Variant, position: number, school: number, newSchool: boolean): boolean {
    this.#schoolAt = school * STRIDE;
    this.#layouts = this.#layoutsElsewhere(variant, position);
    // A full vehicle is the commonest reason, so it is looked at before any time.
    if (this.#layouts === 0 || !this.#aboard(variant, this.#schoolAt, newSchool)) return false;
    const { size } = this.#travel;
    return this.#suffix.open(variant.data, this.#schoolAt, newSchool, this.#school, this.#metres, this.#drives, size);
  }

  /** Counts the part in on leaving the call before `at`; `false` when no layout holds it, there or later on. */
  #aboard({ data }: Variant, at: number, newSchool: boolean): boolean {
    const before = at - STRIDE;
    const seats = data[before + SEATS];
    const chairs = data[before + CHAIRS];
    if (this.#problem.oneSchoolAtATime && newSchool && seats + chairs > 0) return false;
    this.#layouts &= layoutsFor(this.#problem, seats + this.#seats + this.#assistants, chairs + this.#chairs);
    return this.#layouts !== 0;
  }

  /** Lets the part ride through the call `before` too; `false` when no earlier pick-up can be lawful. */
  #extend({ data }: Variant, before: number, newSchool: boolean): boolean {
    const { schools, oneSchoolAtATime } = this.#problem;
    if (oneSchoolAtATime && (newSchool || data[before + PLACE] < schools)) return false;
    const { size } = this.#travel;
    return this.#suffix.extend(data, before, this.#drives, size, schools) && this.#suffix.toSchool <= this.#limit;
  }

  /** Layouts that hold the run's other loads too, should the part bring an assistant more. */
  #layoutsElsewhere(variant: Variant, position: number): number {
    if (position === OWN_RUN) {
      this.#assistants = assistantsOn(this.#individual, this.#shared);
      return this.#usable;
    }
    const { data, runs } = variant;
    const run = position * RUN_STRIDE;
    const now = assistantsOn(runs[run + RUN_INDIVIDUAL], runs[run + RUN_SHARED]);
    this.#assistants = assistantsOn(
      runs[run + RUN_INDIVIDUAL] + this.#individual,
      runs[run + RUN_SHARED] | this.#shared,
    );
    let layouts = this.#usable & runs[run + RUN_LAYOUTS];
    if (this.#assistants === now) return layouts;
    const end = runs[run + RUN_START] + runs[run + RUN_CALLS];
    for (let k = runs[run + RUN_START]; k < end && layouts; k++) {
      layouts &= layoutsFor(this.#problem, data[k * STRIDE + SEATS] + this.#assistants, data[k * STRIDE + CHAIRS]);
    }
    return layouts;
  }

  /** Metres more with a pick-up before call `at`, where the suffix begins. */
  #metresAt(data: Int32Array, at: number): number {
    const { row, alone, newSchool, metresBeside, metresApart } = this.#suffix;
    const { size } = this.#travel;
    const there = this.#metres[data[at - STRIDE + ROW] * this.#step + this.#rowColumn];
    const detour = there + this.#metres[this.#row * size + row];
    // Beside a new school the leg that is no longer driven is in `metresBeside` already.
    return alone && newSchool ? detour + metresBeside : detour + metresApart - data[at + LEG];
  }

  /** The same with the part boarding at call `at` too. */
  #metresMerged(data: Int32Array, at: number): number {
    const { alone, newSchool, metresBeside, metresApart } = this.#suffix;
    if (!newSchool || !alone) return metresApart;
    return metresBeside + this.#metres[data[at + ROW] * this.#travel.size + this.#school.row];
  }

  /** Seconds more with a pick-up before call `at`, or {@link NOT_LAWFUL}, which `most` or more count as. */
  #secondsAt(variant: Variant, at: number, newSchool: boolean, most: number): number {
    const { data } = variant;
    const suffix = this.#suffix;
    const seconds = this.#drives;
    const { size } = this.#travel;
    const before = at - STRIDE;
    const onward = seconds[this.#row * size + suffix.row];
    if (onward + suffix.toSchool > this.#limit) return NOT_LAWFUL;
    const there = seconds[data[before + ROW] * this.#step + this.#rowColumn];
    const reach = data[before + UP_DURATION] + there;
    if (data[before + UP_EARLY] + reach > this.#to) return NOT_LAWFUL;
    const dwell = this.#dwell + this.#board;
    if (!(newSchool && suffix.alone)) {
      const delay = there + dwell + onward + data[before + AHEAD] + data[before + DWELL] - data[at + AHEAD];
      if (delay > data[at + SLACK]) return NOT_LAWFUL;
    }
    const wait = Math.max(0, this.#from - reach - data[before + UP_LATE]);
    const early = Math.max(this.#from - reach, data[before + UP_EARLY]) - wait;
    const late = Math.min(this.#to - reach, data[before + UP_LATE]);
    const extra = this.#joined(variant, reach + wait + dwell + onward, early, late);
    if (extra >= most || this.#decided(variant, before, newSchool)) return extra < most ? extra : NOT_LAWFUL;
    if (!this.#mayFit(data, at, there, dwell, onward)) return NOT_LAWFUL;
    const exact = this.#confirmed(variant, at, false, newSchool);
    return exact < most ? exact : NOT_LAWFUL;
  }

  /** Necessary, and quicker than to confirm: the calls on both sides keep their times, the rides counted in. */
  #mayFit(data: Int32Array, at: number, there: number, dwell: number, onward: number): boolean {
    const suffix = this.#suffix;
    const before = at - STRIDE;
    const arrive = Math.max(this.#from, data[before + EARLY] + data[before + DWELL] + there);
    if (suffix.alone && suffix.newSchool) {
      const reach = Math.max(this.#school.from, arrive + dwell + onward);
      return reach <= this.#school.to && reach + suffix.afterSchool <= data[at + LATE];
    }
    return arrive + dwell + onward <= data[at + LATE];
  }

  /** The same with the part boarding at call `at` too. */
  #secondsMerged(variant: Variant, at: number, newSchool: boolean): number {
    const { data } = variant;
    const suffix = this.#suffix;
    const drive = this.#drives[data[at + ROW] * this.#travel.size + suffix.row];
    if (drive + suffix.toSchool > this.#limit || this.#board > data[at + SLACK]) return NOT_LAWFUL;
    const reach = data[at + UP_DURATION] + this.#board + drive;
    const extra = this.#joined(variant, reach, data[at + UP_EARLY], data[at + UP_LATE]);
    if (extra === NOT_LAWFUL || this.#decided(variant, at, newSchool)) return extra;
    return this.#confirmed(variant, at, true, newSchool);
  }

  /** The segment up to the suffix, joined with it. */
  #joined(variant: Variant, reach: number, early: number, late: number): number {
    const suffix = this.#suffix;
    if (early + reach > suffix.late) return NOT_LAWFUL;
    const total = reach + Math.max(0, suffix.early - reach - late) + suffix.duration;
    return total > this.#problem.maxSeconds ? NOT_LAWFUL : total - variant.seconds;
  }

  /** Whether segments and slack have the last word: nobody will be on board when the vehicle waits. */
  #decided(variant: Variant, before: number, newSchool: boolean): boolean {
    if (variant.rides.length === 0 && this.#limit >= ANY_TO) return true;
    if (!variant.exact || this.#pickWindows || this.#suffix.throughSchool) return false;
    if (!newSchool) return true;
    const { data } = variant;
    return this.#suffix.alone && data[before + SEATS] + data[before + CHAIRS] === 0;
  }

  #confirmed(variant: Variant, at: number, merge: boolean, newSchool: boolean): number {
    const visit = this.#visit;
    visit.pick = at / STRIDE;
    visit.merge = merge;
    visit.school = this.#schoolAt / STRIDE;
    visit.newSchool = newSchool;
    visit.row = this.#row;
    visit.dwell = this.#dwell + this.#board;
    visit.board = this.#board;
    visit.from = this.#from;
    visit.to = this.#to;
    visit.limit = this.#limit;
    const total = this.#confirm.total(variant, this.#session, visit, this.#school);
    return total > this.#problem.maxSeconds ? NOT_LAWFUL : total - variant.seconds;
  }
}

function hasPickWindows(problem: Problem): boolean {
  for (let place = problem.schools; place < problem.places; place++) {
    for (let session = 0; session < 2; session++) {
      if (problem.windowFrom[session][place] > ANY_FROM || problem.windowTo[session][place] < ANY_TO) return true;
    }
  }
  return false;
}

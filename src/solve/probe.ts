/**
 * Tests one part at one position of one duty's session: what it adds in metres and seconds, and which layouts still
 * hold the run. Runs to a single school answer in constant time; others rebuild the sequence in scratch memory and ask
 * the {@link Scheduler}. No object is made here: this is the innermost loop of the search.
 */
import { layoutsFor, type Problem, rideLimitOf, type Travel } from './problem.ts';
import type { Random } from './random.ts';
import { copyPlacement, type Placement, type Run } from './run.ts';
import { ANY_FROM, ANY_TO, type Scheduler } from './schedule.ts';
import type { State } from './state.ts';
import {
  assistantsOn,
  CALL,
  CHAIRS,
  DWELL,
  EARLY,
  LATE,
  PLACE,
  ROW,
  SEATS,
  SLACK_BEFORE,
  STRIDE,
  type Variant,
  WITHOUT_WAITING,
} from './variant.ts';

/** Where a part goes in one session, and what that adds to the week. */
export interface SessionChoice {
  readonly placement: Placement;
  metres: number;
  seconds: number;
  layouts: number;
}

export class Probe {
  /** Results of the last successful {@link test}: sums over the week. */
  metres = 0;
  seconds = 0;
  /** Layouts that hold the run with the part on every weekday the part travels. */
  layouts = 0;
  /** Number of tests so far, for the benchmark. */
  tests = 0;

  readonly #state: State;
  readonly #problem: Problem;
  readonly #travel: Travel;
  readonly #scheduler: Scheduler;

  // The part under test, set by `aim`.
  #session = 0;
  #part = 0;
  #place = 0;
  #school = 0;
  #limit = 0;
  #candidate = 0;
  #row = 0;
  #schoolRow = 0;
  #usable = 0;
  #metreCost = 0;
  #oneSignature = false;
  #days = 0;
  #boarding = 0;
  #secondCost = 0;

  // Positions within the variant under test.
  #pick = 0;
  #merge = false;
  #schoolAt = 0;
  #newSchool = false;

  constructor(state: State) {
    this.#state = state;
    this.#problem = state.problem;
    this.#travel = state.travel;
    this.#scheduler = state.scheduler;
  }

  /** Chooses the part, its candidate, the layouts that any usable vehicle has, and the rates for comparing. */
  aim(session: number, part: number, candidate: number, usable: number, metreCost: number, secondCost: number): void {
    const problem = this.#problem;
    this.#session = session;
    this.#part = part;
    this.#place = problem.candidatePlace[candidate];
    this.#school = problem.partSchool[part];
    this.#candidate = candidate;
    this.#row = this.#travel.row[this.#place];
    this.#schoolRow = this.#travel.row[this.#school];
    this.#usable = usable;
    this.#metreCost = metreCost;
    this.#secondCost = secondCost;
    const table = problem.signatures[session];
    this.#oneSignature = table.start[part + 1] - table.start[part] === 1;
    this.#days = table.days[table.start[part]];
    this.#boarding = table.boarding[table.start[part]];
  }

  /**
   * Cost of the placement at the aimed rates, or Infinity when it is not lawful or costs at least `bound`.
   * `position` is the run's place in the duty's session; −1 − b stands for a run of the part's own at boundary b.
   */
  test(variants: readonly Variant[], position: number, run: Run, at: Placement, bound: number): number {
    this.tests++;
    const table = this.#problem.signatures[this.#session];
    let metres = 0;
    let seconds = 0;
    let layouts = this.#usable;
    for (const variant of variants) {
      for (let g = table.start[this.#part]; g < table.start[this.#part + 1]; g++) {
        const days = variant.days & table.days[g];
        if (!days) continue;
        this.#locate(variant, position, run, at);
        if (this.#newSchool && !this.#state.mayVisit(this.#session, this.#school, days))
          return Number.POSITIVE_INFINITY;
        this.#limit = rideLimitOf(this.#problem, this.#session, this.#part, this.#candidate, g);
        const weight = weekdays[days];
        metres += weight * this.#addedMetres(variant);
        if (metres * this.#metreCost >= bound) return Number.POSITIVE_INFINITY;
        const added = this.#addedSeconds(variant, g);
        if (added === NOT_LAWFUL) return Number.POSITIVE_INFINITY;
        seconds += weight * added;
        layouts &= this.#layoutsAfter(variant, position, g);
        if (!layouts) return Number.POSITIVE_INFINITY;
      }
    }
    this.metres = metres;
    this.seconds = seconds;
    this.layouts = layouts;
    return metres * this.#metreCost + seconds * this.#secondCost;
  }

  /**
   * Cheapest pick-up position for a school call that exists, or that would be inserted, at `at.school`; tries the
   * positions `first` … `last` and leaves the best in `out`. Returns its cost, or `bound` when none is cheaper.
   * Most runs are the same on all the part's days: then a position costs a few array reads before the exact test.
   */
  scan(
    variants: readonly Variant[],
    position: number,
    run: Run,
    at: Placement,
    first: number,
    last: number,
    bound: number,
    blink: number,
    random: Random,
    out: SessionChoice,
  ): number {
    const variant = this.#onlyVariant(variants, position, run);
    let best = bound;
    const weight = variant ? weekdays[variant.days & this.#days] : 0;
    const data = variant?.data;
    const start = variant ? variant.runStart[position] : 0;
    const metres = this.#travel.metres[this.#session];
    const n = this.#travel.size;
    const row = this.#row;
    const toRow = row * n;
    // Where no waiting can be saved, a call costs its dwell at least.
    const dwellCost =
      variant?.simple && !at.newSchool && !at.merge
        ? (this.#problem.callSeconds + this.#boarding) * weight * this.#secondCost
        : 0;
    // What the school's own detour costs at least, unless the two new calls are neighbours.
    const base = at.newSchool && variant ? this.#schoolDetour(variant, start + at.school) : 0;
    for (let i = first; i <= last; i++) {
      if (variant && data && !at.merge) {
        const k = start + i;
        const next = k < variant.calls ? data[k * STRIDE + ROW] : -1;
        const adjacent = at.newSchool && i === at.school;
        let extra = adjacent ? metres[toRow + this.#schoolRow] : base;
        if (k > 0) {
          const previous = data[(k - 1) * STRIDE + ROW] * n;
          extra += metres[previous + row];
          if (next >= 0) extra -= metres[previous + next];
        }
        if (next >= 0) extra += metres[(adjacent ? this.#schoolRow * n : toRow) + next];
        if (extra * weight * this.#metreCost + dwellCost >= best) continue;
      }
      if (blink > 0 && random.unit() < blink) continue;
      at.pick = i;
      const cost = this.test(variants, position, run, at, best);
      if (cost >= best) continue;
      best = cost;
      out.metres = this.metres;
      out.seconds = this.seconds;
      out.layouts = this.layouts;
      copyPlacement(at, out.placement);
    }
    return best;
  }

  /** The one variant that all the part's days fall into, if its run is complete on them and the part has one signature. */
  #onlyVariant(variants: readonly Variant[], position: number, run: Run): Variant | null {
    if (!this.#oneSignature) return null;
    for (const variant of variants) {
      if ((variant.days & this.#days) === this.#days) {
        return variant.calls > 0 && variant.runCalls[position] === run.calls ? variant : null;
      }
    }
    return null;
  }

  #schoolDetour(variant: Variant, k: number): number {
    const metres = this.#travel.metres[this.#session];
    const n = this.#travel.size;
    const before = k > 0 ? variant.data[(k - 1) * STRIDE + ROW] : -1;
    const after = k < variant.calls ? variant.data[k * STRIDE + ROW] : -1;
    let extra = 0;
    if (before >= 0) extra += metres[before * n + this.#schoolRow];
    if (after >= 0) extra += metres[this.#schoolRow * n + after];
    if (before >= 0 && after >= 0) extra -= metres[before * n + after];
    return extra;
  }

  /** Turns positions within the week's run into positions within the variant's sequence. */
  #locate(variant: Variant, position: number, run: Run, at: Placement): void {
    if (position < 0) {
      const boundary = -1 - position;
      this.#merge = false;
      this.#newSchool = true;
      this.#pick = boundary < variant.runStart.length ? variant.runStart[boundary] : variant.calls;
      this.#schoolAt = this.#pick;
      return;
    }
    const start = variant.runStart[position];
    const calls = variant.runCalls[position];
    this.#merge = at.merge;
    this.#newSchool = at.newSchool;
    if (calls === run.calls) {
      this.#pick = start + at.pick;
      this.#schoolAt = start + at.school;
      return;
    }
    const data = variant.data;
    let pick = start;
    while (pick < start + calls && data[pick * STRIDE + CALL] < at.pick) pick++;
    let school = start;
    while (school < start + calls && data[school * STRIDE + CALL] < at.school) school++;
    if (at.merge && (pick === start + calls || data[pick * STRIDE + CALL] !== at.pick)) this.#merge = false;
    if (!at.newSchool && (school === start + calls || data[school * STRIDE + CALL] !== at.school)) {
      this.#newSchool = true;
    }
    this.#pick = pick;
    this.#schoolAt = school;
  }

  /** Extra of one matrix for the new calls. */
  #detour(variant: Variant, matrix: Int32Array): number {
    const n = this.#travel.size;
    const data = variant.data;
    const pick = this.#pick;
    const last = variant.calls;
    let extra = 0;
    if (!this.#merge) {
      const row = this.#row;
      const before = pick > 0 ? data[(pick - 1) * STRIDE + ROW] : -1;
      const adjacent = this.#newSchool && this.#schoolAt === pick;
      const after = adjacent ? this.#schoolRow : pick < last ? data[pick * STRIDE + ROW] : -1;
      if (before >= 0) extra += matrix[before * n + row];
      if (after >= 0) extra += matrix[row * n + after];
      if (adjacent) {
        const next = pick < last ? data[pick * STRIDE + ROW] : -1;
        if (next >= 0) extra += matrix[this.#schoolRow * n + next];
        if (before >= 0 && next >= 0) extra -= matrix[before * n + next];
        return extra;
      }
      if (before >= 0 && after >= 0) extra -= matrix[before * n + after];
    }
    if (this.#newSchool) {
      const school = this.#schoolAt;
      const before = school > 0 ? data[(school - 1) * STRIDE + ROW] : -1;
      const after = school < last ? data[school * STRIDE + ROW] : -1;
      if (before >= 0) extra += matrix[before * n + this.#schoolRow];
      if (after >= 0) extra += matrix[this.#schoolRow * n + after];
      if (before >= 0 && after >= 0) extra -= matrix[before * n + after];
    }
    return extra;
  }

  #addedMetres(variant: Variant): number {
    return this.#detour(variant, this.#travel.metres[this.#session]);
  }

  #addedSeconds(variant: Variant, g: number): number {
    const problem = this.#problem;
    const board = problem.signatures[this.#session].boarding[g];
    const seconds = this.#travel.seconds[this.#session];
    const n = this.#travel.size;
    if (variant.calls === 0) {
      const drive = seconds[this.#row * n + this.#schoolRow];
      return drive > this.#limit ? NOT_LAWFUL : problem.callSeconds + board + drive + problem.unloading[this.#school];
    }
    if (this.#newSchool) return this.#mayVisitOnTheWay(variant, seconds) ? this.#rebuild(variant, board) : NOT_LAWFUL;
    const data = variant.data;
    const at = this.#pick * STRIDE;
    const toSchool = data[this.#schoolAt * STRIDE + WITHOUT_WAITING] - data[at + WITHOUT_WAITING];
    if (this.#merge) {
      const ride = toSchool - data[at + DWELL];
      if (ride > this.#limit || board > data[at + SLACK_BEFORE]) return NOT_LAWFUL;
      return variant.simple ? board : this.#rebuild(variant, board);
    }
    if (seconds[this.#row * n + data[at + ROW]] + toSchool > this.#limit) return NOT_LAWFUL;
    const added = problem.callSeconds + board + this.#detour(variant, seconds);
    if (added > data[at + SLACK_BEFORE]) return NOT_LAWFUL;
    if (variant.simple) return added;
    return this.#fitsBetween(variant, this.#pick, this.#row, problem.callSeconds + board, seconds)
      ? this.#rebuild(variant, board)
      : NOT_LAWFUL;
  }

  /** Whether a call of that dwell before call k leaves the one before and the one after in their windows: necessary. */
  #fitsBetween(variant: Variant, k: number, row: number, dwell: number, seconds: Int32Array): boolean {
    if (k === 0 || k === variant.calls) return true;
    const n = this.#travel.size;
    const before = (k - 1) * STRIDE;
    const after = k * STRIDE;
    const { data } = variant;
    const arrive = data[before + EARLY] + data[before + DWELL] + seconds[data[before + ROW] * n + row];
    return arrive + dwell + seconds[row * n + data[after + ROW]] <= data[after + LATE];
  }

  /** Necessary for a school that is not visited yet: its own window, and the rides and windows around it. */
  #mayVisitOnTheWay(variant: Variant, seconds: Int32Array): boolean {
    // Simple variants have no times of their own to compare with.
    if (variant.simple) return true;
    const k = this.#schoolAt;
    if (k === 0 || (!this.#merge && k === this.#pick)) return true;
    const n = this.#travel.size;
    const { data } = variant;
    const before = (k - 1) * STRIDE;
    const arrive = data[before + EARLY] + data[before + DWELL] + seconds[data[before + ROW] * n + this.#schoolRow];
    if (arrive > this.#problem.windowTo[this.#session][this.#school]) return false;
    if (k === variant.calls) return true;
    const unloading = this.#problem.unloading[this.#school];
    const onward = seconds[this.#schoolRow * n + data[k * STRIDE + ROW]];
    const direct = seconds[data[before + ROW] * n + data[k * STRIDE + ROW]];
    const extra = arrive - data[before + EARLY] - data[before + DWELL] + unloading + onward - direct;
    return extra <= data[k * STRIDE + SLACK_BEFORE] && arrive + unloading + onward <= data[k * STRIDE + LATE];
  }

  /** The whole sequence with the part in it, through the scheduler. */
  #rebuild(variant: Variant, board: number): number {
    const problem = this.#problem;
    const { data, calls, rides } = variant;
    const scheduler = this.#scheduler;
    const from = problem.windowFrom[this.#session];
    const to = problem.windowTo[this.#session];
    const seconds = this.#travel.seconds[this.#session];
    const n = this.#travel.size;
    scheduler.reserve(calls + 2, rides.length / 3 + 1);
    scheduler.clear();
    let previous = -1;
    let pickAt = this.#merge ? this.#pick : -1;
    let schoolAt = -1;
    for (let k = 0; k <= calls; k++) {
      if (!this.#merge && this.#pick === k) {
        pickAt = scheduler.count;
        this.#step(previous, this.#row, seconds, n);
        scheduler.addCall(problem.callSeconds + board, ANY_FROM, ANY_TO);
        previous = this.#row;
      }
      if (this.#newSchool && this.#schoolAt === k) {
        schoolAt = scheduler.count;
        this.#step(previous, this.#schoolRow, seconds, n);
        scheduler.addCall(problem.unloading[this.#school], from[this.#school], to[this.#school]);
        previous = this.#schoolRow;
      }
      if (k === calls) break;
      const at = k * STRIDE;
      const place = data[at + PLACE];
      const row = data[at + ROW];
      if (this.#merge && this.#pick === k) pickAt = scheduler.count;
      if (!this.#newSchool && this.#schoolAt === k) schoolAt = scheduler.count;
      this.#step(previous, row, seconds, n);
      const dwell = data[at + DWELL] + (this.#merge && this.#pick === k ? board : 0);
      if (place < problem.schools) scheduler.addCall(dwell, from[place], to[place]);
      else scheduler.addCall(dwell, ANY_FROM, ANY_TO);
      previous = row;
    }
    for (let i = 0; i < rides.length; i += 3) {
      scheduler.addRide(this.#moved(rides[i]), this.#moved(rides[i + 1]), rides[i + 2]);
    }
    scheduler.addRide(pickAt, schoolAt, this.#limit);
    const total = scheduler.solve();
    return total < 0 ? NOT_LAWFUL : total - variant.seconds;
  }

  #step(previous: number, row: number, seconds: Int32Array, n: number): void {
    if (previous < 0) return;
    const k = this.#scheduler.count - 1;
    this.#scheduler.gap[k] = this.#scheduler.dwell[k] + seconds[previous * n + row];
  }

  /** Where call k of the variant stands once the new calls are in. */
  #moved(k: number): number {
    return k + (!this.#merge && k >= this.#pick ? 1 : 0) + (this.#newSchool && k >= this.#schoolAt ? 1 : 0);
  }

  #layoutsAfter(variant: Variant, position: number, g: number): number {
    const problem = this.#problem;
    const table = problem.signatures[this.#session];
    const seats = table.seats[g];
    const chairs = table.chairs[g];
    if (variant.calls === 0 || position < 0 || variant.runCalls[position] === 0) {
      return layoutsFor(problem, seats + assistantsOn(table.individual[g], table.shared[g]), chairs);
    }
    const assistants = assistantsOn(
      variant.individual[position] + table.individual[g],
      variant.shared[position] | table.shared[g],
    );
    const data = variant.data;
    const start = variant.runStart[position];
    const end = start + variant.runCalls[position];
    if (variant.simple && !this.#newSchool) {
      const full = (end - 2) * STRIDE;
      return layoutsFor(problem, data[full + SEATS] + seats + assistants, data[full + CHAIRS] + chairs);
    }
    let layouts = -1;
    let seatsBefore = 0;
    let chairsBefore = 0;
    for (let k = start; k <= end; k++) {
      if (!this.#merge && this.#pick === k) {
        layouts &= layoutsFor(problem, seatsBefore + seats + assistants, chairsBefore + chairs);
      }
      if (k === end) break;
      const at = k * STRIDE;
      const aboard = k >= this.#pick && k < this.#schoolAt;
      seatsBefore = data[at + SEATS];
      chairsBefore = data[at + CHAIRS];
      layouts &= layoutsFor(
        problem,
        seatsBefore + assistants + (aboard ? seats : 0),
        chairsBefore + (aboard ? chairs : 0),
      );
    }
    return layouts;
  }
}

const NOT_LAWFUL = 0x7fffffff;
/** Number of weekdays in a mask. */
export const weekdays = Int32Array.from({ length: 32 }, (_, mask) => mask.toString(2).replaceAll('0', '').length);

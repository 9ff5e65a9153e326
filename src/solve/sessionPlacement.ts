/** Where one part goes in one session of one duty: the cheapest lawful placement, by the {@link Scan}. */
import { companyCovers } from './company.ts';
import type { Position } from './confirm.ts';
import type { Duty } from './duty.ts';
import { locate } from './locate.ts';
import type { Problem } from './problem.ts';
import { callAt, copyPlacement, EMPTY_RUN, newPlacement, type Placement, type Run } from './run.ts';
import { OWN_RUN, Scan } from './scan.ts';
import type { State } from './state.ts';
import { PLACE, RUN_CALLS, RUN_START, RUN_STRIDE, STRIDE, type Variant, weekdays } from './variant.ts';
import { WeekCosts } from './weekCosts.ts';

/** Where a part goes in one session, and what that adds to the week. */
export interface SessionChoice {
  readonly placement: Placement;
  metres: number;
  seconds: number;
  layouts: number;
}

const NONE = Number.POSITIVE_INFINITY;

export class SessionPlacement {
  /** By session: what the last search found. */
  readonly choice: readonly [SessionChoice, SessionChoice] = [noChoice(), noChoice()];
  /** Boundary found by the last {@link ofItsOwn}. */
  boundary = 0;
  readonly #state: State;
  readonly #problem: Problem;
  readonly #trial = newPlacement();
  readonly #costs = new WeekCosts();
  readonly #where: Position = { pick: 0, merge: false, school: 0, newSchool: false };

  /** By place: whether several parts may board there. */
  readonly #shared: Uint8Array;
  readonly #scans: readonly [Scan, Scan];

  // The part at hand.
  #scan: Scan;
  #session = 0;
  #part = 0;
  #days = 0;
  #oneRow = false;

  constructor(state: State) {
    this.#state = state;
    this.#problem = state.problem;
    this.#scans = [new Scan(state), new Scan(state)];
    this.#scan = this.#scans[0];
    this.#shared = sharedPlaces(state.problem);
  }

  /** Positions tested so far, for the benchmark. */
  get tests(): number {
    return this.#scans[0].tests + this.#scans[1].tests;
  }

  /**
   * Cheapest lawful placement in one session; the figures go to `choice[session]`. `school` is the run's call at the
   * part's school, or −1.
   */
  inRun(
    session: number,
    duty: Duty,
    run: Run,
    position: number,
    school: number,
    part: number,
    c: number,
    usable: number,
    bound: number,
  ): number {
    const problem = this.#problem;
    if (!this.#aim(session, duty, part, c, usable)) return 0;
    const place = problem.candidatePlace[c];
    const merged = this.#shared[place] ? callAt(run, place) : -1;
    if (problem.placeHost[place] >= 0 && problem.placeHost[place] === problem.partHousehold[part]) {
      if (merged < 0 || !companyCovers(problem, session, run, merged, part)) return NONE;
    }
    const variants = duty.variants[session];
    const only = this.#onlyVariant(variants, position, run);
    let best = bound;
    if (only && merged < 0) best = this.#inVariant(only, position, school, best);
    else if (school >= 0) best = this.#everyDay(variants, position, run, merged, school, false, best);
    else {
      for (let j = merged + 1; j <= run.calls; j++) {
        best = this.#everyDay(variants, position, run, merged, j, true, best);
      }
    }
    return best < bound ? best : NONE;
  }

  /**
   * Where one school is served at a time: whether the duty visits the part's school, or has time for it between two
   * others. A quick look before anything is tried, for most duties have neither.
   */
  hasRoom(duty: Duty, part: number, c: number): boolean {
    const school = this.#problem.partSchool[part];
    for (let session = 0; session < 2; session++) {
      if (!this.#aim(session, duty, part, c, 0)) continue;
      let room = false;
      const variants = duty.variants[session];
      for (let v = 0; v < variants.length && !room; v++) {
        const variant = variants[v];
        if ((variant.days & this.#days) === 0) continue;
        const { gaps, data } = variant;
        for (let i = 0; i < gaps.length && !room; i++) {
          room = data[(gaps[i] - 1) * STRIDE + PLACE] === school || this.#scan.fitsBetween(variant, gaps[i]);
        }
      }
      if (!room) return false;
    }
    return true;
  }

  /** Cheapest boundary between the duty's runs for a run of the part alone; the boundary goes to `boundary`. */
  ofItsOwn(session: number, duty: Duty, part: number, c: number, usable: number, bound: number): number {
    const problem = this.#problem;
    const routes = duty.routes.length;
    this.boundary = routes;
    if (!this.#aim(session, duty, part, c, usable)) return 0;
    const place = problem.candidatePlace[c];
    if (problem.placeHost[place] >= 0 && problem.placeHost[place] === problem.partHousehold[part]) return NONE;
    const trial = this.#trial;
    trial.pick = 0;
    trial.merge = false;
    trial.school = 0;
    trial.newSchool = true;
    let best = bound;
    for (let b = 0; b <= routes; b++) {
      const cost = this.#week(duty.variants[session], -1 - b, EMPTY_RUN, best);
      if (cost >= best) continue;
      best = cost;
      this.boundary = b;
    }
    return best < bound ? best : NONE;
  }

  /** `false` when the part does not travel in the session. */
  #aim(session: number, duty: Duty, part: number, c: number, usable: number): boolean {
    const problem = this.#problem;
    const table = problem.signatures[session];
    const choice = this.choice[session];
    choice.metres = 0;
    choice.seconds = 0;
    choice.layouts = -1;
    const row = table.start[part];
    if (row === table.start[part + 1]) return false;
    this.#session = session;
    this.#part = part;
    this.#oneRow = table.start[part + 1] - row === 1;
    this.#days = table.days[row];
    this.#scan = this.#scans[session];
    this.#scan.aim(session, part, c, usable, problem.typeMetreCost[duty.type], problem.typeSecondCost[duty.type]);
    return true;
  }

  /** The one variant that all the part's days fall into, if its run is complete on them and the part has one row. */
  #onlyVariant(variants: readonly Variant[], position: number, run: Run): Variant | null {
    if (!this.#oneRow) return null;
    for (let v = 0; v < variants.length; v++) {
      const variant = variants[v];
      if ((variant.days & this.#days) !== this.#days) continue;
      return variant.calls > 0 && variant.runs[position * RUN_STRIDE + RUN_CALLS] === run.calls ? variant : null;
    }
    return null;
  }

  /** All positions in a run that is the same on all the part's days. */
  #inVariant(variant: Variant, position: number, school: number, bound: number): number {
    const start = variant.runs[position * RUN_STRIDE + RUN_START];
    if (school >= 0) return this.#sweep(variant, position, start, start + school, false, bound);
    const { oneSchoolAtATime } = this.#problem;
    const place = this.#problem.partSchool[this.#part];
    if (!this.#state.mayVisit(this.#session, place, this.#days)) return bound;
    const end = start + variant.runs[position * RUN_STRIDE + RUN_CALLS];
    let best = bound;
    if (oneSchoolAtATime) {
      for (let i = 0; i < variant.gaps.length; i++) {
        const j = variant.gaps[i];
        if (j < start || j > end || !this.#scan.fitsBetween(variant, j)) continue;
        best = this.#sweep(variant, position, start, j, true, best);
      }
      return best;
    }
    for (let j = start; j <= end; j++) {
      if (this.#scan.tooLate(variant, j)) break;
      best = this.#sweep(variant, position, start, j, true, best);
    }
    return best;
  }

  #sweep(variant: Variant, position: number, start: number, school: number, newSchool: boolean, bound: number): number {
    const scan = this.#scan;
    const weight = weekdays[this.#days];
    const best = scan.sweep(variant, position, start, school, newSchool, weight, bound);
    if (best >= bound) return bound;
    const choice = this.choice[this.#session];
    const { placement } = choice;
    placement.merge = false;
    placement.pick = scan.pick / STRIDE - start;
    placement.school = school - start;
    placement.newSchool = newSchool;
    choice.metres = scan.metres * weight;
    choice.seconds = scan.seconds * weight;
    choice.layouts = scan.layouts;
    return best;
  }

  /** Pick-ups before the run's call `school`, or just at call `merged` when the run calls at the place already. */
  #everyDay(
    variants: readonly Variant[],
    position: number,
    run: Run,
    merged: number,
    school: number,
    newSchool: boolean,
    bound: number,
  ): number {
    const trial = this.#trial;
    trial.merge = merged >= 0;
    trial.pick = Math.max(0, merged);
    trial.school = school;
    trial.newSchool = newSchool;
    if (merged >= 0) return merged < school ? this.#week(variants, position, run, bound) : bound;
    if (!this.#sumUp(variants, position, run, bound)) return bound;
    const { cost, metres, seconds, layouts } = this.#costs;
    let best = bound;
    for (let i = 0; i <= school; i++) {
      if (!this.#costs.lawful(i) || cost[i] >= best) continue;
      best = cost[i];
      trial.pick = i;
      this.#keep(metres[i], seconds[i], layouts[i]);
    }
    return best;
  }

  /** Adds up what every pick-up costs, over the weekdays; `false` when the school cannot be visited at all. */
  #sumUp(variants: readonly Variant[], position: number, run: Run, bound: number): boolean {
    const scan = this.#scan;
    const part = this.#part;
    const table = this.#problem.signatures[this.#session];
    this.#costs.clear(run.calls);
    for (let v = 0; v < variants.length; v++) {
      const variant = variants[v];
      for (let g = table.start[part]; g < table.start[part + 1]; g++) {
        const days = variant.days & table.days[g];
        if (!days) continue;
        locate(variant, position, run, this.#trial, this.#where);
        const { school, newSchool } = this.#where;
        if (newSchool && !this.#state.mayVisit(this.#session, this.#problem.partSchool[part], days)) return false;
        scan.useRow(g);
        const first = variant.runs[position * RUN_STRIDE + RUN_START];
        const weight = weekdays[days];
        scan.sweepInto(this.#costs, variant, position, first, school, newSchool, this.#trial.school, weight, bound);
      }
    }
    return true;
  }

  #keep(metres: number, seconds: number, layouts: number): void {
    const choice = this.choice[this.#session];
    choice.metres = metres;
    choice.seconds = seconds;
    choice.layouts = layouts;
    copyPlacement(this.#trial, choice.placement);
  }

  /** The trial on all weekdays: its cost if that is less than `bound`, else `bound`. */
  #week(variants: readonly Variant[], position: number, run: Run, bound: number): number {
    const scan = this.#scan;
    const table = this.#problem.signatures[this.#session];
    const part = this.#part;
    let cost = 0;
    let metres = 0;
    let seconds = 0;
    let layouts = -1;
    for (let v = 0; v < variants.length; v++) {
      for (let g = table.start[part]; g < table.start[part + 1]; g++) {
        const days = variants[v].days & table.days[g];
        if (!days) continue;
        locate(variants[v], position, run, this.#trial, this.#where);
        if (this.#where.newSchool && !this.#state.mayVisit(this.#session, this.#problem.partSchool[part], days)) {
          return bound;
        }
        scan.useRow(g);
        if (!scan.test(variants[v], position < 0 ? OWN_RUN : position, this.#where)) return bound;
        const weight = weekdays[days];
        metres += weight * scan.metres;
        seconds += weight * scan.seconds;
        layouts &= scan.layouts;
        cost += weight * scan.dayCost;
        if (layouts === 0) return bound;
      }
    }
    if (cost >= bound) return bound;
    this.#keep(metres, seconds, layouts);
    return cost;
  }
}

/** By place: 1 if several parts may board there. */
function sharedPlaces(problem: Problem): Uint8Array {
  const parts = new Uint8Array(problem.places);
  for (const place of problem.candidatePlace) parts[place] = Math.min(2, parts[place] + 1);
  return parts.map((n) => (n > 1 ? 1 : 0));
}

function noChoice(): SessionChoice {
  return { placement: newPlacement(), metres: 0, seconds: 0, layouts: 0 };
}

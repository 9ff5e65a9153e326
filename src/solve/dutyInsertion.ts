/** The cheapest lawful place for a task of one part in one duty: in each of its routes, or in a further one. */
import { Alone } from './alone.ts';
import { assistantDaysWith } from './assistants.ts';
import { copyBest, NONE, newBest, type RouteAt } from './best.ts';
import { type Duty, type Route, runsWithOneMore, typeHolds, weekCost } from './duty.ts';
import type { Problem } from './problem.ts';
import { callAt, copyPlacement } from './run.ts';
import type { SessionPlacement } from './sessionPlacement.ts';
import type { State } from './state.ts';
import { weekdays } from './variant.ts';

/** How far beyond the best so far a duty is looked into, as a share of it, since what is found there is remembered. */
const CURIOSITY = 0.5;

export class DutyInsertion {
  readonly best = newBest();
  /** Cheapest place in the duty at hand. */
  readonly #here = newBest();
  /** Whether a larger vehicle's empty places count for something. */
  lookAhead = false;
  readonly #state: State;
  readonly #problem: Problem;
  readonly #placement: SessionPlacement;
  readonly #alone: Alone;
  /** Routes that do not go to the school. */
  readonly #elsewhere: number[] = [];
  readonly #orders: [number, number] = [0, 0];
  #task = 0;
  #part = 0;
  #only: RouteAt | undefined;

  constructor(state: State, placement: SessionPlacement) {
    this.#state = state;
    this.#problem = state.problem;
    this.#placement = placement;
    this.#alone = new Alone(state);
  }

  /** Starts with another task; `only` on that route if one is named. */
  begin(task: number, only: RouteAt | undefined): void {
    this.#task = task;
    this.#part = this.#problem.taskPartStart[task];
    this.#only = only;
    this.best.cost = NONE;
  }

  /**
   * Tries the duty in the slot; returns the least that the task costs there, or a bound that it did not beat. Looks for
   * more than the best so far, since what it finds is remembered.
   */
  tryDuty(slot: number): number {
    const duty = this.#state.duties[slot];
    if (!duty || !this.#hasRoom(duty)) return NONE;
    this.#here.cost = this.best.cost + Math.abs(this.best.cost) * CURIOSITY;
    const usable = this.#state.usableLayouts(duty, this.#daysWith(duty));
    const school = this.#problem.partSchool[this.#part];
    const { routes } = duty;
    let elsewhere = 0;
    // Runs that go to the school anyway first: they set a bound that the others seldom beat.
    for (let r = 0; r < routes.length; r++) {
      if (!this.mayJoin(slot, routes[r], r)) continue;
      const am = callAt(routes[r].runs[0], school);
      const pm = callAt(routes[r].runs[1], school);
      if (am >= 0 || pm >= 0) this.#tryRoute(slot, duty, r, am, pm, usable);
      else this.#elsewhere[elsewhere++] = r;
    }
    for (let i = 0; i < elsewhere; i++) this.#tryRoute(slot, duty, this.#elsewhere[i], -1, -1, usable);
    if (!this.#only && this.#alone.mayPay(duty, this.#part, this.#here.cost) && this.#maySpareARun(duty)) {
      this.#tryFurtherRoute(slot, duty, usable);
    }
    if (this.#here.cost < this.best.cost) copyBest(this.#here, this.best);
    return this.#here.cost;
  }

  #hasRoom(duty: Duty): boolean {
    const { oneSchoolAtATime, candidateStart } = this.#problem;
    if (!oneSchoolAtATime) return true;
    const c = candidateStart[this.#part];
    const several = candidateStart[this.#part + 1] - c > 1;
    return several || this.#placement.hasRoom(duty, this.#part, c);
  }

  /** Tries a vehicle of the task's own. */
  tryNewDuty(): void {
    const { noDuty } = this.#state;
    const usable = this.#state.usableLayouts(null, this.#daysWith(noDuty));
    this.#here.cost = this.best.cost;
    this.#tryFurtherRoute(-1, noDuty, usable);
    if (this.#here.cost < this.best.cost) copyBest(this.#here, this.best);
  }

  #daysWith(duty: Duty): number {
    return duty.days | this.#problem.taskDays[this.#task];
  }

  /** Whether rules of company let the task onto the route. */
  mayJoin(slot: number, route: Route, r: number): boolean {
    const problem = this.#problem;
    const task = this.#task;
    const only = this.#only;
    if (only && (only.slot !== slot || only.route !== r)) return false;
    // A solo pupil is alone on the run of the day; other days and the other session are others' or their own.
    if ((problem.taskSolo[task] ? route.busy : route.soloBusy) & problem.taskBusy[task]) return false;
    if (!problem.classesMayShare[route.classes | problem.taskClasses[task]]) return false;
    for (let i = problem.conflictStart[task]; i < problem.conflictStart[task + 1]; i++) {
      const other = problem.conflicts[i];
      if (this.#state.taskSlot[other] === slot && this.#state.taskRoute[other] === r) return false;
    }
    return true;
  }

  /** `am` and `pm`: the runs' calls at the school, or −1. */
  #tryRoute(slot: number, duty: Duty, r: number, am: number, pm: number, usable: number): void {
    const { candidateStart } = this.#problem;
    const part = this.#part;
    const [morning, afternoon] = duty.routes[r].runs;
    const orders = this.#orders;
    orders[0] = duty.order[0].indexOf(r);
    orders[1] = duty.order[1].indexOf(r);
    for (let c = candidateStart[part]; c < candidateStart[part + 1]; c++) {
      const bound = this.#here.cost;
      const there = this.#placement.inRun(0, duty, morning, orders[0], am, part, c, usable, bound);
      if (there >= bound) continue;
      const back = this.#placement.inRun(1, duty, afternoon, orders[1], pm, part, c, usable, bound - there);
      if (there + back >= bound) continue;
      this.#settle(slot, duty, r, c, orders);
    }
  }

  /** Prices the two sessions' choices together, with the cheapest type that holds the duty then. */
  #settle(slot: number, duty: Duty, r: number, c: number, orders: [number, number]): void {
    const problem = this.#problem;
    const part = this.#part;
    const [am, pm] = this.#placement.choice;
    // The run has one layout all week, also on days on which the part does not travel.
    const amLayouts = am.layouts & (r < 0 ? -1 : duty.layouts[0][r]);
    const pmLayouts = pm.layouts & (r < 0 ? -1 : duty.layouts[1][r]);
    const days = this.#daysWith(duty);
    const metres = duty.metres + am.metres + pm.metres;
    const seconds = duty.seconds + am.seconds + pm.seconds;
    const assistantDays = assistantDaysWith(problem, duty, r, part);
    const fullest = duty.fullest + problem.taskPupils[this.#task];
    const walking = duty.walking + problem.candidateCost[c];
    const runs = r < 0 ? runsWithOneMore(problem, duty, part) : duty.runsPerSession;
    for (let t = 0; t < problem.types; t++) {
      const mask = problem.typeLayouts[t];
      if (!(amLayouts & mask) || !(pmLayouts & mask) || runs > problem.typeMaxRuns[t]) continue;
      let cost = weekCost(problem, t, weekdays[days], metres, seconds, assistantDays) + walking - duty.cost;
      if (this.lookAhead)
        cost += this.#emptyPlaces(duty.type, duty.fullest, duty.days) - this.#emptyPlaces(t, fullest, days);
      if (cost >= this.#here.cost) continue;
      if (t !== duty.type && !this.#othersFit(duty, r, mask)) continue;
      if (!this.#state.mayUseInstead(slot < 0 ? null : duty, t, days)) continue;
      this.#keep(cost, slot, r, problem.candidatePlace[c], orders);
    }
  }

  /** What the vehicle's empty places cost a week: what a larger type is worth to those who may still join. */
  #emptyPlaces(type: number, pupils: number, days: number): number {
    const { typePlaces, typeDayCost } = this.#problem;
    return Math.max(0, 1 - pupils / typePlaces[type]) * typeDayCost[type] * weekdays[days];
  }

  #othersFit(duty: Duty, r: number, mask: number): boolean {
    const [am, pm] = duty.layouts;
    for (let i = 0; i < am.length; i++) if (i !== r && (!(am[i] & mask) || !(pm[i] & mask))) return false;
    return true;
  }

  #keep(cost: number, slot: number, route: number, place: number, orders: [number, number]): void {
    const best = this.#here;
    best.cost = cost;
    best.slot = slot;
    best.route = route;
    best.place = place;
    best.orders[0] = orders[0];
    best.orders[1] = orders[1];
    copyPlacement(this.#placement.choice[0].placement, best.placements[0]);
    copyPlacement(this.#placement.choice[1].placement, best.placements[1]);
  }

  #maySpareARun(duty: Duty): boolean {
    const problem = this.#problem;
    const runs = runsWithOneMore(problem, duty, this.#part);
    for (let t = 0; t < problem.types; t++) {
      if (problem.typeMaxRuns[t] >= runs && typeHolds(problem, duty, t)) return true;
    }
    return false;
  }

  /** A run of its own before or after the duty's other runs, or the first of a new duty. */
  #tryFurtherRoute(slot: number, duty: Duty, usable: number): void {
    const problem = this.#problem;
    const part = this.#part;
    const orders: [number, number] = [0, 0];
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      if (this.#alone.least(duty, part, c) >= this.#here.cost) continue;
      let sum = 0;
      for (let session = 0; session < 2 && sum < this.#here.cost; session++) {
        const cost = this.#placement.ofItsOwn(session, duty, part, c, usable, this.#here.cost - sum);
        orders[session] = this.#placement.boundary;
        sum += cost;
      }
      if (sum < this.#here.cost) this.#settle(slot, duty, -1, c, orders);
    }
  }
}

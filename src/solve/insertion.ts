/**
 * The cheapest lawful place for a task: in an existing route, in a further route of a duty with runs to spare, or in a
 * new duty. Both sessions and all weekdays are judged at once, and the vehicle type is chosen anew with every
 * insertion, so that a fuller taxi may become a minibus when that is the cheapest way.
 */
import { assistantDaysWith } from './assistants.ts';
import { type Duty, type Route, routeWithPart, runsWithOneMore, typeHolds, weekCost } from './duty.ts';
import { GroupInsertion } from './groupInsertion.ts';
import type { Neighbours } from './neighbours.ts';
import { EMPTY_ROUTE, NO_DUTY } from './noDuty.ts';
import { type Probe, weekdays } from './probe.ts';
import { layoutsFor, type Problem } from './problem.ts';
import type { Random } from './random.ts';
import { callAt, copyPlacement, newPlacement, type Placement } from './run.ts';
import { type PlacementParameters, SessionPlacement } from './sessionPlacement.ts';
import type { State } from './state.ts';
import { assistantsOn } from './variant.ts';

export interface InsertionParameters extends PlacementParameters {
  /** How many near tasks' routes are tried for a task. */
  readonly neighbours: number;
}

const NONE = Number.POSITIVE_INFINITY;

/** A route of the state. */
export interface RouteAt {
  readonly slot: number;
  readonly route: number;
}

/** Best insertion found so far for the task at hand. */
interface Best {
  cost: number;
  slot: number;
  /** Index of the route, or −1 for a further route of the duty. */
  route: number;
  place: number;
  orders: [number, number];
  placements: [Placement, Placement];
}

export class Insertion {
  readonly probe: Probe;
  readonly #state: State;
  readonly #problem: Problem;
  readonly #neighbours: Neighbours;
  readonly #parameters: InsertionParameters;
  readonly #placement: SessionPlacement;
  readonly #groups: GroupInsertion;
  readonly #stamp: Int32Array;
  #round = 0;
  readonly #seen: number[] = [];
  readonly #best: Best = {
    cost: NONE,
    slot: -1,
    route: -1,
    place: -1,
    orders: [0, 0],
    placements: [newPlacement(), newPlacement()],
  };
  readonly #banned: number[] = [];
  #only: RouteAt | undefined;

  constructor(state: State, neighbours: Neighbours, random: Random, parameters: InsertionParameters) {
    this.#state = state;
    this.#problem = state.problem;
    this.#neighbours = neighbours;
    this.#parameters = parameters;
    this.#placement = new SessionPlacement(state, random, parameters);
    this.#groups = new GroupInsertion(state, this.#placement);
    this.probe = this.#placement.probe;
    this.#stamp = new Int32Array(state.problem.tasks + 1).fill(-1);
  }

  /**
   * Inserts the task at its cheapest lawful place, on that route if one is named, in none of the `banned` slots
   * (−1: a new duty); `false` when there is none.
   */
  insert(task: number, only?: RouteAt, banned: readonly number[] = []): boolean {
    this.#only = only;
    this.#banned.length = 0;
    this.#banned.push(...banned);
    if (this.#problem.taskPartStart[task + 1] - this.#problem.taskPartStart[task] > 1) return this.#insertGroup(task);
    for (;;) {
      this.#search(task);
      if (this.#best.cost === NONE) return false;
      if (this.#apply(task)) return true;
      // The quick tests are necessary, the build is exact: where they differ, look elsewhere.
      this.#banned.push(this.#best.slot);
    }
  }

  #search(task: number): void {
    const best = this.#best;
    best.cost = NONE;
    const part = this.#problem.taskPartStart[task];
    if (!this.#banned.includes(-1) && !this.#only) this.#tryNewDuty(task, part);
    const slots = this.#candidateSlots(task);
    // Runs that go to the school anyway first: they set a bound that most others cannot beat.
    for (const goesThere of [true, false]) {
      for (const slot of slots) {
        const duty = this.#state.duties[slot];
        if (!duty || this.#banned.includes(slot)) continue;
        for (let r = 0; r < duty.routes.length; r++) {
          if (this.#goesToSchool(duty.routes[r], part) === goesThere) this.#tryRoute(task, part, slot, duty, r);
        }
      }
    }
    if (this.#only) return;
    // Last, because a run of one's own seldom beats the bound that the others have set by now.
    this.#addSlotsApart(task);
    for (const slot of this.#seen) {
      const duty = this.#state.duties[slot];
      if (duty && !this.#banned.includes(slot) && this.#maySpareARun(duty, part))
        this.#tryFurtherRoute(part, slot, duty);
    }
  }

  #goesToSchool(route: Route, part: number): boolean {
    const school = this.#problem.partSchool[part];
    return callAt(route.runs[0], school) >= 0 || callAt(route.runs[1], school) >= 0;
  }

  /** Slots of the duties that carry tasks near this one. */
  #candidateSlots(task: number): readonly number[] {
    const seen = this.#seen;
    seen.length = 0;
    this.#round++;
    const { start, near } = this.#neighbours;
    const end = Math.min(start[task + 1], start[task] + this.#parameters.neighbours);
    for (let i = start[task]; i < end; i++) {
      const slot = this.#state.taskSlot[near[i]];
      if (slot < 0 || this.#stamp[slot] === this.#round) continue;
      this.#stamp[slot] = this.#round;
      seen.push(slot);
    }
    return seen;
  }

  /** Also those whose pupils may not be on one run with the task's, but in one vehicle before or after. */
  #addSlotsApart(task: number): void {
    const { apart } = this.#neighbours;
    for (let i = apart?.start[task] ?? 0; apart && i < apart.start[task + 1]; i++) {
      const slot = this.#state.taskSlot[apart.near[i]];
      if (slot < 0 || this.#stamp[slot] === this.#round) continue;
      this.#stamp[slot] = this.#round;
      this.#seen.push(slot);
    }
  }

  #mayJoin(task: number, slot: number, route: Route, r: number): boolean {
    const problem = this.#problem;
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

  #tryRoute(task: number, part: number, slot: number, duty: Duty, r: number): void {
    const problem = this.#problem;
    const route = duty.routes[r];
    if (!this.#mayJoin(task, slot, route, r)) return;
    const usable = this.#state.usableLayouts(duty, duty.days | problem.taskDays[task]);
    const positions: [number, number] = [duty.order[0].indexOf(r), duty.order[1].indexOf(r)];
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      const am = this.#placement.inRun(0, duty, route.runs[0], positions[0], part, c, usable, this.#best.cost);
      if (am >= this.#best.cost) continue;
      const pm = this.#placement.inRun(1, duty, route.runs[1], positions[1], part, c, usable, this.#best.cost - am);
      if (am + pm >= this.#best.cost) continue;
      this.#settle(part, slot, duty, r, c, positions);
    }
  }

  /** Prices the two sessions' choices together, with the cheapest type that holds the duty then. */
  #settle(part: number, slot: number, duty: Duty, r: number, c: number, orders: [number, number]): void {
    const problem = this.#problem;
    const task = problem.partTask[part];
    const [am, pm] = this.#placement.choice;
    const days = duty.days | problem.taskDays[task];
    const metres = duty.metres + am.metres + pm.metres;
    const seconds = duty.seconds + am.seconds + pm.seconds;
    const assistantDays = assistantDaysWith(problem, duty, r, part);
    const runs = r < 0 ? runsWithOneMore(problem, duty, part) : duty.runsPerSession;
    for (let t = 0; t < problem.types; t++) {
      const mask = problem.typeLayouts[t];
      if (!(am.layouts & mask) || !(pm.layouts & mask) || runs > problem.typeMaxRuns[t]) continue;
      const cost = weekCost(problem, t, weekdays[days], metres, seconds, assistantDays) - duty.cost;
      if (cost >= this.#best.cost) continue;
      if (t !== duty.type && !this.#othersFit(duty, r, mask)) continue;
      if (!this.#state.mayUseInstead(duty, t, days)) continue;
      this.#keep(cost, slot, r, problem.candidatePlace[c], orders);
    }
  }

  #othersFit(duty: Duty, r: number, mask: number): boolean {
    const [am, pm] = duty.layouts;
    for (let i = 0; i < am.length; i++) if (i !== r && (!(am[i] & mask) || !(pm[i] & mask))) return false;
    return true;
  }

  #keep(cost: number, slot: number, route: number, place: number, orders: [number, number]): void {
    const best = this.#best;
    best.cost = cost;
    best.slot = slot;
    best.route = route;
    best.place = place;
    best.orders[0] = orders[0];
    best.orders[1] = orders[1];
    copyPlacement(this.#placement.choice[0].placement, best.placements[0]);
    copyPlacement(this.#placement.choice[1].placement, best.placements[1]);
  }

  #maySpareARun(duty: Duty, part: number): boolean {
    const problem = this.#problem;
    const runs = runsWithOneMore(problem, duty, part);
    for (let t = 0; t < problem.types; t++) {
      if (problem.typeMaxRuns[t] >= runs && typeHolds(problem, duty, t)) return true;
    }
    return false;
  }

  /** A run of its own before or after the duty's other runs. */
  #tryFurtherRoute(part: number, slot: number, duty: Duty): void {
    const problem = this.#problem;
    const usable = this.#state.usableLayouts(duty, duty.days | problem.taskDays[problem.partTask[part]]);
    const orders: [number, number] = [0, 0];
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      let sum = 0;
      for (let session = 0; session < 2 && sum < this.#best.cost; session++) {
        const cost = this.#placement.ofItsOwn(session, duty, part, c, usable, this.#best.cost - sum);
        orders[session] = this.#placement.boundary;
        sum += cost;
      }
      if (sum < this.#best.cost) this.#settle(part, slot, duty, -1, c, orders);
    }
  }

  /** A vehicle of the task's own. */
  #tryNewDuty(task: number, part: number): void {
    const problem = this.#problem;
    const { row, size, metres, seconds } = this.#state.travel;
    const days = problem.taskDays[task];
    const school = problem.partSchool[part];
    for (let session = 0; session < 2; session++) {
      const { placement } = this.#placement.choice[session];
      placement.pick = 0;
      placement.merge = false;
      placement.school = 0;
      placement.newSchool = true;
    }
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      const place = problem.candidatePlace[c];
      if (problem.placeHost[place] >= 0 && problem.placeHost[place] === problem.partHousehold[part]) continue;
      let weekMetres = 0;
      let weekSeconds = 0;
      let lawful = true;
      const layouts: [number, number] = [-1, -1];
      for (let session = 0; session < 2; session++) {
        const table = problem.signatures[session];
        const leg = row[place] * size + row[school];
        for (let g = table.start[part]; g < table.start[part + 1]; g++) {
          if (!this.#state.mayVisit(session, school, table.days[g])) lawful = false;
          const weight = weekdays[table.days[g]];
          weekMetres += weight * metres[session][leg];
          weekSeconds +=
            weight * (problem.callSeconds + table.boarding[g] + seconds[session][leg] + problem.unloading[school]);
          const assistants = assistantsOn(table.individual[g], table.shared[g]);
          layouts[session] &= layoutsFor(problem, table.seats[g] + assistants, table.chairs[g]);
        }
      }
      if (!lawful) continue;
      const assistantDays = assistantDaysWith(problem, NO_DUTY, -1, part);
      for (let t = 0; t < problem.types; t++) {
        const mask = problem.typeLayouts[t];
        if (!(layouts[0] & mask) || !(layouts[1] & mask)) continue;
        const cost = weekCost(problem, t, weekdays[days], weekMetres, weekSeconds, assistantDays);
        if (cost < this.#best.cost && this.#state.mayUseInstead(null, t, days)) this.#keep(cost, -1, -1, place, [0, 0]);
      }
    }
  }

  #apply(task: number): boolean {
    const problem = this.#problem;
    const { slot, route, place, orders, placements } = this.#best;
    const part = problem.taskPartStart[task];
    const old = slot < 0 ? null : (this.#state.duties[slot] as Duty);
    const before = route < 0 ? EMPTY_ROUTE : (old as Duty).routes[route];
    const changed = routeWithPart(problem, before, part, place, placements);
    const routes = old ? old.routes.slice() : [];
    const order: [number[], number[]] = old ? [old.order[0].slice(), old.order[1].slice()] : [[], []];
    if (route < 0) {
      routes.push(changed);
      for (let session = 0; session < 2; session++) order[session].splice(orders[session], 0, routes.length - 1);
    } else {
      routes[route] = changed;
    }
    const built = this.#state.build(old, routes, order);
    if (!built) return false;
    this.#state.replace(slot < 0 ? this.#state.freeSlot() : slot, built);
    return true;
  }

  /** A group whose homes differ, by full builds. */
  #insertGroup(task: number): boolean {
    const state = this.#state;
    let best: { cost: number; slot: number; duty: Duty } | null = null;
    const consider = (slot: number, old: Duty | null, r: number, base = old): void => {
      const duty = this.#groups.withAllParts(task, old, base, r);
      const cost = duty ? duty.cost - (old?.cost ?? 0) : NONE;
      if (duty && (!best || cost < best.cost)) best = { cost, slot, duty };
    };
    if (!this.#only && !this.#banned.includes(-1)) consider(-1, null, -1);
    for (const slot of this.#candidateSlots(task).slice()) {
      const duty = state.duties[slot];
      if (!duty || this.#banned.includes(slot)) continue;
      for (let r = 0; r < duty.routes.length; r++) {
        if (this.#mayJoin(task, slot, duty.routes[r], r)) consider(slot, duty, r);
      }
    }
    if (!this.#only) {
      this.#addSlotsApart(task);
      for (const slot of this.#seen.slice()) {
        const duty = state.duties[slot];
        if (!duty || this.#banned.includes(slot)) continue;
        for (const further of this.#groups.furtherRoutes(duty, this.#problem.taskPartStart[task])) {
          consider(slot, duty, duty.routes.length, further);
        }
      }
    }
    const found = best as { cost: number; slot: number; duty: Duty } | null;
    if (!found) return false;
    state.replace(found.slot < 0 ? state.freeSlot() : found.slot, found.duty);
    return true;
  }
}

/**
 * The cheapest lawful place for a task: in an existing route, in a further route of a duty with runs to spare, or in a
 * new duty. Both sessions and all weekdays are judged at once, and the vehicle type is chosen anew with every
 * insertion, so that a fuller taxi may become a minibus when that is the cheapest way.
 */
import { buildDuty, type Duty, type Route, routeOf, typeHolds, weekCost } from './duty.ts';
import { Probe, type SessionChoice, weekdays } from './probe.ts';
import { type BothSessions, layoutsFor, type Problem } from './problem.ts';
import type { Random } from './random.ts';
import { callAt, copyPlacement, EMPTY_RUN, type Placement, type Run, withPart } from './run.ts';
import type { State } from './state.ts';
import { assistantsOn } from './variant.ts';

export interface InsertionParameters {
  /** Chance that a position is passed over (Christiaens & Vanden Berghe 2020). 0 … 0.1 */
  readonly blink: number;
  /** How many near tasks' routes are tried for a task. */
  readonly neighbours: number;
  /** In runs longer than this many calls a school that is not yet visited is tried at its best few positions only. */
  readonly fewSchoolPositions: number;
}

const NONE = Number.POSITIVE_INFINITY;
const newPlacement = (): Placement => ({ pick: 0, merge: false, school: 0, newSchool: false });
const EMPTY_ROUTE: Route = { tasks: new Int32Array(0), runs: [EMPTY_RUN, EMPTY_RUN], classes: 0, solo: false };

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
  readonly #random: Random;
  readonly #parameters: InsertionParameters;
  readonly #neighbours: Neighbours;
  readonly #stamp: Int32Array;
  #round = 0;
  readonly #seen: number[] = [];
  readonly #choice: [SessionChoice, SessionChoice] = [
    { placement: newPlacement(), metres: 0, seconds: 0, layouts: 0 },
    { placement: newPlacement(), metres: 0, seconds: 0, layouts: 0 },
  ];
  readonly #trial = newPlacement();
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
  readonly #schoolPositions: number[] = [];

  constructor(state: State, neighbours: Neighbours, random: Random, parameters: InsertionParameters) {
    this.#state = state;
    this.#problem = state.problem;
    this.#neighbours = neighbours;
    this.#random = random;
    this.#parameters = parameters;
    this.probe = new Probe(state);
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
    if (this.#problem.taskPartStart[task + 1] - this.#problem.taskPartStart[task] > 1) return this.#insertParts(task);
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
    for (const slot of this.#candidateSlots(task)) {
      const duty = this.#state.duties[slot];
      if (!duty || this.#banned.includes(slot)) continue;
      for (let r = 0; r < duty.routes.length; r++) this.#tryRoute(task, part, slot, duty, r);
    }
    if (this.#only) return;
    // Last, because a run of one's own seldom beats the bound that the others have set by now.
    for (const slot of this.#seen) {
      const duty = this.#state.duties[slot];
      if (duty && !this.#banned.includes(slot) && this.#maySpareARun(duty)) this.#tryFurtherRoute(part, slot, duty);
    }
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

  #mayJoin(task: number, slot: number, route: Route, r: number): boolean {
    const problem = this.#problem;
    const only = this.#only;
    if (only && (only.slot !== slot || only.route !== r)) return false;
    // A named route of a solo pupil holds other pieces of the same pupil's week and nothing else.
    if (!only && (route.solo || (problem.taskSolo[task] && route.tasks.length > 0))) return false;
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
    const usable = this.#usableLayouts(duty, duty.days | problem.taskDays[task]);
    const positions: [number, number] = [duty.order[0].indexOf(r), duty.order[1].indexOf(r)];
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      const am = this.#bestInSession(0, duty, route.runs[0], positions[0], part, c, usable, this.#best.cost);
      if (am >= this.#best.cost) continue;
      const pm = this.#bestInSession(1, duty, route.runs[1], positions[1], part, c, usable, this.#best.cost - am);
      if (am + pm >= this.#best.cost) continue;
      this.#settle(part, slot, duty, r, c, positions);
    }
  }

  /** Layouts of the types that could serve the duty: its own and those with vehicles left. */
  #usableLayouts(duty: Duty | null, days: number): number {
    let usable = 0;
    for (let t = 0; t < this.#problem.types; t++) {
      if (this.#state.mayUseInstead(duty, t, days)) usable |= this.#problem.typeLayouts[t];
    }
    return usable;
  }

  /** Cheapest lawful placement in one session; the figures go to `#choice[session]`. */
  #bestInSession(
    session: number,
    duty: Duty,
    run: Run,
    position: number,
    part: number,
    c: number,
    usable: number,
    bound: number,
  ): number {
    const problem = this.#problem;
    const table = problem.signatures[session];
    const choice = this.#choice[session];
    choice.metres = 0;
    choice.seconds = 0;
    choice.layouts = -1;
    if (table.start[part] === table.start[part + 1]) return 0;
    const place = problem.candidatePlace[c];
    const school = problem.partSchool[part];
    const merged = callAt(run, place);
    if (problem.placeHost[place] >= 0 && problem.placeHost[place] === problem.partHousehold[part]) {
      if (merged < 0 || !companyCovers(problem, session, run, merged, part)) return NONE;
    }
    this.probe.aim(session, part, c, usable, problem.typeMetreCost[duty.type], problem.typeSecondCost[duty.type]);
    const schoolAt = callAt(run, school);
    const variants = duty.variants[session];
    const trial = this.#trial;
    const { blink } = this.#parameters;
    trial.merge = merged >= 0;
    trial.newSchool = schoolAt < 0;
    let best = bound;
    const scan = (school: number): void => {
      if (merged >= school && merged >= 0) return;
      trial.school = school;
      const first = Math.max(merged, 0);
      const last = merged >= 0 ? merged : school;
      best = this.probe.scan(variants, position, run, trial, first, last, best, blink, this.#random, choice);
    };
    if (schoolAt >= 0) scan(schoolAt);
    else for (const j of this.#positionsForSchool(session, run, school)) scan(j);
    return best < bound ? best : NONE;
  }

  /** Where a school may be inserted into the run: everywhere, or in long runs where the detour is least. */
  #positionsForSchool(session: number, run: Run, school: number): readonly number[] {
    const positions = this.#schoolPositions;
    positions.length = 0;
    for (let j = 0; j <= run.calls; j++) positions.push(j);
    if (run.calls <= this.#parameters.fewSchoolPositions) return positions;
    const { row, size, metres } = this.#state.travel;
    const to = row[school];
    const detour = (j: number): number => {
      const a = j > 0 ? row[run.place[j - 1]] : -1;
      const b = j < run.calls ? row[run.place[j]] : -1;
      return (
        (a >= 0 ? metres[session][a * size + to] : 0) +
        (b >= 0 ? metres[session][to * size + b] : 0) -
        (a >= 0 && b >= 0 ? metres[session][a * size + b] : 0)
      );
    };
    positions.sort((a, b) => detour(a) - detour(b) || a - b);
    positions.length = 4;
    return positions;
  }

  /** Prices the two sessions' choices together, with the cheapest type that holds the duty then. */
  #settle(part: number, slot: number, duty: Duty, r: number, c: number, orders: [number, number]): void {
    const problem = this.#problem;
    const task = problem.partTask[part];
    const [am, pm] = this.#choice;
    const days = duty.days | problem.taskDays[task];
    const metres = duty.metres + am.metres + pm.metres;
    const seconds = duty.seconds + am.seconds + pm.seconds;
    const assistantDays = this.#assistantDaysWith(duty, r, part);
    const runs = r < 0 ? duty.runsPerSession + 1 : duty.runsPerSession;
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
    copyPlacement(this.#choice[0].placement, best.placements[0]);
    copyPlacement(this.#choice[1].placement, best.placements[1]);
  }

  /** Assistant-days of the duty's week once the part rides on route r (−1: on a run of its own). */
  #assistantDaysWith(duty: Duty, r: number, part: number): number {
    let total = 0;
    for (let d = 0; d < 5; d++) total += Math.max(duty.assistants[d], this.#assistantsOnDay(duty, r, part, d));
    return total;
  }

  #assistantsOnDay(duty: Duty, r: number, part: number, day: number): number {
    const bit = 1 << day;
    let most = 0;
    for (let session = 0; session < 2; session++) {
      const table = this.#problem.signatures[session];
      for (let g = table.start[part]; g < table.start[part + 1]; g++) {
        if (!(table.days[g] & bit) || !(table.individual[g] | table.shared[g])) continue;
        let individual = table.individual[g];
        let shared = table.shared[g];
        const position = r < 0 ? -1 : duty.order[session].indexOf(r);
        for (const variant of duty.variants[session]) {
          if (position < 0 || !(variant.days & bit) || variant.calls === 0) continue;
          individual += variant.individual[position];
          shared |= variant.shared[position];
        }
        most = Math.max(most, assistantsOn(individual, shared));
      }
    }
    return most;
  }

  #maySpareARun(duty: Duty): boolean {
    const problem = this.#problem;
    for (let t = 0; t < problem.types; t++) {
      if (problem.typeMaxRuns[t] > duty.runsPerSession && typeHolds(problem, duty, t)) return true;
    }
    return false;
  }

  /** A run of its own before or after the duty's other runs. */
  #tryFurtherRoute(part: number, slot: number, duty: Duty): void {
    const problem = this.#problem;
    const usable = this.#usableLayouts(duty, duty.days | problem.taskDays[problem.partTask[part]]);
    const routes = duty.routes.length;
    const orders: [number, number] = [0, 0];
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      let sum = 0;
      for (let session = 0; session < 2 && sum < this.#best.cost; session++) {
        const cost = this.#bestBoundary(session, duty, routes, part, c, usable, this.#best.cost - sum);
        orders[session] = this.#boundary;
        sum += cost;
      }
      if (sum < this.#best.cost) this.#settle(part, slot, duty, -1, c, orders);
    }
  }

  #boundary = 0;

  /** Cheapest boundary between the duty's runs for a run of the part alone; the boundary goes to `#boundary`. */
  #bestBoundary(
    session: number,
    duty: Duty,
    routes: number,
    part: number,
    c: number,
    usable: number,
    bound: number,
  ): number {
    const problem = this.#problem;
    const table = problem.signatures[session];
    const choice = this.#choice[session];
    choice.metres = 0;
    choice.seconds = 0;
    choice.layouts = -1;
    this.#boundary = routes;
    if (table.start[part] === table.start[part + 1]) return 0;
    const place = problem.candidatePlace[c];
    if (problem.placeHost[place] >= 0 && problem.placeHost[place] === problem.partHousehold[part]) return NONE;
    this.probe.aim(session, part, c, usable, problem.typeMetreCost[duty.type], problem.typeSecondCost[duty.type]);
    const trial = this.#trial;
    trial.pick = 0;
    trial.merge = false;
    trial.school = 0;
    trial.newSchool = true;
    let best = bound;
    for (let b = 0; b <= routes; b++) {
      const cost = this.probe.test(duty.variants[session], -1 - b, EMPTY_RUN, trial, best);
      if (cost >= best) continue;
      best = cost;
      this.#boundary = b;
      choice.metres = this.probe.metres;
      choice.seconds = this.probe.seconds;
      choice.layouts = this.probe.layouts;
      copyPlacement(trial, choice.placement);
    }
    return best < bound ? best : NONE;
  }

  /** A vehicle of the task's own. */
  #tryNewDuty(task: number, part: number): void {
    const problem = this.#problem;
    const { row, size, metres, seconds } = this.#state.travel;
    const days = problem.taskDays[task];
    const school = problem.partSchool[part];
    for (let session = 0; session < 2; session++) {
      const { placement } = this.#choice[session];
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
      let assistantDays = 0;
      for (let d = 0; d < 5; d++) assistantDays += this.#assistantsOnDay(NO_DUTY, -1, part, d);
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
    const changed = addPart(problem, before, part, place, placements);
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

  /**
   * A group whose homes differ: its parts one after another into each route at hand, every trial built in full.
   * Groups are few, so clarity comes before speed.
   */
  #insertParts(task: number): boolean {
    const state = this.#state;
    let best: { cost: number; slot: number; duty: Duty } | null = null;
    const consider = (slot: number, old: Duty | null, r: number): void => {
      const duty = this.#withAllParts(task, old, r);
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
    const found = best as { cost: number; slot: number; duty: Duty } | null;
    if (!found) return false;
    state.replace(found.slot < 0 ? state.freeSlot() : found.slot, found.duty);
    return true;
  }

  #withAllParts(task: number, old: Duty | null, r: number): Duty | null {
    const problem = this.#problem;
    const start = problem.taskPartStart[task];
    const end = problem.taskPartStart[task + 1];
    let best: Duty | null = null;
    // Greedy insertion depends on the order of the parts; each part gets its turn to be the first.
    for (let first = start; first < end; first++) {
      let duty = old;
      for (let i = start; i < end; i++) {
        const part = start + ((first - start + i - start) % (end - start));
        duty = this.#withOnePart(part, old, duty, Math.max(r, 0));
        if (!duty) break;
      }
      if (duty && (!best || duty.cost < best.cost)) best = duty;
    }
    return best;
  }

  /** The cheapest way to add one part to route r of `duty` (a new duty when `null`), standing in for `own`. */
  #withOnePart(part: number, own: Duty | null, duty: Duty | null, r: number): Duty | null {
    const problem = this.#problem;
    const state = this.#state;
    const days = (duty?.days ?? 0) | problem.taskDays[problem.partTask[part]];
    const usable = this.#usableLayouts(own, days);
    const base = duty ?? NO_DUTY;
    const route = duty ? duty.routes[r] : EMPTY_ROUTE;
    const order: BothSessions<readonly number[]> = duty ? duty.order : [[0], [0]];
    const positions: [number, number] = [order[0].indexOf(r), order[1].indexOf(r)];
    let best: Duty | null = null;
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      const am = this.#bestInSession(0, base, route.runs[0], positions[0], part, c, usable, NONE);
      const pm = this.#bestInSession(1, base, route.runs[1], positions[1], part, c, usable, NONE);
      if (am + pm === NONE) continue;
      const placements: [Placement, Placement] = [this.#choice[0].placement, this.#choice[1].placement];
      const routes = duty ? duty.routes.slice() : [EMPTY_ROUTE];
      routes[r] = addPart(problem, route, part, problem.candidatePlace[c], placements);
      const built = buildDuty(problem, state.travel, state.scheduler, routes, order, (t, on) =>
        state.mayUseInstead(own, t, on),
      );
      if (built && (!best || built.cost < best.cost)) best = built;
    }
    return best;
  }
}

/** Near tasks by task: near[start[t]] … nearest first. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly near: Int32Array;
}

function addPart(
  problem: Problem,
  route: Route,
  part: number,
  place: number,
  placements: readonly [Placement, Placement],
): Route {
  const runs = [0, 1].map((session) => {
    const table = problem.signatures[session];
    if (table.start[part] === table.start[part + 1]) return route.runs[session];
    return withPart(route.runs[session], part, place, problem.partSchool[part], placements[session]);
  });
  return routeOf(problem, [runs[0], runs[1]]);
}

/** Whether another household boards at the call on all of the part's days, so that it is a meeting point, not a door. */
export function companyCovers(problem: Problem, session: number, run: Run, call: number, part: number): boolean {
  const table = problem.signatures[session];
  const daysOf = (p: number): number => {
    let days = 0;
    for (let g = table.start[p]; g < table.start[p + 1]; g++) days |= table.days[g];
    return days;
  };
  let company = 0;
  for (let i = run.start[call]; i < run.start[call + 1]; i++) {
    const other = run.parts[i];
    if (problem.partHousehold[other] !== problem.partHousehold[part]) company |= daysOf(other);
  }
  return (daysOf(part) & ~company) === 0;
}

/** Stands for no duty yet: no run on any weekday. */
const NO_VARIANT: Duty['variants'][number][number] = {
  days: 0b11111,
  weight: 5,
  calls: 0,
  data: new Int32Array(0),
  rides: new Int32Array(0),
  runStart: new Int32Array(1),
  runCalls: new Int32Array(1),
  individual: new Int32Array(1),
  shared: new Int32Array(1),
  layouts: Int32Array.of(-1),
  simple: false,
  metres: 0,
  seconds: 0,
};

const NO_DUTY: Duty = {
  type: 0,
  routes: [],
  order: [[0], [0]],
  variants: [[NO_VARIANT], [NO_VARIANT]],
  layouts: [Int32Array.of(-1), Int32Array.of(-1)],
  days: 0,
  activeDays: 0,
  metres: 0,
  seconds: 0,
  assistants: new Int32Array(5),
  assistantDays: 0,
  runsPerSession: 0,
  cost: 0,
};

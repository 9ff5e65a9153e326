/**
 * The cheapest lawful place for a task: in an existing route, in a further route of a duty with runs to spare, or in a
 * new duty. Both sessions and all weekdays are judged at once, and the vehicle type is chosen anew with every
 * insertion, so that a fuller taxi may become a minibus when that is the cheapest way.
 */

import { NONE, type RouteAt } from './best.ts';
import { type Duty, routeWithPart } from './duty.ts';
import { DutyInsertion } from './dutyInsertion.ts';
import { GroupInsertion } from './groupInsertion.ts';
import { InsertionCosts } from './insertionCosts.ts';
import type { Neighbours } from './neighbours.ts';
import { EMPTY_ROUTE } from './noDuty.ts';
import type { Problem } from './problem.ts';
import type { Random } from './random.ts';
import { SessionPlacement } from './sessionPlacement.ts';
import type { State } from './state.ts';

export interface InsertionParameters {
  /** Chance that a duty is passed over (cf. Christiaens & Vanden Berghe 2020, who pass over positions). 0 … 0.1 */
  readonly blink: number;
  /** Chance that a step looks ahead: empty places in a vehicle then count for what they cost. 0 … 1 */
  readonly lookAhead: number;
  /** How many near tasks' routes are tried for a task; {@link EVERYBODY}: all. */
  readonly neighbours: number;
}

/** So many neighbours or more: all duties are tried. */
export const EVERYBODY = 1_000_000;

export class Insertion {
  /** New duties are made up to this number. */
  mostDuties = Number.POSITIVE_INFINITY;
  readonly #state: State;
  readonly #problem: Problem;
  readonly #neighbours: Neighbours;
  readonly #random: Random;
  readonly #parameters: InsertionParameters;
  readonly #placement: SessionPlacement;
  readonly #duties: DutyInsertion;
  readonly #groups: GroupInsertion;
  /** With and without a look ahead. */
  readonly #costs: readonly [InsertionCosts, InsertionCosts];
  readonly #stamp: Int32Array;
  #round = 0;
  readonly #seen: number[] = [];
  readonly #banned: number[] = [];
  #only: RouteAt | undefined;

  constructor(state: State, neighbours: Neighbours, random: Random, parameters: InsertionParameters) {
    const placement = new SessionPlacement(state);
    this.#state = state;
    this.#problem = state.problem;
    this.#neighbours = neighbours;
    this.#random = random;
    this.#parameters = parameters;
    this.#duties = new DutyInsertion(state, placement);
    this.#groups = new GroupInsertion(state, placement);
    this.#costs = [new InsertionCosts(state), new InsertionCosts(state)];
    this.#placement = placement;
    this.#stamp = new Int32Array(state.problem.tasks + 1).fill(-1);
  }

  /** Positions tested so far, for the benchmark. */
  get tests(): number {
    return this.#placement.tests;
  }

  /** Begins a step: chooses whether larger vehicles are taken with those in mind who may still join. */
  begin(): void {
    const { lookAhead } = this.#parameters;
    this.#duties.lookAhead = this.#problem.types > 1 && lookAhead > 0 && this.#random.unit() < lookAhead;
  }

  /**
   * Inserts the task at its cheapest lawful place, on that route if one is named, in none of the `banned` slots
   * (−1: a new duty); `false` when there is none.
   */
  insert(task: number, only?: RouteAt, banned: readonly number[] = []): boolean {
    this.#only = only;
    this.#banned.length = 0;
    for (let i = 0; i < banned.length; i++) this.#banned.push(banned[i]);
    if (this.#problem.taskPartStart[task + 1] - this.#problem.taskPartStart[task] > 1) return this.#insertGroup(task);
    for (;;) {
      this.#search(task);
      if (this.#duties.best.cost === NONE) return false;
      if (this.#apply(task)) return true;
      // The quick tests are necessary, the build is exact: where they differ, look elsewhere.
      this.#banned.push(this.#duties.best.slot);
    }
  }

  /** Leaves the cheapest place in `#duties.best`. Duties that were too dear when last tried are not tried again. */
  #search(task: number): void {
    const duties = this.#duties;
    const costs = this.#costs[duties.lookAhead ? 0 : 1];
    const part = this.#problem.taskPartStart[task];
    duties.begin(task, this.#only);
    if (this.#only) {
      if (!this.#banned.includes(this.#only.slot)) duties.tryDuty(this.#only.slot);
      return;
    }
    if (this.#state.dutyCount < this.mostDuties && !this.#banned.includes(-1)) duties.tryNewDuty();
    this.#candidateSlots(task);
    this.#addSlotsApart(task);
    costs.look(task, part, this.#seen);
    const { blink } = this.#parameters;
    for (let i = 0; i < this.#seen.length; i++) {
      const slot = costs.order[i];
      if (costs.known(i) >= duties.best.cost) continue;
      if (this.#banned.length > 0 && this.#banned.includes(slot)) continue;
      if (blink > 0 && this.#random.unit() < blink) continue;
      const cost = duties.tryDuty(slot);
      costs.learn(i, cost);
    }
  }

  /** Slots of the duties that carry tasks near this one. */
  #candidateSlots(task: number): readonly number[] {
    const seen = this.#seen;
    seen.length = 0;
    this.#round++;
    if (this.#parameters.neighbours >= EVERYBODY) {
      if (this.#state.room) this.#state.room.slotsFor(this.#problem.taskPartStart[task], seen);
      else this.#slotsInUse(seen);
      for (let i = 0; i < seen.length; i++) this.#stamp[seen[i]] = this.#round;
      return seen;
    }
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

  #slotsInUse(into: number[]): void {
    for (let slot = 0; slot < this.#state.duties.length; slot++) if (this.#state.duties[slot]) into.push(slot);
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

  #apply(task: number): boolean {
    const problem = this.#problem;
    const { slot, route, place, orders, placements } = this.#duties.best;
    const part = problem.taskPartStart[task];
    const old = slot < 0 ? null : (this.#state.duties[slot] as Duty);
    const before = route < 0 ? EMPTY_ROUTE : (old as Duty).routes[route];
    const changed = routeWithPart(problem, this.#state.workspace, before, part, place, placements);
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
    this.#duties.begin(task, this.#only);
    let best: { cost: number; slot: number; duty: Duty } | null = null;
    const consider = (slot: number, old: Duty | null, r: number, base = old): void => {
      const duty = this.#groups.withAllParts(task, old, base, r);
      const cost = duty ? duty.cost - (old?.cost ?? 0) : NONE;
      if (duty && (!best || cost < best.cost)) best = { cost, slot, duty };
    };
    if (!this.#only && state.dutyCount < this.mostDuties && !this.#banned.includes(-1)) consider(-1, null, -1);
    for (const slot of this.#candidateSlots(task).slice()) {
      const duty = state.duties[slot];
      if (!duty || this.#banned.includes(slot)) continue;
      for (let r = 0; r < duty.routes.length; r++) {
        if (this.#duties.mayJoin(slot, duty.routes[r], r)) consider(slot, duty, r);
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

/**
 * The solution under search: duties in slots, where every task is, how much of the fleet and of the schools' bays is
 * taken. Changes are logged, so that a rejected step is undone.
 */
import type { DayMask } from '../model/index.ts';
import { type Builder, idleVariant } from './buildVariant.ts';
import type { Duty, Route } from './duty.ts';
import { buildDuty } from './duty.ts';
import { idleDuty } from './noDuty.ts';
import type { BothSessions, Problem, Travel } from './problem.ts';
import { Room } from './room.ts';
import { type Towards, towards } from './towards.ts';
import { PLACE, STRIDE, type Variant } from './variant.ts';
import { Workspace } from './workspace.ts';

/** What the search may use of the fleet and the bays: all of it, or one slice's share. */
export interface Allowance {
  /** By type × 5 + weekday. */
  readonly vehicles: Int32Array;
  /** By session, school × 5 + weekday. */
  readonly visits: BothSessions<Int32Array>;
}

export class State implements Builder {
  readonly problem: Problem;
  readonly travel: Travel;
  readonly allowance: Allowance;
  readonly workspace: Workspace;
  readonly walks: boolean;
  readonly towards: Towards;
  /** Kept only where one school is served at a time. */
  readonly room: Room | null;
  /** A vehicle without any route: where a new duty begins. */
  readonly noDuty: Duty;
  /** Slot → duty; empty slots are `null` and are reused. */
  readonly duties: (Duty | null)[] = [];
  /** Task → slot and route index, or −1 while the task is absent. */
  readonly taskSlot: Int32Array;
  readonly taskRoute: Int32Array;
  readonly vehiclesUsed: Int32Array;
  readonly visitsUsed: BothSessions<Int32Array>;
  /** By type: weekdays on which a vehicle of it is left. */
  readonly #freeDays: Int32Array;
  absent: number[] = [];
  cost = 0;
  /** Vehicles in use. */
  dutyCount = 0;
  absentWeight = 0;
  readonly #logged = new Set<number>();
  #log: { slot: number; duty: Duty | null }[] = [];
  /** Tasks absent when the step began. */
  absentBefore: number[] = [];
  /** The duty whose own vehicle does not count against the fleet while it is rebuilt. */
  #own: Duty | null = null;
  readonly #idle = new Map<number, Variant>();
  readonly #idleWeeks: (readonly Variant[])[][] = [[], []];
  readonly mayUse = (type: number, days: DayMask): boolean => this.mayUseInstead(this.#own, type, days);

  constructor(problem: Problem, travel: Travel, allowance: Allowance) {
    this.problem = problem;
    this.travel = travel;
    this.allowance = allowance;
    this.workspace = new Workspace(problem);
    this.walks = problem.candidateCost.some((cost) => cost !== 0);
    this.towards = towards(travel);
    this.room = problem.oneSchoolAtATime ? new Room(problem) : null;
    this.noDuty = idleDuty(this, 0);
    this.taskSlot = new Int32Array(problem.tasks).fill(-1);
    this.taskRoute = new Int32Array(problem.tasks).fill(-1);
    this.vehiclesUsed = new Int32Array(problem.types * 5);
    this.#freeDays = new Int32Array(problem.types);
    for (let i = 0; i < problem.types * 5; i++) {
      if (allowance.vehicles[i] > 0) this.#freeDays[Math.floor(i / 5)] |= 1 << (i % 5);
    }
    this.visitsUsed = [new Int32Array(problem.schools * 5), new Int32Array(problem.schools * 5)];
  }

  #lastId = 0;
  readonly nextId = (): number => ++this.#lastId;
  readonly idle = (session: number, runs: number, days: DayMask): Variant => {
    const key = (runs * 32 + days) * 2 + session;
    const known = this.#idle.get(key);
    if (known) return known;
    const made = idleVariant(this.problem, this.travel, session, days, runs);
    this.#idle.set(key, made);
    return made;
  };
  readonly idleWeek = (session: number, runs: number): readonly Variant[] => {
    const known = this.#idleWeeks[session][runs];
    if (known) return known;
    const made = [this.idle(session, runs, 0b11111)];
    this.#idleWeeks[session][runs] = made;
    return made;
  };

  /** Whether the fleet has a vehicle of the type on those weekdays, the one of `own` being given back first. */
  mayUseInstead(own: Duty | null, type: number, days: DayMask): boolean {
    const freed = own && own.type === type ? own.days : 0;
    return (days & ~(this.#freeDays[type] | freed)) === 0;
  }

  /** The same with the vehicles of several duties given back. */
  mayUseInsteadOf(own: readonly Duty[], type: number, days: DayMask): boolean {
    for (let d = 0; d < 5; d++) {
      if (!(days & (1 << d))) continue;
      const freed = own.filter((duty) => duty.type === type && duty.days & (1 << d)).length;
      if (this.vehiclesUsed[type * 5 + d] - freed >= this.allowance.vehicles[type * 5 + d]) return false;
    }
    return true;
  }

  /** Layouts of the types that could serve the duty on those weekdays: its own and those with vehicles left. */
  usableLayouts(duty: Duty | null, days: DayMask): number {
    let usable = 0;
    for (let t = 0; t < this.problem.types; t++) {
      if (this.mayUseInstead(duty, t, days)) usable |= this.problem.typeLayouts[t];
    }
    return usable;
  }

  /** A number for the set of those types; hardly any two sets share one. */
  usableTypesKey(duty: Duty | null, days: DayMask): number {
    let key = 1;
    for (let t = 0; t < this.problem.types; t++) {
      key = Math.imul(key ^ (this.mayUseInstead(duty, t, days) ? 1 : 0), 16777619);
    }
    return key;
  }

  /** Whether one more vehicle may visit the school in that session on those weekdays. */
  mayVisit(session: number, school: number, days: DayMask): boolean {
    const used = this.visitsUsed[session];
    const most = this.allowance.visits[session];
    for (let d = 0; d < 5; d++) {
      if (days & (1 << d) && used[school * 5 + d] >= most[school * 5 + d]) return false;
    }
    return true;
  }

  /** Sessions and weekdays on which one more vehicle may visit the school: a bit each. */
  visitsLeft(school: number): number {
    let left = 0;
    for (let session = 0; session < 2; session++) {
      for (let d = 0; d < 5; d++) if (this.mayVisit(session, school, 1 << d)) left |= 1 << (5 * session + d);
    }
    return left;
  }

  /** Builds a duty in place of `own` (or a new one, `null`); `null` when it would not be lawful. */
  build(own: Duty | null, routes: readonly Route[], order: BothSessions<readonly number[]>): Duty | null {
    this.#own = own;
    const duty = buildDuty(this, routes, order, this.mayUse);
    this.#own = null;
    return duty;
  }

  /** Builds a duty with just that type of vehicle. */
  buildOfType(type: number, routes: readonly Route[], order: BothSessions<readonly number[]>): Duty | null {
    return buildDuty(this, routes, order, (t) => t === type);
  }

  freeSlot(): number {
    const free = this.duties.indexOf(null);
    return free >= 0 ? free : this.duties.length;
  }

  /** Puts a duty into the slot (or empties it) and logs what was there. Tasks of `duty` are placed; others untouched. */
  replace(slot: number, duty: Duty | null): void {
    const old = this.duties[slot] ?? null;
    if (!this.#logged.has(slot)) {
      this.#logged.add(slot);
      this.#log.push({ slot, duty: old });
    }
    this.#swap(slot, old, duty);
  }

  #swap(slot: number, old: Duty | null, duty: Duty | null): void {
    if (old) this.#count(old, -1);
    this.duties[slot] = duty;
    this.room?.put(slot, duty);
    if (!duty) return;
    this.#count(duty, 1);
    for (let r = 0; r < duty.routes.length; r++) {
      for (const task of duty.routes[r].tasks) {
        this.taskSlot[task] = slot;
        this.taskRoute[task] = r;
      }
    }
  }

  #count(duty: Duty, sign: number): void {
    this.cost += sign * duty.cost;
    this.dutyCount += sign;
    for (let d = 0; d < 5; d++) {
      if (!(duty.days & (1 << d))) continue;
      const i = duty.type * 5 + d;
      this.vehiclesUsed[i] += sign;
      if (this.vehiclesUsed[i] < this.allowance.vehicles[i]) this.#freeDays[duty.type] |= 1 << d;
      else this.#freeDays[duty.type] &= ~(1 << d);
    }
    for (let session = 0; session < 2; session++) {
      const used = this.visitsUsed[session];
      for (const variant of duty.variants[session]) {
        for (let k = 1; k <= variant.calls; k++) {
          const place = variant.data[k * STRIDE + PLACE];
          if (place >= this.problem.schools) continue;
          for (let d = 0; d < 5; d++) if (variant.days & (1 << d)) used[place * 5 + d] += sign;
        }
      }
    }
  }

  /** Marks a task as not carried. The caller takes it out of its duty. */
  drop(task: number): void {
    this.taskSlot[task] = -1;
    this.taskRoute[task] = -1;
    this.absent.push(task);
    this.absentWeight += this.problem.taskWeight[task];
  }

  /** Empties the list of absent tasks, for the caller to place them again. */
  takeAbsent(): number[] {
    const tasks = this.absent;
    this.absent = [];
    this.absentWeight = 0;
    return tasks;
  }

  /** Starts a step that may be undone. */
  begin(): void {
    this.#log = [];
    this.#logged.clear();
    this.absentBefore = this.absent.slice();
  }

  /** The duties put in place since {@link begin}. */
  changed(): (Duty | null)[] {
    return this.#log.map(({ slot }) => this.duties[slot]);
  }

  /** Undoes everything since {@link begin}. */
  undo(): void {
    for (const { slot } of this.#log) {
      const duty = this.duties[slot];
      if (!duty) continue;
      for (const route of duty.routes) {
        for (const task of route.tasks) {
          this.taskSlot[task] = -1;
          this.taskRoute[task] = -1;
        }
      }
    }
    for (const { slot } of this.#log) this.#swap(slot, this.duties[slot], null);
    for (const { slot, duty } of this.#log) this.#swap(slot, null, duty);
    this.absent = this.absentBefore;
    this.absentWeight = 0;
    for (const task of this.absent) {
      this.taskSlot[task] = -1;
      this.taskRoute[task] = -1;
      this.absentWeight += this.problem.taskWeight[task];
    }
    this.#log = [];
    this.#logged.clear();
  }

  /** The duties as they are now. */
  snapshot(): { duties: (Duty | null)[]; absent: number[] } {
    return { duties: this.duties.slice(), absent: this.absent.slice() };
  }

  /** Puts the state back to a snapshot. */
  restore(snapshot: { duties: (Duty | null)[]; absent: number[] }): void {
    this.taskSlot.fill(-1);
    this.taskRoute.fill(-1);
    for (let slot = 0; slot < this.duties.length; slot++) this.#swap(slot, this.duties[slot], null);
    for (let slot = 0; slot < snapshot.duties.length; slot++) this.#swap(slot, null, snapshot.duties[slot]);
    this.absent = snapshot.absent.slice();
    this.absentWeight = 0;
    for (const task of this.absent) this.absentWeight += this.problem.taskWeight[task];
    this.#log = [];
    this.#logged.clear();
  }
}

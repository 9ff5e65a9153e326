/** Builds the week of a duty's session out of its runs: one {@link Variant} per set of weekdays. */
import type { DayMask } from '../model/index.ts';
import { firstCall, loadScheduler } from './loadScheduler.ts';
import { ANY_FROM, ANY_TO, layoutsFor, NOWHERE, type Problem, type Travel } from './problem.ts';
import type { Run } from './run.ts';
import type { Scheduler } from './schedule.ts';
import { fillSegments } from './segments.ts';
import {
  AHEAD,
  assistantsOn,
  CALL,
  CHAIRS,
  DOWN_DURATION,
  DWELL,
  EARLY,
  FROM,
  LATE,
  LEG,
  limitAt,
  PLACE,
  ROW,
  RUN,
  RUN_CALLS,
  RUN_FULLEST,
  RUN_INDIVIDUAL,
  RUN_LAYOUTS,
  RUN_SHARED,
  RUN_START,
  RUN_STRIDE,
  SEATS,
  SLACK,
  STRIDE,
  TO,
  type Variant,
  weekdays,
} from './variant.ts';
import type { Workspace } from './workspace.ts';

/** What every build needs. */
export interface Builder {
  readonly problem: Problem;
  readonly travel: Travel;
  readonly workspace: Workspace;
  /** The weekdays on which nothing runs, for duties of n runs. */
  readonly idle: (session: number, runs: number, days: DayMask) => Variant;
  /** The same of the whole week. */
  readonly idleWeek: (session: number, runs: number) => readonly Variant[];
  /** Numbers for duties, each once. */
  readonly nextId: () => number;
  /** Whether boarding at some candidate costs something of itself. */
  readonly walks: boolean;
}

const WHOLE_WEEK = 0b11111;
const NO_RIDES = new Int32Array(0);
const NO_GAPS = new Int32Array(0);

/** The week of a duty's session, one variant per set of weekdays; `null` when some weekday has no lawful schedule. */
export function buildVariants(builder: Builder, session: number, runs: readonly Run[]): readonly Variant[] | null {
  const running = daysOf(builder.problem, session, runs);
  if (running === 0) return builder.idleWeek(session, runs.length);
  const variants: Variant[] = [];
  for (let rest = running; rest; ) {
    const day = 31 - Math.clz32(rest & -rest);
    const days = daysLike(builder.problem, session, runs, day, rest);
    const variant = buildVariant(builder, session, runs, day, days);
    if (!variant) return null;
    variants.push(variant);
    rest &= ~days;
  }
  if (running !== WHOLE_WEEK) variants.push(builder.idle(session, runs.length, WHOLE_WEEK & ~running));
  return variants;
}

/** Weekdays on which anybody travels. */
function daysOf(problem: Problem, session: number, runs: readonly Run[]): DayMask {
  const { start, days } = problem.signatures[session];
  let all = 0;
  for (let r = 0; r < runs.length; r++) {
    const { parts } = runs[r];
    for (let i = 0; i < parts.length; i++) {
      for (let g = start[parts[i]]; g < start[parts[i] + 1]; g++) all |= days[g];
    }
    if (all === WHOLE_WEEK) return all;
  }
  return all;
}

/** Of the weekdays in `among`, those on which exactly the same signatures travel as on `day`. */
function daysLike(problem: Problem, session: number, runs: readonly Run[], day: number, among: DayMask): DayMask {
  const { start, days } = problem.signatures[session];
  let alike = among;
  for (const { parts } of runs) {
    for (let i = 0; i < parts.length; i++) {
      for (let g = start[parts[i]]; g < start[parts[i] + 1]; g++) {
        alike &= days[g] & (1 << day) ? days[g] : ~days[g];
      }
    }
  }
  return alike;
}

/** A weekday set on which the duty does not run. */
export function idleVariant(problem: Problem, travel: Travel, session: number, days: DayMask, runs: number): Variant {
  const data = new Int32Array(2 * STRIDE);
  fillEnd(problem, travel, session, data, 0);
  fillEnd(problem, travel, session, data, 1);
  fillSegments(data, 0, travel.seconds[session], travel.size);
  const table = new Int32Array(runs * RUN_STRIDE);
  for (let r = 0; r < runs; r++) {
    table[r * RUN_STRIDE + RUN_START] = 1;
    table[r * RUN_STRIDE + RUN_LAYOUTS] = -1;
  }
  return {
    days,
    weight: weekdays[days],
    calls: 0,
    data,
    rides: NO_RIDES,
    runs: table,
    gaps: Int32Array.of(1),
    exact: true,
    metres: 0,
    seconds: 0,
    idle: 0,
  };
}

/** Call k: where the session begins if it is the first, else where it ends. */
function fillEnd(problem: Problem, travel: Travel, session: number, data: Int32Array, k: number): void {
  const place = k === 0 ? problem.startPlace[session] : problem.endPlace[session];
  const at = k * STRIDE;
  data[at + PLACE] = place;
  data[at + ROW] = place === NOWHERE ? travel.nowhere : travel.row[place];
  data[at + DWELL] = place === NOWHERE ? 0 : problem.placeDwell[place];
  data[at + RUN] = -1;
  data[at + CALL] = 0;
  data[at + SEATS] = 0;
  data[at + CHAIRS] = 0;
  data[at + SLACK] = ANY_TO;
  data[at + FROM] = place === NOWHERE ? ANY_FROM : problem.windowFrom[session][place];
  data[at + TO] = place === NOWHERE ? ANY_TO : problem.windowTo[session][place];
  data[at + EARLY] = ANY_FROM;
  data[at + LATE] = ANY_TO;
}

function buildVariant(
  builder: Builder,
  session: number,
  runs: readonly Run[],
  day: number,
  days: DayMask,
): Variant | null {
  const { problem, travel, workspace } = builder;
  let calls = 0;
  let parts = 0;
  for (const run of runs) {
    calls += run.calls;
    parts += run.parts.length;
  }
  workspace.reserve(calls, parts);
  const { data } = workspace;
  const table = new Int32Array(runs.length * RUN_STRIDE);
  fillEnd(problem, travel, session, data, 0);
  let n = 1;
  let rides = 0;
  for (let r = 0; r < runs.length; r++) {
    const from = n;
    countPeople(problem, workspace, session, runs[r], 1 << day, table, r);
    n = writeCalls(problem, travel, workspace, session, runs[r], r, n);
    rides = writeRides(problem, workspace, session, runs[r], 1 << day, rides);
    table[r * RUN_STRIDE + RUN_START] = from;
    table[r * RUN_STRIDE + RUN_CALLS] = n - from;
    table[r * RUN_STRIDE + RUN_LAYOUTS] = layoutsOf(problem, data, from, n, table, r);
  }
  fillEnd(problem, travel, session, data, n);
  const own = data.slice(0, (n + 1) * STRIDE);
  const ownRides = rides === 0 ? NO_RIDES : workspace.rides.slice(0, rides);
  return timed(builder, session, days, n - 1, own, ownRides, table);
}

/** Who boards and alights at each call of the run on that weekday, and the assistants. */
function countPeople(
  problem: Problem,
  workspace: Workspace,
  session: number,
  run: Run,
  bit: DayMask,
  table: Int32Array,
  r: number,
): void {
  const { start, days, seats, chairs, boarding, alighting, individual, shared } = problem.signatures[session];
  const { people, callOf } = workspace;
  for (let k = 0; k < run.calls; k++) {
    people[k] = 0;
    workspace.seats[k] = 0;
    workspace.chairs[k] = 0;
    workspace.dwell[k] = problem.placeDwell[run.place[k]];
    if (run.place[k] < problem.schools) callOf[run.place[k]] = k;
  }
  for (let k = 0; k < run.calls; k++) {
    for (let i = run.start[k]; i < run.start[k + 1]; i++) {
      const part = run.parts[i];
      const off = callOf[problem.partSchool[part]];
      for (let g = start[part]; g < start[part + 1]; g++) {
        if (!(days[g] & bit)) continue;
        people[k]++;
        people[off]++;
        workspace.seats[k] += seats[g];
        workspace.seats[off] -= seats[g];
        workspace.chairs[k] += chairs[g];
        workspace.chairs[off] -= chairs[g];
        workspace.dwell[k] += boarding[g];
        workspace.dwell[off] += alighting[g];
        table[r * RUN_STRIDE + RUN_INDIVIDUAL] += individual[g];
        table[r * RUN_STRIDE + RUN_SHARED] |= shared[g];
      }
    }
  }
}

/** Writes the calls at which somebody boards or alights from place n on; returns the next free place. */
function writeCalls(
  problem: Problem,
  travel: Travel,
  workspace: Workspace,
  session: number,
  run: Run,
  r: number,
  n: number,
): number {
  const { data, people, seats, chairs, dwell, index } = workspace;
  let seatsOn = 0;
  let chairsOn = 0;
  let next = n;
  for (let k = 0; k < run.calls; k++) {
    if (people[k] === 0) continue;
    const place = run.place[k];
    const at = next * STRIDE;
    data[at + PLACE] = place;
    data[at + ROW] = travel.row[place];
    data[at + DWELL] = dwell[k];
    data[at + RUN] = r;
    data[at + CALL] = k;
    data[at + SEATS] = seatsOn += seats[k];
    data[at + CHAIRS] = chairsOn += chairs[k];
    data[at + FROM] = problem.windowFrom[session][place];
    data[at + TO] = problem.windowTo[session][place];
    data[at + SLACK] = ANY_TO;
    data[at + EARLY] = ANY_FROM;
    data[at + LATE] = ANY_TO;
    index[k] = next++;
  }
  return next;
}

/** The tightest limit of those who ride from one call to another. Returns how many numbers are written by now. */
function writeRides(
  problem: Problem,
  workspace: Workspace,
  session: number,
  run: Run,
  bit: DayMask,
  written: number,
): number {
  const { start, days } = problem.signatures[session];
  const { rides, index, callOf } = workspace;
  let n = written;
  for (let k = 0; k < run.calls; k++) {
    for (let i = run.start[k]; i < run.start[k + 1]; i++) {
      const part = run.parts[i];
      for (let g = start[part]; g < start[part + 1]; g++) {
        if (!(days[g] & bit)) continue;
        const limit = limitAt(problem, session, part, run.place[k], g);
        if (limit >= ANY_TO) continue;
        const from = index[k];
        const to = index[callOf[problem.partSchool[part]]];
        if (n > written && rides[n - 3] === from && rides[n - 2] === to) {
          if (limit < rides[n - 1]) rides[n - 1] = limit;
          continue;
        }
        rides[n++] = from;
        rides[n++] = to;
        rides[n++] = limit;
      }
    }
  }
  return n;
}

function layoutsOf(problem: Problem, data: Int32Array, from: number, to: number, table: Int32Array, r: number): number {
  const assistants = assistantsOn(table[r * RUN_STRIDE + RUN_INDIVIDUAL], table[r * RUN_STRIDE + RUN_SHARED]);
  let layouts = -1;
  let fullest = 0;
  for (let k = from; k < to; k++) {
    fullest = Math.max(fullest, data[k * STRIDE + SEATS] + data[k * STRIDE + CHAIRS]);
    layouts &= layoutsFor(problem, data[k * STRIDE + SEATS] + assistants, data[k * STRIDE + CHAIRS]);
  }
  table[r * RUN_STRIDE + RUN_FULLEST] = fullest;
  return layouts;
}

function timed(
  builder: Builder,
  session: number,
  days: DayMask,
  calls: number,
  data: Int32Array,
  rides: Int32Array,
  runs: Int32Array,
): Variant | null {
  const { problem, travel, workspace } = builder;
  const seconds = travel.seconds[session];
  const { size } = travel;
  const metres = measure(data, calls, travel.metres[session], seconds, size);
  if (!spreadSlack(data, rides)) return null;
  if (!fillSegments(data, calls, seconds, size)) return null;
  let shortest = data[DOWN_DURATION];
  const exact = rides.length === 0 || waitsOnlyEmpty(problem, data, calls);
  if (!exact) {
    loadScheduler(travel, workspace.scheduler, session, data, calls, rides);
    shortest = workspace.scheduler.solve();
    if (shortest < 0) return null;
    keepTimes(workspace.scheduler, data);
  }
  if (shortest > problem.maxSeconds) return null;
  const busy = data[(calls + 1) * STRIDE + AHEAD] + data[(calls + 1) * STRIDE + DWELL];
  const weight = weekdays[days];
  const gaps = problem.oneSchoolAtATime ? gapsOf(data, calls, workspace) : NO_GAPS;
  return { days, weight, calls, data, rides, runs, gaps, exact, metres, seconds: shortest, idle: shortest - busy };
}

/** Fills {@link EARLY} and {@link LATE} from the scheduler. */
function keepTimes(scheduler: Scheduler, data: Int32Array): void {
  scheduler.solveLate(ANY_TO);
  const first = firstCall(data);
  for (let k = 0; k < scheduler.count; k++) {
    const at = (k + first) * STRIDE;
    data[at + EARLY] = scheduler.early[k];
    data[at + LATE] = scheduler.time[k];
  }
}

/** Fills {@link AHEAD} and {@link LEG}; returns the metres of the whole. */
function measure(data: Int32Array, calls: number, metres: Int32Array, seconds: Int32Array, size: number): number {
  let sum = 0;
  let ahead = 0;
  data[AHEAD] = 0;
  for (let at = STRIDE; at <= (calls + 1) * STRIDE; at += STRIDE) {
    const leg = data[at - STRIDE + ROW] * size + data[at + ROW];
    sum += data[at + LEG] = metres[leg];
    ahead += data[at - STRIDE + DWELL] + seconds[leg];
    data[at + AHEAD] = ahead;
  }
  return sum;
}

/** Fills {@link SLACK}; `false` if a ride is too long even without waiting. */
function spreadSlack(data: Int32Array, rides: Int32Array): boolean {
  for (let i = 0; i < rides.length; i += 3) {
    const from = rides[i] * STRIDE;
    const to = rides[i + 1] * STRIDE;
    const slack = rides[i + 2] - (data[to + AHEAD] - data[from + AHEAD] - data[from + DWELL]);
    if (slack < 0) return false;
    for (let at = to; at > from; at -= STRIDE) {
      if (slack < data[at + SLACK]) data[at + SLACK] = slack;
    }
  }
  return true;
}

function gapsOf(data: Int32Array, calls: number, workspace: Workspace): Int32Array {
  const { index } = workspace;
  let n = 0;
  for (let k = 1; k <= calls + 1; k++) {
    const before = (k - 1) * STRIDE;
    if (data[before + SEATS] + data[before + CHAIRS] === 0) index[n++] = k;
  }
  return index.slice(0, n);
}

/** Whether only calls that leave nobody on board have windows. */
function waitsOnlyEmpty(problem: Problem, data: Int32Array, calls: number): boolean {
  for (let at = STRIDE; at <= calls * STRIDE; at += STRIDE) {
    if (data[at + PLACE] < problem.schools ? data[at + SEATS] + data[at + CHAIRS] > 0 : hasWindow(data, at))
      return false;
  }
  return true;
}

function hasWindow(data: Int32Array, at: number): boolean {
  return data[at + FROM] > ANY_FROM || data[at + TO] < ANY_TO;
}

/** Times a variant: metres, ride slack, segments, and where waiting and rides meet the exact schedule. */
import type { DayMask } from '../model/index.ts';
import type { Builder } from './buildVariant.ts';
import { firstCall, loadScheduler } from './loadScheduler.ts';
import { ANY_FROM, ANY_TO, type Problem } from './problem.ts';
import { schoolsWithRoom } from './room.ts';
import type { Scheduler } from './schedule.ts';
import { fillSegments } from './segments.ts';
import {
  AHEAD,
  CHAIRS,
  DOWN_DURATION,
  DWELL,
  EARLY,
  FROM,
  LATE,
  LEG,
  PLACE,
  ROW,
  SEATS,
  SLACK,
  STRIDE,
  TO,
  type Variant,
  weekdays,
} from './variant.ts';
import type { Workspace } from './workspace.ts';

const NO_GAPS = new Int32Array(0);

/** The variant of these calls, rides and runs; `null` when windows, rides or the longest session leave no schedule. */
export function timed(
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
  const room = problem.oneSchoolAtATime
    ? schoolsWithRoom(problem, travel, builder.towards, session, data, gaps)
    : NO_GAPS;
  return {
    days,
    weight,
    calls,
    data,
    rides,
    runs,
    gaps,
    room,
    exact,
    metres,
    seconds: shortest,
    idle: shortest - busy,
  };
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

/** Calls before which nobody is on board. */
function gapsOf(data: Int32Array, calls: number, workspace: Workspace): Int32Array {
  const { index } = workspace;
  let n = 0;
  for (let k = 1; k <= calls + 1; k++) {
    const before = (k - 1) * STRIDE;
    if (data[before + SEATS] + data[before + CHAIRS] === 0) index[n++] = k;
  }
  return index.slice(0, n);
}

/**
 * A duty: one vehicle's day, as routes of which each has a morning and an afternoon run. Immutable, with every figure
 * the search needs computed once when it is built; the search replaces duties, so undoing a step is putting old ones
 * back.
 */
import type { DayMask } from '../model/index.ts';
import type { BothSessions, Problem, Travel } from './problem.ts';
import { type Placement, type Run, withPart } from './run.ts';
import type { Scheduler } from './schedule.ts';
import { assistantsOn, buildVariants, type Variant } from './variant.ts';

export interface Route {
  /** In the order in which they board. */
  readonly tasks: Int32Array;
  readonly runs: BothSessions<Run>;
  readonly classes: number;
  /** Sessions and weekdays with anybody, and with a solo pupil: morning in bits 0–4, afternoon in bits 5–9. */
  readonly busy: number;
  readonly soloBusy: number;
}

export interface Duty {
  readonly type: number;
  readonly routes: readonly Route[];
  /** By session: route indices in the order of the session's sequence (morning orientation). */
  readonly order: BothSessions<readonly number[]>;
  readonly variants: BothSessions<readonly Variant[]>;
  /** By route: layouts that hold its morning / afternoon run all week. */
  readonly layouts: BothSessions<Int32Array>;
  readonly days: DayMask;
  readonly activeDays: number;
  /** Sums over the week. */
  readonly metres: number;
  readonly seconds: number;
  /** By weekday: the largest number of assistants on any run. */
  readonly assistants: Int32Array;
  readonly assistantDays: number;
  /** Most non-empty runs in one session of one weekday. */
  readonly runsPerSession: number;
  /** Cost of a week in the search's unit, at `type`. */
  readonly cost: number;
}

/** What a route of these two runs is. */
export function routeOf(problem: Problem, runs: BothSessions<Run>): Route {
  const seen = new Set<number>();
  let classes = 0;
  let busy = 0;
  let soloBusy = 0;
  for (const run of runs) {
    for (const part of run.parts) {
      const task = problem.partTask[part];
      if (seen.has(task)) continue;
      seen.add(task);
      classes |= problem.taskClasses[task];
      busy |= problem.taskBusy[task];
      if (problem.taskSolo[task]) soloBusy |= problem.taskBusy[task];
    }
  }
  return { tasks: Int32Array.from(seen), runs, classes, busy, soloBusy };
}

/** The route with one part more, boarding at the place in each session in which it travels. */
export function routeWithPart(
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

/** Cost of a week of such a duty with a vehicle of the type. */
export function weekCost(
  problem: Problem,
  type: number,
  activeDays: number,
  metres: number,
  seconds: number,
  assistantDays: number,
): number {
  return (
    activeDays * problem.typeDayCost[type] +
    metres * problem.typeMetreCost[type] +
    seconds * problem.typeSecondCost[type] +
    assistantDays * problem.assistantDayCost
  );
}

/** Most runs in one session of one weekday if the part had a run of its own. */
export function runsWithOneMore(problem: Problem, duty: Duty, part: number): number {
  let most = duty.runsPerSession;
  for (let session = 0; session < 2; session++) {
    const table = problem.signatures[session];
    for (const variant of duty.variants[session]) {
      let running = 1;
      for (const calls of variant.runCalls) if (calls > 0) running++;
      for (let g = table.start[part]; g < table.start[part + 1] && running > most; g++) {
        if (table.days[g] & variant.days) most = running;
      }
    }
  }
  return most;
}

/** Whether every run of the duty has a layout of the type that holds it, and the type may make so many runs. */
export function typeHolds(problem: Problem, duty: Pick<Duty, 'layouts' | 'runsPerSession'>, type: number): boolean {
  if (duty.runsPerSession > problem.typeMaxRuns[type]) return false;
  const mask = problem.typeLayouts[type];
  const [am, pm] = duty.layouts;
  for (let r = 0; r < am.length; r++) if (!(am[r] & mask) || !(pm[r] & mask)) return false;
  return true;
}

/**
 * Builds the duty with the cheapest type among those that hold it and that `mayUse` allows on its weekdays;
 * `null` when its times, rides or loads are not lawful with any.
 */
export function buildDuty(
  problem: Problem,
  travel: Travel,
  scheduler: Scheduler,
  routes: readonly Route[],
  order: BothSessions<readonly number[]>,
  mayUse: (type: number, days: DayMask) => boolean,
): Duty | null {
  const variants: [Variant[], Variant[]] = [[], []];
  const layouts: [Int32Array, Int32Array] = [new Int32Array(routes.length), new Int32Array(routes.length)];
  const assistants = new Int32Array(5);
  let days = 0;
  let metres = 0;
  let seconds = 0;
  let runsPerSession = 0;
  for (let session = 0; session < 2; session++) {
    const runs = order[session].map((r) => routes[r].runs[session]);
    const built = buildVariants(problem, travel, scheduler, session, runs);
    if (!built) return null;
    variants[session] = built;
    layouts[session].fill(-1);
    for (const variant of built) {
      if (variant.calls === 0) continue;
      days |= variant.days;
      metres += variant.weight * variant.metres;
      seconds += variant.weight * variant.seconds;
      let running = 0;
      let most = 0;
      for (let r = 0; r < runs.length; r++) {
        layouts[session][order[session][r]] &= variant.layouts[r];
        if (variant.runCalls[r] > 0) running++;
        most = Math.max(most, assistantsOn(variant.individual[r], variant.shared[r]));
      }
      runsPerSession = Math.max(runsPerSession, running);
      for (let d = 0; d < 5; d++) {
        if (variant.days & (1 << d) && most > assistants[d]) assistants[d] = most;
      }
    }
  }
  let activeDays = 0;
  let assistantDays = 0;
  for (let d = 0; d < 5; d++) {
    if (days & (1 << d)) activeDays++;
    assistantDays += assistants[d];
  }
  let type = -1;
  let cost = Number.POSITIVE_INFINITY;
  for (let t = 0; t < problem.types; t++) {
    if (!typeHolds(problem, { layouts, runsPerSession }, t) || !mayUse(t, days)) continue;
    const c = weekCost(problem, t, activeDays, metres, seconds, assistantDays);
    if (c < cost) {
      cost = c;
      type = t;
    }
  }
  if (type < 0) return null;
  return {
    type,
    routes,
    order,
    variants,
    layouts,
    days,
    activeDays,
    metres,
    seconds,
    assistants,
    assistantDays,
    runsPerSession,
    cost,
  };
}

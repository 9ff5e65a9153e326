/**
 * A duty: one vehicle's day, as routes of which each has a morning and an afternoon run. Immutable, with every figure
 * the search needs computed once when it is built; the search replaces duties, so undoing a step is putting old ones
 * back.
 */
import type { DayMask } from '../model/index.ts';
import { type Builder, buildVariants } from './buildVariant.ts';
import type { BothSessions, Problem } from './problem.ts';
import { type Placement, type Run, withPart } from './run.ts';
import {
  assistantsOn,
  RUN_CALLS,
  RUN_FULLEST,
  RUN_INDIVIDUAL,
  RUN_LAYOUTS,
  RUN_SHARED,
  RUN_STRIDE,
  type Variant,
  weekdays,
} from './variant.ts';
import type { Workspace } from './workspace.ts';

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
  /** Differs from every other duty's of the search. */
  readonly id: number;
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
  /** Most pupils on board at once. */
  readonly fullest: number;
  /** What it costs that its pupils board where they do. */
  readonly walking: number;
  /** Cost of a week in the search's unit, at `type`, walking included. */
  readonly cost: number;
}

/** What a route of these two runs is. */
export function routeOf(problem: Problem, workspace: Workspace, runs: BothSessions<Run>): Route {
  const { stamp } = workspace;
  const round = ++workspace.round;
  workspace.reserve(0, runs[0].parts.length + runs[1].parts.length);
  const { list } = workspace;
  let n = 0;
  let classes = 0;
  let busy = 0;
  let soloBusy = 0;
  for (let session = 0; session < 2; session++) {
    const { parts } = runs[session];
    for (let i = 0; i < parts.length; i++) {
      const task = problem.partTask[parts[i]];
      if (stamp[task] === round) continue;
      stamp[task] = round;
      list[n++] = task;
      classes |= problem.taskClasses[task];
      busy |= problem.taskBusy[task];
      if (problem.taskSolo[task]) soloBusy |= problem.taskBusy[task];
    }
  }
  return { tasks: list.slice(0, n), runs, classes, busy, soloBusy };
}

/** The route with one part more, boarding at the place in each session in which it travels. */
export function routeWithPart(
  problem: Problem,
  workspace: Workspace,
  route: Route,
  part: number,
  place: number,
  placements: readonly [Placement, Placement],
): Route {
  const runIn = (session: number): Run => {
    const { start } = problem.signatures[session];
    if (start[part] === start[part + 1]) return route.runs[session];
    return withPart(route.runs[session], part, place, problem.partSchool[part], placements[session]);
  };
  return routeOf(problem, workspace, [runIn(0), runIn(1)]);
}

/**
 * Cost of a week of such a duty with a vehicle of the type, {@link COST_PER_PENNY} to the penny.
 * @param activeDays weekdays on which it runs; metres, seconds and assistant-days are sums over them
 */
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
      for (let at = RUN_CALLS; at < variant.runs.length; at += RUN_STRIDE) if (variant.runs[at] > 0) running++;
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
  builder: Builder,
  routes: readonly Route[],
  order: BothSessions<readonly number[]>,
  mayUse: (type: number, days: DayMask) => boolean,
): Duty | null {
  const { problem } = builder;
  const am = buildVariants(builder, 0, runsOf(routes, order, 0));
  const pm = am && buildVariants(builder, 1, runsOf(routes, order, 1));
  if (!am || !pm) return null;
  const variants: BothSessions<readonly Variant[]> = [am, pm];
  const week = summaryOf(routes.length, order, variants);
  const { layouts, days, metres, seconds, assistants, assistantDays, runsPerSession, fullest } = week;
  const activeDays = weekdays[days];
  const walking = builder.walks ? walkingCost(problem, routes) : 0;
  let type = -1;
  let cost = Number.POSITIVE_INFINITY;
  for (let t = 0; t < problem.types; t++) {
    if (!typeHolds(problem, week, t) || !mayUse(t, days)) continue;
    const c = weekCost(problem, t, activeDays, metres, seconds, assistantDays) + walking;
    if (c < cost) {
      cost = c;
      type = t;
    }
  }
  if (type < 0) return null;
  return {
    id: builder.nextId(),
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
    fullest,
    walking,
    cost,
  };
}

function runsOf(routes: readonly Route[], order: BothSessions<readonly number[]>, session: number): Run[] {
  const runs: Run[] = [];
  for (const r of order[session]) runs.push(routes[r].runs[session]);
  return runs;
}

type Summary = Pick<
  Duty,
  'layouts' | 'days' | 'metres' | 'seconds' | 'assistants' | 'assistantDays' | 'runsPerSession' | 'fullest'
>;

const NO_ASSISTANTS = new Int32Array(5);

/** What the sessions come to over the week. */
function summaryOf(
  routes: number,
  order: BothSessions<readonly number[]>,
  variants: BothSessions<readonly Variant[]>,
): Summary {
  const layouts: [Int32Array, Int32Array] = [new Int32Array(routes), new Int32Array(routes)];
  let assistants = NO_ASSISTANTS;
  let days = 0;
  let metres = 0;
  let seconds = 0;
  let runsPerSession = 0;
  let fullest = 0;
  for (let session = 0; session < 2; session++) {
    layouts[session].fill(-1);
    for (const variant of variants[session]) {
      if (variant.calls === 0) continue;
      days |= variant.days;
      metres += variant.weight * variant.metres;
      seconds += variant.weight * variant.seconds;
      const { runs } = variant;
      let running = 0;
      let most = 0;
      for (let r = 0; r < routes; r++) {
        const at = r * RUN_STRIDE;
        layouts[session][order[session][r]] &= runs[at + RUN_LAYOUTS];
        if (runs[at + RUN_CALLS] > 0) running++;
        fullest = Math.max(fullest, runs[at + RUN_FULLEST]);
        most = Math.max(most, assistantsOn(runs[at + RUN_INDIVIDUAL], runs[at + RUN_SHARED]));
      }
      runsPerSession = Math.max(runsPerSession, running);
      if (most > 0 && assistants === NO_ASSISTANTS) assistants = new Int32Array(5);
      for (let d = 0; most > 0 && d < 5; d++) {
        if (variant.days & (1 << d) && most > assistants[d]) assistants[d] = most;
      }
    }
  }
  let assistantDays = 0;
  for (let d = 0; d < 5; d++) assistantDays += assistants[d];
  return { layouts, days, metres, seconds, assistants, assistantDays, runsPerSession, fullest };
}

/** What it costs that the parts board where they do. */
function walkingCost(problem: Problem, routes: readonly Route[]): number {
  let cost = 0;
  for (const { runs } of routes) {
    for (let session = 0; session < 2; session++) {
      const run = runs[session];
      for (let k = 0; k < run.calls; k++) {
        for (let i = run.start[k]; i < run.start[k + 1]; i++) {
          const part = run.parts[i];
          // Counted once: in the morning, or in the afternoon for those who travel then alone.
          if (session === 0 || !travels(problem, 0, part)) cost += candidateCostAt(problem, part, run.place[k]);
        }
      }
    }
  }
  return cost;
}

function travels(problem: Problem, session: number, part: number): boolean {
  const { start } = problem.signatures[session];
  return start[part] < start[part + 1];
}

function candidateCostAt(problem: Problem, part: number, place: number): number {
  for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
    if (problem.candidatePlace[c] === place) return problem.candidateCost[c];
  }
  return 0;
}

/** Builds the week of a duty's session out of its runs: one {@link Variant} per set of weekdays. */
import type { DayMask } from '../model/index.ts';
import type { Problem, Travel } from './problem.ts';
import { schoolsWithRoom } from './room.ts';
import type { Run } from './run.ts';
import { fillSegments } from './segments.ts';
import { asTheyAre, type Towards } from './towards.ts';
import { RUN_CALLS, RUN_LAYOUTS, RUN_START, RUN_STRIDE, STRIDE, type Variant, weekdays } from './variant.ts';
import { countPeople, fillEnd, layoutsOf, writeCalls, writeRides } from './variantCalls.ts';
import { timed } from './variantTimes.ts';
import type { Workspace } from './workspace.ts';

/** What every build needs. */
export interface Builder {
  readonly problem: Problem;
  readonly travel: Travel;
  readonly towards: Towards;
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
  const gaps = Int32Array.of(1);
  return {
    days,
    weight: weekdays[days],
    calls: 0,
    data,
    rides: NO_RIDES,
    runs: table,
    gaps,
    room: schoolsWithRoom(problem, travel, asTheyAre(travel), session, data, gaps),
    exact: true,
    metres: 0,
    seconds: 0,
    idle: 0,
  };
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

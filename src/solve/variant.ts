/**
 * A duty's session on the weekdays on which it is the same: the sequence of calls of all its runs, one after another,
 * with loads, dwell and ride limits. Weekdays without any run form an empty variant, so that variants always cover
 * the whole week.
 */
import type { DayMask } from '../model/index.ts';
import { layoutsFor, type Problem, rideLimitOf, type Travel } from './problem.ts';
import type { Run } from './run.ts';
import { ANY_FROM, ANY_TO, type Scheduler } from './schedule.ts';

/** Fields of one call in {@link Variant.data}. */
export const STRIDE = 11;
export const PLACE = 0;
export const ROW = 1;
export const DWELL = 2;
/** Position of the run within the duty's session. */
export const RUN = 3;
/** Index of the call within its run as planned for the whole week. */
export const CALL = 4;
/** Load on leaving the call, assistants not counted. */
export const SEATS = 5;
export const CHAIRS = 6;
/** Seconds from the first arrival to this one without any waiting. */
export const WITHOUT_WAITING = 7;
/** How much longer the way between the call before and this one may become for all the rides that span it. */
export const SLACK_BEFORE = 8;
/** Earliest and latest arrival (of no use in simple variants, which can begin whenever they like). */
export const EARLY = 9;
export const LATE = 10;

export interface Variant {
  readonly days: DayMask;
  readonly weight: number;
  readonly calls: number;
  readonly data: Int32Array;
  /** Ride constraints (from call, to call, limit), three numbers each. */
  readonly rides: Int32Array;
  /** By run position: first call and number of calls in the sequence. */
  readonly runStart: Int32Array;
  readonly runCalls: Int32Array;
  /** By run position: `individual` pupils, whether any `shared` (0/1), and layouts that hold every load. */
  readonly individual: Int32Array;
  readonly shared: Int32Array;
  readonly layouts: Int32Array;
  /** One run to one school: no waiting can help, and rides can be tested in constant time. */
  readonly simple: boolean;
  readonly metres: number;
  /** First arrival to last departure of the shortest schedule. */
  readonly seconds: number;
}

/** Assistants riding on a run. */
export function assistantsOn(individual: number, shared: number): number {
  return individual + (shared ? 1 : 0);
}

/** Ride limit of a part, in row g of its signatures, that boards at the place. */
export function limitAt(problem: Problem, session: number, part: number, place: number, g: number): number {
  for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
    if (problem.candidatePlace[c] === place) return rideLimitOf(problem, session, part, c, g);
  }
  throw new Error(`part ${part} boards at place ${place}, which is none of its candidates`);
}

/** The week of a duty's session, one variant per set of weekdays; `null` when some weekday has no lawful schedule. */
export function buildVariants(
  problem: Problem,
  travel: Travel,
  scheduler: Scheduler,
  session: number,
  runs: readonly Run[],
): Variant[] | null {
  const variants: Variant[] = [];
  for (let rest = 0b11111; rest; ) {
    const day = 31 - Math.clz32(rest & -rest);
    const days = daysLike(problem, session, runs, day, rest);
    const variant = buildVariant(problem, travel, scheduler, session, runs, day, days);
    if (!variant) return null;
    variants.push(variant);
    rest &= ~days;
  }
  return variants;
}

/** Of the weekdays in `among`, those on which exactly the same signatures travel as on `day`. */
function daysLike(problem: Problem, session: number, runs: readonly Run[], day: number, among: DayMask): DayMask {
  const table = problem.signatures[session];
  let alike = among;
  for (const run of runs) {
    for (const part of run.parts) {
      for (let g = table.start[part]; g < table.start[part + 1]; g++) {
        const days = table.days[g];
        alike &= days & (1 << day) ? days : ~days;
      }
    }
  }
  return alike;
}

function buildVariant(
  problem: Problem,
  travel: Travel,
  scheduler: Scheduler,
  session: number,
  runs: readonly Run[],
  day: number,
  days: DayMask,
): Variant | null {
  const bit = 1 << day;
  const table = problem.signatures[session];
  let most = 0;
  for (const run of runs) most += run.calls;
  const data = new Int32Array(most * STRIDE);
  const rides: number[] = [];
  const runStart = new Int32Array(runs.length);
  const runCalls = new Int32Array(runs.length);
  const individual = new Int32Array(runs.length);
  const shared = new Int32Array(runs.length);
  const layouts = new Int32Array(runs.length).fill(-1);
  let n = 0;
  let schoolCalls = 0;
  for (let r = 0; r < runs.length; r++) {
    const run = runs[r];
    runStart[r] = n;
    let seats = 0;
    let chairs = 0;
    for (let k = 0; k < run.calls; k++) {
      const place = run.place[k];
      let dwell: number;
      let here = false;
      if (place < problem.schools) {
        dwell = problem.unloading[place];
        // Those who leave here: the parts of this school that boarded at an earlier call of the run.
        for (let i = 0; i < run.start[k]; i++) {
          const part = run.parts[i];
          if (problem.partSchool[part] !== place) continue;
          for (let g = table.start[part]; g < table.start[part + 1]; g++) {
            if (!(table.days[g] & bit)) continue;
            here = true;
            seats -= table.seats[g];
            chairs -= table.chairs[g];
          }
        }
        if (here) {
          addRides(problem, session, run, k, bit, data, runStart[r], n, rides);
          schoolCalls++;
        }
      } else {
        dwell = problem.callSeconds;
        for (let i = run.start[k]; i < run.start[k + 1]; i++) {
          const part = run.parts[i];
          for (let g = table.start[part]; g < table.start[part + 1]; g++) {
            if (!(table.days[g] & bit)) continue;
            here = true;
            dwell += table.boarding[g];
            seats += table.seats[g];
            chairs += table.chairs[g];
            individual[r] += table.individual[g];
            shared[r] |= table.shared[g];
          }
        }
      }
      if (!here) continue;
      const at = n * STRIDE;
      data[at + PLACE] = place;
      data[at + ROW] = travel.row[place];
      data[at + DWELL] = dwell;
      data[at + RUN] = r;
      data[at + CALL] = k;
      data[at + SEATS] = seats;
      data[at + CHAIRS] = chairs;
      n++;
    }
    runCalls[r] = n - runStart[r];
    const assistants = assistantsOn(individual[r], shared[r]);
    for (let k = runStart[r]; k < n; k++) {
      layouts[r] &= layoutsFor(problem, data[k * STRIDE + SEATS] + assistants, data[k * STRIDE + CHAIRS]);
    }
  }
  const base = {
    days,
    weight: popcount(days),
    calls: n,
    data: n === most ? data : data.slice(0, n * STRIDE),
    rides: Int32Array.from(rides),
    runStart,
    runCalls,
    individual,
    shared,
    layouts,
  };
  if (n === 0) return { ...base, simple: false, metres: 0, seconds: 0 };
  return timed(problem, travel, scheduler, session, base, schoolCalls === 1);
}

/** Ride constraints of the parts leaving at school call k: the tightest limit of each earlier call. */
function addRides(
  problem: Problem,
  session: number,
  run: Run,
  k: number,
  bit: number,
  data: Int32Array,
  firstCall: number,
  schoolCall: number,
  rides: number[],
): void {
  const table = problem.signatures[session];
  for (let c = firstCall; c < schoolCall; c++) {
    const call = data[c * STRIDE + CALL];
    let limit = ANY_TO;
    for (let i = run.start[call]; i < run.start[call + 1]; i++) {
      const part = run.parts[i];
      if (problem.partSchool[part] !== run.place[k]) continue;
      for (let g = table.start[part]; g < table.start[part + 1]; g++) {
        if (table.days[g] & bit) {
          limit = Math.min(limit, limitAt(problem, session, part, run.place[call], g));
          break;
        }
      }
    }
    if (limit < ANY_TO) rides.push(c, schoolCall, limit);
  }
}

type Untimed = Omit<Variant, 'simple' | 'metres' | 'seconds'>;

function timed(
  problem: Problem,
  travel: Travel,
  scheduler: Scheduler,
  session: number,
  base: Untimed,
  simple: boolean,
): Variant | null {
  const { data, calls, rides } = base;
  let metres = 0;
  let seconds = 0;
  const { size } = travel;
  for (let k = 1; k < calls; k++) {
    const leg = data[(k - 1) * STRIDE + ROW] * size + data[k * STRIDE + ROW];
    metres += travel.metres[session][leg];
    seconds += data[(k - 1) * STRIDE + DWELL] + travel.seconds[session][leg];
    data[k * STRIDE + WITHOUT_WAITING] = seconds;
  }
  seconds += data[(calls - 1) * STRIDE + DWELL];
  if (!spreadSlack(data, calls, rides)) return null;
  // A run to one school can be shifted as a whole, so its rides decide alone and no waiting is ever needed.
  if (simple) return { ...base, simple, metres, seconds };
  loadScheduler(problem, travel, scheduler, session, base);
  const shortest = scheduler.solve();
  if (shortest < 0) return null;
  scheduler.solveLate(ANY_TO);
  for (let k = 0; k < calls; k++) {
    data[k * STRIDE + EARLY] = scheduler.early[k];
    data[k * STRIDE + LATE] = scheduler.time[k];
  }
  return { ...base, simple, metres, seconds: shortest };
}

/** Fills {@link SLACK_BEFORE}; `false` if a ride is too long even without waiting. */
function spreadSlack(data: Int32Array, calls: number, rides: Int32Array): boolean {
  for (let k = 0; k < calls; k++) data[k * STRIDE + SLACK_BEFORE] = ANY_TO;
  for (let i = 0; i < rides.length; i += 3) {
    const from = rides[i] * STRIDE;
    const to = rides[i + 1] * STRIDE;
    const slack = rides[i + 2] - (data[to + WITHOUT_WAITING] - data[from + WITHOUT_WAITING] - data[from + DWELL]);
    if (slack < 0) return false;
    for (let at = to; at > from; at -= STRIDE) {
      if (slack < data[at + SLACK_BEFORE]) data[at + SLACK_BEFORE] = slack;
    }
  }
  return true;
}

/** Fills the scheduler with the variant's calls, drives and rides. */
export function loadScheduler(
  problem: Problem,
  travel: Travel,
  scheduler: Scheduler,
  session: number,
  variant: Pick<Variant, 'data' | 'calls' | 'rides'>,
): void {
  const { data, calls, rides } = variant;
  scheduler.clear();
  scheduler.reserve(calls, rides.length / 3);
  for (let k = 0; k < calls; k++) {
    const place = data[k * STRIDE + PLACE];
    const isSchool = place < problem.schools;
    scheduler.addCall(
      data[k * STRIDE + DWELL],
      isSchool ? problem.windowFrom[session][place] : ANY_FROM,
      isSchool ? problem.windowTo[session][place] : ANY_TO,
    );
    if (k > 0) {
      const drive = travel.seconds[session][data[(k - 1) * STRIDE + ROW] * travel.size + data[k * STRIDE + ROW]];
      scheduler.gap[k - 1] = data[(k - 1) * STRIDE + DWELL] + drive;
    }
  }
  for (let i = 0; i < rides.length; i += 3) scheduler.addRide(rides[i], rides[i + 1], rides[i + 2]);
}

function popcount(days: DayMask): number {
  let n = 0;
  for (let rest = days; rest; rest &= rest - 1) n++;
  return n;
}

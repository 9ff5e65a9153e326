/** One session of one weekday, worked out anew from the runs: plain lists, and the scheduler, which has its own proofs. */
import { ANY_TO, layoutsFor, NOWHERE, type Problem, rideLimitOf, type Travel } from '../../src/solve/problem.ts';
import type { Run } from '../../src/solve/run.ts';
import { Scheduler } from '../../src/solve/schedule.ts';

export interface ReferenceCall {
  readonly place: number;
  /** Position of the run; −1 for a depot. */
  readonly run: number;
  readonly dwell: number;
  /** On leaving. */
  readonly seats: number;
  readonly chairs: number;
}

export interface ReferenceDay {
  readonly metres: number;
  readonly seconds: number;
  /** Seconds of these that are spent waiting. */
  readonly idle: number;
  /** By run. */
  readonly layouts: readonly number[];
  readonly individual: readonly number[];
  readonly shared: readonly number[];
  /** Depots left out. */
  readonly calls: readonly ReferenceCall[];
}

interface Ride {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** A row of the signatures on that day: somebody who boards at one call and alights at another. */
interface Rider {
  readonly part: number;
  readonly g: number;
  readonly board: number;
  readonly alight: number;
}

function ridersOf(problem: Problem, session: number, run: Run, day: number): Rider[] {
  const { start, days } = problem.signatures[session];
  const riders: Rider[] = [];
  for (let k = 0; k < run.calls; k++) {
    for (const part of run.parts.subarray(run.start[k], run.start[k + 1])) {
      for (let g = start[part]; g < start[part + 1]; g++) {
        const alight = run.place.indexOf(problem.partSchool[part]);
        if (days[g] & (1 << day)) riders.push({ part, g, board: k, alight });
      }
    }
  }
  return riders;
}

function limitOf(problem: Problem, session: number, run: Run, { part, g, board }: Rider): number {
  const candidates = problem.candidatePlace.subarray(problem.candidateStart[part], problem.candidateStart[part + 1]);
  return rideLimitOf(problem, session, part, problem.candidateStart[part] + candidates.indexOf(run.place[board]), g);
}

/** `null` when there is no lawful schedule. */
export function referenceDay(
  problem: Problem,
  travel: Travel,
  session: number,
  runs: readonly Run[],
  day: number,
): ReferenceDay | null {
  const table = problem.signatures[session];
  const calls: ReferenceCall[] = [];
  const rides: Ride[] = [];
  const layouts: number[] = [];
  const individual: number[] = [];
  const shared: number[] = [];
  runs.forEach((run, r) => {
    const riders = ridersOf(problem, session, run, day);
    const sum = (column: Int32Array, some: readonly Rider[]) => some.reduce((total, { g }) => total + column[g], 0);
    individual.push(sum(table.individual, riders));
    shared.push(riders.some(({ g }) => table.shared[g]) ? 1 : 0);
    const assistants = individual[r] + shared[r];
    let mask = -1;
    const index = new Map<number, number>();
    for (let k = 0; k < run.calls; k++) {
      const on = riders.filter(({ board }) => board === k);
      const off = riders.filter(({ alight }) => alight === k);
      if (on.length + off.length === 0) continue;
      const aboard = riders.filter(({ board, alight }) => board <= k && k < alight);
      const [seats, chairs] = [sum(table.seats, aboard), sum(table.chairs, aboard)];
      const dwell = problem.placeDwell[run.place[k]] + sum(table.boarding, on) + sum(table.alighting, off);
      mask &= layoutsFor(problem, seats + assistants, chairs);
      index.set(k, calls.length);
      calls.push({ place: run.place[k], run: r, dwell, seats, chairs });
    }
    layouts.push(mask);
    for (const rider of riders) {
      const limit = limitOf(problem, session, run, rider);
      const [from, to] = [index.get(rider.board) as number, index.get(rider.alight) as number];
      if (limit < ANY_TO) rides.push({ from, to, limit });
    }
  });
  if (calls.length === 0) return { metres: 0, seconds: 0, idle: 0, layouts, individual, shared, calls };
  const timed = scheduled(problem, travel, session, calls, rides);
  return timed && { ...timed, layouts, individual, shared, calls };
}

function scheduled(
  problem: Problem,
  travel: Travel,
  session: number,
  calls: readonly ReferenceCall[],
  rides: readonly Ride[],
): { metres: number; seconds: number; idle: number } | null {
  const depot = (place: number): ReferenceCall[] =>
    place === NOWHERE ? [] : [{ place, run: -1, dwell: problem.placeDwell[place], seats: 0, chairs: 0 }];
  const before = depot(problem.startPlace[session]);
  const all = [...before, ...calls, ...depot(problem.endPlace[session])];
  const scheduler = new Scheduler();
  scheduler.reserve(all.length, rides.length);
  let [metres, busy] = [0, 0];
  all.forEach(({ place, dwell }, k) => {
    scheduler.addCall(dwell, problem.windowFrom[session][place], problem.windowTo[session][place]);
    busy += dwell;
    if (k + 1 === all.length) return;
    const leg = travel.row[place] * travel.size + travel.row[all[k + 1].place];
    metres += travel.metres[session][leg];
    busy += travel.seconds[session][leg];
    scheduler.gap[k] = dwell + travel.seconds[session][leg];
  });
  for (const { from, to, limit } of rides) scheduler.addRide(from + before.length, to + before.length, limit);
  const seconds = scheduler.solve();
  return seconds < 0 || seconds > problem.maxSeconds ? null : { metres, seconds, idle: seconds - busy };
}

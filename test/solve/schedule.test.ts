/** Times for fixed calls: by hand, by longest paths, and by linear programming. */
import fc from 'fast-check';
import solver from 'javascript-lp-solver';
import { describe, expect, test } from 'vitest';
import { ANY_FROM, ANY_TO } from '../../src/solve/problem.ts';
import { Scheduler } from '../../src/solve/schedule.ts';
import { type AtLeast, longestPaths } from './oracle/exactTimes.ts';

interface Call {
  readonly dwell: number;
  /** Drive to the next call. */
  readonly drive: number;
  readonly window: readonly [number, number] | null;
}

interface Ride {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

function load(calls: readonly Call[], rides: readonly Ride[] = []): Scheduler {
  const scheduler = new Scheduler();
  scheduler.reserve(calls.length, rides.length);
  for (const { dwell, window } of calls) scheduler.addCall(dwell, window?.[0] ?? ANY_FROM, window?.[1] ?? ANY_TO);
  calls.forEach((call, k) => {
    scheduler.gap[k] = call.dwell + call.drive;
  });
  for (const { from, to, limit } of rides) scheduler.addRide(from, to, limit);
  return scheduler;
}

const home = (dwell: number, drive: number): Call => ({ dwell, drive, window: null });
const school = (dwell: number, drive: number, from: number, to: number): Call => ({ dwell, drive, window: [from, to] });
const times = (scheduler: Scheduler): number[] => [...scheduler.time.subarray(0, scheduler.count)];

describe('by hand', () => {
  test('one school: no waiting, as early as the window opens', () => {
    const scheduler = load([home(10, 100), home(20, 50), school(60, 0, 1000, 1200)]);
    // 10 + 100 + 20 + 50 + 60 from the first arrival to the last departure.
    expect(scheduler.solve()).toBe(240);
    expect(times(scheduler)).toEqual([820, 930, 1000]);
  });

  test('a second school that opens later: the wait costs time', () => {
    const calls = [home(0, 100), school(0, 50, 1000, 1100), school(0, 0, 1300, 1400)];
    const scheduler = load(calls);
    // The first school at its latest, 1100, so home at 1000; the second at 1300.
    expect(scheduler.solve()).toBe(300);
    expect(times(scheduler)).toEqual([1000, 1100, 1300]);
  });

  test('the wait counts as riding, so a limit may forbid it', () => {
    const calls = [home(0, 100), school(0, 50, 1000, 1100), school(0, 0, 1300, 1400)];
    expect(load(calls, [{ from: 0, to: 2, limit: 300 }]).solve()).toBe(300);
    expect(load(calls, [{ from: 0, to: 2, limit: 299 }]).solve()).toBe(-1);
  });

  test('a ride is counted from the departure', () => {
    const calls = [home(40, 100), school(0, 0, 1000, 1000)];
    expect(load(calls, [{ from: 0, to: 1, limit: 100 }]).solve()).toBe(140);
    expect(load(calls, [{ from: 0, to: 1, limit: 99 }]).solve()).toBe(-1);
  });

  test('a ride limit may push the pick-up late and the whole run with it', () => {
    const calls = [school(0, 10, 500, 900), home(0, 10), school(0, 0, 1000, 1000)];
    const scheduler = load(calls, [{ from: 1, to: 2, limit: 10 }]);
    expect(scheduler.solve()).toBe(100);
    expect(times(scheduler)).toEqual([900, 990, 1000]);
  });

  test('schools that cannot both be in time', () => {
    expect(load([school(60, 100, 1000, 1000), school(0, 0, 1100, 1159)]).solve()).toBe(-1);
    expect(load([school(60, 100, 1000, 1000), school(0, 0, 1100, 1160)]).solve()).toBe(160);
  });

  test('more calls than there was room for', () => {
    const many = Array.from({ length: 200 }, () => home(1, 1));
    const rides = many.map((_, k) => ({ from: k, to: 200, limit: 1000 }));
    expect(load([...many, school(5, 0, 5000, 5000)], rides).solve()).toBe(405);
  });
});

const seconds = (max: number) => fc.integer({ min: 0, max });
/** Windows that follow one another about as fast as the vehicle does, so that many sequences are just possible. */
const windowAt = (k: number) =>
  fc.tuple(seconds(70), seconds(60)).map(([from, width]) => [25 * k + from, 25 * k + from + width] as const);
const callAt = (k: number) =>
  fc.record({ dwell: seconds(9), drive: seconds(30), window: fc.option(windowAt(k), { freq: 2 }) });
const session = fc.integer({ min: 2, max: 7 }).chain((count) =>
  fc.record({
    // The last call is a school, as it always is.
    calls: fc
      .tuple(fc.tuple(...Array.from({ length: count }, (_, k) => callAt(k))), windowAt(count))
      .map(([calls, window]): Call[] => calls.map((c, k) => (k === count - 1 ? { ...c, window } : c))),
    rides: fc.array(
      fc
        .tuple(fc.nat(count - 2), fc.nat(count - 2), fc.integer({ min: 10, max: 150 }))
        .map(([a, b, limit]): Ride => ({ from: Math.min(a, b), to: Math.max(a, b) + 1, limit })),
      { maxLength: 4 },
    ),
  }),
);

function constraintsOf(calls: readonly Call[], rides: readonly Ride[]): AtLeast[] {
  const zero = calls.length;
  return [
    ...calls.slice(1).map((_, k) => ({ from: k, to: k + 1, seconds: calls[k].dwell + calls[k].drive })),
    ...calls.flatMap(({ window }, k) =>
      window
        ? [
            { from: zero, to: k, seconds: window[0] },
            { from: k, to: zero, seconds: -window[1] },
          ]
        : [],
    ),
    ...rides.map(({ from, to, limit }) => ({ from: to, to: from, seconds: -(limit + calls[from].dwell) })),
  ];
}

test('as good as longest paths, and the times keep every constraint', () => {
  const seen = { feasible: 0, not: 0 };
  fc.assert(
    fc.property(session, ({ calls, rides }) => {
      const scheduler = load(calls, rides);
      const constraints = constraintsOf(calls, rides);
      const paths = longestPaths(calls.length + 1, constraints);
      const last = calls.length - 1;
      const duration = scheduler.solve();
      seen[paths ? 'feasible' : 'not']++;
      expect(duration).toBe(paths ? paths[last] + calls[last].dwell : -1);
      if (!paths) return;
      const moment = [...times(scheduler), 0];
      for (const c of constraints) expect(moment[c.to] - moment[c.from]).toBeGreaterThanOrEqual(c.seconds);
      expect(moment[last] + calls[last].dwell - moment[0]).toBe(duration);
    }),
    { seed: 3, numRuns: 3000 },
  );
  expect(Math.min(seen.feasible, seen.not)).toBeGreaterThan(500);
});

interface Model {
  readonly optimize: string;
  readonly opType: 'min';
  readonly constraints: Record<string, { min: number }>;
  readonly variables: Record<string, Record<string, number>>;
}

/** Least duration as a linear programme, or −1. */
function byLinearProgramme(calls: readonly Call[], rides: readonly Ride[]): number {
  const zero = calls.length;
  const last = calls.length - 1;
  // Moments are at least 0 in the solver; with 1000 added to all of them none needs to be below.
  const variables: Model['variables'] = {};
  calls.forEach((_, k) => {
    variables[`t${k}`] = { duration: (k === last ? 1 : 0) - (k === 0 ? 1 : 0) };
  });
  const constraints: Model['constraints'] = { bound: { min: 0 } };
  constraintsOf(calls, rides).forEach((c, i) => {
    const shift = (c.to === zero ? -1000 : 0) + (c.from === zero ? 1000 : 0);
    constraints[`c${i}`] = { min: c.seconds + shift };
    if (c.to !== zero) variables[`t${c.to}`][`c${i}`] = 1;
    if (c.from !== zero) variables[`t${c.from}`][`c${i}`] = -1;
  });
  const model: Model = { optimize: 'duration', opType: 'min', constraints, variables };
  const answer = (solver as unknown as { Solve(model: Model): { feasible: boolean; result: number } }).Solve(model);
  return answer.feasible ? Math.round(answer.result) + calls[last].dwell : -1;
}

test('as good as linear programming', () => {
  fc.assert(
    fc.property(session, ({ calls, rides }) => {
      expect(load(calls, rides).solve()).toBe(byLinearProgramme(calls, rides));
    }),
    { seed: 4, numRuns: 400 },
  );
});

test('the latest solution ends no later than asked and starts as late as it can', () => {
  fc.assert(
    fc.property(session, fc.nat(60), ({ calls, rides }, later) => {
      const scheduler = load(calls, rides);
      if (!scheduler.solveEarly()) return;
      const last = calls.length - 1;
      const end = scheduler.early[last] + later;
      scheduler.solveLate(end);
      // The greatest solution: by longest paths from every call to midnight and to the end asked for.
      const zero = calls.length;
      const asked = [...constraintsOf(calls, rides), { from: last, to: zero, seconds: -end }];
      const paths = longestPaths(calls.length + 1, asked) as Float64Array;
      expect(paths).not.toBeNull();
      expect(times(scheduler)).toEqual(calls.map((_, k) => 0 - paths[k * (calls.length + 1) + zero]));
    }),
    { seed: 5, numRuns: 1000 },
  );
});

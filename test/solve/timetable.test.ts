/** Times for finished duties, among the bays of the schools. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/model/index.ts';
import type { Duty } from '../../src/solve/duty.ts';
import { type DutyItinerary, itineraryOf } from '../../src/solve/itinerary.ts';
import type { Problem } from '../../src/solve/problem.ts';
import { fitIn, timetable } from '../../src/solve/timetable.ts';
import { aCase, pupil, school, time, vehicleType } from '../check/support.ts';
import { randomCase } from '../support/randomCase.ts';
import { type Prepared, prepare, searched } from './support.ts';

const itinerariesOf = (prepared: Prepared, seed = 1, iterations = 5): DutyItinerary[] =>
  searched(prepared, seed, iterations)
    .duties.filter((duty): duty is Duty => duty !== null)
    .map((duty) => itineraryOf(duty, prepared.travel));

/** By session, school and weekday: arrivals of the duties that have their times. */
function visits(problem: Problem, duties: readonly DutyItinerary[]): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (const it of duties.flatMap((duty) => duty.itineraries)) {
    for (let k = 0; k < it.calls; k++) {
      if (it.place[k] >= problem.schools) continue;
      for (let day = 0; day < 5; day++) {
        if (!(it.days & (1 << day))) continue;
        const key = `${it.session} ${it.place[k]} ${day}`;
        out.set(key, [...(out.get(key) ?? []), it.time[k]]);
      }
    }
  }
  return out;
}

function mostAtOnce(arrivals: readonly number[], stay: number): number {
  return Math.max(...arrivals.map((at) => arrivals.filter((a) => a <= at && at < a + stay).length));
}

function expectLawfulTimes(problem: Problem, duties: readonly DutyItinerary[]): void {
  for (const it of duties.flatMap((duty) => duty.itineraries)) {
    for (let k = 0; k < it.calls; k++) {
      if (k > 0) expect(it.time[k] - it.time[k - 1]).toBeGreaterThanOrEqual(it.dwell[k - 1] + it.legSeconds[k - 1]);
      if (it.place[k] >= problem.schools) continue;
      expect(it.time[k]).toBeGreaterThanOrEqual(problem.windowFrom[it.session][it.place[k]]);
      expect(it.time[k]).toBeLessThanOrEqual(problem.windowTo[it.session][it.place[k]]);
    }
    for (let i = 0; i < it.rides.length; i += 3) {
      const [from, to, limit] = it.rides.subarray(i, i + 3);
      expect(it.time[to] - it.time[from] - it.dwell[from]).toBeLessThanOrEqual(limit);
    }
  }
  for (const [key, arrivals] of visits(problem, duties)) {
    const place = Number(key.split(' ')[1]);
    const bays = problem.bays[place] || Number.POSITIVE_INFINITY;
    const stay = problem.placeDwell[place];
    if (stay > 0) expect(mostAtOnce(arrivals, stay)).toBeLessThanOrEqual(bays);
  }
}

function withFewBays(theCase: Case): Case {
  return { ...theCase, schools: theCase.schools.map((s) => ({ ...s, vehicleBays: 1, unloadingSeconds: 120 })) };
}

test('random duties: bays never over-subscribed, windows, drives and rides kept', async () => {
  const seen = { sessions: 0, failed: 0, shared: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), async (seed, few) => {
      const drawn = randomCase(seed, { pupils: 20, schools: 2 });
      const prepared = await prepare(few ? withFewBays(drawn) : drawn);
      const { problem } = prepared;
      // The duties as though there were bays enough, so that the timetable has something to refuse.
      const state = {
        ...prepared,
        problem: { ...problem, visitCap: problem.visitCap.map((c) => c.map(() => 1000)) as never },
      };
      const duties = itinerariesOf(state, seed);
      const failed = new Set(timetable(problem, duties));
      const timed = duties.filter((_, d) => !failed.has(d));
      expectLawfulTimes(problem, timed);
      seen.failed += failed.size;
      seen.sessions += timed.flatMap((duty) => duty.itineraries).length;
      for (const arrivals of visits(problem, timed).values()) if (arrivals.length > 1) seen.shared++;
    }),
    { seed: 61, numRuns: 120, endOnFailure: true },
  );
  expect(seen.sessions).toBeGreaterThan(200);
  expect(seen.shared).toBeGreaterThan(50);
  expect(seen.failed).toBeGreaterThan(5);
});

describe('by hand', () => {
  const oneSchool = (vehicleBays: number | null, pupils: number, unloadingSeconds = 300) =>
    aCase({
      schools: [school('S1', 0, { vehicleBays, unloadingSeconds })],
      vehicleTypes: [vehicleType('taxi', { maxRunsPerSession: 1 })],
      pupils: Array.from({ length: pupils }, (_, i) => pupil(`P${i}`, 1000 + 10 * i, { solo: true })),
    });
  const arrivals = (duties: readonly DutyItinerary[], session: number): number[] =>
    duties
      .flatMap((duty) => duty.itineraries.filter((it) => it.session === session).map((it) => it.time[it.calls - 1]))
      .sort((a, b) => a - b);

  test('with room enough everybody arrives in the middle of the window', async () => {
    const prepared = await prepare(oneSchool(null, 3));
    const duties = itinerariesOf(prepared);
    expect(timetable(prepared.problem, duties)).toEqual([]);
    // 08:40 … 08:55; in the afternoon 15:35 … 15:55, counted from midnight backwards.
    const noon = time('08:47:30');
    expect(arrivals(duties, 0)).toEqual([noon, noon, noon]);
    expect(arrivals(duties, 1)).toEqual([1, 2, 3].map(() => 86_400 - time('15:45')));
  });

  test('one bay: one after another, the whole window used when it must be', async () => {
    const prepared = await prepare(oneSchool(1, 4));
    const duties = itinerariesOf(prepared);
    expect(timetable(prepared.problem, duties)).toEqual([]);
    // Four stays of five minutes from 08:40 on fit exactly one way.
    expect(arrivals(duties, 0)).toEqual(['08:40', '08:45', '08:50', '08:55'].map(time));
  });

  test('one enters as another leaves; one more cannot be timed', async () => {
    const five = { ...oneSchool(1, 4), pupils: oneSchool(1, 5).pupils };
    const prepared = await prepare(five);
    const problem = { ...prepared.problem, visitCap: prepared.problem.visitCap.map((c) => c.map(() => 9)) as never };
    const duties = itinerariesOf({ ...prepared, problem });
    expect(duties).toHaveLength(5);
    expect(timetable(problem, duties)).toHaveLength(1);
  });

  test('a newcomer fits in beside the others, or makes them choose anew, or leaves them as they were', async () => {
    const prepared = await prepare(oneSchool(1, 5));
    const problem = { ...prepared.problem, visitCap: prepared.problem.visitCap.map((c) => c.map(() => 9)) as never };
    const [a, b, c, d, e] = itinerariesOf({ ...prepared, problem });
    expect(timetable(problem, [a])).toEqual([]);
    const [before] = arrivals([a], 0);
    expect(fitIn(problem, [a, b], b)).toBe(true);
    expect(arrivals([a], 0)).toEqual([before]);
    expect(fitIn(problem, [a, b, c], c)).toBe(true);
    // The first stands in the middle, so four fit only when everybody moves.
    expect(fitIn(problem, [a, b, c, d], d)).toBe(true);
    expectLawfulTimes(problem, [a, b, c, d]);
    const settled = [a, b, c, d].map((duty) => duty.itineraries.map((it) => [...it.time]));
    expect(fitIn(problem, [a, b, c, d, e], e)).toBe(false);
    expect([a, b, c, d].map((duty) => duty.itineraries.map((it) => [...it.time]))).toEqual(settled);
  });

  test('vehicles of different weekdays do not meet', async () => {
    const theCase = oneSchool(1, 2, 900);
    const [a, b] = theCase.pupils;
    const prepared = await prepare({
      ...theCase,
      pupils: [
        { ...a, days: 0b00011 },
        { ...b, days: 0b11100 },
      ],
    });
    const duties = itinerariesOf(prepared);
    expect(timetable(prepared.problem, duties)).toEqual([]);
    expect(arrivals(duties, 0)).toEqual([time('08:47:30'), time('08:47:30')]);
  });
});

/** Which trips the pool keeps. */
import { expect, test } from 'vitest';
import type { Duty } from '../../src/solve/duty.ts';
import type { Run } from '../../src/solve/run.ts';
import type { State } from '../../src/solve/state.ts';
import { hasFixedBells, TripPool } from '../../src/solve/tripPool.ts';
import { dutyOfTrips, tripsOf } from '../../src/solve/trips.ts';
import { bellProblem, ride } from './bells.ts';
import { prepareRandom } from './support.ts';

test('a pooled trip is lawful on its own, begins when it says and ends at the bell', () => {
  let several = 0;
  for (let seed = 1; seed <= 30; seed++) {
    const made = bellProblem(seed, seed % 2 === 0);
    const { problem, state } = made;
    ride(made, seed, 20);
    const pool = new TripPool(state);
    pool.collect(state.duties);
    const trips = state.duties.flatMap((duty, slot) => (duty ? tripsOf(state, duty, slot) : []));
    expect(pool.trips.length).toBe(trips.length);
    if (trips.length > state.dutyCount) several++;
    for (const { school, run, starts, ends, firstRow } of pool.trips) {
      const duty = dutyOfTrips(state, 0, [{ run, from: 0, end: run.calls }]) as Duty;
      const [alone] = tripsOf(state, duty, 0);
      expect([alone.starts, alone.ends, alone.firstRow]).toEqual([starts, ends, firstRow]);
      expect(ends).toBe(problem.windowTo[0][school] + problem.placeDwell[school]);
      expect([...run.parts].every((part) => problem.partSchool[part] === school)).toBe(true);
    }
  }
  expect(several).toBeGreaterThan(20);
});

/** With the second and the third call the other way round. */
function swapped(run: Run): Run {
  const boarding = [...Array(run.calls).keys()].map((k) => [...run.parts.subarray(run.start[k], run.start[k + 1])]);
  const order = [...Array(run.calls).keys()].map((k) => (k === 1 ? 2 : k === 2 ? 1 : k));
  const parts = order.flatMap((k) => boarding[k]);
  const start = [0, ...order.map((_, i) => order.slice(0, i + 1).flatMap((k) => boarding[k]).length)];
  return {
    ...run,
    place: run.place.map((_, i) => run.place[order[i]]),
    start: Int32Array.from(start),
    parts: Int32Array.from(parts),
  };
}

test('the same trip is kept once, and of two orders with the same first call the one that starts later', () => {
  let pairs = 0;
  for (let seed = 1; seed <= 30; seed++) {
    const made = bellProblem(seed);
    const { state } = made;
    ride(made, seed, 20);
    const pool = new TripPool(state);
    pool.collect(state.duties);
    const size = pool.size;
    pool.collect(state.duties.map((duty) => duty && state.buildOfType(duty.type, duty.routes, duty.order)));
    expect(pool.size).toBe(size);
    for (const { run, starts } of pool.trips) {
      const alone = (r: Run): Duty | null => dutyOfTrips(state, 0, [{ run: r, from: 0, end: r.calls }]);
      const [one, other] = [alone(run), run.calls > 3 ? alone(swapped(run)) : null];
      if (!one || !other) continue;
      const late = Math.max(starts, tripsOf(state, other, 0)[0].starts);
      for (const duties of [
        [one, other],
        [other, one],
      ]) {
        const two = new TripPool(state);
        two.collect(duties);
        expect(two.trips.map((trip) => trip.starts)).toEqual([late]);
      }
      if (late !== tripsOf(state, other, 0)[0].starts) pairs++;
    }
  }
  expect(pairs).toBeGreaterThan(10);
});

test('where schools have windows, or several are served at a time, nothing is kept', async () => {
  const made = bellProblem(1);
  expect(hasFixedBells(made.problem)).toBe(true);
  const windowTo = made.problem.windowTo.map((to) => to.map((time) => time + 1)) as [Int32Array, Int32Array];
  expect(hasFixedBells({ ...made.problem, windowTo })).toBe(false);
  expect(hasFixedBells({ ...made.problem, oneSchoolAtATime: false })).toBe(false);
  const prepared = await prepareRandom(1, 14, 3);
  expect(prepared && hasFixedBells(prepared.problem)).toBe(false);
});

test('where pupils stay together nothing is kept: their parts might come to be on two trips', () => {
  const made = bellProblem(1);
  const { problem, state } = made;
  ride(made, 1, 10);
  const together = new TripPool({ problem: { ...problem, tasks: problem.tasks - 1 } } as State);
  together.collect(state.duties);
  expect(together.size).toBe(0);
});

/** Which trips the pool keeps. */
import { expect, test } from 'vitest';
import type { Duty } from '../../src/solve/duty.ts';
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

test('the same trip is kept once, and of two orders with the same first call the one that starts later', () => {
  const made = bellProblem(3);
  const { state } = made;
  ride(made, 3, 10);
  const pool = new TripPool(state);
  pool.collect(state.duties);
  const before = pool.size;
  const rebuilt = state.duties.map((duty) => duty && state.buildOfType(duty.type, duty.routes, duty.order));
  pool.collect(rebuilt);
  expect(pool.size).toBe(before);
  const starts = new Map(
    pool.trips.map(({ run, firstRow, starts: at }) => [`${firstRow} ${[...run.parts].sort()}`, at]),
  );
  for (let seed = 4; seed < 30; seed++) {
    ride(made, seed, 10);
    pool.collect(state.duties);
  }
  expect(pool.size).toBeGreaterThan(before);
  let later = 0;
  for (const { run, firstRow, starts: at } of pool.trips) {
    const first = starts.get(`${firstRow} ${[...run.parts].sort()}`);
    if (first === undefined) continue;
    expect(at).toBeGreaterThanOrEqual(first);
    if (at > first) later++;
  }
  expect(later).toBeGreaterThan(0);
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

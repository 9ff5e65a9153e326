/** What becomes of a state when trips are chosen anew: lawful, everybody carried, and fewer vehicles or nothing. */
import { expect, test } from 'vitest';
import type { Duty } from '../../src/solve/duty.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { chooseTrips, TripCovers } from '../../src/solve/tripCover.ts';
import { TripPool } from '../../src/solve/tripPool.ts';
import { bellProblem, ride, scatter } from './bells.ts';
import { accountOf, allTasks } from './support.ts';

/** Every trip with a vehicle of its own, and the pool of another search besides. */
function poorly(seed: number) {
  const made = bellProblem(seed, seed % 2 === 0);
  const { state } = made;
  const pool = new TripPool(state);
  ride(made, seed, 200, { fleetShare: 0.9, relinkEvery: 20 });
  pool.collect(state.duties);
  const good = pool.trips.map(({ run }) => String([...run.parts].sort()));
  ride(made, seed + 100, 3);
  scatter(state);
  pool.collect(state.duties);
  return { ...made, pool: pool.trips, good };
}

test('the trips of a better solution make it again', () => {
  const seen = { fewer: 0, untouched: 0 };
  for (let seed = 1; seed <= 30; seed++) {
    const { problem, state, pool, good } = poorly(seed);
    const before = accountOf(state);
    const vehicles = state.dutyCount;
    const better = chooseTrips(state, pool, () =>
      [...pool.keys()].filter((t) => good.includes(String([...pool[t].run.parts].sort()))),
    );
    if (better) {
      seen.fewer++;
      expect(state.dutyCount).toBeLessThan(vehicles);
    } else {
      seen.untouched++;
      expect(accountOf(state)).toEqual(before);
    }
    expect(state.absent).toEqual([]);
    for (const task of allTasks(problem)) {
      const duty = state.duties[state.taskSlot[task]] as Duty;
      expect([...duty.routes[state.taskRoute[task]].tasks]).toContain(task);
    }
    for (const duty of state.duties) {
      if (duty) expect(state.buildOfType(duty.type, duty.routes, duty.order)?.cost).toBe(duty.cost);
    }
  }
  expect(seen.fewer).toBeGreaterThan(10);
});

test('whoever is on several of the trips is left on one', () => {
  let shared = 0;
  for (let seed = 1; seed <= 30; seed++) {
    const { problem, state, pool } = poorly(seed);
    const vehicles = state.dutyCount;
    // All trips there are: everybody is on one at least.
    if (!chooseTrips(state, pool, () => [...pool.keys()])) continue;
    shared++;
    expect(state.dutyCount).toBeLessThan(vehicles);
    const carried = state.duties.flatMap((duty) => (duty ? [...duty.routes[0].tasks] : []));
    expect(carried.sort((a, b) => a - b)).toEqual([...allTasks(problem)]);
  }
  expect(shared).toBeGreaterThan(0);
});

test('an answer that leaves somebody out, or none, changes nothing', () => {
  const { state, pool } = poorly(5);
  const before = accountOf(state);
  expect(chooseTrips(state, pool, () => [0])).toBe(false);
  expect(chooseTrips(state, pool, () => [])).toBe(false);
  expect(chooseTrips(state, pool, () => null)).toBe(false);
  expect(chooseTrips(state, [], () => [])).toBe(false);
  expect(accountOf(state)).toEqual(before);
});

test('it is due as often as asked, and asks only when there are new trips to choose from', () => {
  const made = bellProblem(4);
  ride(made, 4, 20);
  let asked = 0;
  const covers = new TripCovers(made.state, { ...DEFAULT_PARAMETERS, tripCovers: 3 }, () => {
    asked++;
    return null;
  });
  const due = [0, 0.1, 0.29, 0.31, 0.5, 0.61, 0.7, 0.95, 1].map((share) => covers.due(share));
  expect(due).toEqual([false, false, false, true, false, true, false, true, false]);
  expect([covers.improve(), covers.improve()]).toEqual([false, false]);
  expect(asked).toBe(1);
  expect(new TripCovers(made.state, { tripCovers: 3 }, null).due(0.9)).toBe(false);
});

test('trips that need as many vehicles as there are change nothing', () => {
  for (let seed = 1; seed <= 5; seed++) {
    const made = bellProblem(seed);
    const { state } = made;
    ride(made, seed, 200, { fleetShare: 0.9, relinkEvery: 20 });
    const pool = new TripPool(state);
    pool.collect(state.duties);
    const before = [...state.duties];
    expect(chooseTrips(state, pool.trips, () => [...pool.trips.keys()])).toBe(false);
    expect(state.duties.every((duty, slot) => duty === before[slot])).toBe(true);
  }
});

test('more visits to a school, or more vehicles, than are allowed change nothing', () => {
  const tried = poorly(5);
  expect(chooseTrips(tried.state, tried.pool, () => [...tried.pool.keys()])).toBe(true);
  for (const most of ['vehicles', 'visits'] as const) {
    const { state, pool } = poorly(5);
    const before = accountOf(state);
    for (const limits of [state.allowance[most]].flat()) limits.fill(0);
    expect(chooseTrips(state, pool, () => [...pool.keys()])).toBe(false);
    expect(accountOf(state)).toEqual(before);
  }
});

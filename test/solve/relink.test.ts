import { expect, test } from 'vitest';
import type { Duty } from '../../src/solve/duty.ts';
import { relinkTrips } from '../../src/solve/relink.ts';
import { bellProblem, ride, scatter } from './bells.ts';
import { accountOf, allTasks } from './support.ts';

test('trips scattered over vehicles of their own are linked to as few as before, or fewer', () => {
  const seen = { scattered: 0, fewer: 0 };
  for (let seed = 1; seed <= 80; seed++) {
    const made = bellProblem(seed, seed % 2 === 0);
    const { problem, state } = made;
    ride(made, seed, 5);
    const vehicles = state.dutyCount;
    const trips = scatter(state);
    if (trips > vehicles) seen.scattered++;
    const before = accountOf(state);
    state.begin();
    const saved = relinkTrips(state);
    expect(state.dutyCount).toBe(trips - saved);
    expect(state.dutyCount).toBeLessThanOrEqual(vehicles);
    if (state.dutyCount < vehicles) seen.fewer++;
    expect(state.absent).toEqual([]);
    for (const task of allTasks(problem)) {
      const duty = state.duties[state.taskSlot[task]] as Duty;
      expect([...duty.routes[state.taskRoute[task]].tasks]).toContain(task);
    }
    for (const duty of state.duties) {
      // A duty built anew would be refused were it not lawful.
      if (duty) expect(state.buildOfType(duty.type, duty.routes, duty.order)?.cost).toBe(duty.cost);
    }
    // As few as can be: a second time there is nothing to do.
    const least = accountOf(state);
    expect(relinkTrips(state)).toBe(0);
    expect(accountOf(state)).toEqual(least);
    state.undo();
    expect(accountOf(state)).toEqual(before);
  }
  expect(seen.scattered).toBeGreaterThan(60);
  expect(seen.fewer).toBeGreaterThan(3);
});

test('a search that links trips anew carries everybody with no more vehicles', () => {
  let [linked, asTheyCame] = [0, 0];
  for (let seed = 1; seed <= 12; seed++) {
    for (const relinkEvery of [0, 10]) {
      const made = bellProblem(seed);
      ride(made, seed, 60, { relinkEvery, fleetShare: 0.9 });
      expect(made.state.absent).toEqual([]);
      if (relinkEvery > 0) linked += made.state.dutyCount;
      else asTheyCame += made.state.dutyCount;
    }
  }
  expect(linked).toBeLessThanOrEqual(asTheyCame);
});

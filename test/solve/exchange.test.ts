import { expect, test } from 'vitest';
import type { Duty } from '../../src/solve/duty.ts';
import { exchangeTails } from '../../src/solve/exchange.ts';
import { Random } from '../../src/solve/random.ts';
import type { State } from '../../src/solve/state.ts';
import { bellProblem, ride } from './bells.ts';
import { accountOf, allTasks, everyNeighbour } from './support.ts';

const placesOf = (state: State): string[] =>
  state.duties.flatMap((duty) => (duty ? [[...duty.routes[0].runs[0].place].join(' ')] : [])).sort();

test('everybody stays carried, duties are lawful and differ, and undoing gives back what was there', () => {
  const seen = { tries: 0, exchanged: 0, fewer: 0 };
  for (let seed = 1; seed <= 60; seed++) {
    const made = bellProblem(seed);
    const { problem, state } = made;
    ride(made, seed, 5);
    expect(state.absent).toEqual([]);
    const neighbours = everyNeighbour(problem);
    const random = new Random(seed, 1);
    for (let n = 0; n < 10; n++) {
      const before = accountOf(state);
      const places = placesOf(state);
      state.begin();
      exchangeTails(state, [...allTasks(problem)], neighbours, random);
      seen.tries++;
      const after = placesOf(state);
      if (JSON.stringify(after) !== JSON.stringify(places)) seen.exchanged++;
      expect(state.absent).toEqual([]);
      for (const task of allTasks(problem)) {
        const duty = state.duties[state.taskSlot[task]] as Duty;
        expect([...duty.routes[state.taskRoute[task]].tasks]).toContain(task);
      }
      for (const duty of state.duties) {
        // A duty built anew would be refused were it not lawful.
        if (duty) expect(state.buildOfType(duty.type, duty.routes, duty.order)?.cost).toBe(duty.cost);
      }
      if (after.length < places.length) seen.fewer++;
      if (n % 2 === 0) continue;
      state.undo();
      expect(accountOf(state)).toEqual(before);
    }
  }
  expect(seen.exchanged).toBeGreaterThan(0.2 * seen.tries);
});

test('a search that exchanges tails carries everybody too', () => {
  const made = bellProblem(8);
  ride(made, 8, 200, { exchangeTails: 1, fleetShare: 0.5 });
  expect(made.state.absent).toEqual([]);
});

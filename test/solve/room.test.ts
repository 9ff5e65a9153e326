/** The list of duties with room for a school, against looking into every duty. */
import { expect, test } from 'vitest';
import type { Duty } from '../../src/solve/duty.ts';
import { removeTasks } from '../../src/solve/removal.ts';
import type { Room } from '../../src/solve/room.ts';
import { SessionPlacement } from '../../src/solve/sessionPlacement.ts';
import { bellProblem, ride } from './bells.ts';

test.each([false, true])('leaves out no duty that has room, and many that have none; drives one-way: %s', (oneWay) => {
  let listed = 0;
  let all = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const made = bellProblem(seed, oneWay);
    const { problem, state } = made;
    // Some states are those of a search under way, others have had duties taken out again.
    ride(made, seed, 30);
    if (seed % 2) removeTasks(state, [seed, seed + 1, seed + 2]);
    const placement = new SessionPlacement(state);
    for (let part = 0; part < problem.parts; part++) {
      const slots: number[] = [];
      (state.room as Room).slotsFor(part, slots);
      expect(slots).toEqual([...slots].sort((a, b) => a - b));
      state.duties.forEach((duty: Duty | null, slot) => {
        if (!duty) expect(slots).not.toContain(slot);
        else if (placement.hasRoom(duty, part, problem.candidateStart[part])) expect(slots).toContain(slot);
        if (duty) all++;
      });
      listed += slots.length;
    }
  }
  expect(listed).toBeLessThan(0.8 * all);
  expect(listed).toBeGreaterThan(0.05 * all);
});

test('is kept only where one school is served at a time, and follows undoing', () => {
  const made = bellProblem(3);
  ride(made, 3, 20);
  const { problem, state } = made;
  const lists = (): number[][] =>
    Array.from({ length: problem.parts }, (_, part) => {
      const slots: number[] = [];
      state.room?.slotsFor(part, slots);
      return slots;
    });
  const before = lists();
  state.begin();
  removeTasks(state, [0, 1, 2, 3, 4, 5]);
  expect(lists()).not.toEqual(before);
  state.undo();
  expect(lists()).toEqual(before);
});

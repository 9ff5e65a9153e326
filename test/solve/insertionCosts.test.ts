/** What is remembered of a task's cost in a duty, and when it is forgotten. */
import { expect, test } from 'vitest';
import type { Duty } from '../../src/solve/duty.ts';
import { InsertionCosts } from '../../src/solve/insertionCosts.ts';
import { aCase, pupil, vehicleType } from '../check/support.ts';
import { emptyState, ownRoute, prepare } from './support.ts';

/** Three pupils have taxis of their own; the fourth is the one who looks for a place. */
async function threeDuties() {
  const pupils = ['A', 'B', 'C', 'D'].map((id, i) => pupil(id, 1000 + 100 * i));
  const vehicleTypes = [vehicleType('taxi'), vehicleType('minibus', { available: 1, costPerDay: 900_000 })];
  const prepared = await prepare(aCase({ pupils, vehicleTypes }));
  const { problem } = prepared;
  const state = emptyState(prepared);
  const dutyOf = (part: number, type: number): Duty =>
    state.buildOfType(type, [ownRoute(state, part)], [[0], [0]]) as Duty;
  for (const part of [0, 1, 2]) state.replace(state.freeSlot(), dutyOf(part, 0));
  const costs = new InsertionCosts(state);
  /** By slot: what is known of the fourth pupil there. */
  const known = (slots = [0, 1, 2]): Map<number, number> => {
    costs.look(3, problem.taskPartStart[3], slots);
    return new Map(costs.order.map((slot, i) => [slot, costs.known(i)]));
  };
  /** Notes costs by slot, after looking at all three. */
  const learn = (bySlot: ReadonlyMap<number, number>): void => {
    known();
    costs.order.forEach((slot, i) => {
      const cost = bySlot.get(slot);
      if (cost !== undefined) costs.learn(i, cost);
    });
  };
  return { state, costs, known, learn, dutyOf };
}

const NOTHING = Number.NEGATIVE_INFINITY;

test('nothing is known at first; what is learned is remembered, the cheapest first', async () => {
  const { costs, known, learn } = await threeDuties();
  expect([...known()]).toEqual([0, 1, 2].map((slot) => [slot, NOTHING]));
  learn(
    new Map([
      [0, 30],
      [1, 20],
      [2, 10],
    ]),
  );
  expect([...known()].sort()).toEqual([
    [0, 30],
    [1, 20],
    [2, 10],
  ]);
  expect(costs.order[0]).toBe(2);
  expect([...costs.order].sort()).toEqual([0, 1, 2]);
  // Another selection of slots.
  expect([...known([1, 0])]).toEqual([
    [1, 20],
    [0, 30],
  ]);
});

test('another duty in the slot is unknown; the old one put back is known again', async () => {
  const { state, known, learn, dutyOf } = await threeDuties();
  learn(
    new Map([
      [0, 30],
      [1, 20],
    ]),
  );
  const old = state.duties[0];
  state.replace(0, dutyOf(0, 0));
  expect([known().get(0), known().get(1)]).toEqual([NOTHING, 20]);
  state.replace(0, old);
  expect(known().get(0)).toBe(30);
});

test('when the fleet or the bays have changed it must be learned anew', async () => {
  const { state, known, learn, dutyOf } = await threeDuties();
  const all = new Map([
    [0, 30],
    [1, 20],
    [2, 10],
  ]);
  learn(all);
  // The only minibus is taken.
  state.replace(3, dutyOf(3, 1));
  expect([...known().values()]).toEqual([NOTHING, NOTHING, NOTHING]);
  learn(all);
  expect(known().get(1)).toBe(20);
  // No vehicle more may visit the school on Fridays.
  state.visitsUsed[0][4] = state.allowance.visits[0][4];
  expect([...known().values()]).toEqual([NOTHING, NOTHING, NOTHING]);
});

test('what was learned with other vehicles left stays unknown, however often it is asked for', async () => {
  const { state, known, learn, dutyOf } = await threeDuties();
  state.replace(3, dutyOf(3, 1));
  learn(new Map([[1, 20]]));
  // The only minibus is back. Nobody tries the duty, as when it is passed over.
  state.replace(3, null);
  expect(known().get(1)).toBe(NOTHING);
  expect(known().get(1)).toBe(NOTHING);
  // It is gone again, as it was then.
  state.replace(3, dutyOf(3, 1));
  expect(known().get(1)).toBe(20);
});

test('a school full in the mornings is not one full in the afternoons', async () => {
  const { state, known, learn } = await threeDuties();
  const { visitsUsed, allowance } = state;
  visitsUsed[0].set(allowance.visits[0]);
  learn(new Map([[1, 20]]));
  expect(known().get(1)).toBe(20);
  visitsUsed[0].fill(0);
  visitsUsed[1].set(allowance.visits[1]);
  expect(known().get(1)).toBe(NOTHING);
});

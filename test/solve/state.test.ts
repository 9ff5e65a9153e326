/** Which vehicles a duty may still turn into, given what the others use. */
import { expect, test } from 'vitest';
import { wholeAllowance } from '../../src/solve/decompose.ts';
import type { Duty } from '../../src/solve/duty.ts';
import { State } from '../../src/solve/state.ts';
import { handmade } from './handmade.ts';
import { ownRoute } from './support.ts';

const MONDAY = 0b00001;
const TUESDAY = 0b00010;
const WEEK = 0b11111;

/** One pupil on Mondays and one all week; the vehicles of each type, one layout each. */
function fleetOf(...available: readonly number[]): State {
  const { problem, travel } = handmade({
    schools: [{ at: 0 }],
    others: [{ at: 1 }],
    parts: [
      { school: 0, at: [1], am: [{ days: MONDAY }], pm: [{ days: MONDAY }] },
      { school: 0, at: [1] },
    ],
    layouts: [
      [1, 0],
      [2, 0],
    ],
    types: available.map((_, t) => ({ layouts: [t === available.length - 1 ? 1 : 0] })),
  });
  const vehicles = Int32Array.from({ length: 5 * available.length }, (_, i) => available[Math.floor(i / 5)]);
  return new State(problem, travel, { ...wholeAllowance(problem), vehicles });
}

const put = (state: State, type: number, part: number): Duty => {
  const duty = state.buildOfType(type, [ownRoute(state, part)], [[0], [0]]) as Duty;
  state.replace(state.freeSlot(), duty);
  return duty;
};

test('layouts of the types with a vehicle left on all of those weekdays', () => {
  const state = fleetOf(1, 1);
  expect(state.usableLayouts(null, WEEK)).toBe(0b11);
  put(state, 0, 0);
  expect(state.usableLayouts(null, WEEK)).toBe(0b10);
  expect(state.usableLayouts(null, MONDAY | TUESDAY)).toBe(0b10);
  expect(state.usableLayouts(null, WEEK & ~MONDAY)).toBe(0b11);
  put(state, 1, 1);
  expect(state.usableLayouts(null, MONDAY)).toBe(0);
  expect(state.usableLayouts(null, TUESDAY)).toBe(0b01);
});

test("a duty's own vehicle is given back first, on the days on which it has it", () => {
  const state = fleetOf(1, 1);
  const mondays = put(state, 0, 0);
  const week = put(state, 1, 1);
  expect(state.usableLayouts(mondays, MONDAY)).toBe(0b01);
  expect(state.usableLayouts(mondays, WEEK)).toBe(0b01);
  expect(state.usableLayouts(week, WEEK)).toBe(0b10);
  expect(state.usableLayouts(week, TUESDAY)).toBe(0b11);
});

test('the key of the usable types is that of the same fleet, and another of any other', () => {
  const state = fleetOf(1, 1);
  const both = state.usableTypesKey(null, WEEK);
  put(state, 0, 0);
  const second = state.usableTypesKey(null, WEEK);
  put(state, 1, 1);
  const neither = state.usableTypesKey(null, WEEK);
  expect(new Set([both, second, neither]).size).toBe(3);
  state.replace(1, null);
  expect(state.usableTypesKey(null, WEEK)).toBe(second);
  state.replace(0, null);
  expect(state.usableTypesKey(null, WEEK)).toBe(both);
});

test('more types than a mask has bits', () => {
  const state = fleetOf(...new Array<number>(33).fill(1));
  expect(state.usableLayouts(null, WEEK)).toBe(0b11);
  const all = state.usableTypesKey(null, WEEK);
  const last = put(state, 32, 1);
  expect(state.usableLayouts(null, WEEK)).toBe(0b01);
  expect(state.usableLayouts(last, WEEK)).toBe(0b11);
  expect(state.usableTypesKey(null, WEEK)).not.toBe(all);
});

test('the key tells types apart that are 32 apart', () => {
  const state = fleetOf(...new Array<number>(33).fill(1));
  const all = state.usableTypesKey(null, WEEK);
  put(state, 32, 1);
  put(state, 0, 1);
  expect(state.usableTypesKey(null, WEEK)).not.toBe(all);
});

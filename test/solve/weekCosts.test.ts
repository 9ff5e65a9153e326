/** Costs of positions over the week, pass by pass. */
import { expect, test } from 'vitest';
import { WeekCosts } from '../../src/solve/weekCosts.ts';

/** The lawful positions of a run of that many calls, with their cost. */
const lawful = (costs: WeekCosts, calls: number): [number, number][] =>
  Array.from({ length: calls + 1 }, (_, i) => i)
    .filter((i) => costs.lawful(i))
    .map((i) => [i, costs.cost[i]]);

test('figures of several weekdays add up, and layouts must hold on all of them', () => {
  const costs = new WeekCosts();
  costs.clear(2);
  costs.nextPass();
  costs.add(0, 1, 10, 3, 4, 0b011);
  costs.add(2, 2, 20, 5, 6, 0b111);
  costs.nextPass();
  costs.add(0, 2, 100, 30, 40, 0b110);
  expect(lawful(costs, 2)).toEqual([
    [0, 110],
    [1, 110],
    [2, 120],
  ]);
  expect([costs.metres[1], costs.seconds[1], costs.layouts[1]]).toEqual([33, 44, 0b010]);
  expect([costs.metres[2], costs.seconds[2], costs.layouts[2]]).toEqual([35, 46, 0b110]);
});

test('a position must be lawful on every weekday', () => {
  const costs = new WeekCosts();
  costs.clear(3);
  costs.nextPass();
  costs.add(0, 2, 1, 1, 1, 1);
  costs.nextPass();
  costs.add(1, 3, 1, 1, 1, 1);
  // Position 0 was missing on the second, position 3 on the first.
  expect(lawful(costs, 3)).toEqual([
    [1, 2],
    [2, 2],
  ]);
  costs.nextPass();
  // A weekday on which nothing is lawful.
  expect(lawful(costs, 3)).toEqual([]);
  costs.add(0, 3, 1, 1, 1, 1);
  // Who missed a day before does not come back.
  expect(lawful(costs, 3)).toEqual([
    [1, 3],
    [2, 3],
  ]);
});

test('no common layout is not lawful', () => {
  const costs = new WeekCosts();
  costs.clear(0);
  costs.nextPass();
  costs.add(0, 0, 1, 1, 1, 0b01);
  expect(costs.lawful(0)).toBe(true);
  costs.nextPass();
  costs.add(0, 0, 1, 1, 1, 0b10);
  expect(costs.lawful(0)).toBe(false);
});

test('a range that ends before it begins says nothing', () => {
  const costs = new WeekCosts();
  costs.clear(2);
  costs.nextPass();
  costs.add(2, 1, 1, 1, 1, 1);
  expect(lawful(costs, 2)).toEqual([]);
});

test('clearing forgets, and makes room for longer runs', () => {
  const costs = new WeekCosts();
  costs.clear(1);
  costs.nextPass();
  costs.add(0, 1, 7, 7, 7, 7);
  costs.clear(1);
  costs.nextPass();
  expect(lawful(costs, 1)).toEqual([]);
  costs.add(0, 0, 1, 2, 3, 5);
  expect([costs.cost[0], costs.metres[0], costs.seconds[0], costs.layouts[0]]).toEqual([1, 2, 3, 5]);
  for (const calls of [63, 64, 500]) {
    costs.clear(calls);
    costs.nextPass();
    costs.add(0, calls, 1, 1, 1, 1);
    expect(lawful(costs, calls)).toHaveLength(calls + 1);
  }
});

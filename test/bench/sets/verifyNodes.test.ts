import { describe, expect, test } from 'vitest';
import type { PlainItinerary } from '../../../bench/sets/plain.ts';
import { verifyDarp } from '../../../bench/sets/verifyDarp.ts';
import { verifyFsm } from '../../../bench/sets/verifyFsm.ts';
import { verifyPdptw } from '../../../bench/sets/verifyPdptw.ts';
import { verifyVrptw } from '../../../bench/sets/verifyVrptw.ts';
import { DARP, FSM, PDPTW, solution, VRPTW, vehicle } from './tiny.ts';

describe('vehicle routing with time windows', () => {
  const first = vehicle(0, ['0', 5], ['1', 10], ['0', 17]);
  const second = vehicle(0, ['0', 0], ['2', 3], ['0', 8]);
  const violations = (...vehicles: PlainItinerary[]) =>
    verifyVrptw(VRPTW, 'distance alone', solution(...vehicles)).violations;

  test('lawful', () => {
    expect(verifyVrptw(VRPTW, 'distance alone', solution(first, second))).toEqual({
      figures: { distance: 16, vehicles: 2 },
      violations: [],
    });
    const other = verifyVrptw(VRPTW, 'vehicles, then distance', solution(first, second));
    expect(Object.keys(other.figures)).toEqual(['vehicles', 'distance']);
  });

  test.each([
    ['late', [vehicle(0, ['0', 5], ['1', 21], ['0', 28]), second], 'vehicle 0: arrives at 1 at 21, outside 10 … 20'],
    ['early', [vehicle(0, ['0', 0], ['1', 9], ['0', 17]), second], 'vehicle 0: arrives at 1 at 9, outside 10 … 20'],
    ['late at the depot', [first, vehicle(0, ['0', 0], ['2', 3], ['0', 101])], 'arrives at 0 at 101, outside 0 … 100'],
    ['too fast', [vehicle(0, ['0', 6], ['1', 10], ['0', 17]), second], 'arrives at 1 at 10, not possible before 11'],
    ['without serving', [vehicle(0, ['0', 5], ['1', 10], ['0', 16]), second], 'at 0 at 16, not possible before 17'],
    ['overloaded', [vehicle(0, ['0', 0], ['2', 3], ['1', 10], ['0', 17])], 'carries 11 after 1, holds 10'],
    ['left out', [first], '2 is left out'],
    ['twice', [first, second, second], '2 is served 2 times'],
    ['unknown', [first, second, vehicle(0, ['0', 0], ['7', 3], ['0', 8])], '7 is not in the instance'],
    ['too many vehicles', [first, second, second], '3 vehicles of 2'],
    ['goes nowhere', [first, second, vehicle(0, ['0', 0], ['0', 8])], 'vehicle 2: goes nowhere'],
    ['starts elsewhere', [vehicle(0, ['1', 10], ['2', 16], ['0', 21])], 'starts at 1, not at the depot'],
    ['ends elsewhere', [first, vehicle(0, ['0', 0], ['0', 0], ['2', 3])], 'ends at 2, not at the depot'],
    ['no time', [vehicle(0, ['0', 5], ['1', Number.NaN], ['0', 17]), second], 'arrives at 1 at NaN'],
  ])('%s', (_, vehicles, violation) => {
    expect(violations(...vehicles).join('; ')).toContain(violation);
  });
});

describe('pick-up and delivery', () => {
  const violations = (...vehicles: PlainItinerary[]) => verifyPdptw(PDPTW, solution(...vehicles)).violations;

  test('lawful', () => {
    const lawful = vehicle(0, ['0', 0], ['1', 5], ['2', 12], ['3', 22], ['4', 25], ['0', 31]);
    const { figures, violations: found } = verifyPdptw(PDPTW, solution(lawful));
    expect(found).toEqual([]);
    expect(figures).toEqual({ vehicles: 1, distance: expect.closeTo(10 + Math.hypot(6, 5) + 9, 9) });
  });

  test('delivered before it is picked up', () => {
    const found = violations(vehicle(0, ['0', 0], ['2', 10], ['1', 17], ['3', 25], ['4', 28], ['0', 40]));
    expect(found).toContain('vehicle 0: sets down at 2 what it does not carry');
    expect(found).toContain('1 is picked up after its delivery 2');
  });

  test('on two vehicles', () => {
    const found = violations(
      vehicle(0, ['0', 0], ['1', 5], ['0', 12]),
      vehicle(0, ['0', 0], ['3', 3], ['4', 6], ['2', 20], ['0', 32]),
    );
    expect(found).toContain('1 and its delivery 2 are not on the same vehicle');
    expect(found).toContain('2 vehicles of 1');
  });

  test('overloaded', () => {
    const found = violations(vehicle(0, ['0', 0], ['3', 3], ['1', 7], ['2', 14], ['4', 23], ['0', 29]));
    expect(found).toEqual(['vehicle 0: carries 11 after 1, holds 10']);
  });
});

describe('dial-a-ride', () => {
  const violations = (...vehicles: PlainItinerary[]) => verifyDarp(DARP, solution(...vehicles)).violations;

  test('lawful', () => {
    const lawful = vehicle(0, ['0', 0], ['1', 5], ['3', 11], ['2', 20], ['4', 24], ['5', 31]);
    expect(verifyDarp(DARP, solution(lawful))).toEqual({
      figures: { distance: expect.closeTo(10 + Math.hypot(6, 5) + 9, 9) },
      violations: [],
    });
  });

  test('a ride too long: from the end of the service to the arrival', () => {
    const ride = (arrival: number) =>
      violations(vehicle(0, ['0', 0], ['1', 5], ['3', arrival], ['2', 25], ['4', 29], ['5', 36]));
    expect(ride(16)).toEqual([]);
    expect(ride(16.001).join()).toMatch(/^1 rides 10.00\d*, at most 10$/);
  });

  test('a duty too long', () => {
    const found = violations(vehicle(0, ['0', 0], ['1', 5], ['3', 11], ['2', 20], ['4', 24], ['5', 60.5]));
    expect(found).toEqual(['vehicle 0: is out for 60.5, at most 60']);
  });

  test('without its end, or on more vehicles than there are', () => {
    const found = violations(
      vehicle(0, ['0', 0], ['1', 5], ['3', 11], ['0', 31]),
      vehicle(0, ['0', 0], ['2', 20], ['4', 24], ['5', 31]),
    );
    expect(found).toContain('vehicle 0: ends at 0, not at the depot');
    expect(found).toContain('2 vehicles of 1');
  });
});

describe('fleets of several types', () => {
  const small = vehicle(0, ['0', 0], ['1', 5], ['0', 10]);
  const large = vehicle(1, ['0', 0], ['2', 10], ['0', 20]);
  const violations = (...vehicles: PlainItinerary[]) => verifyFsm(FSM, solution(...vehicles)).violations;

  test('fixed and distance cost by type', () => {
    expect(verifyFsm(FSM, solution(small, large))).toEqual({
      figures: { cost: expect.closeTo(10 + 11 + 30 + 50, 9), vehicles: 2 },
      violations: [],
    });
  });

  test.each([
    ['overloaded', [vehicle(0, ['0', 0], ['1', 5], ['2', 10], ['0', 20])], 'carries 9 after 2, holds 5'],
    ['more than there are', [small, { ...large, type: 0 }], '2 vehicles of type 0, there are 1'],
    ['a type that does not exist', [small, { ...large, type: 2 }], 'carries 4 after 2, holds 0'],
    ['left out', [small], '2 is left out'],
  ])('%s', (_, vehicles, violation) => {
    expect(violations(...vehicles).join('; ')).toContain(violation);
  });

  test('a range, where there is one', () => {
    const { violations: found } = verifyFsm(FSM.replace('999999.0', '15'), solution(small, large));
    expect(found).toEqual(['vehicle 1: is out for 20, at most 15']);
  });
});

import { describe, expect, test } from 'vitest';
import { parseDarp } from '../../../bench/sets/darp.ts';
import { parseFsm } from '../../../bench/sets/fsm.ts';
import { parsePdptw } from '../../../bench/sets/pdptw.ts';
import { parseSbrp } from '../../../bench/sets/sbrp.ts';
import { parseStops } from '../../../bench/sets/stops.ts';
import { numberRows, rowsOfKind } from '../../../bench/sets/text.ts';
import { parseVrptw } from '../../../bench/sets/vrptw.ts';
import { DARP, FSM, PDPTW, SBRP, STOPS, VRPTW } from './tiny.ts';

describe('text', () => {
  test('rows of numbers, whatever stands between them', () => {
    expect(numberRows('a title 1\r\n\r\n 1\t-2.5 \r\nX Y\n3')).toEqual([[1, -2.5], [3]]);
  });

  test('rows of a kind', () => {
    expect(rowsOfKind('s,1,a\nw,2\ns,3,b, c\n', 's')).toEqual([
      ['1', 'a'],
      ['3', 'b', ' c'],
    ]);
  });
});

test('windows of one depot', () => {
  const plain = parseVrptw(VRPTW, 'vehicles, then distance');
  expect(plain.places.map((place) => place.id)).toEqual(['0', '1', '2', '0']);
  expect(plain).toMatchObject({ deliveries: 1, start: 3 });
  expect(plain.end).toBeUndefined();
  expect(plain.places[1]).toEqual({ id: '1', x: 3, y: 4, dwell: 2, window: [10, 20] });
  expect(plain.requests[0]).toEqual({ id: '1', pickups: [{ place: 1, cost: 0 }], delivery: 0, demand: 6 });
  expect(plain.vehicleTypes[0]).toMatchObject({ capacity: 10, number: 2 });
  expect(plain.vehicleTypes[0].fixedCost).toBeGreaterThan(0);
  expect(plain.time(3, 1)).toBe(5);
  expect(parseVrptw(VRPTW, 'distance alone').vehicleTypes[0].fixedCost).toBe(0);
});

test('pairs, from either end', () => {
  const plain = parsePdptw(PDPTW);
  expect(plain.places.map((place) => place.id)).toEqual(['2', '4', '1', '3', '0', '0']);
  expect(plain).toMatchObject({ deliveries: 2, start: 4, end: 5 });
  expect(plain.requests).toEqual([
    { id: '1', pickups: [{ place: 2, cost: 0 }], delivery: 0, demand: 5 },
    { id: '3', pickups: [{ place: 3, cost: 0 }], delivery: 1, demand: 6 },
  ]);
  expect(() => parsePdptw(PDPTW.replace('\t0\t2\n', '\t0\t9\n'))).toThrow('no node 9');
});

test('dial-a-ride', () => {
  const plain = parseDarp(DARP);
  expect(plain.places.map((place) => place.id)).toEqual(['3', '4', '1', '2', '0', '5']);
  expect(plain).toMatchObject({ deliveries: 2, start: 4, end: 5, longestDuty: 60 });
  expect(plain.requests[1]).toEqual({
    id: '2',
    pickups: [{ place: 3, cost: 0 }],
    delivery: 1,
    demand: 1,
    longestRide: 10,
  });
  expect(plain.vehicleTypes).toEqual([{ capacity: 3, number: 1, fixedCost: 0, costPerDistance: 1 }]);
});

test('several vehicle types', () => {
  const plain = parseFsm(FSM);
  expect(plain.vehicleTypes).toEqual([
    { capacity: 5, number: 1, fixedCost: 10, costPerDistance: 1.1 },
    // As many as customers is any number.
    { capacity: 20, fixedCost: 30, costPerDistance: 2.5 },
  ]);
  expect(plain.requests.map((request) => [request.id, request.demand])).toEqual([
    ['1', 5],
    ['2', 4],
  ]);
  expect(plain.places[0]).toEqual({ id: '0', x: 0, y: 0, dwell: 0 });
});

describe('school bus routing', () => {
  const parse = (bell: 'fixed bell' | 'windows') => parseSbrp(SBRP, { bell, longestRide: 2700 });

  test('fixed bell: reached at the minute, by one school at a time', () => {
    const plain = parse('fixed bell');
    expect(plain.oneDeliveryAtATime).toBe(true);
    expect(plain.places[0]).toEqual({ id: '201', x: 0, y: 0, dwell: 154.4, window: [28_800, 28_800] });
    expect(plain.requests[0]).toMatchObject({ id: '101', delivery: 0, demand: 30, boarding: 78, alighting: 0 });
  });

  test('windows: unloading by pupil', () => {
    const plain = parse('windows');
    expect(plain.oneDeliveryAtATime).toBe(false);
    expect(plain.places[1]).toMatchObject({ id: '202', dwell: 29, window: [32_400, 33_000] });
    expect(plain.requests[2]).toMatchObject({ delivery: 1, alighting: 19, longestRide: 2700 });
  });

  test('drives are Manhattan', () => {
    expect(parse('windows').time(0, 2)).toBeCloseTo(200, 3);
  });

  test('a stop without a school, or too large for a bus', () => {
    const parseStops = (stops: string) => () => parseSbrp({ ...SBRP, stops }, { bell: 'windows', longestRide: 2700 });
    expect(parseStops('1 0 0 999 5')).toThrow('stop 1: no school 999');
    expect(parseStops('1 0 0 201 67')).toThrow('67 pupils do not fit');
  });
});

test('stop selection: nearest first, walks of all pupils', () => {
  const plain = parseStops(STOPS);
  expect(plain.places.map((place) => place.dwell)).toEqual([undefined, 15, 15]);
  const [first, second] = plain.requests;
  expect(first.pickups.map((pickup) => pickup.place)).toEqual([1, 2]);
  expect(first.pickups[1].cost / first.pickups[0].cost).toBe(5);
  expect(second).toMatchObject({ id: '1', demand: 3, boarding: 15, delivery: 0, longestRide: 2700 });
  expect(plain.time(2, 0)).toBe(2000);
  expect(() => parseStops(STOPS.replace('w,0,1', 'w,0,0'))).toThrow('may walk to the school');
});

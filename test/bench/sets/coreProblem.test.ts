import { describe, expect, test } from 'vitest';
import { type CoreProblem, coreProblem } from '../../../bench/sets/coreProblem.ts';
import { parseDarp } from '../../../bench/sets/darp.ts';
import { parseFsm } from '../../../bench/sets/fsm.ts';
import { parametersFor, typicalLeg } from '../../../bench/sets/parameters.ts';
import { parseSbrp } from '../../../bench/sets/sbrp.ts';
import { finestSteps, limit, roundedDown, roundedUp } from '../../../bench/sets/steps.ts';
import { parseStops } from '../../../bench/sets/stops.ts';
import { parseVrptw } from '../../../bench/sets/vrptw.ts';
import { ANY_FROM, ANY_TO, layoutsFor, NOWHERE, rideLimitOf, UNLIMITED } from '../../../src/solve/problem.ts';
import { DARP, FSM, SBRP, STOPS, VRPTW } from './tiny.ts';

describe('steps', () => {
  test('durations up, limits down, whole numbers as they are', () => {
    expect(roundedUp(0.1 + 0.2, 10)).toBe(3);
    expect(roundedUp(0.31, 10)).toBe(4);
    expect(roundedDown(0.29999999999, 10)).toBe(3);
    expect(roundedDown(0.29, 10)).toBe(2);
  });

  test('as fine as the horizon allows', () => {
    expect(finestSteps(230)).toBe(1e6);
    expect(finestSteps(3390)).toBe(1e5);
    expect(finestSteps(4001)).toBe(1e4);
    expect(() => finestSteps(1e9)).toThrow(RangeError);
  });

  test('no limit', () => {
    expect(limit(undefined, 10)).toBe(ANY_TO);
    expect(limit(999_999, 1e6)).toBe(ANY_TO);
    expect(limit(45.25, 10)).toBe(452);
  });
});

/** A drive by the ids of the places, in steps. */
function drive({ plain, travel }: CoreProblem, kind: 'seconds' | 'metres', from: string, to: string): number {
  const row = (id: string): number => travel.row[plain.places.findIndex((place) => place.id === id)];
  return travel[kind][0][row(from) * travel.size + row(to)];
}

describe('depot', () => {
  const core = coreProblem(parseVrptw(VRPTW, 'vehicles, then distance'));
  const { problem, travel } = core;

  test('places, depot and windows', () => {
    expect(problem).toMatchObject({ schools: 1, places: 4, tasks: 2, parts: 2, maxSeconds: ANY_TO });
    expect(problem.startPlace).toEqual([3, NOWHERE]);
    expect(problem.endPlace).toEqual([NOWHERE, NOWHERE]);
    expect([...problem.windowFrom[0]]).toEqual([0, 10e6, 0, 0]);
    expect([...problem.windowTo[0]]).toEqual([100e6, 20e6, 50e6, 100e6]);
    expect([...problem.placeDwell]).toEqual([0, 2e6, 2e6, 0]);
  });

  test('mornings only', () => {
    const [am, pm] = problem.signatures;
    expect([...am.start]).toEqual([0, 1, 2]);
    expect([...am.seats]).toEqual([6, 5]);
    expect([...pm.start]).toEqual([0, 0, 0]);
    expect(rideLimitOf(problem, 0, 1, problem.candidateStart[1], am.start[1])).toBe(ANY_TO);
  });

  test('drives: times up, distances to the nearest step, nothing from nowhere', () => {
    expect(drive(core, 'seconds', '1', '2')).toBe(4e6);
    expect(drive(core, 'metres', '0', '1')).toBe(5e4);
    expect(travel.size).toBe(5);
    expect(travel.nowhere).toBe(4);
    expect([...travel.seconds[0].subarray(20)]).toEqual([0, 0, 0, 0, 0]);
  });

  test('a vehicle costs more than any distance, and less than leaving somebody out', () => {
    expect(problem.typeDayCost[0]).toBe(1e9);
    expect(problem.typeMetreCost[0]).toBe(1);
    expect(problem.typeAvailable[0]).toBe(2);
  });

  test('all arrays are shared', () => {
    const arrays = [
      ...Object.values(problem).flat(),
      ...problem.signatures.flatMap((table) => Object.values(table)),
      ...Object.values(travel).flat(),
    ].filter((value) => ArrayBuffer.isView(value));
    expect(arrays.length).toBeGreaterThan(40);
    expect(arrays.filter((array) => !(array.buffer instanceof SharedArrayBuffer))).toEqual([]);
  });
});

test('limits of rides and duties, own depots at both ends', () => {
  const { problem, plain } = coreProblem(parseDarp(DARP));
  expect(plain.timeSteps).toBe(1e6);
  expect(problem.maxSeconds).toBe(60e6);
  expect([...problem.signatures[0].limits]).toEqual([10e6, 10e6]);
  expect([problem.startPlace[0], problem.endPlace[0]]).toEqual([4, 5]);
});

test('vehicle types: a layout for each capacity, whole rates', () => {
  const { problem, costOfDistance } = coreProblem(parseFsm(FSM));
  expect(costOfDistance).toBe(1e5);
  expect([...problem.typeMetreCost]).toEqual([11, 25]);
  expect([...problem.typeDayCost]).toEqual([10e5, 30e5]);
  expect([...problem.typeAvailable]).toEqual([1, UNLIMITED]);
  const holders = (load: number) => [0, 1].filter((type) => layoutsFor(problem, load, 0) & problem.typeLayouts[type]);
  expect([holders(5), holders(6), holders(21)]).toEqual([[0, 1], [1], []]);
});

test('boarding and alighting in milliseconds', () => {
  const { problem } = coreProblem(parseSbrp(SBRP, { bell: 'windows', longestRide: 2700 }));
  expect([...problem.signatures[0].boarding]).toEqual([78_000, 78_000, 26_000]);
  expect([...problem.signatures[0].alighting]).toEqual([57_000, 57_000, 19_000]);
  expect([...problem.placeDwell]).toEqual([29_000, 29_000, 19_000, 19_000, 19_000]);
  expect(problem.windowFrom[0][2]).toBe(ANY_FROM);
  expect(problem.oneSchoolAtATime).toBe(false);
});

test('candidates with their walks', () => {
  const { problem } = coreProblem(parseStops(STOPS));
  expect([...problem.candidateStart]).toEqual([0, 2, 3]);
  expect([...problem.candidatePlace]).toEqual([1, 2, 2]);
  expect([...problem.candidateCost]).toEqual([120_000, 600_000, 270_000]);
  expect([...problem.signatures[0].limits]).toEqual([2700, 2700, 2700]);
});

test('temperatures go with the legs of the instance', () => {
  const core = coreProblem(parseVrptw(VRPTW, 'distance alone'));
  expect(typicalLeg(core, 5)).toBe(4e4);
  expect(parametersFor(core, { startTemperature: 2, endTemperature: 0.5, others: { blink: 0 } })).toMatchObject({
    startTemperature: 8e4,
    endTemperature: 2e4,
    blink: 0,
  });
});

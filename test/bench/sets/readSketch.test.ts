import { expect, test } from 'vitest';
import { type CoreProblem, coreProblem } from '../../../bench/sets/coreProblem.ts';
import { parseDarp } from '../../../bench/sets/darp.ts';
import { solutionOf } from '../../../bench/sets/readSketch.ts';
import { parseSbrp } from '../../../bench/sets/sbrp.ts';
import { verifyDarp } from '../../../bench/sets/verifyDarp.ts';
import { verifySbrp } from '../../../bench/sets/verifySbrp.ts';
import { EMPTY_RUN } from '../../../src/solve/run.ts';
import type { Sketch } from '../../../src/solve/sketch.ts';
import { DARP, SBRP } from './tiny.ts';

/** One vehicle whose run calls at the places with these ids; at each, the parts that board. */
function sketch({ plain }: CoreProblem, ...calls: readonly (readonly [id: string, ...parts: number[]])[]): Sketch {
  const parts = calls.flatMap(([, ...boarding]) => boarding);
  const start = calls.map((_, k) => calls.slice(0, k).reduce((n, [, ...boarding]) => n + boarding.length, 0));
  const run = {
    calls: calls.length,
    place: Int32Array.from(calls, ([id]) => plain.places.findIndex((place) => place.id === id)),
    start: Int32Array.from([...start, parts.length]),
    parts: Int32Array.from(parts),
  };
  const route = { tasks: Int32Array.from(parts), runs: [run, EMPTY_RUN] as const, classes: 1, busy: 1, soloBusy: 0 };
  const duty = { type: 0, routes: [route], order: [[0], [0]] as const, days: 1, visits: [[], []] as const, cost: 0 };
  return { duties: [duty], absent: [] };
}

test('depots at both ends, as short as can be, everybody alighting where they are bound', () => {
  const core = coreProblem(parseDarp(DARP));
  const solution = solutionOf(core, sketch(core, ['1', 0], ['3'], ['2', 1], ['4']));
  const [{ calls }] = solution.vehicles;
  expect(calls.map((call) => call.place)).toEqual(['0', '1', '3', '2', '4', '5']);
  expect(calls[1]).toEqual({ place: '1', arrival: 5, boards: ['1'], alights: [] });
  expect(calls[4]).toMatchObject({ boards: [], alights: ['2'] });
  expect(calls[5].arrival - calls[0].arrival).toBeCloseTo(10 + Math.hypot(6, 5) + 9 + 4, 5);
  expect(verifyDarp(DARP, solution).violations).toEqual([]);
});

test('a bus with several schools: boarding and unloading take their time', () => {
  const rules = { bell: 'windows', longestRide: 5400 } as const;
  const core = coreProblem(parseSbrp(SBRP, rules));
  const calls = sketch(core, ['101', 0], ['102', 1], ['201'], ['103', 2], ['202']);
  const solution = solutionOf(core, calls);
  expect(solution.vehicles[0].calls.map((call) => call.alights)).toEqual([[], [], ['101', '102'], [], ['103']]);
  expect(verifySbrp(SBRP, rules, solution)).toMatchObject({ figures: { buses: 1 }, violations: [] });
});

test('a sequence that no time suits', () => {
  const core = coreProblem(parseDarp(DARP.replace('20   30', '20   21')));
  // Two units for boarding and alighting, and more than twenty on the way.
  const late = sketch(core, ['1', 0], ['3'], ['2', 1], ['4']);
  expect(() => solutionOf(core, late)).toThrow('cannot be timed');
});

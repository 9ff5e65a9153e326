import { expect, test } from 'vitest';
import { joinRuns } from '../../src/solve/joinRuns.ts';
import { EMPTY_RUN, type Run } from '../../src/solve/run.ts';

/** Pick-ups 7 (parts 1, 2) and 8 (part 3), school 0, then pick-up 9 (part 4), school 1. */
const FIRST: Run = {
  calls: 5,
  place: Int32Array.of(7, 8, 0, 9, 1),
  start: Int32Array.of(0, 2, 3, 3, 4, 4),
  parts: Int32Array.of(1, 2, 3, 4),
};
const SECOND: Run = {
  calls: 2,
  place: Int32Array.of(6, 2),
  start: Int32Array.of(0, 1, 1),
  parts: Int32Array.of(5),
};
const plain = ({ calls, place, start, parts }: Run) => [calls, [...place], [...start], [...parts]];

test('pieces of two runs', () => {
  const run = joinRuns([
    { run: SECOND, from: 0, end: 2 },
    { run: FIRST, from: 3, end: 5 },
  ]);
  expect(plain(run)).toEqual([4, [6, 2, 9, 1], [0, 1, 1, 2, 2], [5, 4]]);
});

test('a run cut and joined again is the same; nothing is an empty run', () => {
  const run = joinRuns([
    { run: FIRST, from: 0, end: 3 },
    { run: FIRST, from: 3, end: 5 },
  ]);
  expect(plain(run)).toEqual(plain(FIRST));
  expect(plain(joinRuns([]))).toEqual(plain(EMPTY_RUN));
});

import { describe, expect, test } from 'vitest';
import type { WhatIf } from '../../src/model/index.ts';
import { howSureLines } from '../../src/report/howSure.ts';

const SLOWER: WhatIf = {
  factor: 1.1,
  calls: 7389,
  callsLate: 236,
  lateSeconds: 300,
  worstLateSeconds: 900,
  schoolCallsOutsideBell: 317,
  ridesOverLimit: 349,
  runsStartedLate: 12,
  lawful: false,
};
const resolved = (seed: number, pounds: number, notCarried = 0) => ({
  seed,
  pencePerYear: pounds * 100,
  vehicles: 30 + seed,
  notCarried,
});
const text = (...args: Parameters<typeof howSureLines>) => howSureLines(...args).join(' ');

test('nothing was looked at: no section', () => {
  expect(howSureLines([], [])).toEqual([]);
});

describe('slower roads', () => {
  test('the slowest roads are told of, with what to do', () => {
    const quicker = { ...SLOWER, factor: 0.9, calls: 1 };
    expect(text([quicker, { ...SLOWER, factor: 1.05, calls: 2 }, SLOWER], [])).toContain(
      'If every drive took 10 % longer, 236 of 7,389 calls a week would be more than 5 minutes late, ' +
        '317 calls at school outside the bell window, 349 rides over the limit: ' +
        'raise travel_time_factor in case.yaml to plan with slack.',
    );
  });

  test('where nothing happens it says so', () => {
    const fine = { ...SLOWER, callsLate: 0, schoolCallsOutsideBell: 0, ridesOverLimit: 0, lawful: true };
    expect(text([fine], [])).toContain('none of 7,389 calls a week would be more than 5 minutes late');
    expect(text([fine], [])).not.toContain('travel_time_factor');
  });
});

describe('other seeds', () => {
  test('the range holds the plan itself; a cheaper seed is named', () => {
    expect(text([], [resolved(1, 500), resolved(2, 490), resolved(3, 510)])).toContain(
      'Solved again with 2 other seeds: £490 to £510 a year, 31 to 33 vehicles, this plan included; ' +
        'what differs is luck of the search, not a saving. ' +
        'Seed 2 found a cheaper plan, £490 a year: to have that one, use --seed 2.',
    );
  });

  test('a cheaper plan that carries fewer is not offered', () => {
    const lines = text([], [resolved(1, 500), resolved(2, 490, 1)]);
    expect(lines).toContain('Solved again with 1 other seed: £490 to £500 a year, 31 to 32 vehicles, 0 to 1 pupil not');
    expect(lines).not.toContain('cheaper');
  });
});

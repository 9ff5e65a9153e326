import { describe, expect, test } from 'vitest';
import { sayFigure, sayShare } from '../../bench/common/say.ts';
import { gapOf, relative, verdictOf } from '../../bench/quality/gap.ts';
import { summarise } from '../../bench/quality/summary.ts';
import { resultsTable } from '../../bench/quality/table.ts';
import { record } from './support.ts';

describe('figures against a reference', () => {
  const reference = { vehicles: 10, distance: 800 };

  test('the first that differs decides, at two decimals', () => {
    expect(verdictOf({ vehicles: 9, distance: 900 }, reference)).toBe('better');
    expect(verdictOf({ vehicles: 10, distance: 800.01 }, reference)).toBe('worse');
    expect(verdictOf({ vehicles: 10, distance: 800.004 }, reference)).toBe('equal');
    expect(verdictOf({ vehicles: 10, distance: 900 }, { vehicles: 10 })).toBe('equal');
  });

  test('nothing to say without a reference or a result', () => {
    expect(verdictOf({ vehicles: 10, distance: 800 }, { distance: 800 })).toBe(null);
    expect(verdictOf({}, reference)).toBe(null);
    expect(gapOf('vehicles', { vehicles: 10 }, {})).toBe(null);
  });

  test('a figure that breaks ties has a gap only where there is a tie', () => {
    expect(gapOf('vehicles', { vehicles: 11, distance: 700 }, reference)).toBeCloseTo(0.1);
    expect(gapOf('distance', { vehicles: 11, distance: 700 }, reference)).toBe(null);
    expect(gapOf('distance', { vehicles: 10, distance: 840 }, reference)).toBeCloseTo(0.05);
  });

  test('from nothing to something is the whole', () => {
    expect([relative(0, 0), relative(3, 0), relative(3, 4)]).toEqual([0, 1, -0.25]);
  });
});

test('numbers', () => {
  expect([1234, 1234.5, 123_456.7, -2.5].map(sayFigure)).toEqual(['1,234', '1,234.50', '123,457', '−2.50']);
  expect([null, 0, 0.01234, -0.5, -0.00001].map(sayShare)).toEqual(['–', '0.00 %', '+1.23 %', '−50.00 %', '0.00 %']);
});

describe('over the seeds and over the group', () => {
  const [group] = summarise([
    record('A', 1, { figures: { vehicles: 10, distance: 820 } }),
    record('A', 2, { figures: { vehicles: 10, distance: 796 } }),
    record('B', 1, { figures: { vehicles: 11, distance: 700 } }),
    record('B', 2, { figures: { vehicles: 12, distance: 700 } }),
    record('C', 1, { figures: {}, violations: ['late'] }),
    record('C', 2, { figures: { vehicles: 9, distance: 900 } }),
  ]);

  test('means over the lawful seeds', () => {
    expect(
      group.instances.map(({ name, figures, best, unlawful, verdict }) => ({ name, figures, best, unlawful, verdict })),
    ).toEqual([
      { name: 'A', figures: { vehicles: 10, distance: 808 }, best: 10, unlawful: 0, verdict: 'worse' },
      { name: 'B', figures: { vehicles: 11.5, distance: 700 }, best: 11, unlawful: 0, verdict: 'worse' },
      { name: 'C', figures: { vehicles: 9, distance: 900 }, best: 9, unlawful: 1, verdict: 'better' },
    ]);
    expect(group.instances[0]).toMatchObject({ iterationsPerSecond: 100, testsPerSecond: 5000, seconds: 10 });
  });

  test('totals, gaps and counts', () => {
    expect(group.counts).toEqual({ better: 1, equal: 0, worse: 2 });
    expect(group.unlawful).toBe(1);
    const [vehicles, distance] = group.totals;
    expect(vehicles).toMatchObject({ instances: 3, ours: 30.5, reference: 30, worst: { instance: 'B' } });
    expect(vehicles.meanGap).toBeCloseTo((0 + 0.15 - 0.1) / 3);
    // Only A has as many vehicles as its reference.
    expect(distance).toMatchObject({ instances: 1, ours: 808, reference: 800 });
  });
});

test('the table', () => {
  const text = resultsTable([
    record('A', 1, { figures: { vehicles: 11, distance: 812.345 } }),
    record('BB', 1, { figures: {}, violations: ['one', 'two', 'three', 'four'], iterations: 0, tests: 0 }),
    record('C', 1, { group: 'other', figures: { cost: 1234 }, reference: {} }),
  ]);
  expect(text).toEqual([
    'small  vehicles  reference       gap  distance  reference  gap   verdict  iterations/s  tests/s  seconds',
    'A            11         10  +10.00 %    812.35        800    –     worse           100    5,000     10.0',
    'BB            –         10         –         –        800    –  UNLAWFUL             0        0     10.0',
    '',
    'other   cost  verdict  iterations/s  tests/s  seconds',
    'C      1,234        –           100    5,000     10.0',
    '',
    'totals                              instances   ours  reference  mean gap   worst gap  better/equal/worse  unlawful',
    'small: vehicles                             1     11         10  +10.00 %  +10.00 % A               0/0/1         1',
    'small: distance where equal before          0      –          –         –           –',
    'other: cost                                 1  1,234          –         –           –                   –         0',
    '',
    'UNLAWFUL: BB, seed 1',
    '  one',
    '  two',
    '  three',
    '  and 1 more',
  ]);
});

test('the best seed has a column when there are several', () => {
  const text = resultsTable([1, 2].map((seed) => record('A', seed, { figures: { cost: 100 * seed }, reference: {} })));
  expect(text.slice(0, 2)).toEqual([
    'small  cost  best  verdict  iterations/s  tests/s  seconds',
    'A       150   100        –           100    5,000     10.0',
  ]);
});

test('a group without any lawful result is in the totals too', () => {
  const text = resultsTable([record('A', 1, { figures: {}, violations: ['late'] })]);
  expect(text.find((line) => line.startsWith('small  '))).toBeDefined();
  expect(text[4]).toMatch(/^small +0 +– +– +– +– +– +1$/);
});

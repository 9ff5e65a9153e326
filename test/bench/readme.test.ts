import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../bench/common/root.ts';
import { recordedResults, withBenchmarks } from '../../bench/quality/readmeTable.ts';
import { record, results } from './support.ts';

test('the README is in step with bench/results: npm run bench:readme', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  expect(withBenchmarks(readme, recordedResults())).toBe(readme);
});

describe('the table', () => {
  const before = 'Above\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nBelow\n';
  const recorded = [
    results([
      record('A', 1, { figures: { vehicles: 11, distance: 700 } }),
      record('B', 1),
      record('C', 1, { group: 'odd|even', figures: {}, violations: ['late'] }),
    ]),
    results([record('X', 1, { figures: { cost: 4_446_999.1 }, reference: {} })], { set: 'darp', only: 'fixed bell' }),
  ];
  const after = withBenchmarks(before, recorded);

  test('has a row for every group, with the command that made it', () => {
    expect(after.split('\n').slice(0, 12)).toEqual([
      'Above',
      '<!-- bench:begin -->',
      '| set: group | instances | figure | ours | reference | mean gap | better / equal / worse | next figure | made by |',
      '|---|--:|---|--:|--:|--:|--:|---|---|',
      '| vrptw: small | 2 | vehicles | 21 | 20 | +5.00 % | 0 / 1 / 1 | distance 0.00 % in the 1 that tie | `npm run bench:quality -- --set vrptw --seconds 10 --seeds 2 --threads 1` |',
      '| vrptw: odd\\|even | 0 | – | – | – | – | –, 1 unlawful | – | `npm run bench:quality -- --set vrptw --seconds 10 --seeds 2 --threads 1` |',
      "| darp: small | 1 | cost | 4,446,999 | – | – | – | – | `npm run bench:quality -- --set darp --only 'fixed bell' --seconds 10 --seeds 2 --threads 1` |",
      '',
      'Ours is the mean over the seeds. What each set measures, and where it was run:',
      '',
      '- **vrptw**: made by hand (commit 01234567, 2027-01-02, 2 cores of Abacus, 8 GB, Node v20.0.0)',
      '- **darp**: made by hand (commit 01234567, 2027-01-02, 2 cores of Abacus, 8 GB, Node v20.0.0)',
    ]);
    expect(after.endsWith('<!-- bench:end -->\nBelow\n')).toBe(true);
  });

  test('comes out the same again', () => {
    expect(withBenchmarks(after, recorded)).toBe(after);
  });

  test('needs its markers', () => {
    expect(() => withBenchmarks('no markers', recorded)).toThrow(/bench:begin/);
  });

  test('says so when nothing is recorded', () => {
    expect(withBenchmarks(after, [])).toContain('No results are recorded');
  });
});

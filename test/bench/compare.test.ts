import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeJson } from '../../bench/common/jsonFile.ts';
import { ROOT } from '../../bench/common/root.ts';
import { compared } from '../../bench/compare/compare.ts';
import { bootstrapInterval, studentInterval } from '../../bench/compare/noise.ts';
import { type Pair, paired } from '../../bench/compare/pairs.ts';
import { comparisonReport } from '../../bench/compare/report.ts';
import type { Results } from '../../bench/quality/results.ts';
import { Random } from '../../src/solve/random.ts';
import { record, results } from './support.ts';

/** Results of instances A, B, … in one group; `costs[i]` has one cost a seed. */
function withCosts(costs: readonly (readonly number[])[], group = 'small'): Results {
  return results(
    costs.flatMap((seeds, i) =>
      seeds.map((cost, s) => record(String.fromCharCode(65 + i), s + 1, { group, figures: { cost, other: 1 } })),
    ),
  );
}

const differencesOf = (pairs: readonly Pair[]) => pairs.map(({ difference }) => Math.round(difference * 1e6) / 1e6);

describe('pairs', () => {
  test('by instance and seed, relative to A', () => {
    const found = paired(withCosts([[100, 200], [50]]), withCosts([[110, 190], [50]]), null);
    expect(differencesOf(found.pairs)).toEqual([0.1, -0.05, 0]);
    expect(found).toMatchObject({ leftOut: 0, notCarried: null, becameLawful: [], becameUnlawful: [] });
  });

  test('another figure, and records without a partner', () => {
    const a = results([record('A', 1), record('A', 2), record('B', 1)]);
    const b = results([record('A', 1, { figures: { vehicles: 11, distance: 400 } }), record('C', 1)]);
    expect(differencesOf(paired(a, b, null).pairs)).toEqual([0.1]);
    const found = paired(a, b, 'distance');
    expect(differencesOf(found.pairs)).toEqual([-0.5]);
    expect(found.leftOut).toBe(3);
    expect(paired(a, b, 'nothing').pairs).toEqual([]);
  });

  test('unlawful results are no figures', () => {
    const broken = { figures: {}, violations: ['late'] };
    const a = results([record('A', 1), record('B', 1, broken), record('C', 1, broken)]);
    const b = results([record('A', 1, broken), record('B', 1), record('C', 1, broken)]);
    const found = paired(a, b, null);
    expect(found).toMatchObject({ pairs: [], becameUnlawful: ['A, seed 1'], becameLawful: ['B, seed 1'], leftOut: 2 });
  });

  test('pupils left out are counted', () => {
    const plan = (notCarried: number) => ({ figures: { 'pounds a year': 1000, 'not carried': notCarried } });
    const a = results([record('A', 1, plan(0)), record('B', 1, plan(2))]);
    const b = results([record('A', 1, plan(4)), record('B', 1, plan(1))]);
    expect(paired(a, b, null).notCarried).toEqual({ before: 2, after: 5 });
  });
});

describe('intervals', () => {
  test('the bootstrap is repeatable and holds the mean', () => {
    const random = new Random(5);
    const values = Array.from({ length: 30 }, () => [random.unit(), random.unit()]);
    const interval = bootstrapInterval(values);
    expect(bootstrapInterval(values)).toEqual(interval);
    const mean = values.flat().reduce((a, b) => a + b) / 60;
    expect(interval.low).toBeLessThan(mean);
    expect(interval.high).toBeGreaterThan(mean);
    // Of 60 uniform numbers the mean has a deviation of 0.037.
    expect(interval.high - interval.low).toBeGreaterThan(0.08);
    expect(interval.high - interval.low).toBeLessThan(0.22);
  });

  test('many seeds of few instances are no more evidence than the instances', () => {
    const few = bootstrapInterval([Array(20).fill(0.1), Array(20).fill(-0.1)]);
    expect(few).toEqual({ low: expect.closeTo(-0.1), high: expect.closeTo(0.1) });
  });

  test('Student', () => {
    const { low, high } = studentInterval([1, 2, 3]);
    expect([low, high]).toEqual([expect.closeTo(2 - 4.303 / Math.sqrt(3)), expect.closeTo(2 + 4.303 / Math.sqrt(3))]);
  });
});

describe('verdicts', () => {
  const verdicts = (a: Results, b: Results) => compared(paired(a, b, null).pairs).groups.map(({ verdict }) => verdict);
  const ten = Array.from({ length: 10 }, (_, i) => [100 + i]);

  test('a shift of all is more than chance, one that goes both ways is not', () => {
    const worse = ten.map(([cost]) => [cost * 1.01]);
    const mixed = ten.map(([cost], i) => [cost * (i % 2 ? 1.03 : 0.975)]);
    expect(verdicts(withCosts(ten), withCosts(worse))).toEqual(['worse']);
    expect(verdicts(withCosts(worse), withCosts(ten))).toEqual(['better']);
    expect(verdicts(withCosts(ten), withCosts(mixed))).toEqual(['no change beyond noise']);
    expect(verdicts(withCosts(ten), withCosts(ten))).toEqual(['no change beyond noise']);
  });

  test('a few pairs are too few to tell, unless nothing changed', () => {
    expect(verdicts(withCosts([[100], [100]]), withCosts([[101], [102]]))).toEqual(['too few pairs to tell']);
    expect(verdicts(withCosts([[100], [100]]), withCosts([[100], [100]]))).toEqual(['no change beyond noise']);
  });

  test('groups, and everything when there are several', () => {
    const both = (a: Results, b: Results) => results([...a.records, ...b.records]);
    const other = (costs: readonly (readonly number[])[]) => {
      const { records } = withCosts(costs, 'other');
      return results(records.map((r) => ({ ...r, instance: `other ${r.instance}` })));
    };
    const better = ten.map(([cost]) => [cost * 0.9]);
    const { groups } = compared(
      paired(both(withCosts(ten), other(ten)), both(withCosts(better), other(ten)), null).pairs,
    );
    expect(groups.map(({ name, instances, verdict }) => [name, instances, verdict])).toEqual([
      ['small', 10, 'better'],
      ['other', 10, 'no change beyond noise'],
      ['everything', 20, 'better'],
    ]);
  });

  test('instances of three seeds or more are judged by themselves', () => {
    const a = withCosts([
      [100, 100, 100],
      [100, 100, 100],
      [100, 100],
    ]);
    const b = withCosts([
      [110, 111, 110],
      [101, 100, 103],
      [150, 150],
    ]);
    const { instances, instancesJudged } = compared(paired(a, b, null).pairs);
    expect(instances.map(({ name, verdict }) => [name, verdict])).toEqual([['A', 'worse']]);
    expect(instancesJudged).toBe(2);
  });
});

test('the report says what differs besides the code', () => {
  const [a, b] = [withCosts([[100], [100]]), results(withCosts([[101], [99]]).records, { budget: { seconds: 60 } })];
  const found = paired(a, b, null);
  const text = comparisonReport(a, b, found, compared(found.pairs));
  expect(text[0]).toBe('A: vrptw, 10 s, 1 thread, 2 cores of Abacus, Node v20.0.0; 01234567, 2027-01-02');
  expect(text[2]).toMatch(/different ways/);
  const ablated = results(a.records, { parameters: '{"blink":0}' });
  const [first, second, third] = comparisonReport(a, ablated, found, compared(found.pairs));
  expect(second).toBe(first.replace('A:', 'B:').replace('1 thread,', '1 thread, parameters {"blink":0},'));
  expect(third).toMatch(/different ways/);
  expect(text.join('\n')).toMatch(/small +2 +2 +0.00 % +−1.00 % … \+1.00 % +no change beyond noise/);
});

describe('the command', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-compare-'));
  const file = (name: string, value: unknown) => {
    writeJson(path.join(folder, name), value);
    return path.join(folder, name);
  };
  const run = (...args: string[]): number | null => {
    try {
      const script = path.join(ROOT, 'bench', 'compare', 'run.ts');
      execFileSync(process.execPath, ['--import', 'tsx', script, ...args], { cwd: ROOT, stdio: 'pipe' });
      return 0;
    } catch (error) {
      return (error as { status: number | null }).status;
    }
  };

  test('exit codes', () => {
    const same = Array.from({ length: 6 }, () => [100]);
    const a = file('a.json', withCosts(same));
    const worse = file('worse.json', withCosts(same.map(() => [105])));
    const broken = withCosts(same).records.map((r, i) => (i === 0 ? { ...r, figures: {}, violations: ['late'] } : r));
    expect(run(a, a)).toBe(0);
    expect(run(worse, a)).toBe(0);
    expect(run(a, worse)).toBe(1);
    expect(run(a, file('broken.json', results(broken)))).toBe(1);
    expect(run(a)).toBe(2);
    expect(run(a, file('other.json', results([], { set: 'darp' })))).toBe(2);
    fs.rmSync(folder, { recursive: true, force: true });
  });
});

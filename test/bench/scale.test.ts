import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scaleChart } from '../../bench/scale/chart.ts';
import { budgetOf, completedScale, missingScaleRuns, type ScaleRun } from '../../bench/scale/measure.ts';
import { scaleOptions } from '../../bench/scale/options.ts';
import {
  noScaleResults,
  resumedScale,
  type ScaleMeasured,
  type ScaleRecord,
  type ScaleSettings,
} from '../../bench/scale/results.ts';
import { scaleLines, scaleTable, timeTo } from '../../bench/scale/summary.ts';
import { PROVENANCE } from './support.ts';

const SETTINGS: ScaleSettings = { perThousand: [1, 2], seed: 1, threads: 2 };
const AREAS = [
  { area: 'small', pupils: 1500 },
  { area: 'large', pupils: 3000 },
];
const MEASURED: ScaleMeasured = {
  pupils: 1500,
  poundsAYear: 1000,
  vehicles: 5,
  notCarried: 0,
  lowerBound: 500,
  iterations: 100,
  seconds: 3,
  peakMb: 200,
  beforeMb: 100,
  violations: [],
};
const record = (area: string, pupils: number, seconds: number, poundsAYear: number | null): ScaleRecord => ({
  ...MEASURED,
  area,
  pupils,
  seconds,
  poundsAYear,
  perThousand: 1,
  budget: 1,
});

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-scale-'));
  file = path.join(folder, 'scale.json');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

test('every size has every budget, in proportion to its pupils, and what is done is not done again', async () => {
  const calls: string[] = [];
  const completing = {
    file,
    code: () => PROVENANCE.code,
    tell: () => undefined,
    measure: async (run: ScaleRun) => {
      calls.push(`${run.area} ${budgetOf(run)}`);
      return { ...MEASURED, pupils: run.pupils };
    },
  };
  const begun = noScaleResults(SETTINGS, PROVENANCE);
  await completedScale(begun, missingScaleRuns(AREAS, SETTINGS, []).slice(0, 3), completing);
  expect(calls).toEqual(['small 1.5', 'large 3', 'small 3']);
  const again = resumedScale(file, noScaleResults(SETTINGS, PROVENANCE));
  expect(again.records).toHaveLength(3);
  expect(again.date).toBe(begun.date);
  const rest = missingScaleRuns(AREAS, SETTINGS, again.records);
  await completedScale(again, rest, completing);
  expect(calls.slice(3)).toEqual(['large 6']);
  expect(resumedScale(file, begun).records).toHaveLength(4);
});

test('results made in another way are refused, and code that changes ends the measuring', async () => {
  const measure = async () => MEASURED;
  const completing = { file, code: () => PROVENANCE.code, tell: () => undefined, measure };
  const begun = noScaleResults(SETTINGS, PROVENANCE);
  const [run] = missingScaleRuns(AREAS, SETTINGS, []);
  await completedScale(begun, [run], completing);
  expect(() => resumedScale(file, noScaleResults({ ...SETTINGS, perThousand: [4], threads: 1 }, PROVENANCE))).toThrow(
    /seconds per 1,000 pupils: 1, 2 there, 4 here\n {2}threads: 2 there, 1 here/,
  );
  const changed = { ...completing, code: () => 'other' };
  await expect(completedScale(begun, [run], changed)).rejects.toThrow(/the code has changed/);
});

test('the command line', () => {
  const { settings, json, svg } = scaleOptions(['--per-thousand', '4, 2,2', '--json', 'a/b.json', '--threads', '1']);
  expect(settings).toEqual({ perThousand: [2, 4], seed: 1, threads: 1 });
  expect([json, svg]).toEqual(['a/b.json', 'a/b.svg']);
  expect(scaleOptions([]).json.endsWith(path.join('bench', 'results', 'scale.json'))).toBe(true);
  expect(() => scaleOptions(['--per-thousand', '1,,2'])).toThrow(/per-thousand/);
  expect(() => scaleOptions(['--svg', ''])).toThrow(/svg/);
});

test('costs are relative to the best of each size, unlawful plans and plans that carry fewer do not count', () => {
  const lines = scaleLines(
    [
      record('large', 3000, 12, 2100),
      record('large', 3000, 6, 2200),
      record('small', 1500, 3, 1200),
      record('small', 1500, 6, 1000),
      record('small', 1500, 9, null),
      { ...record('small', 1500, 12, 900), notCarried: 2 },
    ],
    { large: 2000 },
  );
  expect(lines.map(({ pupils, best }) => [pupils, best])).toEqual([
    [1500, 1000],
    [3000, 2000],
  ]);
  expect(lines[0].points.map((p) => [p.secondsPerThousand, p.above])).toEqual([
    [2, 0.2],
    [4, 0],
  ]);
  expect(lines[1].points.map((p) => p.secondsPerThousand)).toEqual([2, 4]);
  // Half-way in cost is half-way in the logarithm of the time.
  expect(timeTo(lines[0], 0.1)).toBeCloseTo(2 * Math.SQRT2, 9);
  expect(timeTo(lines[0], 0.3)).toBeNull();
  expect(timeTo(lines[1], 0.01)).toBeNull();
  expect(scaleTable(lines).join('\n')).toMatch(/1,500 +1 +3\.0 +2\.00 +1,200 +\+20\.00 % +\+140\.00 %/);
});

test('the picture has a line and a name for each size, and every point inside it', () => {
  const lines = scaleLines([record('a', 1500, 3, 1200), record('a', 1500, 6, 1000), record('<b>', 3000, 60, 2000)]);
  const svg = scaleChart(lines, 'made & checked by hand');
  expect(svg.match(/<polyline/g)).toHaveLength(2);
  expect(svg).toContain('1,500 pupils');
  expect(svg).toContain('made &amp; checked by hand');
  expect(svg).toContain('&lt;b>');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  for (const [, cx, cy] of svg.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)"/g)) {
    expect(Number(cx)).toBeGreaterThan(0);
    expect(Number(cx)).toBeLessThan(760);
    expect(Number(cy)).toBeGreaterThan(0);
    expect(Number(cy)).toBeLessThan(460);
  }
  expect(scaleChart([], 'nothing yet')).not.toMatch(/NaN|Infinity|undefined/);
});

import { afterEach, expect, test, vi } from 'vitest';
import { fitted, progressLine, reporterFor } from '../../src/cli/progress.ts';
import type { Progress } from '../../src/progress.ts';

const PROGRESS: Progress = {
  phase: 'searching',
  solve: 1,
  solves: 1,
  elapsedSeconds: 72.4,
  iterations: 1_324_800,
  iterationsPerSecond: 18_400,
  vehicles: 61,
  pencePerYear: 123_456_700,
  notCarried: 0,
  fractionDone: 0.205,
};

afterEach(() => vi.restoreAllMocks());

function capture(stream: NodeJS.WriteStream): string[] {
  const written: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  return written;
}

test('a line says how the search goes', () => {
  expect(progressLine(PROGRESS)).toBe(
    '1:12 searching 20 % · 18,400 iterations/s · 61 vehicles · £1,234,567 a year · 0 not yet carried',
  );
});

test('with other seeds the line says which of how many plans it is', () => {
  expect(progressLine({ ...PROGRESS, solve: 2, solves: 4 })).toMatch(/^1:12 plan 2 of 4 searching 20 % · /);
});

test('on a narrow terminal it says so in fewer words', () => {
  expect(fitted(progressLine(PROGRESS), 120)).toBe(progressLine(PROGRESS));
  expect(fitted(progressLine(PROGRESS), 79)).toBe(
    '1:12 20 % · 18,400/s · 61 vehicles · £1,234,567 a year · 0 not carried',
  );
  expect(fitted(progressLine(PROGRESS), 20)).toBe('1:12 20 % · 18,400/s');
});

test('JSON lines go to stdout, at most one a second but for a new phase or a new plan', () => {
  const out = capture(process.stdout);
  const reporter = reporterFor({ json: true, quiet: false });
  reporter.progress(PROGRESS);
  reporter.progress({ ...PROGRESS, vehicles: 60 });
  reporter.progress({ ...PROGRESS, phase: 'checking' });
  reporter.say('a remark');
  reporter.progress({ ...PROGRESS, phase: 'checking', solve: 2, solves: 2 });
  const lines = out
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((l) => l.type)).toEqual(['progress', 'progress', 'remark', 'progress']);
  expect(lines[3]).toMatchObject({ plan: 2, plans: 2 });
  expect(lines[0]).toMatchObject({ vehicles: 61, cost_per_year_gbp: 1_234_567, pupils_not_carried: 0 });
});

test('quiet says nothing', () => {
  const [out, err] = [capture(process.stdout), capture(process.stderr)];
  const reporter = reporterFor({ json: false, quiet: true });
  reporter.progress(PROGRESS);
  reporter.say('a remark');
  reporter.endProgress();
  expect([...out, ...err]).toEqual([]);
});

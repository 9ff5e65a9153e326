import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { completed, missingRuns } from '../../bench/quality/measure.ts';
import { type Results, readResults } from '../../bench/quality/results.ts';
import { resumed } from '../../bench/quality/resume.ts';
import type { BenchInstance } from '../../bench/quality/set.ts';
import { instance, PROVENANCE, record, results, SETTINGS } from './support.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-bench-'));
  file = path.join(folder, 'new', 'results.json');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const completing = () => ({ file, code: () => PROVENANCE.code, tell: () => undefined });

test('every run is written when it is done, and only the missing ones are run again', async () => {
  const calls: string[] = [];
  const instances = ['A', 'B'].map((name) => instance(name, calls));
  const runs = missingRuns(instances, 2, []);
  await completed(results([]), runs.slice(0, 3), completing());
  expect(calls).toEqual(['A 1', 'A 2', 'B 1']);
  expect(readResults(file).records.map((r) => `${r.instance} ${r.seed}`)).toEqual(calls);
  expect(fs.readdirSync(path.dirname(file))).toEqual(['results.json']);

  const begun = resumed(file, { ...results([]), date: 'later' });
  expect(begun.date).not.toBe('later');
  const rest = missingRuns(instances, 2, begun.records);
  const whole = await completed(begun, rest, completing());
  expect(calls).toEqual(['A 1', 'A 2', 'B 1', 'B 2']);
  expect(whole.records).toHaveLength(4);
  expect(readResults(file)).toEqual(whole);
  expect(missingRuns(instances, 2, whole.records)).toEqual([]);
});

test('changed parameters reach the solver', async () => {
  const got: unknown[] = [];
  const solve: BenchInstance['solve'] = async (_budget, _seed, _threads, parameters) => {
    got.push(parameters);
    return { figures: {}, violations: [], iterations: 1, tests: 1, seconds: 1 };
  };
  const runs = [{ instance: { ...instance('A', []), solve }, seed: 1 }];
  await completed(results([]), runs, { ...completing(), file: null });
  await completed(results([], { parameters: '{"blink":0}' }), runs, completing());
  expect(got).toEqual([{}, { blink: 0 }]);
  expect(readResults(file).settings.parameters).toBe('{"blink":0}');
});

test('results from before there were parameters to change', async () => {
  await completed(results([]), missingRuns([instance('A', [])], 1, []), completing());
  const { parameters, ...settings } = readResults(file).settings;
  expect(parameters).toBe(null);
  fs.writeFileSync(file, JSON.stringify({ ...readResults(file), settings }));
  expect(resumed(file, results([])).records).toHaveLength(1);
});

test('figures keep their order in the file', async () => {
  const solve = async () => ({ figures: { z: 1, a: 2 }, violations: [], iterations: 1, tests: 1, seconds: 1 });
  await completed(results([]), [{ instance: instance('A', [], solve), seed: 1 }], completing());
  expect(Object.keys(readResults(file).records[0].figures)).toEqual(['z', 'a']);
});

test('a file made in another way is refused, and what differs is named', async () => {
  const calls: string[] = [];
  await completed(results([]), missingRuns([instance('A', calls)], 1, []), completing());
  const refused = (now: Results) => expect(() => resumed(file, now));
  refused(results([], { budget: { seconds: 20 } })).toThrow(/budget: 10 s there, 20 s here/);
  refused(results([], { seeds: 3, threads: 2 })).toThrow(
    /seeds: 1 to 2 there, 1 to 3 here\n {2}threads: 1 there, 2 here/,
  );
  refused(results([], { only: 'A' })).toThrow(/only: everything there, A here/);
  refused(results([], { parameters: '{"blink":0}' })).toThrow(/parameters: as they are there, {"blink":0} here/);
  refused({ ...results([]), provenance: { ...PROVENANCE, code: 'other' } }).toThrow(/code: fedcba9876543210 there/);
  const elsewhere = { ...PROVENANCE, machine: { ...PROVENANCE.machine, cores: 4 } };
  refused({ ...results([]), provenance: elsewhere }).toThrow(/machine/);
  // The same code, committed in between.
  expect(resumed(file, { ...results([]), provenance: { ...PROVENANCE, commit: 'new' } }).provenance.commit).toBe('new');
});

test('the machine does not matter with a number of steps', async () => {
  const settings = { budget: { iterations: 5 } };
  await completed(results([], settings), missingRuns([instance('A', [])], 1, []), completing());
  const machine = { ...PROVENANCE.machine, cores: 64 };
  const now = { ...results([], settings), provenance: { ...PROVENANCE, machine } };
  expect(resumed(file, now).records).toHaveLength(1);
});

test('files of other kinds are refused', () => {
  fs.mkdirSync(path.dirname(file));
  for (const [text, message] of [
    ['{', /cannot be read/],
    ['{"format": "schoolrun-gate", "version": 1}', /format/],
    [JSON.stringify({ ...results([record('A', 1)]), version: 2 }), /version/],
    [JSON.stringify({ ...results([]), records: [{ ...record('A', 1), seed: 'one' }] }), /records\.0\.seed/],
  ] as const) {
    fs.writeFileSync(file, text);
    expect(() => resumed(file, results([]))).toThrow(message);
  }
});

test('a solver that breaks down is an unlawful result, and the others are run', async () => {
  const calls: string[] = [];
  const broken = instance('A', calls, async () => {
    throw new Error('out of ideas');
  });
  const runs = missingRuns([broken, instance('B', calls)], 1, []);
  const { records } = await completed(results([]), runs, completing());
  expect(records[0]).toMatchObject({
    instance: 'A',
    figures: {},
    violations: [expect.stringContaining('out of ideas')],
  });
  expect(records[1]).toMatchObject({ instance: 'B', figures: { cost: 101 }, violations: [] });
});

test('an unlawful solution has no figures', async () => {
  const solve = async () => ({ figures: { cost: 1 }, violations: ['late'], iterations: 1, tests: 1, seconds: 1 });
  const { records } = await completed(results([]), [{ instance: instance('A', [], solve), seed: 1 }], completing());
  expect(records[0]).toMatchObject({ figures: {}, violations: ['late'] });
});

test('code that changes meanwhile ends it, and the last run is not kept', async () => {
  const states = [PROVENANCE.code, 'edited'];
  const runs = missingRuns(
    ['A', 'B', 'C'].map((name) => instance(name, [])),
    1,
    [],
  );
  const code = () => states.shift() ?? 'edited';
  await expect(completed(results([]), runs, { ...completing(), code })).rejects.toThrow(/code has changed/);
  expect(readResults(file).records.map((r) => r.instance)).toEqual(['A']);
  expect(readResults(file).settings).toEqual(SETTINGS);
});

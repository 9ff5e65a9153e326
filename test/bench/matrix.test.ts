/** The bench of the matrix: the same places every time, and figures that can be read back. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readJson, writeJson } from '../../bench/common/jsonFile.ts';
import { provenance } from '../../bench/common/provenance.ts';
import { writeBigIsland } from '../../bench/matrix/bigIsland.ts';
import { evenly, missingForMatrix } from '../../bench/matrix/island.ts';
import { type MatrixRecord, matrixLines, matrixResults, matrixSchema } from '../../bench/matrix/results.ts';
import { loadCase } from '../../src/ingest/index.ts';

const RECORD: MatrixRecord = {
  what: '2 threads',
  places: 800,
  openSeconds: 0.21,
  seconds: 8.5,
  sourcesPerSecond: 94,
  peakMb: 310,
  beforeMb: 90,
  drivesSum: 123_456,
};

test('places are taken evenly out of the list', () => {
  const all = Array.from({ length: 10 }, (_, i) => i);
  expect(evenly(all, 4)).toEqual([0, 2, 5, 7]);
  expect(evenly(all, 99)).toEqual(all);
});

test('results are written and read back, and a line has all of them', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-matrix-test-'));
  try {
    const file = path.join(folder, 'matrix.json');
    const results = matrixResults(provenance(), [RECORD]);
    writeJson(file, results);
    expect(readJson(file, matrixSchema)).toEqual(results);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  expect(matrixLines([RECORD])).toEqual([
    '2 threads: 800 × 800 in 8.50 s (94 sources a second), opened in 0.21 s, 310 MB',
  ]);
});

test('without the shared folder it says so', () => {
  const before = process.env.SCHOOLRUN_SHARED;
  process.env.SCHOOLRUN_SHARED = path.join(os.tmpdir(), 'not there');
  try {
    expect(missingForMatrix()).toContain('set SCHOOLRUN_SHARED');
  } finally {
    if (before === undefined) delete process.env.SCHOOLRUN_SHARED;
    else process.env.SCHOOLRUN_SHARED = before;
  }
});

test('a large case has every pupil so many times, near the first, and no other faults', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-big-'));
  try {
    const from = path.resolve('data/demo');
    await writeBigIsland(from, folder, { times: 3, seed: 1, doors: true });
    const [small, big] = [(await loadCase(from)).theCase, (await loadCase(folder)).theCase];
    expect(big.pupils).toHaveLength(3 * small.pupils.length);
    expect(big.pupils.every(({ pickup }) => pickup === 'door')).toBe(true);
    small.pupils.forEach((pupil, p) => {
      const copies = big.pupils.slice(3 * p, 3 * p + 3);
      expect(copies[0].home).toEqual(pupil.home);
      for (const copy of copies) {
        expect(copy.schoolIndex).toBe(pupil.schoolIndex);
        expect(Math.abs(copy.home[0] - pupil.home[0])).toBeLessThan(0.0065);
        expect(Math.abs(copy.home[1] - pupil.home[1])).toBeLessThan(0.0041);
      }
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

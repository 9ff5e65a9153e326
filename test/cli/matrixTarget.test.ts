import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matrixTarget, tellUnwritable } from '../../src/cli/matrixTarget.ts';
import { SchoolrunError } from '../../src/model/index.ts';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-target-'));
  fs.writeFileSync(path.join(folder, 'file'), '');
  fs.mkdirSync(path.join(folder, 'dir.csv'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The fault's words; fails where there is none. */
function causeOf(of: () => unknown): string {
  try {
    of();
  } catch (error) {
    if (error instanceof SchoolrunError) return `${error.exitCode} ${error.faults[0].code} ${error.faults[0].cause}`;
    throw error;
  }
  throw new Error('no fault');
}

test.each([
  ['another ending', 'drives.txt', 'ends in .csv or .bin'],
  ['a folder', 'dir.csv', 'names a folder'],
  ['a folder to be', 'new.csv/', 'names a folder'],
  ['below a file', 'file/drives.csv', 'lies below a file'],
  ['too long a name', `${'a'.repeat(300)}.csv`, 'the name is too long'],
])('%s is refused', (_, name, cause) => {
  expect(causeOf(() => matrixTarget(`${folder}/${name}`))).toMatch(/^2 usage /);
  expect(causeOf(() => matrixTarget(`${folder}/${name}`))).toContain(cause);
  expect(fs.readdirSync(folder).sort()).toEqual(['dir.csv', 'file']);
});

test('a new file in new folders is fine, and nothing is left by the look', () => {
  const file = path.join(folder, 'a', 'b', 'drives.BIN');
  expect(matrixTarget(file)).toEqual({ path: file, ending: '.bin' });
  expect(matrixTarget(undefined)).toBeNull();
  expect(fs.readdirSync(folder).sort()).toEqual(['dir.csv', 'file']);
});

test('a disk that fills up while it is written is a fault as well; a defect of ours stays one', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const write = (error: Error) => tellUnwritable('drives.csv', () => Promise.reject(error));
  await expect(write(full)).rejects.toMatchObject({
    exitCode: 2,
    faults: [{ cause: expect.stringContaining('the disk is full') }],
  });
  await expect(write(new TypeError('x'))).rejects.toThrow(TypeError);
});

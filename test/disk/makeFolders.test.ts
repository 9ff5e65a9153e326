import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolders, removeEmptyFolders } from '../../src/disk/makeFolders.ts';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-folders-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('makes what is missing, tells what it made, and takes away only what is empty', () => {
  const [a, b] = [path.join(folder, 'a'), path.join(folder, 'a', 'b')];
  const made = makeFolders(b);
  expect(made).toEqual([a, b]);
  expect(fs.statSync(b).isDirectory()).toBe(true);
  expect(makeFolders(b)).toEqual([]);
  fs.writeFileSync(path.join(a, 'kept.txt'), '');
  removeEmptyFolders(made);
  expect([fs.existsSync(b), fs.existsSync(a)]).toEqual([false, true]);
});

test.each([
  ['below a file', () => path.join(folder, 'file', 'x'), 'ENOTDIR'],
  ['with a name too long', () => path.join(folder, 'x'.repeat(300)), 'ENAMETOOLONG'],
])('%s: says what the system says', (_, where, code) => {
  fs.writeFileSync(path.join(folder, 'file'), '');
  expect(() => makeFolders(where())).toThrow(expect.objectContaining({ code }));
});

test.skipIf(process.platform !== 'linux')('ends in /proc, where nothing can be made', () => {
  expect(() => makeFolders('/proc/x/y')).toThrow();
});

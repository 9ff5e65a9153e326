import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderWriter } from '../../src/report/folderWriter.ts';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const read = (name: string) => fs.readFileSync(path.join(root, name), 'utf8');

test('whole files, many small ones, and pieces of a long one side by side', async () => {
  const writer = new FolderWriter(root);
  await writer.file('a.txt', 'a');
  for (let i = 0; i < 50; i++) {
    await writer.fileSoon(`many/${i}.txt`, String(i));
    await writer.append('many/all.txt', `${i} `);
  }
  await writer.close();
  expect(read('a.txt')).toBe('a');
  expect(fs.readdirSync(path.join(root, 'many'))).toHaveLength(51);
  expect(read('many/49.txt')).toBe('49');
  expect(read('many/all.txt')).toMatch(/^0 1 2 .* 49 $/);
});

test('a failure of a file under way is not lost', async () => {
  fs.writeFileSync(path.join(root, 'taken.txt'), 'mine');
  const writer = new FolderWriter(root);
  await writer.fileSoon('taken.txt', 'ours');
  await expect(writer.close()).rejects.toThrow(/EEXIST/);
  expect(read('taken.txt')).toBe('mine');
});

/** What goes from the cache, what stays, and what is not ours to touch. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LonLat } from '../../src/model/index.ts';
import { pruneCache } from '../../src/network/cachePrune.ts';
import { openStore } from '../../src/network/store.ts';
import { countedEngine } from './support.ts';

const NOW = Date.UTC(2026, 8, 1);
const DAY = 24 * 3600 * 1000;
let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-prune-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const hex = (n: number): string => String(n).padStart(16, '0');
const used = (file: string, daysAgo: number): void => {
  const at = new Date(NOW - daysAgo * DAY);
  fs.utimesSync(path.join(folder, file), at, at);
};

function drives(n: number, daysAgo: number, bytes = 10): string {
  const name = `valhalla-${hex(1)}-${hex(n)}.drives`;
  fs.writeFileSync(path.join(folder, name), Buffer.alloc(bytes));
  used(name, daysAgo);
  return name;
}

function tiles(n: number, daysAgo: number, bytes = 10): string {
  const name = `valhalla-3.6.1-1-${hex(n)}`;
  fs.mkdirSync(path.join(folder, name, '2', '000'), { recursive: true });
  fs.writeFileSync(path.join(folder, name, '2', '000', '775.gph'), Buffer.alloc(bytes));
  fs.writeFileSync(path.join(folder, name, 'complete.json'), '{}');
  used(path.join(name, 'complete.json'), daysAgo);
  return name;
}

test('what was not used for 90 days goes, files and folders of tiles', async () => {
  const [old, oldTiles] = [drives(1, 91), tiles(2, 100)];
  const kept = [drives(3, 89), tiles(4, 2)];
  expect(await pruneCache(folder, NOW)).toEqual([oldTiles, old]);
  expect(fs.readdirSync(folder).sort()).toEqual(kept.sort());
});

test('too much goes, the longest unused first, until the rest is little enough', async () => {
  const [a, b, c] = [drives(1, 30, 400), drives(2, 20, 400), drives(3, 10, 400)];
  expect(await pruneCache(folder, NOW, { unusedDays: 90, bytes: 800 })).toEqual([a]);
  expect(fs.readdirSync(folder)).toEqual([b, c]);
  expect(await pruneCache(folder, NOW, { unusedDays: 90, bytes: 100 })).toEqual([b, c]);
});

test('what was used today stays whatever its size: another process may be reading it', async () => {
  const now = tiles(1, 0.5, 5000);
  const older = drives(2, 3, 10);
  expect(await pruneCache(folder, NOW, { unusedDays: 90, bytes: 100 })).toEqual([older]);
  expect(fs.readdirSync(folder)).toEqual([now]);
});

test('nothing of anybody else is touched, nor tiles that are being built', async () => {
  fs.writeFileSync(path.join(folder, 'thesis.docx'), 'x');
  fs.writeFileSync(path.join(folder, 'my.drives'), 'x');
  fs.mkdirSync(path.join(folder, `valhalla-3.6.1-1-${hex(1)}`));
  const names = fs.readdirSync(folder);
  for (const name of names) used(name, 1000);
  expect(await pruneCache(folder, NOW)).toEqual([]);
  expect(fs.readdirSync(folder)).toEqual(names);
  expect(await pruneCache(path.join(folder, 'not there'), NOW)).toEqual([]);
});

test('two at once clear the same away, and neither fails', async () => {
  const old = [drives(1, 200), tiles(2, 200), drives(3, 200), tiles(4, 200)];
  const both = await Promise.all([pruneCache(folder, NOW), pruneCache(folder, NOW)]);
  expect(both.flat().sort()).toEqual(old.sort());
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('a file that is opened counts as used', async () => {
  const places: LonLat[] = [
    [-1.2, 50.7],
    [-1.21, 50.7],
  ];
  const first = await openStore(folder, countedEngine(), places);
  first.pairs.set(first.pairs.number(places[0]), first.pairs.number(places[1]), 10, 10);
  await first.save();
  const [name] = fs.readdirSync(folder);
  const old = new Date(Date.now() - 200 * DAY);
  fs.utimesSync(path.join(folder, name), old, old);
  await openStore(folder, countedEngine(), places);
  expect(Date.now() - fs.statSync(path.join(folder, name)).mtimeMs).toBeLessThan(DAY);
});

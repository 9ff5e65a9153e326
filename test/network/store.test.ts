/** Drives on disk: found again, and never believed when anything is wrong with the file. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LonLat } from '../../src/model/index.ts';
import { cacheFolder } from '../../src/network/cacheFolder.ts';
import { engineNetwork } from '../../src/network/engineNetwork.ts';
import { readPairs } from '../../src/network/pairFile.ts';
import { openStore } from '../../src/network/store.ts';
import { POLICY } from '../check/support.ts';
import { countedEngine } from './support.ts';

const POINTS = Array.from({ length: 6 }, (_, i): LonLat => [-(1200 + i) / 1000, 50.7]);
let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-store-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Opens, asks for the matrix and a single drive and a walk, and closes again. */
async function session(points = POINTS, engine = countedEngine()) {
  const store = await openStore(folder, engine, points);
  const network = engineNetwork({ engine, store, policy: POLICY, note: '' });
  const matrix = await network.matrix(points.slice(0, 4));
  const [drive] = await network.drives('pm', [{ from: points[4], to: points[5] }]);
  const [walk] = await network.walks([{ from: points[0], to: points[1] }]);
  await network.close?.();
  return {
    asked: engine.asked,
    remark: store.remark,
    answers: [[...matrix.seconds.am], [...matrix.metres], drive, walk],
  };
}

const file = () => path.join(folder, fs.readdirSync(folder).find((name) => name.endsWith('.drives')) as string);

test('the second time nothing is asked, and the answers are the same', async () => {
  const first = await session();
  const second = await session();
  expect(second.asked).toBe(0);
  expect(second.answers).toEqual(first.answers);
  expect(fs.readdirSync(folder)).toHaveLength(1);
  expect(fs.statSync(file()).mode & 0o077).toBe(0);
});

test('a home that moves costs its own drives only', async () => {
  await session();
  const moved: LonLat[] = [[-1.3, 50.71], ...POINTS.slice(1)];
  const { asked } = await session(moved);
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(4 + 3);
});

describe('drives of a large case', () => {
  const wanted = [
    { sources: [0, 1, 2, 3, 4, 5], targets: [5] },
    { sources: [5], targets: [0, 1, 2, 3, 4] },
    { sources: [0, 1], targets: [0, 1, 2] },
    { sources: [2, 3, 4], targets: [1, 2, 3, 4] },
  ];
  const PAIRS = 6 + 5 + 6 + 12;

  async function sparse(points = POINTS, rectangles = wanted) {
    const engine = countedEngine();
    const store = await openStore(folder, engine, points);
    const network = engineNetwork({ engine, store, policy: POLICY, note: '' });
    const { blocks } = await network.sparse!(points, rectangles);
    await network.close?.();
    const answers = blocks.map(({ sources, targets, rowOf, columnOf, width, tenths, metres }) =>
      [...sources].map((_from, i) =>
        [...targets].map((_to, j) => {
          const at = rowOf[i] * width + columnOf[j];
          return [tenths[at], metres[at]];
        }),
      ),
    );
    return { asked: engine.asked, answers };
  }

  test('are found again, every table of them', async () => {
    const first = await sparse();
    expect(first.asked).toBe(PAIRS);
    expect(await sparse()).toEqual({ asked: 0, answers: first.answers });
  });

  test('cost only what is new when a home moves, or when other pairs are wanted', async () => {
    await sparse();
    const moved: LonLat[] = [[-1.3, 50.71], ...POINTS.slice(1)];
    const { asked } = await sparse(moved);
    // Its drives to and from the school, to itself and two others, and from one other.
    expect(asked).toBe(1 + 1 + 3 + 1);
    const more = wanted.map((w, i) => (i === 2 ? { ...w, targets: [0, 1, 2, 3] } : w));
    expect((await sparse(POINTS, more)).asked).toBe(2);
    expect((await sparse()).asked).toBe(0);
  });

  test('are computed again where the file is damaged', async () => {
    const first = await sparse();
    const bytes = fs.readFileSync(file());
    bytes[bytes.length - 40] ^= 1;
    fs.writeFileSync(file(), bytes);
    expect(await sparse()).toEqual(first);
  });
});

describe('a file that is not right is computed again', () => {
  const spoil: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    'cut off': (bytes) => bytes.subarray(0, bytes.length - 100),
    empty: () => Buffer.alloc(0),
    'one bit changed': (bytes) => {
      const copy = Buffer.from(bytes);
      copy[copy.length - 60] ^= 1;
      return copy;
    },
    'of another version': (bytes) => {
      const copy = Buffer.from(bytes);
      copy.writeUInt32LE(99, 16);
      return copy;
    },
    'something else': () => Buffer.from('from_id,to_id,seconds,metres\n'.repeat(20)),
  };

  test.each(Object.keys(spoil))('%s', async (name) => {
    const first = await session();
    fs.writeFileSync(file(), spoil[name](fs.readFileSync(file())));
    const again = await session();
    expect(again.remark).toContain('computed again');
    expect([again.asked, again.answers]).toEqual([first.asked, first.answers]);
    expect((await session()).asked).toBe(0);
  });

  test('of other roads or options', async () => {
    await session();
    expect((await session(POINTS, { ...countedEngine(), identity: 'other' })).asked).toBe(0);
    expect(fs.readdirSync(folder)).toHaveLength(2);
    expect(await readPairs(file(), 'a third')).toMatchObject({ kind: 'useless' });
  });
});

test('caches go where the system wants them', () => {
  const before = process.env.XDG_CACHE_HOME;
  process.env.XDG_CACHE_HOME = folder;
  try {
    expect(cacheFolder()).toBe(path.join(folder, 'schoolrun'));
    expect(cacheFolder('own')).toBe(path.resolve('own'));
  } finally {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
  }
});

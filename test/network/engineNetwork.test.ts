/** One store of pairs behind every figure: the same numbers whoever asks, and nothing asked twice. */
import { describe, expect, test } from 'vitest';
import { type LonLat, NO_WAY, type SparseDrives } from '../../src/model/index.ts';
import { engineNetwork } from '../../src/network/engineNetwork.ts';
import { rectangles } from '../../src/network/rectangles.ts';
import { storeInMemory } from '../../src/network/store.ts';
import { greatCircleMetres } from '../../src/network/straightLine.ts';
import { POLICY } from '../check/support.ts';
import { countedEngine, madeUp } from './support.ts';

const POINTS = Array.from({ length: 9 }, (_, i): LonLat => [-(1200 + i) / 1000, (50_700 + ((i * 5) % 9)) / 1000]);
const policy = { ...POLICY, travelTimeFactor: { am: 1.15, pm: 1.1 } };

function networkOf(engine = countedEngine()) {
  return { engine, network: engineNetwork({ engine, store: storeInMemory(), policy, note: '' }) };
}

test('the matrix holds the single drives in both sessions, rounded once', async () => {
  const { network } = networkOf();
  const matrix = await network.matrix(POINTS);
  for (const session of ['am', 'pm'] as const) {
    const legs = POINTS.flatMap((from) => POINTS.map((to) => ({ from, to })));
    const drives = await network.drives(session, legs);
    expect(drives.map((d) => d.seconds)).toEqual([...matrix.seconds[session]]);
    expect(drives.map((d) => d.metres)).toEqual([...matrix.metres]);
    legs.forEach(({ from, to }, i) => {
      const { tenths, metres } = from === to ? { tenths: 0, metres: 0 } : madeUp(from, to);
      const seconds = Math.round((tenths / 10) * policy.travelTimeFactor[session]);
      expect(drives[i]).toEqual({ metres, seconds });
    });
  }
});

test('single drives and a matrix afterwards agree, and no pair is asked twice', async () => {
  const { network, engine } = networkOf();
  const legs = POINTS.slice(1).map((to) => ({ from: POINTS[0], to }));
  const before = await network.drives('am', legs);
  expect(engine.asked).toBe(8);
  const matrix = await network.matrix(POINTS);
  expect([...matrix.seconds.am.subarray(1, 9)]).toEqual(before.map((d) => d.seconds));
  const asked = engine.asked;
  expect(asked).toBeLessThanOrEqual(2 * 81);
  await network.matrix(POINTS.slice(2));
  await network.drives('pm', legs);
  expect(engine.asked).toBe(asked);
});

test('a place far from every road, or on a part without a way out, has no drive at all', async () => {
  const { network } = networkOf(countedEngine([POINTS[1]], [POINTS[2]]));
  const [far, back, cut, fine] = await network.drives('am', [
    { from: POINTS[1], to: POINTS[0] },
    { from: POINTS[0], to: POINTS[1] },
    { from: POINTS[2], to: POINTS[0] },
    { from: POINTS[3], to: POINTS[0] },
  ]);
  expect([far, back, cut]).toEqual([NO_WAY, NO_WAY, NO_WAY]);
  expect(fine.seconds).toBeLessThan(NO_WAY.seconds);
  const matrix = await network.matrix(POINTS.slice(0, 3));
  expect(matrix.seconds.pm[1]).toBe(NO_WAY.seconds);
});

test('a walk is never shorter than the straight line', async () => {
  const { network } = networkOf();
  expect(await network.walks([{ from: POINTS[0], to: POINTS[1] }])).toEqual([greatCircleMetres(POINTS[0], POINTS[1])]);
});

test('of more places than one matrix holds only the drives to and from schools are asked for', async () => {
  const { network, engine } = networkOf();
  const schools = POINTS.slice(0, 2);
  const many = Array.from({ length: 2999 }, (_, i): LonLat => [-1 - i / 10_000, 50.9]);
  await network.prepare!(schools, many);
  expect(engine.asked).toBe(2 * 2 * 2999 + 2 * 2);
  await network.drives('am', [{ from: many[7], to: schools[1] }]);
  expect(engine.asked).toBe(2 * 2 * 2999 + 2 * 2);
  await network.prepare!(schools, many.slice(0, 20));
  expect(engine.asked).toBe(2 * 2 * 2999 + 2 * 2 + 20 * 22);
});

describe('the drives of some rectangles', () => {
  const wanted = [
    { sources: [5, 0, 1], targets: [3, 4] },
    { sources: [2], targets: [0, 1, 2, 3] },
  ];
  const read = ({ numberOf, blocks }: SparseDrives, block: number, from: number, to: number): number => {
    const { sources, targets, rowOf, columnOf, width, tenths } = blocks[block];
    return tenths[rowOf[sources.indexOf(numberOf[from])] * width + columnOf[targets.indexOf(numberOf[to])]];
  };
  const checkAll = (sparse: SparseDrives): void => {
    wanted.forEach(({ sources, targets }, b) => {
      for (const from of sources) {
        for (const to of targets) {
          const expected = from === to ? 0 : madeUp(POINTS[from], POINTS[to]).tenths;
          expect(read(sparse, b, from, to)).toBe(expected);
        }
      }
    });
  };

  test('are those of the matrix, and nothing else is asked', async () => {
    const { network, engine } = networkOf();
    const sparse = await network.sparse!(POINTS, wanted);
    checkAll(sparse);
    expect(engine.asked).toBe(3 * 2 + 4);
    expect(sparse.factor).toEqual(policy.travelTimeFactor);
  });

  test('hold what was asked and no more, also where more is known', async () => {
    const { network, engine } = networkOf();
    await network.matrix(POINTS);
    const asked = engine.asked;
    const sparse = await network.sparse!(POINTS, wanted);
    checkAll(sparse);
    expect(engine.asked).toBe(asked);
    expect(sparse.blocks.map(({ sources, targets }) => [sources.length, targets.length])).toEqual([
      [3, 2],
      [1, 4],
    ]);
  });

  test('of the same sources with other targets are one table, of which only the new is asked', async () => {
    const { network, engine } = networkOf();
    await network.sparse!(POINTS, [{ sources: [0, 1], targets: [2, 3, 4] }]);
    checkAll(await network.sparse!(POINTS, [...wanted, { sources: [0, 1], targets: [4, 5] }]));
    const before = engine.asked;
    await network.sparse!(POINTS, [{ sources: [0, 1], targets: [2, 3, 4, 5] }]);
    expect(engine.asked).toBe(before);
  });
});

describe('rectangles', () => {
  test('a full matrix is one', () => {
    const all = [0, 1, 2].flatMap((f) => [0, 1, 2].map((t) => [f, t] as const));
    expect(rectangles(all)).toEqual([{ sources: [0, 1, 2], targets: [0, 1, 2] }]);
  });

  test('sources with the same targets go together, and every pair is in one', () => {
    expect(
      rectangles([
        [1, 9],
        [2, 9],
        [3, 8],
        [3, 9],
        [1, 9],
      ]),
    ).toEqual([
      { sources: [1, 2], targets: [9] },
      { sources: [3], targets: [8, 9] },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bisect, partsFor, type Weighted } from '../../../src/report/tender/bisect.ts';

const SIZE = { least: 6, most: 12 };
const thing = (x: number, y: number, weight: number): Weighted => ({ at: [x, y], weight });

const anyThings = fc.array(
  fc.record({
    at: fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
    weight: fc.integer({ min: 1, max: 50 }),
  }),
  { minLength: 1, maxLength: 80 },
);

describe('bisect', () => {
  test('cuts a line of equals into neighbours', () => {
    const line = Array.from({ length: 24 }, (_, i) => thing(i, 0, 1));
    const parts = bisect(line, SIZE);
    expect(parts.map((part) => part.map(({ at }) => at[0]))).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10, 11, 12, 13, 14, 15],
      [16, 17, 18, 19, 20, 21, 22, 23],
    ]);
  });

  test('weighs: one side holds more where its things are light', () => {
    // Seven heavy things to the west and eleven light ones to the east: half of the weight each.
    const west = Array.from({ length: 7 }, (_, i) => thing(0, i, 24 / 7));
    const east = Array.from({ length: 11 }, (_, i) => thing(100, i, 24 / 11));
    expect(bisect([...east, ...west], SIZE).map((part) => part.length)).toEqual([7, 11]);
  });

  test('keeps two villages apart', () => {
    const villages = Array.from({ length: 16 }, (_, i) => thing((i % 2) * 1000 + i, i, 1));
    const parts = bisect(villages, SIZE);
    expect(parts.map((part) => new Set(part.map(({ at }) => at[0] >= 1000)).size)).toEqual([1, 1]);
  });

  test('makes parts for any number', () => {
    expect([1, 5, 12, 13, 18, 27, 37].map((n) => partsFor(n, SIZE))).toEqual([1, 1, 1, 2, 2, 3, 4]);
  });

  test('loses and doubles nothing, keeps to the sizes, and finds the same again', () => {
    fc.assert(
      fc.property(anyThings, (things) => {
        const parts = bisect(things, SIZE);
        expect(parts).toHaveLength(partsFor(things.length, SIZE));
        expect(parts.flat()).toHaveLength(things.length);
        expect(new Set(parts.flat())).toEqual(new Set(things));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(SIZE.most);
          if (things.length >= SIZE.least) expect(part.length).toBeGreaterThanOrEqual(SIZE.least);
          const places = part.map((one) => things.indexOf(one));
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
        expect(bisect(things, SIZE)).toEqual(parts);
      }),
    );
  });
});

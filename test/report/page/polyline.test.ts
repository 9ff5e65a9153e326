import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLine, encodeLine } from '../../../src/report/page/polyline.ts';

test('the published example of the format', () => {
  const line = [
    [-120.2, 38.5],
    [-120.95, 40.7],
    [-126.453, 43.252],
  ] as const;
  expect(encodeLine(line)).toBe('_p~iF~ps|U_ulLnnqC_mqNvxq`@');
  expect(decodeLine('_p~iF~ps|U_ulLnnqC_mqNvxq`@')).toEqual(line);
});

test('any line comes back to the nearest step', () => {
  const degrees = (most: number) => fc.integer({ min: -most * 100_000, max: most * 100_000 }).map((n) => n / 100_000);
  fc.assert(
    fc.property(fc.array(fc.tuple(degrees(180), degrees(90))), (line) => {
      expect(decodeLine(encodeLine(line))).toEqual(line.map(([x, y]) => [x + 0, y + 0]));
    }),
  );
});

import { distance } from '@turf/turf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PointIndex } from '../../src/stops/pointIndex.ts';

const near = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }));
const point = near.map(([x, y]) => [-1.3 + x / 1e5, 50.7 + y / 1e5] as const);

test('all points within the distance, nearest first, and none much farther', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), point, fc.integer({ min: 0, max: 2500 }), (points, at, metres) => {
      const away = points.map((p) => distance([...at], [...p], { units: 'meters' }));
      const found = new PointIndex(points).around(at, metres);
      expect(new Set(found).size).toBe(found.length);
      away.forEach((d, i) => {
        if (d <= metres) expect(found).toContain(i);
        if (d > metres * 1.003 + 2) expect(found).not.toContain(i);
      });
      // The index's sphere differs a little, so near ties may swap.
      for (let k = 1; k < found.length; k++) expect(away[found[k]]).toBeGreaterThan(away[found[k - 1]] - 1e-6);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('no points, none found', () => {
  expect(new PointIndex([]).around([0, 51], 1e6)).toEqual([]);
});

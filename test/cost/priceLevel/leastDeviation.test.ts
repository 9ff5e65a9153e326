import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastDeviation } from '../../../src/cost/priceLevel/leastDeviation.ts';
import { deviation, type Observation, weightedMedian } from '../../../src/cost/priceLevel/observation.ts';

/** The least deviation of two coefficients: a best one lies where two of the lines or of the axes cross. */
function leastOfTwo(observations: readonly Observation[]): number {
  const lines = [...observations, { x: [1, 0], y: 0 }, { x: [0, 1], y: 0 }];
  let least = Number.POSITIVE_INFINITY;
  for (const {
    x: [a, b],
    y: p,
  } of lines) {
    for (const {
      x: [c, d],
      y: q,
    } of lines) {
      const det = a * d - b * c;
      if (Math.abs(det) < 1e-9) continue;
      const at = [(p * d - b * q) / det, (a * q - p * c) / det];
      if (at.every((value) => value >= -1e-12)) least = Math.min(least, deviation(observations, at));
    }
  }
  return least;
}

const figure = fc.integer({ min: 1, max: 60 });
const observation = fc.record({ x: fc.tuple(figure, figure), y: figure });

describe('the least deviation', () => {
  it('is the weighted median for a single coefficient', () => {
    // Ratios 1, 2 and 10 with weights 1, 1 and 1: the odd one does not pull.
    const three = [1, 2, 10].map((y) => ({ x: [1], y }));
    expect(leastDeviation(three, [0])![0]).toBeCloseTo(2, 7);
    expect(
      weightedMedian([
        [1, 1],
        [1, 2],
        [5, 50],
      ]),
    ).toBe(10);
  });

  it('lets no coefficient be negative', () => {
    // y = 10 − x, which only a price below nothing for x would explain.
    const rows = [1, 2, 3, 4, 5].map((x) => ({ x: [1, x], y: 10 - x }));
    const [level, slope] = leastDeviation(rows, [1, 1])!;
    expect(slope).toBe(0);
    expect(level).toBeCloseTo(7, 7);
  });

  it('is as small as trying every crossing makes it', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 2, maxLength: 12 }), (rows) => {
        const found = leastDeviation(rows, [1, 1]);
        expect(found).not.toBeNull();
        expect(deviation(rows, found!)).toBeCloseTo(leastOfTwo(rows), 5);
      }),
    );
  });

  it('is so too where most of the observations stand in two sums', () => {
    fc.assert(
      fc.property(
        fc.array(observation, { minLength: 150, maxLength: 200 }),
        fc.tuple(figure, figure),
        (rows, start) => {
          const found = leastDeviation(rows, start)!;
          expect(deviation(rows, found) / leastOfTwo(rows)).toBeCloseTo(1, 6);
        },
      ),
      { numRuns: 10 },
    );
  });
});

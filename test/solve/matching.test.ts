/** Pairs of duties to link: disjoint, of greatest gain. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestPairs, MOST_PAIRS, type Pair } from '../../src/solve/matching.ts';

const total = (pairs: readonly Pair[]): number => pairs.reduce((sum, pair) => sum + pair.gain, 0);
const disjoint = (pairs: readonly Pair[]): boolean =>
  new Set(pairs.flatMap(({ a, b }) => [a, b])).size === 2 * pairs.length;

/** Greatest gain by trying every subset. */
function bruteForce(pairs: readonly Pair[]): number {
  if (pairs.length === 0) return 0;
  const [first, ...rest] = pairs;
  const apart = rest.filter(({ a, b }) => ![a, b].some((n) => n === first.a || n === first.b));
  return Math.max(bruteForce(rest), first.gain + bruteForce(apart));
}

const pairsOf = (nodes: number, most: number) =>
  fc
    .uniqueArray(
      fc.record({ a: fc.nat(nodes - 1), b: fc.nat(nodes - 1), gain: fc.integer({ min: -5, max: 1_000_000 }) }),
      { maxLength: most, selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}` },
    )
    .map((pairs) => pairs.filter(({ a, b }) => a !== b));

describe('best pairs', () => {
  test('of a path of three, the two outer ones, though the middle one gains most', () => {
    const pairs = [
      { a: 0, b: 1, gain: 6 },
      { a: 1, b: 2, gain: 10 },
      { a: 2, b: 3, gain: 6 },
    ];
    expect(bestPairs(pairs).map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('of an odd circle, where the relaxation would take halves', () => {
    const circle = [0, 1, 2].map((a) => ({ a, b: (a + 1) % 3, gain: 10 + a }));
    expect(total(bestPairs(circle))).toBe(12);
  });

  test('agree with trying every subset', () => {
    fc.assert(
      fc.property(pairsOf(7, 14), (pairs) => {
        const best = bestPairs(pairs);
        expect(disjoint(best)).toBe(true);
        expect(total(best)).toBe(bruteForce(pairs));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('of more than the integer programme is given are still disjoint and worth having', () => {
    const pairs = Array.from({ length: MOST_PAIRS + 50 }, (_, i) => ({
      a: i % 20,
      b: 20 + (i % 31),
      gain: 1 + (i % 7),
    }));
    const best = bestPairs(pairs);
    expect(disjoint(best)).toBe(true);
    expect(best.length).toBeGreaterThan(10);
  });
});

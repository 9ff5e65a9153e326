import { expect, test } from 'vitest';
import { bestOf, type Sketch } from '../../src/solve/sketch.ts';
import { bellProblem } from './bells.ts';

test('the best of several leaves least out, then costs least; of those alike it is the first', () => {
  const { problem } = bellProblem(1);
  const sketch = (cost: number, absent: number[]): Sketch => ({
    duties: [{ type: 0, routes: [], order: [[], []], days: 1, visits: [[], []], cost }],
    absent,
  });
  const [dear, cheap, again, lazy] = [sketch(9, []), sketch(5, []), sketch(5, []), sketch(1, [3])];
  expect(bestOf(problem, [lazy, dear, cheap, again])).toBe(cheap);
  expect(bestOf(problem, [again, cheap])).toBe(again);
  expect(bestOf(problem, [lazy])).toBe(lazy);
});

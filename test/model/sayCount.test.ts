import { expect, test } from 'vitest';
import { sayCount } from '../../src/model/index.ts';

test('one thing is one, any other number of them are many', () => {
  const said = [0, 1, 2, 1234, 1234567, 0.5, 1234.5678].map((n) => sayCount(n, 'pupil'));
  expect(said).toEqual([
    '0 pupils',
    '1 pupil',
    '2 pupils',
    '1,234 pupils',
    '1,234,567 pupils',
    '0.5 pupils',
    '1,234.5678 pupils',
  ]);
  expect([1, 2].map((n) => sayCount(n, 'bay is', 'bays are'))).toEqual(['1 bay is', '2 bays are']);
});

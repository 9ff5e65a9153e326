import { expect, test } from 'vitest';
import { smallest } from '../../src/solve/nearest.ts';
import { Random } from '../../src/solve/random.ts';

test('as sorting all and taking the first, with keys that are alike', () => {
  const random = new Random(1);
  for (let n = 0; n < 2000; n++) {
    const count = random.below(40);
    const kinds = 1 + random.below(60);
    const keys = Float64Array.from({ length: count + 5 }, () => random.below(kinds));
    const most = random.below(45);
    const expected = Array.from({ length: count }, (_, i) => i).sort((a, b) => keys[a] - keys[b] || a - b);
    expect([...smallest(keys, count, most, new Int32Array(count + 5))]).toEqual(expected.slice(0, most));
  }
});

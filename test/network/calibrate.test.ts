/** The fit by least absolute deviation. */
import { expect, test } from 'vitest';
import { calibrate, slope, weightedMedian } from '../../src/network/calibrate.ts';
import { engineNetwork } from '../../src/network/engineNetwork.ts';
import { storeInMemory } from '../../src/network/store.ts';
import { aCase, pupil, school } from '../check/support.ts';
import { countedEngine } from './support.ts';

const points = Array.from({ length: 41 }, (_, i): [number, number] => [
  100 + 37 * i,
  (100 + 37 * i) * (1.3 + (i % 5) / 50),
]);

test('the linear programme finds the weighted median of the ratios', () => {
  expect(slope(points)).toBeCloseTo(weightedMedian(points), 6);
  expect(slope(points)).toBeCloseTo(1.34, 6);
});

test('a few odd drives do not pull it towards them', () => {
  const odd = points.map(([x, y], i): [number, number] => [x, i % 10 === 0 ? 12 * y : y]);
  expect(slope(odd)).toBeGreaterThan(1.3);
  expect(slope(odd)).toBeLessThan(1.38);
});

test('a case whose roads are 1.4 times the straight line at 36 km/h', async () => {
  const theCase = aCase({
    schools: [school('S1', 0)],
    pupils: Array.from({ length: 60 }, (_, i) => pupil(`P${i}`, 20_000 + 700 * i)),
  });
  const network = engineNetwork({ engine: countedEngine(), store: storeInMemory(), policy: theCase.policy, note: '' });
  const fit = await calibrate(theCase, network);
  expect(fit?.drives).toBe(119);
  expect(fit?.roadFactor).toBeCloseTo(1.4, 1);
  expect(fit?.kmh).toBeCloseTo(36, 0);
  expect(Math.abs(fit?.fitted.metresPercent ?? 99)).toBeLessThan(Math.abs(fit?.now.metresPercent ?? 0));
});

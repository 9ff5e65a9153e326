import { describe, expect, test } from 'vitest';
import { fromNationalGrid, metresBetween, positionProblem } from '../../src/ingest/values/coordinates.ts';

describe('National Grid', () => {
  // Ordnance Survey's own transformation (OSTN15) of points all over England, in degrees.
  test.each([
    ["St Mary's, Isles of Scilly", 91492.146, 11318.804, 49.9222639373, -6.29977752014],
    ['Great Yarmouth', 651409.804, 313177.45, 52.65800783, 1.71607397],
    ['Plymouth', 250359.811, 62016.569, 50.4388582561, -4.10864563561],
    ['London', 530624.974, 178388.464, 51.4893656495, -0.1199255718],
  ])('%s is within 6 m', (_name, easting, northing, lat, lon) => {
    expect(metresBetween(fromNationalGrid(easting, northing), [lon, lat])).toBeLessThan(6);
  });

  test('six decimals', () => {
    const [lon, lat] = fromNationalGrid(450_000, 90_000);
    expect([lon, lat]).toEqual([Number(lon.toFixed(6)), Number(lat.toFixed(6))]);
  });
});

describe('positions', () => {
  test.each([
    [-1.3, 50.7, 'england', null],
    [0, 0, 'kingdom', 'zero'],
    [50.7, -1.3, 'kingdom', 'swapped'],
    [450_000, 90_000, 'kingdom', 'grid'],
    [13.4, 52.5, 'kingdom', 'outside'],
    [-4.2, 57.5, 'england', 'outside'],
    [-4.2, 57.5, 'kingdom', null],
    [0, 51.5, 'england', null],
  ] as const)('%d, %d (%s): %s', (lon, lat, area, problem) => {
    expect(positionProblem(lon, lat, area)).toBe(problem);
  });

  test('distance on the sphere', () => {
    expect(metresBetween([0, 51], [0, 52])).toBe(111_195);
  });
});

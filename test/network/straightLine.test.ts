/** The straight-line network against turf's great circles. */
import { distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LonLat, Policy } from '../../src/model/index.ts';
import { networkFor } from '../../src/network/index.ts';
import {
  greatCircleMetres,
  straightLineNetwork,
  straightLineOf,
  straightMatrix,
} from '../../src/network/straightLine.ts';
import { aCase, POLICY } from '../check/support.ts';

const coordinate = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const anywhere = fc.tuple(coordinate(-180, 180), coordinate(-90, 90));
const inEngland = fc.tuple(coordinate(-6, 2), coordinate(50, 56));
const turf = (a: LonLat, b: LonLat): number => distance([...a], [...b], { units: 'meters' });
const policy = (rest: Partial<Policy> = {}): Policy => ({ ...POLICY, ...rest });

describe('great circles', () => {
  test('as turf measures them, anywhere', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        // Close to the antipodes both lose digits, so the tolerance is a share of the Earth's half circumference.
        expect(Math.abs(greatCircleMetres(a, b) - turf(a, b))).toBeLessThan(a[0] === b[0] && a[1] === b[1] ? 1e-9 : 1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('to a thousandth of a millimetre within England', () => {
    fc.assert(
      fc.property(inEngland, inEngland, (a, b) => {
        expect(Math.abs(greatCircleMetres(a, b) - turf(a, b))).toBeLessThan(1e-6);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  test('a degree of latitude is πR/180', () => {
    expect(greatCircleMetres([0, 51], [0, 52])).toBeCloseTo((Math.PI * 6_371_008.8) / 180, 6);
    expect(greatCircleMetres([-1.2, 50.7], [-1.2, 50.7])).toBe(0);
  });
});

describe('drives', () => {
  test('metres and seconds are rounded once each, at the end', async () => {
    const factors = fc.record({ am: coordinate(0.5, 2), pm: coordinate(0.5, 2) });
    await fc.assert(
      fc.asyncProperty(
        inEngland,
        inEngland,
        coordinate(1, 2),
        coordinate(10, 80),
        factors,
        async (a, b, road, kmh, f) => {
          const network = straightLineNetwork(policy({ straightLine: { roadFactor: road, kmh }, travelTimeFactor: f }));
          const metres = turf(a, b) * road;
          for (const session of ['am', 'pm'] as const) {
            const [drive] = await network.drives(session, [{ from: a, to: b }]);
            const seconds = (metres / ((kmh * 1000) / 3600)) * f[session];
            // Half a unit and a breath: a whole-metre rounding before the seconds would be farther off.
            expect(Math.abs(drive.metres - metres)).toBeLessThanOrEqual(0.5 + 1e-6);
            expect(Math.abs(drive.seconds - seconds)).toBeLessThanOrEqual(0.5 + 1e-6);
            expect([Number.isInteger(drive.metres), Number.isInteger(drive.seconds)]).toEqual([true, true]);
          }
        },
      ),
      { seed: 3, numRuns: 500 },
    );
  });

  test("the session's factor multiplies the time, never the distance", async () => {
    const network = straightLineNetwork(policy({ travelTimeFactor: { am: 1.5, pm: 1 } }));
    const leg = { from: [0, 51] as const, to: [0, 51.0899322] as const };
    // 0.0899322° is 10 000.0 m; at 36 km/h that takes 1000 s.
    expect(await network.drives('pm', [leg])).toEqual([{ metres: 10_000, seconds: 1000 }]);
    expect(await network.drives('am', [leg])).toEqual([{ metres: 10_000, seconds: 1500 }]);
  });

  test('walks are great circles, neither stretched nor rounded', async () => {
    const network = straightLineNetwork(policy({ straightLine: { roadFactor: 1.35, kmh: 38 } }));
    const leg = { from: [-1.2, 50.7] as const, to: [-1.21, 50.705] as const };
    expect(await network.walks([leg])).toEqual([greatCircleMetres(leg.from, leg.to)]);
  });
});

test('the matrix holds the single drives, there and back', async () => {
  const factor = fc.constantFrom({ am: 1, pm: 1 }, { am: 1.15, pm: 1 }, { am: 1.3, pm: 0.9 });
  await fc.assert(
    fc.asyncProperty(fc.array(inEngland, { maxLength: 7 }), factor, async (points, travelTimeFactor) => {
      const network = straightLineNetwork(policy({ travelTimeFactor }));
      const matrix = await network.matrix(points);
      expect(matrix.size).toBe(points.length);
      const legs = points.flatMap((from) => points.map((to) => ({ from, to })));
      const [am, pm] = [await network.drives('am', legs), await network.drives('pm', legs)];
      expect([...matrix.metres]).toEqual(am.map((drive) => drive.metres));
      expect([...matrix.seconds.am]).toEqual(am.map((drive) => drive.seconds));
      expect([...matrix.seconds.pm]).toEqual(pm.map((drive) => drive.seconds));
      for (let i = 0; i < points.length; i++) {
        for (let j = 0; j < points.length; j++) {
          expect(matrix.metres[i * points.length + j]).toBe(matrix.metres[j * points.length + i]);
        }
      }
    }),
    { seed: 4, numRuns: 100 },
  );
});

test('threads can share the matrix', () => {
  const line = straightLineOf(policy({ travelTimeFactor: { am: 1, pm: 2 } }));
  const matrix = straightMatrix(line, [
    [0, 51],
    [0, 52],
  ]);
  for (const array of [matrix.metres, matrix.seconds.am, matrix.seconds.pm]) {
    expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
  }
});

describe('the engine of a case', () => {
  test('says when roads are named but not driven on', () => {
    expect(networkFor(aCase({})).note).toBe('');
    const { engine, note } = networkFor(aCase({ policy: { roads: '/x/area.osm.pbf' } }));
    expect(engine).toBe('straight-line');
    expect(note).toContain('area.osm.pbf');
  });
});

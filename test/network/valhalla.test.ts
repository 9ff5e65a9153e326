/** The engine inside: real roads of the Isle of Wight, where package and shared data are there. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LonLat, RoadNetwork } from '../../src/model/index.ts';
import { openNetwork } from '../../src/network/index.ts';
import { greatCircleMetres } from '../../src/network/straightLine.ts';
import { findValhalla, type ValhallaPackage } from '../../src/network/valhalla/package.ts';
import { isWhole, tilesFor } from '../../src/network/valhalla/tiles.ts';
import { aCase, POLICY, pupil, school } from '../check/support.ts';
import { SHARED } from '../support/shared.ts';

const ROADS = path.join(SHARED, 'roads', 'isle-of-wight.osm.pbf');
const valhalla = findValhalla() as ValhallaPackage;
const there = valhalla !== null && fs.existsSync(ROADS);
const why = valhalla === null ? '@valhallajs/valhallajs is not installed' : `${ROADS} is not there`;

const COWES: LonLat = [-1.2975, 50.7595];
const EAST_COWES: LonLat = [-1.2885, 50.757];
const NEWPORT: LonLat = [-1.2936, 50.7008];
const RYDE: LonLat = [-1.1627, 50.7293];
const VENTNOR: LonLat = [-1.2066, 50.595];
const TOWNS = [COWES, EAST_COWES, NEWPORT, RYDE, VENTNOR];

let cache: string;
beforeAll(() => {
  cache = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-tiles-'));
});
afterAll(() => fs.rmSync(cache, { recursive: true, force: true }));

const theCase = aCase({
  policy: { ...POLICY, roads: ROADS },
  schools: [school('S1', 0, { at: EAST_COWES })],
  pupils: [pupil('A', 0, { home: COWES })],
});
const quiet = () => {};
const job = () => ({ roads: ROADS, cache, valhalla, threads: 1, say: quiet });

async function using<T>(options: object, use: (network: RoadNetwork) => Promise<T>): Promise<T> {
  const network = await openNetwork(theCase, { cache, threads: 1, ...options });
  try {
    return await use(network);
  } finally {
    await network.close?.();
  }
}

describe.skipIf(!there)(there ? 'valhalla' : `valhalla: skipped, ${why}`, () => {
  test('tiles are built once, two at a time do no harm, and a cut-off build is built again', async () => {
    const [a, b] = await Promise.all([tilesFor(job()), tilesFor(job())]);
    expect(a).toEqual(b);
    expect(await isWhole(a.folder)).toBe(true);
    const names = fs.readdirSync(cache);
    expect(names).toHaveLength(1);
    let built = 0;
    const counting = { ...job(), say: () => void built++ };
    await tilesFor(counting);
    expect(built).toBe(0);
    const tile = fs.readdirSync(a.folder, { recursive: true, encoding: 'utf8' }).find((n) => n.endsWith('.gph'));
    fs.truncateSync(path.join(a.folder, tile as string), 1000);
    expect(await isWhole(a.folder)).toBe(false);
    await tilesFor(counting);
    expect([built, await isWhole(a.folder), fs.readdirSync(cache).length]).toEqual([1, true, 1]);
  });

  test('a file without roads is an error with exit 3, and leaves nothing behind', async () => {
    const bad = path.join(cache, 'bad.osm.pbf');
    fs.writeFileSync(bad, 'no roads');
    const before = fs.readdirSync(cache).length;
    await expect(tilesFor({ ...job(), roads: bad })).rejects.toMatchObject({
      exitCode: 3,
      faults: [{ code: 'NETWORK-ROADS-UNREADABLE' }],
    });
    expect(fs.readdirSync(cache)).toHaveLength(before);
  });

  test('from Cowes to East Cowes around by Newport, unless ferries are allowed', async () => {
    const leg = { from: COWES, to: EAST_COWES };
    const [around] = await using({}, (n) => n.drives('am', [leg]));
    const [across] = await using({ ferries: true }, (n) => n.drives('am', [leg]));
    expect(around.metres).toBeGreaterThan(12_000);
    expect(across.metres).toBeLessThan(3000);
    const [walk] = await using({}, (n) => n.walks([leg]));
    expect(walk).toBeGreaterThan(10_000);
  });

  test('one answer for a pair, alone, many to one, one to many, or in the matrix', async () => {
    await using({ cache, matrix: undefined }, async (network) => {
      const many = TOWNS.map((from) => ({ from, to: NEWPORT }));
      const together = await network.drives('am', many);
      const alone = await Promise.all(
        TOWNS.map((from) => using({}, async (n) => (await n.drives('am', [{ from, to: NEWPORT }]))[0])),
      );
      const matrix = await using({}, (n) => n.matrix(TOWNS));
      expect(together).toEqual(alone);
      expect(together.map((d) => d.seconds)).toEqual(TOWNS.map((_, i) => matrix.seconds.am[i * TOWNS.length + 2]));
    });
  });

  test('there and back differ: the roads are no straight line', async () => {
    const { seconds, size } = await using({}, (n) => n.matrix(TOWNS));
    const pairs = TOWNS.flatMap((_, i) => TOWNS.map((_, j) => [seconds.am[i * size + j], seconds.am[j * size + i]]));
    expect(pairs.some(([there, back]) => there !== back)).toBe(true);
  });

  test('a leg has a line along the road and the figures of the matrix', async () => {
    await using({}, async (network) => {
      const leg = await network.route!('pm', { from: RYDE, to: VENTNOR });
      const [drive] = await network.drives('pm', [{ from: RYDE, to: VENTNOR }]);
      expect({ metres: leg.metres, seconds: leg.seconds }).toEqual(drive);
      expect(leg.line.length).toBeGreaterThan(50);
      expect(greatCircleMetres(leg.line[0], RYDE)).toBeLessThan(200);
      expect((leg.osrm as { steps: unknown[] }).steps.length).toBeGreaterThan(3);
    });
  });

  test('traffic keeps to the left: exits of roundabouts are counted clockwise', async () => {
    await using({}, async (network) => {
      const north = await network.route!('am', { from: [-1.2936, 50.695], to: [-1.2936, 50.715] });
      const { steps } = north.osrm as { steps: { driving_side: string; maneuver: { exit?: number }; name: string }[] };
      expect(new Set(steps.map((step) => step.driving_side))).toEqual(new Set(['left']));
      // From Medina Avenue: the first exit at Saint George's, the second at Coppins Bridge, the third at St Mary's.
      expect(steps.flatMap((step) => step.maneuver.exit ?? []).slice(0, 3)).toEqual([1, 2, 3]);
    });
  });

  test('a place in the sea meets no road that is near', async () => {
    const [land, sea] = await using({}, (n) => n.snaps!([NEWPORT, [-1.5, 50.55]]));
    expect(land.metres).toBeLessThan(100);
    expect(sea.metres).toBeGreaterThan(1000);
  });
});

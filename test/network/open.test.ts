/** Which engine is taken, and why. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SchoolrunError } from '../../src/model/index.ts';
import { openNetwork } from '../../src/network/index.ts';
import { findValhalla } from '../../src/network/valhalla/package.ts';
import { aCase, POLICY } from '../check/support.ts';

let folder: string;
let roads: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-open-'));
  roads = path.join(folder, 'area.osm.pbf');
  fs.writeFileSync(roads, 'no roads at all');
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const withRoads = (file: string) => aCase({ policy: { ...POLICY, roads: file } });

test('without roads in the case: straight lines, and why', async () => {
  const network = await openNetwork(aCase({}));
  expect([network.engine, network.surprising ?? false]).toEqual(['straight-line', false]);
  expect(network.note).toContain('case.yaml names no roads');
});

test('without the package: straight lines, and how to add it', async () => {
  const network = await openNetwork(withRoads(roads), { valhalla: null });
  expect([network.engine, network.surprising]).toEqual(['straight-line', true]);
  expect(network.note).toContain('npm install @valhallajs/valhallajs');
});

test('without the file of roads: straight lines, and which file', async () => {
  const network = await openNetwork(withRoads(path.join(folder, 'gone.osm.pbf')));
  expect([network.engine, network.surprising]).toEqual(['straight-line', true]);
  expect(network.note).toContain('gone.osm.pbf');
});

test('asked for outright, a missing package is an error that says how to add it', async () => {
  const error = (await openNetwork(withRoads(roads), { engine: 'valhalla', valhalla: null }).catch(
    (e) => e,
  )) as SchoolrunError;
  expect([error.exitCode, error.faults[0].code]).toEqual([3, 'NETWORK-PACKAGE-MISSING']);
  expect(error.faults[0].remedy).toContain('npm install @valhallajs/valhallajs');
});

test('asked for outright without roads in the case, the case is at fault', async () => {
  const valhalla = { version: '0', buildTiles: 'none', buildAdmins: 'none' };
  const error = (await openNetwork(aCase({}), { engine: 'valhalla', valhalla }).catch((e) => e)) as SchoolrunError;
  expect([error.exitCode, error.faults[0].file]).toEqual([2, 'case.yaml']);
});

test('asked for outright, roads that are not there are a fault of the case, with what to do', async () => {
  const valhalla = { version: '0', buildTiles: 'none', buildAdmins: 'none' };
  const gone = withRoads(path.join(folder, 'gone.osm.pbf'));
  const error = (await openNetwork(gone, { engine: 'valhalla', valhalla }).catch((e) => e)) as SchoolrunError;
  expect([error.exitCode, error.faults[0].code, error.faults[0].file]).toEqual([
    2,
    'NETWORK-ROADS-UNREADABLE',
    'case.yaml',
  ]);
  expect(error.faults[0].cause).toContain('gone.osm.pbf');
});

test('a package that is not there is not found', () => {
  const resolve = Object.assign(
    () => {
      throw new Error('MODULE_NOT_FOUND');
    },
    { paths: () => null },
  );
  expect(findValhalla({ resolve })).toBe(null);
});

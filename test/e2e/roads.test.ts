/** The commands on real roads, where the engine's package and the shared island are there. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findValhalla } from '../../src/network/valhalla/package.ts';
import { standInOsrm } from '../network/support.ts';
import { SHARED, SHARED_ISLAND } from '../support/shared.ts';
import { copyCase, DEMO, run, runHere, temporaryFolder } from './command.ts';
import { withTiles } from './tiles.ts';

const roads = path.join(SHARED, 'roads', 'isle-of-wight.osm.pbf');
const missing = findValhalla() === null ? '@valhallajs/valhallajs is not installed' : `${roads} is not there`;
const there = findValhalla() !== null && fs.existsSync(roads) && fs.existsSync(SHARED_ISLAND);

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
/** A cache of drives that the tests share, its tiles made beforehand. */
const cache = () => path.join(folder, 'cache');
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The first pupils of the island and no routes of today, on the shared roads. */
function fewOfTheIsland(to: string, changePupils: (text: string) => string = (text) => text): string {
  const few = copyCase(SHARED_ISLAND, to, {
    'case.yaml': (text) => text.replace(/^roads:.*\n/m, `roads: ${roads}\n`),
    'pupils.csv': (text) => changePupils(`${text.split('\n').slice(0, 41).join('\n')}\n`),
  });
  for (const name of ['current_routes.csv', 'current_calls.csv', 'pupil_addresses.csv']) {
    fs.rmSync(path.join(few, name), { force: true });
  }
  return few;
}

describe.skipIf(!there)(there ? 'on the island’s roads' : `on the island’s roads: skipped, ${missing}`, () => {
  beforeAll(() => withTiles(roads, cache()), 120_000);

  test('optimise, and check from a cache of its own, agree on every figure', async () => {
    const few = fewOfTheIsland(path.join(folder, 'few'));
    const plan = path.join(folder, 'plan');
    const done = await run('optimise', few, '--out', plan, '--iterations', '100', '--cache', cache(), '--quiet');
    expect([0, 4], done.stderr).toContain(done.code);
    expect(done.stdout).toContain('Valhalla');
    const { origin } = JSON.parse(fs.readFileSync(path.join(plan, 'plan.json'), 'utf8'));
    expect(origin).toMatchObject({ network: 'valhalla' });
    expect(origin.networkNote).toContain('without ferries, because case.yaml names them');

    const noDrives = await withTiles(roads, path.join(folder, 'fresh'));
    const fresh = await runHere('check', few, '--plan', plan, '--cache', noDrives);
    expect(fresh).toMatchObject({ code: 0 });
    const straight = await runHere('check', few, '--plan', plan, '--network', 'straight-line');
    expect(straight.code).toBe(4);
    expect(straight.stdout).toContain('The plan was made with the drives of valhalla');
  }, 240_000);

  test('a home in the sea ends in exit 3, or is listed when that is accepted', async () => {
    const first = /^([^,]+)(,.*)$/m;
    const atSea = (text: string) => {
      const [header, row, ...rest] = text.split('\n');
      const columns = header.split(',');
      const cells = row.split(',');
      cells[columns.indexOf('home_lat')] = '50.56';
      cells[columns.indexOf('home_lon')] = '-1.45';
      cells[columns.indexOf('pickup')] = 'door';
      return [header, cells.join(','), ...rest].join('\n');
    };
    const lost = fewOfTheIsland(path.join(folder, 'lost'), atSea);
    const pupil = first.exec(fs.readFileSync(path.join(lost, 'pupils.csv'), 'utf8').split('\n')[1])?.[1] ?? '';
    const args = ['--iterations', '50', '--cache', cache(), '--quiet'];
    const plan = path.join(folder, 'lost-plan');
    const refused = await runHere('optimise', lost, '--out', plan, ...args);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('[NETWORK-FAR-FROM-ROAD] pupils.csv');
    expect(refused.stderr).toContain(`pupil ${pupil}`);
    expect(refused.stderr).toMatch(/nearest road is \d+ m away/);
    const network = await runHere('network', lost, '--cache', cache());
    expect([network.code, network.stdout.includes(pupil)]).toEqual([3, true]);

    expect((await run('optimise', lost, '--out', plan, ...args, '--accept-unreachable')).code).toBe(4);
    const exceptions = fs.readFileSync(path.join(plan, 'exceptions.csv'), 'utf8');
    expect(exceptions).toMatch(new RegExp(`not_carried,${pupil},.*no road leads from`));
    expect((await runHere('check', lost, '--plan', plan, '--cache', cache())).code).toBe(0);
  }, 240_000);

  test('network says what deserves a look and what to write for straight lines', async () => {
    const few = fewOfTheIsland(path.join(folder, 'looked-at'));
    const { code, stdout } = await runHere('network', few, '--calibrate', '--cache', cache());
    expect(code).toBe(0);
    expect(stdout).toContain('Every home has a way to its school and back.');
    expect(stdout).toMatch(/straight_line: \{ road_factor: 1\.\d+, kmh: \d+(\.\d)? \}/);
  }, 120_000);
});

test('the demo by an OSRM server, and lawful by check', async () => {
  const server = await standInOsrm();
  try {
    const plan = path.join(folder, 'osrm-plan');
    const args = ['--osrm-url', server.url, '--cache', path.join(folder, 'osrm')];
    const done = await run('optimise', DEMO, '--out', plan, '--iterations', '50', '--threads', '2', ...args, '--quiet');
    expect([0, 4], done.stderr).toContain(done.code);
    expect(Math.max(...server.tables)).toBeLessThanOrEqual(100);
    const asked = server.paths.length;
    expect(await runHere('check', DEMO, '--plan', plan, ...args)).toMatchObject({ code: 0 });
    // Which data the server has, and a sample of its drives; every other drive is known from before.
    expect(server.paths.length).toBe(asked + 2);
  } finally {
    await server.close();
  }
}, 240_000);

test('network writes the matrix of a server, and plans need the server no more', async () => {
  const server = await standInOsrm();
  const matrix = path.join(folder, 'drives.bin');
  const args = ['--osrm-url', server.url, '--cache', path.join(folder, 'matrix-cache')];
  const written = await runHere('network', DEMO, ...args, '--write-matrix', matrix);
  await server.close();
  expect(written).toMatchObject({ code: 0 });
  expect(written.stdout).toContain(`are in ${matrix}: plan with them by --network matrix`);
  expect(fs.statSync(matrix).mode & 0o077).toBe(0);
  const plan = path.join(folder, 'matrix-plan');
  const done = await run('optimise', DEMO, '--matrix', matrix, '--out', plan, '--iterations', '50', '--quiet');
  expect([0, 4], done.stderr).toContain(done.code);
  expect(await runHere('check', DEMO, '--plan', plan, '--matrix', matrix)).toMatchObject({ code: 0 });
  const unnamed = await runHere('check', DEMO, '--plan', plan);
  expect([unnamed.code, unnamed.stderr]).toEqual([2, expect.stringContaining('Name it: --matrix FILE')]);
}, 240_000);

test.each([
  [['--write-matrix', 'drives.txt'], 'ends in .csv or .bin'],
  [['--write-matrix', 'drives.csv'], '--write-matrix needs roads'],
  [['--osrm-foot', 'http://localhost:5001'], '--osrm-foot is given without --osrm-url'],
  [['--matrix', 'none.csv'], 'there is no file of this name'],
])('network %j: exit 2', async (args, text) => {
  const ended = await runHere('network', DEMO, ...args);
  expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining(text)]);
});

test.each([
  [['--network', 'valhala'], 2, 'Did you mean --network valhalla?'],
  [['--network', 'osrm'], 2, '--osrm-url http://localhost:5000'],
  [['--network', 'matrix'], 2, '--matrix drives.csv'],
  [['--osrm-url', 'https://router.example.org'], 2, "pupils' homes would leave this machine"],
  [['--network', 'valhalla'], 3, ''],
])('%j: exit %i', async (args, code, text) => {
  const ended = await runHere('optimise', DEMO, '--out', path.join(folder, 'none'), ...args);
  // The demo names no roads: where the package is there, that is the fault.
  expect(text === '' ? [2, 3] : [code]).toContain(ended.code);
  expect(ended.stderr).toContain(text);
});

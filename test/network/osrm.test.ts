/** OSRM by a stand-in server that answers in its documented shapes. */
import { afterEach, describe, expect, test } from 'vitest';
import type { LonLat, SchoolrunError } from '../../src/model/index.ts';
import { openNetwork } from '../../src/network/index.ts';
import { openOsrm } from '../../src/network/osrm/engine.ts';
import { isThisMachine, refuseRemote, serverUrl } from '../../src/network/osrm/host.ts';
import { aCase, pupil, school } from '../check/support.ts';
import { madeUp, type StandIn, type StandInBehaviour, standInOsrm } from './support.ts';

let server: StandIn | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const POINTS = Array.from({ length: 23 }, (_, i): LonLat => [-(1200 + i) / 1000, (50_700 + ((i * 7) % 23)) / 1000]);

async function engineOf(behaviour: StandInBehaviour, rest: { tableSize?: number; ferries?: boolean } = {}) {
  server = await standInOsrm(behaviour);
  const options = { url: new URL(server.url), tableSize: 100, ferries: false, backOffMs: 1, timeoutMs: 5000, ...rest };
  return openOsrm(options, POINTS[0]);
}

const codeOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (e: SchoolrunError) => e,
  );
  return [error?.exitCode, error?.faults[0]?.code, error?.faults[0]?.cause ?? ''] as const;
};

describe('tables', () => {
  test('are cut into blocks that keep to the limit, and put together again', async () => {
    const engine = await engineOf({ most: 8 }, { tableSize: 8 });
    const [table] = await engine.drives([{ sources: POINTS, targets: POINTS.slice(0, 11) }]);
    expect(Math.max(...(server as StandIn).tables)).toBeLessThanOrEqual(8);
    POINTS.forEach((from, i) => {
      POINTS.slice(0, 11).forEach((to, j) => {
        const { tenths, metres } = madeUp(from, to);
        expect([table.tenths[i * 11 + j], table.metres[i * 11 + j]]).toEqual([tenths, metres]);
      });
    });
  });

  test('a busy server is asked again', async () => {
    const engine = await engineOf({ failures: [503, 429, 500] });
    const [table] = await engine.drives([{ sources: POINTS.slice(0, 1), targets: POINTS.slice(1, 2) }]);
    expect(table.tenths[0]).toBe(madeUp(POINTS[0], POINTS[1]).tenths);
  });

  test('a server that stays busy, or says nothing, ends in exit 3', async () => {
    expect(await codeOf(engineOf({ failures: [503, 503, 503, 503, 503] }))).toEqual([
      3,
      'NETWORK-OSRM-FAILED',
      expect.stringContaining('after 4 attempts: HTTP 503'),
    ]);
    await server?.close();
    server = await standInOsrm({ silent: true });
    const options = {
      url: new URL(server.url),
      tableSize: 9,
      ferries: false,
      backOffMs: 1,
      timeoutMs: 30,
      attempts: 2,
    };
    expect((await codeOf(openOsrm(options, POINTS[0])))[2]).toContain('it took too long');
  });

  test('a server that lies about sizes is found out', async () => {
    const engine = await engineOf({ lies: true });
    const asked = engine.drives([{ sources: POINTS.slice(0, 3), targets: POINTS.slice(3, 5) }]);
    expect(await codeOf(asked)).toEqual([
      3,
      'NETWORK-OSRM-FAILED',
      expect.stringContaining('durations of 2 × 2 where 3 × 2'),
    ]);
  });

  test('TooBig names the option', async () => {
    const engine = await engineOf({ most: 4 });
    const error = await engine.drives([{ sources: POINTS, targets: POINTS }]).catch((e: SchoolrunError) => e);
    expect((error as SchoolrunError).faults[0].remedy).toContain('--osrm-table-size');
  });

  test('a profile without ferries to exclude says what to do', async () => {
    const engine = await engineOf({ ferries: false });
    const error = await engine.drives([{ sources: POINTS, targets: POINTS }]).catch((e: SchoolrunError) => e);
    expect((error as SchoolrunError).faults[0].remedy).toContain('--allow-ferries');
    await server?.close();
    const allowed = await engineOf({ ferries: false }, { ferries: true });
    expect(await allowed.drives([{ sources: POINTS, targets: POINTS }])).toHaveLength(1);
  });
});

test('NoSegment is put down to the places that it is about', async () => {
  const engine = await engineOf({ noRoadFrom: 0 });
  const points: LonLat[] = [POINTS[0], [0.5, 51], POINTS[1], POINTS[2], [0.7, 51]];
  const snaps = await engine.snaps!(points);
  expect(snaps.map(({ metres }) => metres)).toEqual([12.5, Infinity, 12.5, 12.5, Infinity]);
});

test('a route has its line and its leg', async () => {
  const engine = await engineOf({});
  const { line, osrm } = await engine.route!(POINTS[0], POINTS[1]);
  expect(line).toEqual([POINTS[0], POINTS[1]]);
  expect(osrm).toMatchObject({ steps: [] });
});

describe('pupils’ homes stay on the machine', () => {
  test.each(['http://localhost:5000', 'http://127.0.0.1:5000', 'http://[::1]:5000'])('%s is here', (text) => {
    expect(isThisMachine(serverUrl(text))).toBe(true);
  });

  test.each(['https://router.example.org', 'http://localhost.example.org', 'http://192.0.2.7:5000'])(
    '%s needs --allow-remote',
    async (text) => {
      expect(() => refuseRemote(serverUrl(text), true)).not.toThrow();
      const [exit, code, cause] = await codeOf(openNetwork(aCase({}), { engine: 'osrm', osrmUrl: text, cache: null }));
      expect([exit, code]).toEqual([3, 'NETWORK-REMOTE']);
      expect(cause).toContain("pupils' homes would leave this machine");
    },
  );

  test('a redirection is not followed', async () => {
    const elsewhere = await standInOsrm();
    try {
      const [exit] = await codeOf(engineOf({ redirect: `${elsewhere.url}/nearest/v1/driving/0,51` }));
      expect(exit).toBe(3);
      expect(elsewhere.paths).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  test('no address, or none that can be understood, is a fault of the command', async () => {
    expect((await codeOf(openNetwork(aCase({}), { engine: 'osrm' })))[0]).toBe(2);
    expect((await codeOf(openNetwork(aCase({}), { osrmUrl: 'localhost:5000' })))[0]).toBe(2);
  });
});

test('the network of a case by the server', async () => {
  server = await standInOsrm();
  const theCase = aCase({ schools: [school('S1', 0)], pupils: [pupil('A', 1000)] });
  const network = await openNetwork(theCase, { osrmUrl: server.url, cache: null });
  const leg = { from: theCase.pupils[0].home, to: theCase.schools[0].at };
  const { tenths, metres } = madeUp(leg.from, leg.to);
  expect(await network.drives('am', [leg])).toEqual([{ metres, seconds: Math.round(tenths / 10) }]);
  expect(network.note).toContain('without ferries');
  expect((server.paths.at(-1) ?? '').includes('exclude=ferry')).toBe(true);
  await network.close?.();
});

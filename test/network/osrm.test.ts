/** OSRM by a stand-in server that answers in its documented shapes. */
import { afterEach, describe, expect, test } from 'vitest';
import type { LonLat, SchoolrunError } from '../../src/model/index.ts';
import { openNetwork } from '../../src/network/index.ts';
import { openOsrm } from '../../src/network/osrm/engine.ts';
import { isThisMachine, proxyInUse, refuseRemote, serverUrl } from '../../src/network/osrm/host.ts';
import { greatCircleMetres } from '../../src/network/straightLine.ts';
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
  return openOsrm(options, POINTS);
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
    expect((await codeOf(openOsrm(options, POINTS)))[2]).toContain('it took too long');
  });

  test('a server that lies about sizes is found out', async () => {
    expect(await codeOf(engineOf({ lies: true }, { tableSize: 5 }))).toEqual([
      3,
      'NETWORK-OSRM-FAILED',
      expect.stringMatching(/durations of 2 × 2 where 3 × 2/),
    ]);
  });

  test('TooBig names the option', async () => {
    const error = await engineOf({ most: 4 }).catch((e: SchoolrunError) => e);
    expect((error as SchoolrunError).faults[0].remedy).toContain('--osrm-table-size');
  });

  test('a profile without ferries to exclude says what to do', async () => {
    const error = await engineOf({ ferries: false }).catch((e: SchoolrunError) => e);
    expect((error as SchoolrunError).faults[0].remedy).toContain('--allow-ferries');
    await server?.close();
    const allowed = await engineOf({ ferries: false }, { ferries: true });
    expect(await allowed.drives([{ sources: POINTS, targets: POINTS }])).toHaveLength(1);
  });
});

describe('what no server should send', () => {
  const asked = [{ sources: POINTS.slice(0, 2), targets: POINTS.slice(2, 5) }];

  test.each([
    ['text that is no JSON', { body: '<html>Welcome to nginx</html>' }, 'does not answer as an OSRM server does'],
    ['JSON that is no answer', { body: '[1, 2]' }, 'does not answer as an OSRM server does'],
    ['an answer cut off', { body: '{"code":"Ok","durations":[[0' }, 'does not answer as an OSRM server does'],
    ['a refusal of long requests', { failures: [414] }, 'refuses requests of this length'],
    ['a figure too large for any drive', { cell: 1e300 }, 'numbers were asked for'],
    ['a negative figure', { cell: -1 }, 'numbers were asked for'],
    ['text for a figure', { cell: '12' }, 'numbers were asked for'],
  ] as const)('%s is an error with exit 3, and no drive', async (_, behaviour, cause) => {
    expect(await codeOf(engineOf(behaviour))).toEqual([3, 'NETWORK-OSRM-FAILED', expect.stringContaining(cause)]);
  });

  test('null is no way, and not 0', async () => {
    const engine = await engineOf({ cell: null });
    const [{ tenths, metres }] = await engine.drives(asked);
    expect([[...tenths], [...metres]]).toEqual([new Array(6).fill(-1), new Array(6).fill(-1)]);
  });
});

describe('walks', () => {
  const foot = async (behaviour: StandInBehaviour, run: (server: StandIn) => Promise<void>) => {
    const footServer = await standInOsrm(behaviour);
    try {
      await run(footServer);
    } finally {
      await footServer.close();
    }
  };

  test('follow the foot profile where there is one, and the note says so', async () => {
    await foot({}, async ({ url, paths }) => {
      server = await standInOsrm();
      const network = await openNetwork(aCase({}), { osrmUrl: server.url, osrmFoot: url, cache: null });
      const leg = { from: POINTS[0], to: POINTS[9] };
      expect(await network.walks([leg])).toEqual([madeUp(leg.from, leg.to).metres + 0.3]);
      expect(paths.at(-1)).toContain('/table/v1/foot/');
      expect(paths.at(-1)).toContain('annotations=distance&exclude=ferry');
      expect(network.note).toContain(`walks are those of ${new URL(url).host}.`);
      await network.close?.();
    });
  });

  test('where that profile cannot leave out ferries, the note says that too', async () => {
    await foot({ ferries: false }, async ({ url, paths }) => {
      server = await standInOsrm();
      const network = await openNetwork(aCase({}), { osrmUrl: server.url, osrmFoot: url, cache: null });
      await network.walks([{ from: POINTS[0], to: POINTS[9] }]);
      expect(paths.at(-1)).not.toContain('exclude');
      expect(network.note).toContain('may take ferries');
      await network.close?.();
    });
  });

  test('are straight lines without one, which deserves notice where the case names roads', async () => {
    server = await standInOsrm();
    const roads = aCase({ policy: { ...aCase({}).policy, roads: '/area.osm.pbf' } });
    const network = await openNetwork(roads, { osrmUrl: server.url, cache: null });
    const leg = { from: POINTS[0], to: POINTS[9] };
    expect(await network.walks([leg])).toEqual([greatCircleMetres(leg.from, leg.to)]);
    expect([network.surprising, network.note]).toEqual([true, expect.stringContaining('walks are straight lines')]);
    await network.close?.();
  });

  test('a foot server elsewhere needs --allow-remote as well', async () => {
    server = await standInOsrm();
    const options = { osrmUrl: server.url, osrmFoot: 'https://feet.example.org', cache: null };
    expect((await codeOf(openNetwork(aCase({}), options))).slice(0, 2)).toEqual([2, 'NETWORK-REMOTE']);
  });
});

test('drives kept from before the server’s speeds changed are not taken for its own', async () => {
  const before = await engineOf({});
  await server?.close();
  const after = await engineOf({ slower: 1.2 });
  const withoutPort = (identity: string) => identity.replace(/:\d+\//, '/');
  expect(withoutPort(after.identity)).not.toBe(withoutPort(before.identity));
  await server?.close();
  const same = await engineOf({});
  expect(withoutPort(same.identity)).toBe(withoutPort(before.identity));
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
      expect([exit, code]).toEqual([2, 'NETWORK-REMOTE']);
      expect(cause).toContain("pupils' homes would leave this machine");
    },
  );

  test('a redirection is not followed', async () => {
    const elsewhere = await standInOsrm();
    try {
      const [exit, , cause] = await codeOf(engineOf({ redirect: `${elsewhere.url}/nearest/v1/driving/0,51` }));
      expect([exit, cause]).toEqual([3, expect.stringContaining(`sends us on to ${new URL(elsewhere.url).host}`)]);
      expect(elsewhere.paths).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  test('a proxy of the environment is used only where Node is told to use it', () => {
    const here = serverUrl('http://localhost:5000');
    const proxy = { http_proxy: 'http://proxy.example.org:3128' };
    expect(proxyInUse(here, proxy, [])).toBe(false);
    expect(proxyInUse(here, { NODE_USE_ENV_PROXY: '1' }, [])).toBe(false);
    expect(proxyInUse(here, { ...proxy, NODE_USE_ENV_PROXY: '1' }, [])).toBe(true);
    expect(proxyInUse(here, { HTTP_PROXY: proxy.http_proxy }, ['--use-env-proxy'])).toBe(true);
    expect(proxyInUse(here, { ...proxy, NODE_OPTIONS: '--no-warnings --use-env-proxy' }, [])).toBe(true);
    expect(proxyInUse(serverUrl('https://localhost'), { ...proxy, NODE_USE_ENV_PROXY: '1' }, [])).toBe(false);
  });

  test('a user’s name and password are not taken in an address, nor shown', async () => {
    const error = await openNetwork(aCase({}), { osrmUrl: 'http://ann:secret@localhost:5000' }).catch((e) => e);
    expect([error.exitCode, error.faults[0].code]).toEqual([2, 'NETWORK-OSRM-URL']);
    expect(JSON.stringify(error.faults)).not.toContain('secret');
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

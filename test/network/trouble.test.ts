/** Places no vehicle can get to: all named at once, or their pupils listed as not carried. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/index.ts';
import type { Case, LonLat, SchoolrunError } from '../../src/model/index.ts';
import { engineNetwork } from '../../src/network/engineNetwork.ts';
import { troublesOf } from '../../src/network/index.ts';
import { storeInMemory } from '../../src/network/store.ts';
import { optimise } from '../../src/pipeline.ts';
import { aCase, north, pupil, school } from '../check/support.ts';
import { countedEngine } from './support.ts';

const SEA: LonLat = [0.4, 51.2];
const ISLAND: LonLat = [0.5, 51.3];

const CASE = aCase({
  schools: [school('S1', 0)],
  pupils: [
    pupil('A', 1000),
    pupil('B', 1500, { home: SEA }),
    pupil('C', 2000, { home: ISLAND, keepWith: 'g' }),
    pupil('D', 2200, { keepWith: 'g' }),
    pupil('E', 2500, {
      otherAddresses: [{ days: 0b00010, session: 'both', postcode: '', at: ISLAND, reason: '' }],
    }),
  ],
});

function networkFor(theCase: Case) {
  const engine = countedEngine([SEA], [ISLAND]);
  return engineNetwork({ engine, store: storeInMemory(), policy: theCase.policy, note: '' });
}

test('every one of them is found, with how far the road is', async () => {
  const troubles = await troublesOf(CASE, networkFor(CASE));
  expect(troubles.map(({ kind, id, snapMetres }) => [kind, id, snapMetres])).toEqual([
    ['far', 'B', 4200],
    ['no-way', 'C', 3],
    ['no-way', 'E', 3],
  ]);
});

test('a school far from every road is said once, of the school', async () => {
  const lost = aCase({ schools: [school('S1', 0, { at: SEA })], pupils: [pupil('A', 1000), pupil('B', 1200)] });
  const troubles = await troublesOf(lost, networkFor(lost));
  expect(troubles.map(({ whose, id }) => [whose, id])).toEqual([['school', 'S1']]);
});

test('schools between which there is no way are said, one way and the other, and optimise refuses them', async () => {
  const parted = aCase({
    schools: [school('S1', 0), school('S2', 5000, { at: ISLAND }), school('UNUSED', 0, { at: ISLAND })],
    pupils: [pupil('A', 1000), pupil('B', 0, { home: ISLAND, schoolId: 'S2', schoolIndex: 1 })],
  });
  const engine = countedEngine([], []);
  const drives = engine.drives;
  // Within the island there are roads, to it and from it there are none.
  engine.drives = async (rectangles) => {
    const tables = await drives(rectangles);
    rectangles.forEach(({ sources, targets }, r) => {
      sources.forEach((from, i) => {
        targets.forEach((to, j) => {
          if ((from[0] === ISLAND[0]) !== (to[0] === ISLAND[0])) tables[r].tenths[i * targets.length + j] = -1;
        });
      });
    });
    return tables;
  };
  const network = engineNetwork({ engine, store: storeInMemory(), policy: parted.policy, note: '' });
  const troubles = await troublesOf(parted, network);
  expect(troubles.map(({ kind, id, to }) => [kind, id, to])).toEqual([
    ['cut-off', 'S1', 'S2'],
    ['cut-off', 'S2', 'S1'],
  ]);
  const error = await optimise(parted, { iterations: 50, threads: 0, network, acceptUnreachable: true }).catch(
    (e) => e,
  );
  expect([error.exitCode, error.faults[0].code]).toEqual([3, 'NETWORK-NO-WAY']);
  expect(error.faults[0].cause).toContain('from school S1 to school S2');
});

describe('optimise', () => {
  const options = { iterations: 50, threads: 0 } as const;

  test('ends in exit 3 and names them all, with distance and remedy', async () => {
    const error = (await optimise(CASE, { ...options, network: networkFor(CASE) }).catch((e) => e)) as SchoolrunError;
    expect(error.exitCode).toBe(3);
    expect(error.faults.map((f) => [f.code, f.value])).toEqual([
      ['NETWORK-FAR-FROM-ROAD', 'B'],
      ['NETWORK-NO-WAY', 'C'],
      ['NETWORK-NO-WAY', 'E'],
    ]);
    expect(error.faults[0].cause).toContain('4200 m');
    expect(error.faults[0].remedy).toContain('--accept-unreachable');
  });

  test('accepting it, they are not carried for that reason, and the plan is lawful', async () => {
    const network = networkFor(CASE);
    const { plan } = await optimise(CASE, { ...options, network, acceptUnreachable: true });
    expect((await check(CASE, plan, network)).violations).toEqual([]);
    const left = plan.exceptions.filter((e) => e.code === 'not_carried');
    expect([...new Set(left.map((e) => e.pupilId))].sort()).toEqual(['B', 'C', 'D', 'E']);
    for (const row of left) expect(row.message).toContain('no road leads from');
    // E is carried on the days at home.
    expect(left.filter((e) => e.pupilId === 'E').map((e) => e.days)).toEqual([0b00010]);
  });
});

test('a stop that no road serves is no choice while there is another', async () => {
  const theCase = aCase({
    schools: [school('S1', 0, { phase: 'primary' })],
    pupils: [pupil('A', 3000, { pickup: 'stop' })],
    stops: [
      { id: 'lost', name: '', at: [0.001, 51.0275] },
      { id: 'served', name: '', at: north(3100) },
    ],
  });
  const engine = countedEngine([], [[0.001, 51.0275]]);
  const network = engineNetwork({ engine, store: storeInMemory(), policy: theCase.policy, note: '' });
  const { plan } = await optimise(theCase, { iterations: 20, threads: 0, network });
  const stops = plan.routes.flatMap((r) => r.calls).filter((c) => c.kind === 'stop');
  expect([...new Set(stops.map((c) => c.placeId))]).toEqual(['served']);
});

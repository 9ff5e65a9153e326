/** Where pupils may be collected, along one road: primary pupils walk up to 800 m. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Case, householdOf, type LonLat, NO_WAY, type RoadNetwork, type Stop } from '../../src/model/index.ts';
import { straightLineNetwork } from '../../src/network/straightLine.ts';
import { pickupChoices, type StopParameters } from '../../src/stops/index.ts';
import { aCase, north, pupil, school } from '../check/support.ts';
import { spotsOf } from '../solve/oracle/needs.ts';
import { randomCase } from '../support/randomCase.ts';

const stop = (id: string, metres: number): Stop => ({ id, name: id, at: north(metres) });

async function choices(theCase: Case, parameters?: StopParameters) {
  return pickupChoices(theCase, straightLineNetwork(theCase.policy), parameters);
}

/** By pupil: kind and id of each candidate, sorted. */
async function usual(theCase: Case): Promise<string[][]> {
  const { usual: found, places } = await choices(theCase);
  return found.map((list) => list.map((c) => `${places[c.place].kind} ${places[c.place].placeId}`).sort());
}

describe('bus stops', () => {
  test('those within the walk, the limit included', async () => {
    const stops = [stop('near', 1100), stop('edge', 1799.999), stop('far', 1800.01), stop('behind', 200.01)];
    const theCase = aCase({ pupils: [pupil('A', 1000, { pickup: 'stop' })], stops });
    expect(await usual(theCase)).toEqual([['stop behind', 'stop edge', 'stop near']]);
  });

  test("the walk is that of the school's phase", async () => {
    const theCase = aCase({
      schools: [school('S1', 0), school('S2', 0, { phase: 'secondary' })],
      pupils: [
        pupil('A', 1000, { pickup: 'stop' }),
        pupil('B', 1000, { pickup: 'stop', schoolId: 'S2', schoolIndex: 1 }),
      ],
      stops: [stop('close', 1500), stop('farther', 2500)],
    });
    expect(await usual(theCase)).toEqual([['stop close'], ['stop close', 'stop farther']]);
  });

  test('a door pupil is collected at the door, stops or not', async () => {
    const theCase = aCase({ pupils: [pupil('A', 1000)], stops: [stop('here', 1000)] });
    expect(await usual(theCase)).toEqual([['home A']]);
  });

  test('walks are rounded for the plan, direct drives are by session', async () => {
    const theCase = aCase({
      pupils: [pupil('A', 1000, { pickup: 'stop' })],
      stops: [stop('here', 1100.4)],
      policy: { travelTimeFactor: { am: 2, pm: 1 } },
    });
    const { usual: found } = await choices(theCase);
    expect(found[0]).toEqual([{ place: 0, walkMetres: 100, directSeconds: { am: 220, pm: 110 } }]);
  });
});

describe('meeting points', () => {
  const two = [pupil('A', 1000, { pickup: 'stop' }), pupil('B', 1500, { pickup: 'stop' })];

  test("each other's homes and the own one, when another is within reach", async () => {
    expect(await usual(aCase({ pupils: two }))).toEqual([
      ['stop A', 'stop B'],
      ['stop A', 'stop B'],
    ]);
    const { places } = await choices(aCase({ pupils: two }));
    expect(places.map((p) => p.hostHousehold)).toEqual([householdOf(north(1000)), householdOf(north(1500))]);
  });

  test('not the home of a door pupil', async () => {
    const theCase = aCase({ pupils: [two[0], pupil('B', 1500)] });
    expect(await usual(theCase)).toEqual([['home A'], ['home B']]);
    expect((await choices(theCase)).doorInsteadOfStop).toEqual([true, false]);
  });

  test('not the own home alone, nor a sibling at the same home', async () => {
    const theCase = aCase({ pupils: [two[0], pupil('A2', 1000, { pickup: 'stop' })] });
    expect(await usual(theCase)).toEqual([['home A'], ['home A']]);
    expect((await choices(theCase)).doorInsteadOfStop).toEqual([true, true]);
  });

  test('only where no bus stop is within reach', async () => {
    const theCase = aCase({ pupils: two, stops: [stop('south', 300)] });
    // The stop is 700 m from A and 1200 m from B.
    expect(await usual(theCase)).toEqual([['stop south'], ['stop A', 'stop B']]);
  });

  test('the door when everything is too far', async () => {
    const theCase = aCase({ pupils: [two[0], pupil('B', 1801, { pickup: 'stop' })] });
    expect(await usual(theCase)).toEqual([['home A'], ['home B']]);
  });
});

test('a second address is always the door there', async () => {
  const other = { days: 1, session: 'both', postcode: '', at: north(5000), reason: '' } as const;
  const theCase = aCase({
    pupils: [pupil('A', 1000, { pickup: 'stop', otherAddresses: [other, { ...other, days: 2, at: north(1000) }] })],
    stops: [stop('here', 1000), stop('there', 5000)],
  });
  const { other: found, places } = await choices(theCase);
  expect(found[0].map((c) => ({ ...places[c.place], walk: c.walkMetres }))).toEqual([
    { kind: 'home', placeId: 'A', at: north(5000), hostHousehold: null, walk: 0 },
    { kind: 'home', placeId: 'A', at: north(1000), hostHousehold: null, walk: 0 },
  ]);
  expect(found[0][0].directSeconds).toEqual({ am: 500, pm: 500 });
});

test('the few kept are the nearest and the ones most can reach', async () => {
  // Everybody reaches the hub at 1500; A's own five stops are nearer.
  const pupils = [1000, 1700, 1800, 1900].map((m, i) => pupil(`P${i}`, m, { pickup: 'stop' }));
  const stops = [...[900, 950, 1010, 1060, 980].map((m) => stop(`s${m}`, m)), stop('hub', 1500)];
  const { usual: found, places } = await choices(aCase({ pupils, stops }), { candidates: 3, nearest: 2 });
  expect(found[0].map((c) => places[c.place].placeId)).toEqual(['hub', 's1010', 's980']);
});

test('siblings at one door are one place', async () => {
  const { places } = await choices(aCase({ pupils: [pupil('A', 1000), pupil('B', 1000)] }));
  expect(places).toEqual([{ kind: 'home', placeId: 'A', at: north(1000), hostHousehold: null }]);
});

test('the network is asked for walks, and its answer counts', async () => {
  const theCase = aCase({ pupils: [pupil('A', 1000, { pickup: 'stop' })], stops: [stop('across', 1100)] });
  const straight = straightLineNetwork(theCase.policy);
  // A river: twenty times the straight line.
  const river: RoadNetwork = { ...straight, walks: async (legs) => (await straight.walks(legs)).map((m) => 20 * m) };
  expect((await pickupChoices(theCase, river)).doorInsteadOfStop).toEqual([true]);
});

test('random cases: the same candidates as read from the format', async () => {
  let several = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const theCase = randomCase(seed);
      const { usual: found, places } = await choices(theCase, { candidates: 1000, nearest: 0 });
      const points = (list: readonly { at: LonLat }[]) => list.map(({ at }) => householdOf(at)).sort();
      found.forEach((list, p) => {
        const spots = spotsOf(theCase, { pupil: p, address: null });
        expect(points(list.map((c) => places[c.place]))).toEqual(points(spots));
        if (spots.length > 1) several++;
      });
    }),
    { seed: 2, numRuns: 150, endOnFailure: true },
  );
  expect(several).toBeGreaterThan(50);
});

describe('places without a road', () => {
  /** No road leads to school from so far north, in the morning. */
  async function withoutRoadFrom(theCase: Case, metres: number): Promise<string[][]> {
    const roads = straightLineNetwork(theCase.policy);
    const network: RoadNetwork = {
      ...roads,
      walks: (legs) => roads.walks(legs),
      async drives(session, legs) {
        const drives = await roads.drives(session, legs);
        const lost = householdOf(north(metres));
        return drives.map((drive, i) => (session === 'am' && householdOf(legs[i].from) === lost ? NO_WAY : drive));
      },
    };
    const { usual: found, places } = await pickupChoices(theCase, network);
    return found.map((list) => list.map((c) => places[c.place].placeId).sort());
  }

  test('are no choice while there is another', async () => {
    const stops = [stop('road', 1200), stop('none', 900)];
    const theCase = aCase({ pupils: [pupil('A', 1000, { pickup: 'stop' })], stops });
    expect(await withoutRoadFrom(theCase, 900)).toEqual([['road']]);
  });

  test('stay when all that is left is the own home, which wants company', async () => {
    const pupils = [pupil('A', 1000, { pickup: 'stop' }), pupil('B', 1500, { pickup: 'stop' })];
    expect(await withoutRoadFrom(aCase({ pupils }), 1500)).toEqual([['A', 'B'], ['A']]);
  });
});

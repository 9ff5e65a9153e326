/** Corners that only a second look finds: each of these once survived a change of the checker. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/index.ts';
import { type Case, householdOf, NO_WAY, type Plan, type RoadNetwork } from '../../src/model/index.ts';
import { straightLineNetwork } from '../../src/network/straightLine.ts';
import {
  aCase,
  afternoon,
  aPlan,
  aRoute,
  aRun,
  bothWays,
  broken,
  door,
  judge,
  listed,
  morning,
  north,
  pupil,
  school,
  schoolHalt,
  time,
} from './support.ts';

describe('bays without unloading time', () => {
  it('are needed at the moment of the visit while another vehicle stands there', async () => {
    // Only a vehicle that stays longer than it may takes up a bay here.
    const theCase = aCase({
      schools: [school('S1', 0, { vehicleBays: 1, unloadingSeconds: 0 })],
      pupils: [pupil('A', 5000), pupil('B', 3000), pupil('C', 4000)],
    });
    const stay = morning(theCase, ['A']).map((c) => (c.kind === 'school' ? { ...c, depart: c.depart + 120 } : c));
    const plan = (second: string) =>
      aPlan([
        aRoute('R1', stay),
        aRoute('R2', morning(theCase, ['B'], second)),
        aRoute('R3', morning(theCase, ['C'], '08:45')),
        aRoute('R4', afternoon(theCase, ['B', 'C', 'A'])),
      ]);
    const rules = ['dwell_wrong'];
    expect(await broken(theCase, plan('08:50'))).toEqual(rules);
    expect(await broken(theCase, plan('08:51'))).toEqual(['bays_full', ...rules]);
    expect(await broken(theCase, plan('08:52'))).toEqual(rules);
  });
});

describe('is a bay free for somebody left out', () => {
  const crowd = (vehicles: number, unloadingSeconds: number) => {
    const ids = Array.from({ length: vehicles }, (_, i) => `P${i}`);
    const theCase = aCase({
      policy: { arriveBeforeBell: { earliest: 900, latest: 600 } },
      schools: [school('S1', 0, { vehicleBays: 1, unloadingSeconds })],
      pupils: [...ids.map((id, i) => pupil(id, 3000 + 500 * i)), pupil('L', 2000)],
    });
    const start = time('08:45');
    const clock = (s: number) => new Date(s * 1000).toISOString().slice(11, 19);
    const routes = ids.map((id, i) =>
      aRoute(id, [
        ...morning(theCase, [id], clock(start + i * unloadingSeconds)),
        ...afternoon(theCase, [id], clock(time('15:35') + i * unloadingSeconds)),
      ]),
    );
    return { theCase, plan: aPlan(routes, [listed('not_carried', 'L', { session: 'am' })]) };
  };
  const alone = (theCase: ReturnType<typeof aCase>, plan: Plan) =>
    aPlan([...plan.routes, aRoute('RL', afternoon(theCase, ['L'], '15:55'))], plan.exceptions);

  it('also as another vehicle leaves', async () => {
    // 8:45 to 8:50 at 150 s a visit: three vehicles fill it, two leave 8:50 itself.
    const full = crowd(3, 150);
    expect(await broken(full.theCase, alone(full.theCase, full.plan))).toEqual([]);
    const free = crowd(2, 150);
    expect(await broken(free.theCase, alone(free.theCase, free.plan))).toEqual(['not_carried_unfounded']);
  });

  it('at any moment of the window of the afternoon', async () => {
    // The window of departure is 15:35 to 15:55. One vehicle stands there until 15:55, so nobody else leaves later.
    const theCase = aCase({
      schools: [school('S1', 0, { vehicleBays: 1, unloadingSeconds: 600 })],
      pupils: [pupil('A', 3000), pupil('L', 2000)],
    });
    const plan = (leaves: string) =>
      aPlan(
        [
          aRoute('R1', [...morning(theCase, ['A']), ...afternoon(theCase, ['A'], leaves)]),
          aRoute('R2', morning(theCase, ['L'], '08:40')),
        ],
        [listed('not_carried', 'L', { session: 'pm' })],
      );
    // A vehicle that leaves at 15:55 lets a whole visit go before it, from 15:25 to 15:35 or later.
    expect(await broken(theCase, plan('15:55'))).toEqual(['not_carried_unfounded']);
    expect(await broken(theCase, plan('15:40'))).toEqual(['not_carried_unfounded']);
    const narrow = { ...theCase, policy: { ...theCase.policy, leaveAfterBell: { earliest: 300, latest: 360 } } };
    expect(await broken(narrow, plan('15:35'))).toEqual([]);
  });
});

describe('could a vehicle of its own carry a group', () => {
  const group = (places: readonly number[], limit: number, more: object = {}) =>
    aCase({
      pupils: places.map((m, i) => pupil(`P${i}`, m, { keepWith: 'G', ownMaxRideSeconds: limit, ...more })),
    });
  const none = (theCase: ReturnType<typeof aCase>) =>
    aPlan(
      [],
      theCase.pupils.map((p) => listed('not_carried', p.id)),
    );

  it('counts the dwell of the calls between', async () => {
    // 6000 m: 600 s and 36 s at the other's door.
    expect(await broken(group([6000, 3000], 635), none(group([6000, 3000], 635)))).toEqual([]);
    expect(await broken(group([6000, 3000], 636), none(group([6000, 3000], 636)))).toEqual(['not_carried_unfounded']);
  });

  it('takes no way through another home for a road: where none leads, nobody has to be carried', async () => {
    const theCase = group([6000, 3000], 636);
    const lost = householdOf(north(6000));
    const school = householdOf(north(0));
    const roads = straightLineNetwork(theCase.policy);
    const withHole: RoadNetwork = {
      ...roads,
      walks: (legs) => roads.walks(legs),
      async drives(session, legs) {
        const drives = await roads.drives(session, legs);
        const ends = legs.map(({ from, to }) => [householdOf(from), householdOf(to)]);
        return drives.map((drive, i) => (ends[i].includes(lost) && ends[i].includes(school) ? NO_WAY : drive));
      },
    };
    const rules = async (who: Case, network: RoadNetwork) =>
      (await check(who, none(who), network)).violations.map((v) => v.rule);
    expect(await rules(theCase, withHole)).toEqual([]);
    expect(await rules(theCase, roads)).toContain('not_carried_unfounded');
    // The other, alone, has a road.
    const other = { ...theCase, pupils: [{ ...theCase.pupils[1], keepWith: null }] };
    expect(await rules(other, withHole)).toContain('not_carried_unfounded');
  });

  it('tries every order, not just the farthest first', async () => {
    // First the near one in the other direction, who may ride long; the far one must go straight.
    const theCase = aCase({
      pupils: [
        pupil('P0', 6000, { keepWith: 'G', ownMaxRideSeconds: 600 }),
        pupil('P1', -1000, { keepWith: 'G', ownMaxRideSeconds: 2000 }),
      ],
    });
    expect(await broken(theCase, none(theCase))).toEqual(['not_carried_unfounded']);
  });

  it('collects stop pupils at the nearest point within reach', async () => {
    const theCase = {
      ...group([6000, 3000], 636, { pickup: 'stop' }),
      stops: [{ id: 'T', name: 'T', at: north(6300) }],
    };
    // From T it is 630 s and 36 s at P1's door: too long; from P0's own door it would be just within the limit.
    expect(await broken(theCase, none(theCase))).toEqual([]);
  });

  it('does not expect pupils to share who must be kept apart', async () => {
    const theCase = group([6000, 3000], 3000);
    const torn = { ...theCase, pupils: theCase.pupils.map((p) => ({ ...p, keepApart: ['P0'] })) };
    expect(await broken(torn, none(torn))).toEqual([]);
  });

  it('leaves members at another address that day out of it', async () => {
    const away = { days: 31, session: 'both' as const, postcode: '', at: north(-7000), reason: '' };
    const theCase = aCase({
      pupils: [
        pupil('P0', 6000, { keepWith: 'G', ownMaxRideSeconds: 600 }),
        pupil('P1', 6000, { keepWith: 'G', ownMaxRideSeconds: 600, otherAddresses: [away] }),
      ],
    });
    const moved = aCase({ pupils: [pupil('P1', -7000, { ownMaxRideSeconds: 600 })] });
    const raised = listed('long_direct_drive', 'P1', { directDriveSeconds: 700, rideLimitSeconds: 1070 });
    const plan = aPlan([bothWays(moved, 'R1', ['P1'])], [listed('not_carried', 'P0'), raised]);
    expect(await broken(theCase, plan)).toEqual(['not_carried_unfounded']);
  });
});

describe('places that look alike', () => {
  it('tells a stop from a meeting point of the same id by its coordinates', async () => {
    const theCase = aCase({
      stops: [{ id: 'A', name: 'A', at: north(20_000) }],
      pupils: [pupil('A', 5000, { pickup: 'stop' }), pupil('B', 4500, { pickup: 'stop' })],
    });
    const meet = { kind: 'stop' as const, id: 'A', at: north(5000) };
    const plan = aPlan([
      aRoute('R1', [
        ...aRun(theCase, 'am', '08:50', [{ ...meet, on: ['A', 'B'] }, schoolHalt(theCase, ['A', 'B'], 'off')]),
        ...aRun(theCase, 'pm', '15:40', [schoolHalt(theCase, ['A', 'B'], 'on'), { ...meet, off: ['A', 'B'] }]),
      ]),
    ]);
    expect(await broken(theCase, plan)).toEqual([]);
  });

  it('lets a home call stand at another address of a pupil who is not on it', async () => {
    // P1 goes home to 2980 m on Mondays, 20 m from P2; on the other days P2 keeps that call alone.
    const away = { days: 0b00001, session: 'both' as const, postcode: '', at: north(2980), reason: '' };
    const theCase = aCase({
      policy: { sameRouteBothWays: [] },
      pupils: [pupil('P1', 6000, { days: 0b00001, otherAddresses: [away] }), pupil('P2', 3000)],
    });
    const call = { kind: 'home' as const, id: 'P1', at: north(2980) };
    const run = (ids: readonly string[], days: number, from: number) =>
      [
        ...aRun(theCase, 'am', '08:50', [{ ...call, on: ids }, schoolHalt(theCase, ids, 'off')], days),
        ...aRun(theCase, 'pm', '15:40', [schoolHalt(theCase, ids, 'on'), { ...call, off: ids }], days),
      ].map((c) => ({ ...c, sequence: c.sequence + from }));
    const plan = aPlan([aRoute('R1', [...run(['P1', 'P2'], 0b00001, 0), ...run(['P2'], 0b11110, 10)])]);
    expect(await broken(theCase, plan)).toEqual([]);
  });

  it('judges a row of several days by the address of each', async () => {
    const away = { days: 0b00010, session: 'am' as const, postcode: '', at: north(4000), reason: '' };
    const theCase = aCase({ pupils: [pupil('A', 5000, { otherAddresses: [away] })] });
    const { violations } = await judge(theCase, aPlan([bothWays(theCase, 'R1', ['A'])]));
    const places = violations.filter((v) => v.rule === 'place_not_as_given');
    expect(places.map((v) => [v.session, v.days])).toEqual([['am', 0b00010]]);
  });

  it('takes the door and the meeting point at one’s own home for the same point', async () => {
    const theCase = aCase({ pupils: [pupil('A', 5000, { pickup: 'stop' }), pupil('B', 4500, { pickup: 'stop' })] });
    const meet = { kind: 'stop' as const, id: 'A', at: north(5000) };
    const ids = ['A', 'B'];
    const plan = aPlan([
      aRoute('R1', [
        ...aRun(theCase, 'am', '08:50', [{ ...meet, on: ids }, schoolHalt(theCase, ids, 'off')]),
        ...aRun(theCase, 'pm', '15:40', [
          schoolHalt(theCase, ids, 'on'),
          door(theCase, 'A', 'off'),
          { ...meet, off: ['B'] },
        ]),
      ]),
    ]);
    // A neighbour is in reach, so the door is wrong; but the point has not changed.
    expect(await broken(theCase, plan)).toEqual(['door_though_in_reach']);
  });
});

describe('what is within reach', () => {
  const stops = [700, -710, 720, -730, 740, -750].map((m, i) => ({ id: `T${i}`, name: '', at: north(5000 + m) }));
  const theCase = aCase({ stops, pupils: [pupil('A', 5000, { pickup: 'stop' })] });
  const plan = aPlan([bothWays(theCase, 'R1', ['A'])], [listed('door_instead_of_stop', 'A')]);
  /** A river: only walks to the given stops are short. */
  const river = (near: readonly string[]): RoadNetwork => ({
    ...straightLineNetwork(theCase.policy),
    walks: async (legs) =>
      legs.map((leg) => (stops.some((s) => near.includes(s.id) && s.at[1] === leg.to[1]) ? 790 : 5000)),
  });
  const rules = async (near: readonly string[]) =>
    new Set((await check(theCase, plan, river(near))).violations.map((v) => v.rule));

  it('is asked of the footways for every stop near enough in a straight line', async () => {
    for (const id of ['T0', 'T1', 'T4', 'T5']) expect(await rules([id])).toEqual(new Set(['door_though_in_reach']));
    expect(await rules([])).toEqual(new Set());
  });

  it('looks as far east and west as north and south', async () => {
    const lat = north(5000)[1];
    const east = 799 / ((6_371_008.8 * Math.PI) / 180) / Math.cos((lat * Math.PI) / 180);
    for (const lon of [east, -east]) {
      const aside = { ...theCase, stops: [{ id: 'E', name: '', at: [lon, lat] as const }] };
      expect(await broken(aside, plan)).toEqual(['door_though_in_reach']);
    }
  });
});

describe('listings', () => {
  it('of a long drive hold for each session by its own factor', async () => {
    const theCase = aCase({
      policy: { travelTimeFactor: { am: 1.5, pm: 1 } },
      pupils: [pupil('A', 5000, { ownMaxRideSeconds: 600 })],
    });
    const raised = listed('long_direct_drive', 'A', { session: 'am', directDriveSeconds: 750, rideLimitSeconds: 1125 });
    const plan = aPlan([bothWays(theCase, 'R1', ['A'])], [raised]);
    expect(await broken(theCase, plan)).toEqual([]);
    const both = { ...plan, exceptions: [{ ...raised, session: 'both' as const }] };
    expect(await broken(theCase, both)).toEqual(['exception_unfounded']);
  });

  it('raise a limit to whole seconds rounded down', async () => {
    // Direct 501 s: 551.1 + 300.
    const theCase = aCase({ pupils: [pupil('A', 5010, { ownMaxRideSeconds: 60 })] });
    const { journeys } = await judge(theCase, aPlan([bothWays(theCase, 'R1', ['A'])]));
    expect(journeys.map((j) => j.limitSeconds)).toEqual([851, 851]);
  });
});

describe('loads between two schools', () => {
  it('free the places of those who have got off at the first', async () => {
    const theCase = aCase({
      schools: [school('S1', 0), school('S2', 500)],
      pupils: [
        ...[0, 1, 2, 3].map((i) => pupil(`P${i}`, 3000 + 100 * i, { schoolId: 'S2', schoolIndex: 1, days: 1 })),
        pupil('L', 510, { days: 1 }),
      ],
    });
    const ids = ['P3', 'P2', 'P1', 'P0'];
    const am = aRun(
      theCase,
      'am',
      '08:50',
      [
        ...ids.map((id) => door(theCase, id, 'on')),
        schoolHalt(theCase, ids, 'off'),
        door(theCase, 'L', 'on'),
        schoolHalt(theCase, ['L'], 'off'),
      ],
      1,
    );
    const back = [
      ...aRun(
        theCase,
        'pm',
        '15:40',
        [schoolHalt(theCase, ids, 'on'), ...ids.map((id) => door(theCase, id, 'off'))],
        1,
      ),
    ];
    const plan = aPlan([aRoute('R1', [...am, ...back]), aRoute('R2', afternoon(theCase, ['L'], '15:40', 1))]);
    expect(await broken(theCase, plan)).toEqual([]);
  });

  it('lets a class share with itself when the case names no groups', async () => {
    const theCase = aCase({ policy: { mayShareAVehicle: [] }, pupils: [pupil('A', 5000), pupil('B', 3000)] });
    expect(await broken(theCase, aPlan([bothWays(theCase, 'R1', ['A', 'B'])]))).toEqual([]);
  });
});

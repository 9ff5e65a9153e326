import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/index.ts';
import type { Case, Plan, Pupil, RoadNetwork, Stop } from '../../src/model/index.ts';
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
  type Halt,
  judge,
  listed,
  morning,
  north,
  pupil,
  schoolHalt,
  withCall,
} from './support.ts';

const stop = (id: string, metres: number): Stop => ({ id, name: id, at: north(metres) });
const atStop = (id: string, metres: number, ids: readonly string[], does: 'on' | 'off'): Halt => ({
  kind: 'stop',
  id,
  at: north(metres),
  [does]: ids,
});

/** Both ways from one stop or meeting point. */
function viaStop(theCase: Case, place: string, metres: number, ids: readonly string[]): Plan {
  const am = aRun(theCase, 'am', '08:50', [atStop(place, metres, ids, 'on'), schoolHalt(theCase, ids, 'off')]);
  const pm = aRun(theCase, 'pm', '15:40', [schoolHalt(theCase, ids, 'on'), atStop(place, metres, ids, 'off')]);
  return aPlan([aRoute('R1', [...am, ...pm])]);
}

const walker = (id: string, metres: number, rest: Partial<Pupil> = {}) =>
  pupil(id, metres, { pickup: 'stop', ...rest });

describe('places as given', () => {
  const theCase = aCase({ pupils: [pupil('A', 5000), pupil('B', 4980)] });

  it('wants the coordinates of the case, to the sixth decimal', async () => {
    const one = aCase({ pupils: [pupil('A', 5000)] });
    const plan = aPlan([bothWays(one, 'R1', ['A'])]);
    const moved = (degrees: number, call: number) =>
      broken(
        one,
        withCall(plan, call, (c) => ({ ...c, at: [c.at[0] + degrees, c.at[1]] })),
      );
    expect(await moved(9e-7, 0)).toEqual([]);
    expect(await moved(2e-6, 0)).toEqual(['place_not_as_given']);
    expect(await moved(-2e-6, 1)).toEqual(['place_not_as_given']);
  });

  it('lets homes within 30 m be one call, and no farther', async () => {
    const merged = (c: Case) => {
      const am = aRun(c, 'am', '08:50', [{ ...door(c, 'A', 'on'), on: ['A', 'B'] }, schoolHalt(c, ['A', 'B'], 'off')]);
      const pm = aRun(c, 'pm', '15:40', [schoolHalt(c, ['A', 'B'], 'on'), { ...door(c, 'A', 'off'), off: ['A', 'B'] }]);
      return broken(c, aPlan([aRoute('R1', [...am, ...pm])]));
    };
    expect(await merged(theCase)).toEqual([]);
    expect(await merged(aCase({ pupils: [pupil('A', 5000), pupil('B', 4969)] }))).toEqual(['wrong_place']);
  });

  it('takes a pupil to the other address on its days and in its session alone, always to the door', async () => {
    const other = { days: 0b00010, session: 'pm' as const, postcode: '', at: north(4000), reason: '' };
    const c = aCase({
      stops: [stop('T', 5100)],
      pupils: [walker('A', 5000, { otherAddresses: [other] })],
    });
    const usual = viaStop(c, 'T', 5100, ['A']).routes[0].calls;
    const limited = usual.map((k) => (k.session === 'pm' ? { ...k, days: 0b11101 } : k));
    const there = aRun(
      c,
      'pm',
      '15:40',
      [schoolHalt(c, ['A'], 'on'), { kind: 'home', id: 'A', at: north(4000), off: ['A'] }],
      0b00010,
    );
    const again = there.map((k) => ({ ...k, sequence: k.sequence + 10 }));
    expect(await broken(c, aPlan([aRoute('R1', [...limited, ...again])]))).toEqual([]);
    // The usual place on that day, and the other address's door on another day.
    const { violations } = await judge(c, aPlan([aRoute('R1', usual)]));
    expect(violations.map((v) => [v.rule, v.session, v.days])).toEqual([['wrong_place', 'pm', 0b00010]]);
    const wrongDay = again.map((k) => ({ ...k, days: 0b00011 }));
    const partly = usual.map((k) => (k.session === 'pm' ? { ...k, days: 0b11100 } : k));
    const found = await judge(c, aPlan([aRoute('R1', [...partly, ...wrongDay])]));
    expect(found.violations.map((v) => v.rule)).toContain('place_not_as_given');
  });

  it('keeps a door pupil off stops', async () => {
    const c = aCase({ stops: [stop('T', 5000)], pupils: [pupil('A', 5000)] });
    expect(await broken(c, viaStop(c, 'T', 5000, ['A']))).toEqual(['wrong_place']);
  });
});

describe('pick-up points of stop pupils', () => {
  it('lie within the walk', async () => {
    const c = (metres: number) => aCase({ stops: [stop('T', 5000 + metres)], pupils: [walker('A', 5000)] });
    expect(await broken(c(800), viaStop(c(800), 'T', 5800, ['A']))).toEqual([]);
    expect(await broken(c(801), viaStop(c(801), 'T', 5801, ['A']))).toEqual(['walk_too_far']);
    const { journeys } = await judge(c(800), viaStop(c(800), 'T', 5800, ['A']));
    expect(journeys[0]).toMatchObject({ kind: 'stop', placeId: 'T', walkMetres: 800, directDriveSeconds: 580 });
  });

  it('are reached on footways, and never in less than a straight line', async () => {
    const c = aCase({ stops: [stop('T', 5700)], pupils: [walker('A', 5000)] });
    const footways = (factor: number): RoadNetwork => {
      const line = straightLineNetwork(c.policy);
      return { ...line, walks: async (legs) => (await line.walks(legs)).map((m) => m * factor) };
    };
    const rules = async (factor: number, plan: Plan) =>
      (await check(c, plan, footways(factor))).violations.map((v) => v.rule);
    expect(await rules(1.1, viaStop(c, 'T', 5700, ['A']))).toEqual([]);
    expect(new Set(await rules(1.2, viaStop(c, 'T', 5700, ['A'])))).toEqual(new Set(['walk_too_far']));
    const listedDoor = { ...aPlan([bothWays(c, 'R1', ['A'])]), exceptions: [listed('door_instead_of_stop', 'A')] };
    expect(await rules(1.2, listedDoor)).toEqual([]);
    const { journeys } = await check(c, viaStop(c, 'T', 5700, ['A']), footways(0.5));
    expect(journeys[0].walkMetres).toBe(700);
  });

  it('are the same for both sessions and all days', async () => {
    const c = aCase({ stops: [stop('T', 5100), stop('U', 5200)], pupils: [walker('A', 5000)] });
    const am = viaStop(c, 'T', 5100, ['A']).routes[0].calls.filter((k) => k.session === 'am');
    const pm = viaStop(c, 'U', 5200, ['A']).routes[0].calls.filter((k) => k.session === 'pm');
    expect(await broken(c, aPlan([aRoute('R1', [...am, ...pm])]))).toEqual(['pickup_point_changes']);
  });

  it('are the door only when nothing is within reach, and then listed', async () => {
    const c = (metres: number) => aCase({ stops: [stop('T', metres)], pupils: [walker('A', 5000)] });
    const atDoor = aPlan([bothWays(c(0), 'R1', ['A'])]);
    const told = { ...atDoor, exceptions: [listed('door_instead_of_stop', 'A')] };
    expect(await broken(c(4199), told)).toEqual([]);
    expect(await broken(c(4199), atDoor)).toEqual(['door_not_listed']);
    expect(await broken(c(4200), told)).toEqual(['door_though_in_reach']);
    const half = { ...atDoor, exceptions: [listed('door_instead_of_stop', 'A', { session: 'am' })] };
    expect(await broken(c(4199), half)).toEqual(['door_not_listed']);
  });

  it('may be the home of another stop pupil where no stop is within reach', async () => {
    const c = aCase({ pupils: [walker('A', 5000), walker('B', 4300)] });
    expect(await broken(c, viaStop(c, 'A', 5000, ['A', 'B']))).toEqual([]);
    // A stop of stops.csv takes precedence for whoever has one within reach.
    const near = aCase({ ...c, stops: [stop('T', 3600)] });
    const { violations } = await judge(near, viaStop(near, 'A', 5000, ['A', 'B']));
    expect(new Set(violations.map((v) => [v.rule, v.pupilId].join(' ')))).toEqual(new Set(['meeting_point_wrong B']));
    const doorHost = aCase({ pupils: [pupil('A', 5000), walker('B', 4300)] });
    const plan = viaStop(doorHost, 'A', 5000, ['B']);
    const both = aPlan([...plan.routes, bothWays(doorHost, 'R2', ['A'])]);
    expect(await broken(doorHost, both)).toEqual(['meeting_point_wrong']);
  });

  it('make neighbours meet rather than both stay at the door', async () => {
    const c = aCase({ pupils: [walker('A', 5000), walker('B', 4300)] });
    const listing = ['A', 'B'].map((id) => listed('door_instead_of_stop', id));
    expect(await broken(c, { ...aPlan([bothWays(c, 'R1', ['A', 'B'])]), exceptions: listing })).toEqual([
      'door_though_in_reach',
    ]);
    const far = aCase({ pupils: [walker('A', 5000), walker('B', 4199)] });
    expect(await broken(far, { ...aPlan([bothWays(far, 'R1', ['A', 'B'])]), exceptions: listing })).toEqual([]);
  });

  it('count as the door when one household alone meets at its own home', async () => {
    const c = aCase({ pupils: [walker('A', 5000), walker('B', 5000)] });
    const plan = viaStop(c, 'A', 5000, ['A', 'B']);
    expect(await broken(c, plan)).toEqual(['door_not_listed']);
    const listing = ['A', 'B'].map((id) => listed('door_instead_of_stop', id));
    expect(await broken(c, { ...plan, exceptions: listing })).toEqual([]);
  });

  it('may not be listed as a door they are not', async () => {
    const c = aCase({ stops: [stop('T', 5100)], pupils: [walker('A', 5000)] });
    const plan = { ...viaStop(c, 'T', 5100, ['A']), exceptions: [listed('door_instead_of_stop', 'A')] };
    expect(await broken(c, plan)).toEqual(['exception_unfounded']);
    const d = aCase({ pupils: [pupil('A', 5000)] });
    const claimed = { ...aPlan([bothWays(d, 'R1', ['A'])]), exceptions: [listed('door_instead_of_stop', 'A')] };
    expect(await broken(d, claimed)).toEqual(['exception_unfounded']);
  });

  it('take the direct drive from where the pupil boards', async () => {
    const c = aCase({ stops: [stop('T', 5800)], pupils: [walker('A', 5000, { ownMaxRideSeconds: 550 })] });
    const plan = viaStop(c, 'T', 5800, ['A']);
    expect(await broken(c, plan)).toEqual(['long_drive_not_listed']);
    const raised = listed('long_direct_drive', 'A', { directDriveSeconds: 580, rideLimitSeconds: 938 });
    expect(await broken(c, { ...plan, exceptions: [raised] })).toEqual([]);
  });
});

describe('a day with fewer pupils', () => {
  it('leaves a meeting point a meeting point when the neighbour is off', async () => {
    const c = aCase({ pupils: [walker('A', 5000), walker('B', 4300, { days: 0b01111 })] });
    const all = viaStop(c, 'A', 5000, ['A', 'B']).routes[0].calls.map((k) => ({ ...k, days: 0b01111 }));
    const one = viaStop(c, 'A', 5000, ['A']).routes[0].calls.map((k) => ({ ...k, days: 0b10000 }));
    expect(await broken(c, aPlan([aRoute('R1', [...all, ...one])]))).toEqual([]);
  });

  it('wants the row repeated, without the pupil, on a day off', async () => {
    const c = aCase({ pupils: [pupil('A', 5000), pupil('B', 3000, { days: 0b01111 })] });
    const route = aRoute('R1', [
      ...morning(c, ['A', 'B'], '08:50', 0b01111),
      ...morning(c, ['A'], '08:50', 0b10000),
      ...afternoon(c, ['B', 'A'], '15:40', 0b01111),
      ...afternoon(c, ['A'], '15:40', 0b10000),
    ]);
    expect(await broken(c, aPlan([route]))).toEqual([]);
    expect(await broken(c, aPlan([bothWays(c, 'R1', ['A', 'B'])]))).toEqual(['not_due']);
  });
});

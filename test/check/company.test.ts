import { describe, expect, it } from 'vitest';
import type { Pupil } from '../../src/model/index.ts';
import {
  aCase,
  afternoon,
  aPlan,
  aRoute,
  bothWays,
  broken,
  judge,
  listed,
  morning,
  north,
  pupil,
  vehicleType,
} from './support.ts';

const two = (a: Partial<Pupil>, b: Partial<Pupil>) => aCase({ pupils: [pupil('A', 5000, a), pupil('B', 3000, b)] });
const together = (theCase: ReturnType<typeof aCase>) => broken(theCase, aPlan([bothWays(theCase, 'R1', ['A', 'B'])]));
const separate = (theCase: ReturnType<typeof aCase>) =>
  broken(theCase, aPlan([bothWays(theCase, 'R1', ['A']), bothWays(theCase, 'R2', ['B'])]));

describe('who may and must travel with whom', () => {
  it('keeps a solo pupil alone', async () => {
    const theCase = two({}, { solo: true });
    expect(await together(theCase)).toEqual(['solo_not_alone']);
    expect(await separate(theCase)).toEqual([]);
  });

  it('keeps pupils apart whichever side names the other, also when never on board together', async () => {
    for (const theCase of [two({ keepApart: ['B'] }, {}), two({}, { keepApart: ['A'] })]) {
      expect(await together(theCase)).toEqual(['keep_apart_together']);
      expect(await separate(theCase)).toEqual([]);
    }
    const { violations } = await judge(
      two({ keepApart: ['B'] }, { keepApart: ['A'] }),
      aPlan([bothWays(two({}, {}), 'R1', ['A', 'B'])]),
    );
    expect(violations.map((v) => [v.rule, v.session, v.days])).toEqual([
      ['keep_apart_together', 'am', 31],
      ['keep_apart_together', 'pm', 31],
    ]);
  });

  it('keeps a group together', async () => {
    const theCase = two({ keepWith: 'G' }, { keepWith: 'G' });
    expect(await together(theCase)).toEqual([]);
    expect(await separate(theCase)).toEqual(['keep_with_parted']);
  });

  it('does not bind a group member on a day off or at another address', async () => {
    const other = { days: 0b00001, session: 'am' as const, postcode: '', at: north(4000), reason: '' };
    const theCase = two({ keepWith: 'G', days: 0b01111, otherAddresses: [other] }, { keepWith: 'G' });
    // Monday morning A goes from the other address on a vehicle of its own; Friday B travels without A.
    const usual = morning(theCase, ['A', 'B'], '08:50', 0b01110);
    const alone = morning(theCase, ['B'], '08:50', 0b10001).map((c) => ({ ...c, sequence: c.sequence + 4 }));
    const back = [...afternoon(theCase, ['B', 'A'], '15:40', 0b01111), ...afternoon(theCase, ['B'], '15:40', 0b10000)];
    const moved = aCase({ pupils: [pupil('A', 4000)] });
    const plan = aPlan([
      aRoute('R1', [...usual, ...alone, ...back]),
      aRoute('R2', morning(moved, ['A'], '08:50', 0b00001)),
    ]);
    expect(await broken(theCase, plan)).toEqual([]);
    const bound = two({ keepWith: 'G', days: 0b01111 }, { keepWith: 'G' });
    expect(await broken(bound, plan)).toContain('keep_with_parted');
  });

  it('lets only the classes of one group share', async () => {
    expect(await together(two({ class: 'send' }, {}))).toEqual(['classes_mixed']);
    expect(await together(two({ class: 'send' }, { class: 'lac' }))).toEqual([]);
    expect(await separate(two({ class: 'send' }, {}))).toEqual([]);
    const theCase = aCase({
      policy: {
        mayShareAVehicle: [
          ['mainstream', 'send'],
          ['send', 'lac'],
        ],
      },
      pupils: [pupil('A', 5000, { class: 'lac' }), pupil('B', 3000), pupil('C', 1000, { class: 'send' })],
    });
    // The one class that may share with either does not make a group of the three.
    expect(await broken(theCase, aPlan([bothWays(theCase, 'R1', ['A', 'B', 'C'])]))).toEqual(['classes_mixed']);
  });

  it('holds the same route both ways for the classes that need it', async () => {
    const parts = (theCase: ReturnType<typeof aCase>) =>
      aPlan([aRoute('R1', morning(theCase, ['A', 'B'])), aRoute('R2', afternoon(theCase, ['B', 'A']))]);
    const send = two({ class: 'send' }, { class: 'lac' });
    const { violations } = await judge(send, parts(send));
    expect(violations.map((v) => [v.rule, v.pupilId, v.days])).toEqual([['different_route_both_ways', 'A', 31]]);
    const mainstream = two({}, {});
    expect(await broken(mainstream, parts(mainstream))).toEqual([]);
  });

  it('does not bind both ways on a day with another address in either session', async () => {
    const other = { days: 0b00010, session: 'pm' as const, postcode: '', at: north(4000), reason: '' };
    const theCase = aCase({ pupils: [pupil('A', 5000, { class: 'send', otherAddresses: [other] })] });
    const moved = aCase({ pupils: [pupil('A', 4000, { class: 'send' })] });
    const plan = aPlan([
      aRoute('R1', [...morning(theCase, ['A']), ...afternoon(theCase, ['A'], '15:40', 0b11101)]),
      aRoute('R2', afternoon(moved, ['A'], '15:40', 0b00010)),
    ]);
    expect(await broken(theCase, plan)).toEqual([]);
  });

  it('wants the same route all week from the usual address', async () => {
    const theCase = two({}, {});
    const plan = aPlan([
      aRoute('R1', [...morning(theCase, ['A', 'B'], '08:50', 0b01111), ...afternoon(theCase, ['B', 'A'])]),
      aRoute('R2', morning(theCase, ['A', 'B'], '08:50', 0b10000)),
    ]);
    const { violations } = await judge(theCase, plan);
    expect(violations.map((v) => [v.rule, v.pupilId, v.session])).toEqual([
      ['route_changes_in_week', 'A', 'am'],
      ['route_changes_in_week', 'B', 'am'],
    ]);
  });
});

describe('places on board', () => {
  const chair = { class: 'send', seating: 'wheelchair' } as const;
  const layouts = (seats: number, wheelchairs: number) => ({ am: { seats, wheelchairs }, pm: { seats, wheelchairs } });

  it('holds wheelchairs, seated pupils and assistants in the one layout of the run', async () => {
    const theCase = two({ ...chair, assistant: 'individual' }, { class: 'send', assistant: 'none' });
    const fits = aPlan([bothWays(theCase, 'R1', ['A', 'B'], { layouts: layouts(2, 1) })]);
    expect(await broken(theCase, fits)).toEqual([]);
    const chairless = aPlan([bothWays(theCase, 'R1', ['A', 'B'], { layouts: layouts(4, 0) })]);
    expect(await broken(theCase, chairless)).toEqual(['over_capacity']);
    const escorted = two({ ...chair, assistant: 'individual' }, { class: 'send', assistant: 'shared' });
    expect(await broken(escorted, fits)).toEqual(['over_capacity']);
  });

  it('counts one assistant for all the shared and one for each individual', async () => {
    const shared = aCase({
      pupils: ['A', 'B', 'C'].map((id, i) => pupil(id, 1000 * (3 - i), { class: 'send', assistant: 'shared' })),
    });
    const ids = ['A', 'B', 'C'];
    expect(await broken(shared, aPlan([bothWays(shared, 'R1', ids)]))).toEqual([]);
    const own = aCase({ pupils: shared.pupils.map((p) => ({ ...p, assistant: 'individual' as const })) });
    expect(await broken(own, aPlan([bothWays(own, 'R1', ids)]))).toEqual(['over_capacity']);
  });

  it('makes assistants ride the whole run, also before their pupil boards', async () => {
    const theCase = aCase({
      vehicleTypes: [vehicleType('taxi', { layouts: [{ seats: 4, wheelchairs: 0 }] })],
      pupils: [
        ...['A', 'B', 'C', 'D'].map((id, i) => pupil(id, 9000 - 1000 * i, { class: 'lac' })),
        pupil('E', 2000, { class: 'send', assistant: 'individual' }),
      ],
    });
    const { violations } = await judge(theCase, aPlan([bothWays(theCase, 'R1', ['A', 'B', 'C', 'D', 'E'])]));
    const am = violations.filter((v) => v.rule === 'over_capacity' && v.session === 'am');
    expect(am.map((v) => v.placeId)).toEqual(['D', 'E']);
  });

  it('wants a layout, and one of the type', async () => {
    const theCase = two({}, {});
    const foreign = aPlan([bothWays(theCase, 'R1', ['A', 'B'], { layouts: layouts(3, 0) })]);
    expect(await broken(theCase, foreign)).toEqual(['layout_wrong']);
    const none = aPlan([
      bothWays(theCase, 'R1', ['A', 'B'], { layouts: { am: null, pm: { seats: 4, wheelchairs: 0 } } }),
    ]);
    expect(await broken(theCase, none)).toEqual(['layout_wrong']);
  });
});

describe('pupils listed as not carried', () => {
  const chair = { class: 'send', seating: 'wheelchair', assistant: 'individual' } as const;
  const saloon = vehicleType('saloon', { layouts: [{ seats: 4, wheelchairs: 0 }] });

  it('accepts it when no type fits', async () => {
    const theCase = aCase({ vehicleTypes: [saloon], pupils: [pupil('A', 5000, chair)] });
    expect(await broken(theCase, aPlan([], [listed('not_carried', 'A')]))).toEqual([]);
  });

  it('wants every day and session covered', async () => {
    const theCase = aCase({ vehicleTypes: [saloon], pupils: [pupil('A', 5000, chair)] });
    const { violations } = await judge(
      theCase,
      aPlan([], [listed('not_carried', 'A', { session: 'am', days: 0b00111 })]),
    );
    expect(violations.map((v) => [v.rule, v.session, v.days])).toEqual([
      ['left_out', 'pm', 0b11111],
      ['left_out', 'am', 0b11000],
    ]);
  });

  it('does not accept it when a type still available fits', async () => {
    const theCase = aCase({ pupils: [pupil('A', 5000, { ...chair, assistant: 'none' })] });
    expect(await broken(theCase, aPlan([], [listed('not_carried', 'A')]))).toEqual(['not_carried_unfounded']);
  });

  it('counts the vehicles in use that day', async () => {
    const one = vehicleType('taxi', { available: 1 });
    const theCase = aCase({
      vehicleTypes: [one],
      pupils: [pupil('A', 5000), pupil('B', 3000, { solo: true, days: 1 })],
    });
    const used = aPlan([bothWays(theCase, 'R1', ['A'])], [listed('not_carried', 'B')]);
    expect(await broken(theCase, used)).toEqual([]);
    const idle = aCase({ ...theCase, pupils: [pupil('A', 5000, { days: 0b11110 }), theCase.pupils[1]] });
    const route = aRoute('R1', [
      ...morning(idle, ['A'], '08:50', 0b11110),
      ...afternoon(idle, ['A'], '15:40', 0b11110),
    ]);
    expect(await broken(idle, aPlan([route], [listed('not_carried', 'B')]))).toEqual(['not_carried_unfounded']);
  });

  it('counts the whole group and its assistants', async () => {
    const members = (n: number) =>
      aCase({
        vehicleTypes: [saloon],
        pupils: Array.from({ length: n }, (_, i) =>
          pupil(`P${i}`, 1000 + 100 * i, { keepWith: 'G', assistant: 'shared', class: 'send' }),
        ),
      });
    const none = (theCase: ReturnType<typeof aCase>) =>
      aPlan(
        [],
        theCase.pupils.map((p) => listed('not_carried', p.id)),
      );
    expect(await broken(members(4), none(members(4)))).toEqual([]);
    expect(await broken(members(3), none(members(3)))).toEqual(['not_carried_unfounded']);
  });

  it('accepts it when no order of a group keeps the rides', async () => {
    // Ten minutes each way from a school in the middle; the limit lets nobody ride past it.
    const group = (limit: number) =>
      aCase({
        pupils: [
          pupil('A', 6000, { keepWith: 'G', ownMaxRideSeconds: limit }),
          pupil('B', -6000, { keepWith: 'G', ownMaxRideSeconds: limit }),
        ],
      });
    const none = aPlan([], [listed('not_carried', 'A'), listed('not_carried', 'B')]);
    expect(await broken(group(700), none)).toEqual([]);
    expect(await broken(group(1900), none)).toEqual(['not_carried_unfounded']);
  });

  it('accepts it when the school has no bay in the window', async () => {
    const theCase = aCase({ pupils: [pupil('A', 5000)] });
    const [s] = theCase.schools;
    const none = aPlan([], [listed('not_carried', 'A')]);
    expect(await broken({ ...theCase, schools: [{ ...s, vehicleBays: 0 }] }, none)).toEqual([]);
    expect(await broken({ ...theCase, schools: [{ ...s, vehicleBays: 1 }] }, none)).toEqual(['not_carried_unfounded']);
  });

  it('does not accept a listing of somebody carried, nor a group torn apart', async () => {
    const theCase = two({ keepWith: 'G' }, { keepWith: 'G' });
    const plan = aPlan([bothWays(theCase, 'R1', ['A', 'B'])], [listed('not_carried', 'B')]);
    expect(await broken(theCase, plan)).toEqual(['not_carried_but_carried']);
    const torn = aPlan([bothWays(theCase, 'R1', ['A'])], [listed('not_carried', 'B')]);
    expect(await broken(theCase, torn)).toEqual(['keep_with_parted', 'not_carried_unfounded']);
  });

  it('does not take any other code as an excuse', async () => {
    const theCase = aCase({ vehicleTypes: [saloon], pupils: [pupil('A', 5000, chair)] });
    expect(await broken(theCase, aPlan([], [listed('not_possible', 'A')]))).toEqual(['left_out']);
  });
});

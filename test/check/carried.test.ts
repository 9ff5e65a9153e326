import { describe, expect, it } from 'vitest';
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
  pupil,
  school,
  withCall,
} from './support.ts';

const theCase = aCase({ pupils: [pupil('A', 5000), pupil('B', 3000)] });
const plan = aPlan([bothWays(theCase, 'R1', ['A', 'B'])]);

describe('everybody due is carried exactly once', () => {
  it('finds nothing in a lawful plan', async () => {
    expect((await judge(theCase, plan)).violations).toEqual([]);
  });

  it('finds a pupil left out in silence, on all days in one violation a session', async () => {
    const alone = aPlan([bothWays(theCase, 'R1', ['A'])]);
    const { violations } = await judge(theCase, alone);
    expect(violations.map((v) => [v.rule, v.session, v.days, v.pupilId])).toEqual([
      ['left_out', 'am', 31, 'B'],
      ['left_out', 'pm', 31, 'B'],
    ]);
  });

  it('finds one weekday without a run', async () => {
    const short = aPlan([
      aRoute('R1', [...morning(theCase, ['A', 'B'], '08:50', 0b01111), ...afternoon(theCase, ['B', 'A'])]),
    ]);
    const { violations } = await judge(theCase, short);
    expect(violations.map((v) => [v.rule, v.session, v.days, v.pupilId])).toEqual([
      ['left_out', 'am', 0b10000, 'A'],
      ['left_out', 'am', 0b10000, 'B'],
    ]);
  });

  it('finds an empty plan', async () => {
    expect(await broken(theCase, aPlan([]))).toEqual(['left_out']);
  });

  it('finds a pupil on two runs', async () => {
    const twice = aPlan([...plan.routes, aRoute('R2', morning(theCase, ['B']))]);
    expect(await broken(theCase, twice)).toEqual(['carried_twice', 'route_changes_in_week']);
  });

  it('finds a pupil on a day off', async () => {
    const off = aCase({ pupils: [pupil('A', 5000), pupil('B', 3000, { days: 0b11011 })] });
    const { violations } = await judge(off, plan);
    expect(violations.map((v) => [v.rule, v.session, v.days, v.pupilId])).toEqual([
      ['not_due', 'am', 0b00100, 'B'],
      ['not_due', 'pm', 0b00100, 'B'],
    ]);
  });

  it('finds an alighting without boarding, a boarding without alighting and a second boarding', async () => {
    const never = withCall(plan, 2, (c) => ({ ...c, off: ['A'] }));
    expect(await broken(theCase, never)).toEqual(['boarding_inconsistent']);
    const unseen = withCall(plan, 2, (c) => ({ ...c, off: ['A', 'B', 'B'] }));
    expect(await broken(theCase, unseen)).toEqual(['boarding_inconsistent']);
    const again = withCall(plan, 0, (c) => ({ ...c, on: ['A', 'A'], depart: c.depart + 6, arrive: c.arrive }));
    expect(await broken(theCase, again)).toContain('boarding_inconsistent');
  });

  it('finds a pupil taken to another school', async () => {
    const two = aCase({
      schools: [school('S1', 0), school('S2', 100)],
      pupils: [pupil('A', 5000), pupil('B', 3000, { schoolId: 'S2', schoolIndex: 1 })],
    });
    expect(await broken(two, plan)).toEqual(['wrong_school']);
  });

  it('finds boarding after the school: the wrong order', async () => {
    const calls = morning(theCase, ['A', 'B']).map((c) => ({ ...c, sequence: 4 - c.sequence }));
    expect(await broken(theCase, aPlan([aRoute('R1', [...calls, ...afternoon(theCase, ['B', 'A'])])]))).toEqual(
      expect.arrayContaining(['boarding_inconsistent', 'run_ends_wrong', 'drive_too_short']),
    );
  });

  it('names unknown ids instead of failing', async () => {
    const odd = withCall(plan, 0, (c) => ({ ...c, placeId: 'X', on: ['A', 'Y'] }));
    const { violations } = await judge(theCase, { ...odd, exceptions: [listed('not_carried', 'Z')] });
    const unknown = violations.filter((v) => v.rule === 'unknown_id').map((v) => v.message);
    expect(unknown).toEqual([
      'The home X is unknown to the case.',
      'Pupil Y is unknown to the case.',
      'The exception not_carried is about pupil Z, unknown to the case.',
    ]);
  });

  it('finds an unknown vehicle type and an unknown school', async () => {
    const odd = aPlan([{ ...plan.routes[0], vehicleTypeId: 'tram' }]);
    expect(await broken(theCase, odd)).toEqual(['unknown_id']);
    const lost = withCall(plan, 2, (c) => ({ ...c, placeId: 'S9' }));
    expect(await broken(theCase, lost)).toEqual(['unknown_id', 'wrong_school']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/index.ts';
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
  morning,
  pupil,
  schoolHalt,
  withCall,
} from './support.ts';

const theCase = aCase({ pupils: [pupil('A', 5000), pupil('B', 3000), pupil('C', 5000)] });
const plan = aPlan([bothWays(theCase, 'R1', ['A', 'B'])]);
const ab = aCase({ pupils: theCase.pupils.slice(0, 2) });

describe('the shape of a run', () => {
  it('accepts rows in any order of the file', async () => {
    const shuffled = aPlan([{ ...plan.routes[0], calls: [...plan.routes[0].calls].reverse() }]);
    expect(await broken(ab, shuffled)).toEqual([]);
  });

  it('finds a sequence that repeats on one day, and accepts it on different days', async () => {
    const repeated = withCall(plan, 1, (c) => ({ ...c, sequence: 1 }));
    expect(await broken(ab, repeated)).toEqual(['sequence_repeats']);
    const byDay = aPlan([
      aRoute('R1', [
        ...morning(ab, ['A', 'B'], '08:50', 0b00001),
        ...morning(ab, ['A', 'B'], '08:51', 0b11110),
        ...afternoon(ab, ['B', 'A']),
      ]),
    ]);
    expect(await broken(ab, byDay)).toEqual([]);
  });

  it('finds a place called at twice', async () => {
    const halts = [door(theCase, 'A', 'on'), door(theCase, 'B', 'on'), { ...door(theCase, 'C', 'on') }];
    const am = aRun(theCase, 'am', '08:50', [...halts, schoolHalt(theCase, ['A', 'B', 'C'], 'off')]);
    const pm = afternoon(theCase, ['B', 'A']).map((c) =>
      c.placeId === 'A'
        ? { ...c, off: ['A', 'C'], depart: c.depart + 6 }
        : c.kind === 'school'
          ? { ...c, on: ['A', 'B', 'C'] }
          : c,
    );
    expect(await broken(theCase, aPlan([aRoute('R1', [...am, ...pm])]))).toEqual(['place_called_twice']);
  });

  it('finds a call at which nobody boards or alights', async () => {
    const empty = withCall(plan, 1, (c) => ({ ...c, on: [], depart: c.depart - 6 }));
    const moved = withCall(empty, 0, (c) => ({ ...c, on: ['A', 'B'], arrive: c.arrive - 6 }));
    expect(await broken(ab, moved)).toEqual(['call_without_pupils', 'wrong_place']);
  });

  it('finds a run that ends or starts at the wrong kind of place', async () => {
    const swapped = (session: 'am' | 'pm'): Plan => ({
      ...plan,
      routes: [
        {
          ...plan.routes[0],
          calls: plan.routes[0].calls.map((c) => ({ ...c, session: c.session === 'am' ? session : c.session })),
        },
      ],
    });
    expect(await broken(ab, swapped('am'))).toEqual([]);
    const tail = aRoute(
      'R1',
      [...morning(ab, ['A', 'B']), ...afternoon(ab, ['B', 'A'])].filter((c) => c.kind !== 'school'),
    );
    const { violations } = await judge(ab, aPlan([tail]));
    expect(violations.filter((v) => v.rule === 'run_ends_wrong').map((v) => v.message)).toEqual([
      'A morning run ends at the home B.',
      'An afternoon run starts at the home B.',
    ]);
  });

  it('finds malformed times, days and ids and does not pass on them', async () => {
    const spoil = (change: object) =>
      broken(
        ab,
        withCall(plan, 1, (c) => ({ ...c, ...change })),
      );
    expect(await spoil({ arrive: Number.NaN, depart: Number.NaN })).toEqual(
      expect.arrayContaining(['malformed_plan', 'dwell_wrong', 'drive_too_short']),
    );
    expect(await spoil({ arrive: 30_000.5 })).toContain('malformed_plan');
    expect(await spoil({ days: 0 })).toEqual(expect.arrayContaining(['boarding_inconsistent', 'malformed_plan']));
    expect(await spoil({ days: 63 })).toEqual(['malformed_plan']);
    expect(await spoil({ sequence: 1.5 })).toEqual(['malformed_plan']);
    expect(await spoil({ at: [Number.NaN, 51] })).toEqual(['malformed_plan', 'place_not_as_given']);
    expect(await spoil({ metresFromPrevious: Number.NaN })).toEqual(['drive_figures_wrong', 'malformed_plan']);
    const twin = aPlan([plan.routes[0], plan.routes[0]]);
    expect(await broken(ab, twin)).toContain('malformed_plan');
    expect(await broken(ab, aPlan([...plan.routes, aRoute('R2', [])]))).toEqual(['malformed_plan']);
    expect(await broken(ab, aPlan([{ ...plan.routes[0], dutyId: '' }]))).toEqual(['malformed_plan']);
  });
});

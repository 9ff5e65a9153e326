/** One vehicle's week: its cheapest type, its sums, its routes. */
import { describe, expect, test } from 'vitest';
import { buildDuty, type Route, routeOf, routeWithPart } from '../../src/solve/duty.ts';
import { EMPTY_ROUTE, idleDuty } from '../../src/solve/noDuty.ts';
import { EMPTY_RUN } from '../../src/solve/run.ts';
import { Workspace } from '../../src/solve/workspace.ts';
import { aCase, pupil, vehicleType } from '../check/support.ts';
import { handmade } from './handmade.ts';
import { runOf, S1 } from './stops.ts';
import { emptyState, prepare } from './support.ts';

describe('a duty', () => {
  const pupils = [pupil('A', 1000, { assistant: 'individual', days: 0b00111 }), pupil('B', 2000)];
  const types = [
    vehicleType('dear', { costPerDay: 900_000 }),
    vehicleType('small', { layouts: [{ seats: 2, wheelchairs: 0 }], costPerDay: 100_000 }),
    vehicleType('fit', { costPerDay: 200_000 }),
  ];

  async function duty(order: [number[], number[]], mayUse = (_type: number) => true) {
    const prepared = await prepare(aCase({ pupils, vehicleTypes: types }));
    const both = runOf(prepared, 1, 0, S1);
    const routes: Route[] = [routeOf(prepared.problem, new Workspace(prepared.problem), [both, both])];
    return buildDuty(emptyState(prepared), routes, order, mayUse);
  }

  test('takes the cheapest type that holds it and may be used', async () => {
    // Two pupils and an assistant are too many for the small one.
    expect((await duty([[0], [0]]))?.type).toBe(2);
    expect((await duty([[0], [0]], (type) => type !== 2))?.type).toBe(0);
    expect(await duty([[0], [0]], (type) => type === 1)).toBeNull();
  });

  test('adds up its week', async () => {
    const built = await duty([[0], [0]]);
    expect(built).toMatchObject({ days: 31, activeDays: 5, assistantDays: 3, runsPerSession: 1, metres: 20_000 });
    expect([...(built?.assistants ?? [])]).toEqual([1, 1, 1, 0, 0]);
    // With A: 36 + 100 + 36 + 100 + 120; without: 36 + 200 + 120; both ways.
    const seconds = 2 * (3 * 392 + 2 * 356);
    expect(built?.seconds).toBe(seconds);
    // £ × 10 000 × 18 000: days, km, hours, assistants.
    const centipence = 5 * 200_000 + (20_000 * 11_000) / 1000 + (seconds * 140_000) / 3600 + 3 * 520_000;
    expect(built?.cost).toBeCloseTo(centipence * 18_000, 0);
  });

  test('a route knows its tasks once, their classes and whether one is solo', async () => {
    const prepared = await prepare(
      aCase({ pupils: [pupil('A', 1000, { class: 'send', solo: true }), pupil('B', 2000)] }),
    );
    const both = runOf(prepared, 1, 0, S1);
    expect(routeOf(prepared.problem, new Workspace(prepared.problem), [both, both])).toMatchObject({
      tasks: Int32Array.of(1, 0),
      classes: 0b11,
      busy: 0b11111_11111,
      soloBusy: 0b11111_11111,
    });
    expect(routeOf(prepared.problem, new Workspace(prepared.problem), [EMPTY_RUN, EMPTY_RUN])).toMatchObject({
      tasks: new Int32Array(0),
      classes: 0,
      busy: 0,
      soloBusy: 0,
    });
  });
});

describe('boarding that costs something of itself', () => {
  // Home at place 1 for nothing, a stop at place 2 for 500; nobody pays for metres or seconds.
  const walkers = (am: { days: number }[], pm: { days: number }[]) =>
    handmade({
      schools: [{ at: 0 }],
      others: [{ at: 10 }, { at: 20 }],
      parts: [{ school: 0, at: [1, 2], costs: [0, 500], am, pm }],
      types: [{ layouts: [0], day: 1000, metre: 0, second: 0 }],
    });
  const at = { pick: 0, merge: false, school: 0, newSchool: true };
  const cost = (made: ReturnType<typeof walkers>, place: number) => {
    const route = routeWithPart(made.problem, made.state.workspace, EMPTY_ROUTE, 0, place, [at, at]);
    return made.state.build(null, [route], [[0], [0]])?.cost;
  };

  test('is paid once, though one boards in both sessions', () => {
    const both = walkers([{ days: 31 }], [{ days: 31 }]);
    expect([cost(both, 1), cost(both, 2)]).toEqual([5000, 5500]);
  });

  test('and for those who travel in the afternoon alone, and however many rows they have', () => {
    expect(cost(walkers([], [{ days: 1 }]), 2)).toBe(1500);
    expect(cost(walkers([{ days: 1 }, { days: 2 }], [{ days: 1 }]), 2)).toBe(2500);
  });
});

test('an idle duty has nothing and costs nothing', async () => {
  const state = emptyState(await prepare(aCase({ pupils: [pupil('A', 1000)] })));
  const idle = idleDuty(state, 2);
  expect(idle).toMatchObject({ days: 0, activeDays: 0, metres: 0, seconds: 0, runsPerSession: 0, cost: 0 });
  expect(idle.routes).toEqual([EMPTY_ROUTE, EMPTY_ROUTE]);
  expect(idle.variants.map((week) => week.map(({ days, calls }) => [days, calls]))).toEqual([[[31, 0]], [[31, 0]]]);
});

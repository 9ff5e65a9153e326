/** An insertion costs what it costs to build the duty in full, and no placement there is costs less. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/model/index.ts';
import { wholeAllowance } from '../../src/solve/decompose.ts';
import type { Duty } from '../../src/solve/duty.ts';
import { Insertion } from '../../src/solve/insertion.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import { State } from '../../src/solve/state.ts';
import { aCase, pupil, school, time, vehicleType } from '../check/support.ts';
import { randomCase } from '../support/randomCase.ts';
import { diceProblem } from './diceProblem.ts';
import { leastExtra } from './leastExtra.ts';
import { randomDuty } from './positions.ts';
import { emptyState, everyNeighbour, ownRoute, type Prepared, prepare } from './support.ts';

const EXACT = { ...DEFAULT_PARAMETERS, blink: 0, lookAhead: 0, neighbours: 1000 };

/** One vehicle type, so that the two sessions are priced apart, no groups of several homes, no meeting points, no bays. */
function plainCase(seed: number): Case {
  const drawn = randomCase(seed, { pupils: 7, schools: 3 });
  return {
    ...drawn,
    vehicleTypes: drawn.vehicleTypes.slice(0, 1),
    schools: drawn.schools.map((s) => ({ ...s, vehicleBays: null })),
    pupils: drawn.pupils.map((p) => ({
      ...p,
      pickup: drawn.stops.length > 0 ? p.pickup : ('door' as const),
      keepWith: null,
      // A second address in one session only makes runs of one session, whose vehicles `maySpareARun` counts on the safe side.
      otherAddresses: [],
      days: 31,
    })),
  };
}

test('the first insertions into any plain case cost the least there is', async () => {
  const seen = { inserted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const prepared = await prepare(plainCase(seed));
      const { problem } = prepared;
      const hosts = prepared.choices.places.some((place) => place.hostHousehold !== null);
      fc.pre(!hosts && problem.tasks > 0);
      const state = emptyState(prepared);
      const insertion = new Insertion(state, everyNeighbour(problem), new Random(seed), EXACT);
      const tasks = Array.from({ length: problem.tasks }, (_, t) => t);
      new Random(seed, 1).shuffle(tasks);
      for (const task of tasks) {
        const least = leastExtra(state, task);
        const before = state.cost;
        const done = insertion.insert(task);
        expect(done).toBe(least < Number.POSITIVE_INFINITY);
        if (done) expect(state.cost - before).toBe(least);
        expect(state.taskSlot[task] >= 0).toBe(done);
        seen[done ? 'inserted' : 'refused']++;
      }
    }),
    { seed: 31, numRuns: 150, endOnFailure: true },
  );
  expect(seen.inserted).toBeGreaterThan(300);
  expect(seen.refused).toBeGreaterThan(20);
});

/** One vehicle type with one layout, so that the two sessions and all weekdays are priced apart. */
function oneTypeByDice(seed: number): State {
  const { problem, travel } = diceProblem(seed);
  // A full build does not know of the rule that keeps schools apart; the tests of the scan do.
  const plain = { ...problem, types: 1, typeLayouts: Int32Array.of(0b100), oneSchoolAtATime: false };
  return new State(plain, travel, wholeAllowance(plain));
}

test('so do insertions by dice, with depots, windows at pick-ups, alighting, walks and a longest session', () => {
  const seen = { inserted: 0, refused: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const state = oneTypeByDice(seed);
      const { problem } = state;
      const random = new Random(seed, 7);
      const parts = Array.from({ length: problem.parts }, (_, i) => i);
      random.shuffle(parts);
      for (const some of [parts.slice(0, 3), parts.slice(3, 6)]) {
        const duty = randomDuty(state, random, 2, some);
        if (duty) state.replace(state.freeSlot(), duty);
      }
      const insertion = new Insertion(state, everyNeighbour(problem), random, EXACT);
      for (const task of parts.filter((part) => state.taskSlot[part] < 0)) {
        const least = leastExtra(state, task);
        const before = state.cost;
        const done = insertion.insert(task);
        expect(done ? state.cost - before : Number.POSITIVE_INFINITY).toBe(least);
        seen[done ? 'inserted' : 'refused']++;
      }
    }),
    { seed: 32, numRuns: 120, endOnFailure: true },
  );
  expect(seen.inserted).toBeGreaterThan(250);
  expect(seen.refused).toBeGreaterThan(30);
});

test('a run keeps its layout all week, also on days on which the one who joins does not travel', () => {
  const { problem, travel } = diceProblem(135);
  const plain = { ...problem, oneSchoolAtATime: false };
  const state = new State(plain, travel, wholeAllowance(plain));
  const random = new Random(135, 7);
  const parts = Array.from({ length: problem.parts }, (_, i) => i);
  random.shuffle(parts);
  for (const some of [parts.slice(0, 3), parts.slice(3, 6)])
    state.replace(state.freeSlot(), randomDuty(state, random, 2, some));
  const task = 5;
  const before = state.cost;
  expect(leastExtra(state, task)).toBe(2818);
  expect(new Insertion(state, everyNeighbour(plain), random, EXACT).insert(task)).toBe(true);
  expect(state.cost - before).toBe(2818);
});

describe('by hand, along one road', () => {
  const insertAll = (prepared: Prepared, parameters = EXACT): State => {
    const state = emptyState(prepared);
    const insertion = new Insertion(state, everyNeighbour(prepared.problem), new Random(1), parameters);
    for (let task = 0; task < prepared.problem.tasks; task++) if (!insertion.insert(task)) state.drop(task);
    return state;
  };
  const dutiesOf = (state: State): Duty[] => state.duties.filter((duty): duty is Duty => duty !== null);

  test('a fuller taxi becomes a minibus where that is the cheapest way', async () => {
    const taxi = vehicleType('taxi', { layouts: [{ seats: 1, wheelchairs: 0 }], maxRunsPerSession: 1 });
    const minibus = vehicleType('minibus', { layouts: [{ seats: 16, wheelchairs: 0 }], costPerDay: 400_000 });
    const pupils = [pupil('A', 1000), pupil('B', 2000)];
    const one = insertAll(await prepare(aCase({ pupils: pupils.slice(0, 1), vehicleTypes: [taxi, minibus] })));
    expect(dutiesOf(one).map((duty) => duty.type)).toEqual([0]);
    const two = insertAll(await prepare(aCase({ pupils, vehicleTypes: [taxi, minibus] })));
    expect(dutiesOf(two).map((duty) => duty.type)).toEqual([1]);
  });

  test('a second run of the same vehicle where the fleet has no other', async () => {
    const schools = [school('S1', 0, { bellStart: 8 * 3600 }), school('S2', 500)];
    const pupils = [pupil('A', 1000, { solo: true }), pupil('B', 2000, { schoolId: 'S2', schoolIndex: 1, solo: true })];
    const fleet = (maxRunsPerSession: number) => [vehicleType('taxi', { available: 1, maxRunsPerSession })];
    const both = insertAll(await prepare(aCase({ schools, pupils, vehicleTypes: fleet(2) })));
    expect(dutiesOf(both).map((duty) => duty.routes.length)).toEqual([2]);
    expect(insertAll(await prepare(aCase({ schools, pupils, vehicleTypes: fleet(1) }))).absent).toEqual([1]);
  });

  test('a household may use its own meeting point once another boards there', async () => {
    const pupils = [pupil('A', 1000, { pickup: 'stop' }), pupil('B', 1400, { pickup: 'stop' })];
    const prepared = await prepare(aCase({ pupils }));
    const { problem } = prepared;
    const state = insertAll(prepared);
    const [duty] = dutiesOf(state);
    expect(dutiesOf(state)).toHaveLength(1);
    for (const run of duty.routes[0].runs) {
      for (let k = 0; k < run.calls; k++) {
        const host = problem.placeHost[run.place[k]];
        const households = [...run.parts.subarray(run.start[k], run.start[k + 1])].map((p) => problem.partHousehold[p]);
        if (host >= 0) expect(households.some((household) => household !== host)).toBe(true);
      }
    }
  });

  test('a run of its own on the way between two others costs nothing', async () => {
    const bells = (am: string, pm: string) => ({ bellStart: time(am), bellEnd: time(pm) });
    const to = (i: number) => ({ schoolId: `S${i}`, schoolIndex: i });
    const schools = [
      school('S0', 1000, bells('08:00', '16:00')),
      school('S1', 8000, bells('08:30', '15:30')),
      school('S2', 10_000, bells('09:00', '15:00')),
    ];
    const pupils = [
      pupil('A', 2100, { class: 'send', ...to(1) }),
      pupil('B', 0, to(0)),
      pupil('C', 9000, to(2)),
      pupil('D', 2000, { class: 'send', ...to(1) }),
    ];
    const vehicleTypes = [vehicleType('taxi', { maxRunsPerSession: 3 })];
    const prepared = await prepare(aCase({ schools, pupils, vehicleTypes }));
    const state = emptyState(prepared);
    const put = (...parts: number[]): void => {
      const order = parts.map((_, r) => r);
      const routes = parts.map((part) => ownRoute(state, part));
      state.replace(state.freeSlot(), state.build(null, routes, [order, order]));
    };
    // One taxi passes D's door with A on board; the other drives past it and past the school, empty between its runs.
    put(0);
    put(1, 2);
    const before = state.cost;
    expect(new Insertion(state, everyNeighbour(prepared.problem), new Random(1), EXACT).insert(3)).toBe(true);
    expect([state.taskSlot[3], state.cost - before]).toEqual([1, 0]);
  });

  test('a place refused for want of a vehicle is tried again once one is left', async () => {
    const one = { available: 1, maxRunsPerSession: 1 };
    const taxi = vehicleType('taxi', { layouts: [{ seats: 1, wheelchairs: 0 }], ...one });
    const minibus = vehicleType('minibus', { layouts: [{ seats: 16, wheelchairs: 0 }], costPerDay: 900_000, ...one });
    const pupils = [pupil('A', 1000), pupil('B', 1100), pupil('C', 1200)];
    const prepared = await prepare(aCase({ pupils, vehicleTypes: [taxi, minibus] }));
    const state = emptyState(prepared);
    // A has the taxi, C the minibus.
    state.replace(0, state.buildOfType(0, [ownRoute(state, 0)], [[0], [0]]));
    state.replace(1, state.buildOfType(1, [ownRoute(state, 2)], [[0], [0]]));
    const insertion = new Insertion(state, everyNeighbour(prepared.problem), new Random(1), EXACT);
    // No seat in the taxi, and no minibus to take its place.
    expect(insertion.insert(1, undefined, [1, -1])).toBe(false);
    state.replace(1, null);
    state.drop(2);
    expect(insertion.insert(1, undefined, [0, -1])).toBe(false);
    expect(insertion.insert(1, undefined, [-1])).toBe(true);
    expect(dutiesOf(state).map((duty) => duty.type)).toEqual([1]);
  });
});

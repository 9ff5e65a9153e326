/** An insertion costs what it costs to build the duty in full, and no placement there is costs less. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/model/index.ts';
import type { Duty, Route } from '../../src/solve/duty.ts';
import { routeOf } from '../../src/solve/duty.ts';
import { Insertion } from '../../src/solve/insertion.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import type { Problem } from '../../src/solve/problem.ts';
import { Random } from '../../src/solve/random.ts';
import { callAt, EMPTY_RUN, type Run, withPart } from '../../src/solve/run.ts';
import type { State } from '../../src/solve/state.ts';
import { aCase, pupil, school, vehicleType } from '../check/support.ts';
import { randomCase } from '../support/randomCase.ts';
import { emptyState, everyNeighbour, type Prepared, prepare } from './support.ts';

const EXACT = { ...DEFAULT_PARAMETERS, blink: 0, neighbours: 1000, fewSchoolPositions: 1000 };

/** All runs that the run may become by one part more at the place. */
function extended(problem: Problem, session: number, run: Run, part: number, place: number): Run[] {
  const table = problem.signatures[session];
  if (table.start[part] === table.start[part + 1]) return [run];
  const school = problem.partSchool[part];
  const [merged, visited] = [callAt(run, place), callAt(run, school)];
  const schools = visited >= 0 ? [visited] : Array.from({ length: run.calls + 1 }, (_, k) => k);
  return schools.flatMap((at) => {
    const picks = merged < 0 ? Array.from({ length: at + 1 }, (_, k) => k) : merged < at ? [merged] : [];
    return picks.map((pick) =>
      withPart(run, part, place, school, { pick, merge: merged >= 0, school: at, newSchool: visited < 0 }),
    );
  });
}

/** Least extra cost of a task of one part in the state, by building every duty it could join or found. */
function leastExtra(state: State, problem: Problem, task: number): number {
  const part = problem.taskPartStart[task];
  let least = Number.POSITIVE_INFINITY;
  const consider = (old: Duty | null, routes: readonly Route[], order: Duty['order']): void => {
    const built = state.build(old, routes, order);
    if (built) least = Math.min(least, built.cost - (old?.cost ?? 0));
  };
  for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
    const place = problem.candidatePlace[c];
    const both = (route: readonly [Run, Run]): Route[] =>
      extended(problem, 0, route[0], part, place).flatMap((am) =>
        extended(problem, 1, route[1], part, place).map((pm) => routeOf(problem, [am, pm])),
      );
    const own = both([EMPTY_RUN, EMPTY_RUN]);
    for (const route of own) consider(null, [route], [[0], [0]]);
    for (const duty of state.duties) {
      if (!duty) continue;
      for (const [r, route] of duty.routes.entries()) {
        if (!mayJoin(problem, task, route)) continue;
        for (const changed of both([route.runs[0], route.runs[1]])) {
          consider(
            duty,
            duty.routes.map((other, i) => (i === r ? changed : other)),
            duty.order,
          );
        }
      }
      const n = duty.routes.length;
      for (const route of own) {
        for (let am = 0; am <= n; am++) {
          for (let pm = 0; pm <= n; pm++) {
            const order = [duty.order[0].slice(), duty.order[1].slice()] as const;
            order[0].splice(am, 0, n);
            order[1].splice(pm, 0, n);
            consider(duty, [...duty.routes, route], order);
          }
        }
      }
    }
  }
  return least;
}

function mayJoin(problem: Problem, task: number, route: Route): boolean {
  const others = [...route.tasks];
  const apart = problem.conflicts.subarray(problem.conflictStart[task], problem.conflictStart[task + 1]);
  return (
    ((problem.taskSolo[task] ? route.busy : route.soloBusy) & problem.taskBusy[task]) === 0 &&
    problem.classesMayShare[route.classes | problem.taskClasses[task]] === 1 &&
    !others.some((other) => apart.includes(other))
  );
}

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
        const least = leastExtra(state, problem, task);
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
});

/** The solver of choices of trips against trying all. */
import { expect, test } from 'vitest';
import { NO_LIMITS } from '../../src/parallel/highs.ts';
import { tripSolver } from '../../src/parallel/highsTrips.ts';
import { TripRelaxation } from '../../src/parallel/tripRelaxation.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import { search } from '../../src/solve/search.ts';
import type { TripModel } from '../../src/solve/tripModel.ts';
import { bellProblem, ride } from '../solve/bells.ts';
import { fewestVehicles, vehiclesFor } from '../solve/fewestVehicles.ts';
import { allTasks, everyNeighbour } from '../solve/support.ts';
import { loaded } from './support.ts';

const PARTS = 6;
const SCHOOLS = 3;

/** Every part on a trip of its own is the solution known; five trips more, of pupils of one school, by dice. */
function diceModel(seed: number): TripModel {
  const random = new Random(seed, 21);
  const schoolOf = (part: number): number => part % SCHOOLS;
  const own = Array.from({ length: PARTS }, (_, part) => [part]);
  const more = Array.from({ length: 7 }, () => {
    const school = random.below(SCHOOLS);
    const ofSchool = own.flat().filter((part) => schoolOf(part) === school);
    return ofSchool.filter((part) => part === ofSchool[0] || random.below(3) > 0);
  });
  const trips = [...own, ...more];
  const tripFirst = Int32Array.from(trips, ([first]) => first);
  // Later schools are reached from earlier ones only, as time has it.
  const tripReach = Int32Array.from(trips, ([first]) => random.below(schoolOf(first) + 1));
  return {
    parts: PARTS,
    schools: SCHOOLS,
    leastTrips: new Int32Array(SCHOOLS).fill(1),
    tripParts: trips.map((parts) => Int32Array.from(parts)),
    tripSchool: Int32Array.from(trips, ([first]) => schoolOf(first)),
    tripFirst,
    tripReach,
    arrivals: Array.from({ length: PARTS }, () => {
      const order = [...Array(SCHOOLS).keys()];
      return Int32Array.from(random.below(2) ? order : [1, 0, 2]);
    }).map((order, part) => Int32Array.from([...order].filter((school) => school < schoolOf(part)))),
    known: own.map((_, trip) => ({ trip, from: -1 })),
  };
}

test('it chooses a cover with the fewest vehicles, or nearly so, and the same again', async () => {
  const solver = tripSolver(await loaded());
  const seen = { best: 0, better: 0, nearly: 0 };
  for (let seed = 1; seed <= 60; seed++) {
    const model = diceModel(seed);
    const fewest = fewestVehicles(model);
    const answer = solver(model);
    expect(solver(model)).toEqual(answer);
    const vehicles = answer ? vehiclesFor(model, answer) : model.known.length;
    expect(vehicles).toBeGreaterThanOrEqual(fewest);
    if (answer) {
      seen.better++;
      expect(vehicles).toBeLessThan(model.known.length);
    }
    if (vehicles === fewest) seen.best++;
    else if (vehicles === fewest + 1) seen.nearly++;
  }
  expect(seen.better).toBeGreaterThan(40);
  expect(seen.best).toBeGreaterThan(54);
  expect(seen.best + seen.nearly).toBe(60);
});

test('without time, or when nothing can be saved, there is no answer', async () => {
  const highs = await loaded();
  const model = diceModel(1);
  expect(tripSolver(highs, { ...NO_LIMITS, allot: () => () => 0 })(model)).toBeNull();
  const own = (some: Int32Array): Int32Array => some.subarray(0, PARTS);
  const alone: TripModel = {
    ...model,
    tripParts: model.tripParts.slice(0, PARTS),
    tripSchool: own(model.tripSchool),
    tripFirst: own(model.tripFirst),
    tripReach: new Int32Array(PARTS),
  };
  expect(tripSolver(highs)(alone)).toBeNull();
});

test('a search for fewer vehicles that asks it needs no more of them, and finds the same again', async () => {
  const solver = tripSolver(await loaded());
  let asked = 0;
  const vehicles = [0, 0];
  for (let seed = 1; seed <= 12; seed++) {
    const figures = [0, 3, 3].map((tripCovers) => {
      const made = bellProblem(seed);
      ride(made, seed, 1);
      const { problem, state } = made;
      const parameters = {
        ...DEFAULT_PARAMETERS,
        fleetShare: 0.9,
        tripCovers,
        startTemperature: 50,
        endTemperature: 1,
      };
      const stop = { progress: (i: number) => i / 60 };
      search(state, allTasks(problem), everyNeighbour(problem), new Random(seed), parameters, stop, {
        partition: () => null,
        trips: (model) => {
          asked++;
          return solver(model);
        },
      });
      expect(state.absent).toEqual([]);
      return [state.dutyCount, state.cost];
    });
    expect(figures[2]).toEqual(figures[1]);
    vehicles[0] += figures[0][0];
    vehicles[1] += figures[1][0];
  }
  expect(asked).toBeGreaterThan(20);
  expect(vehicles[1]).toBeLessThan(vehicles[0]);
});

test('of two trips with somebody on both only the first is fixed', async () => {
  const highs = await loaded();
  const model = diceModel(1);
  const shared = { ...model, tripParts: model.tripParts.map((parts, t) => (t === 1 ? Int32Array.of(0, 1) : parts)) };
  highs.withModel((lp) => {
    const relaxation = new TripRelaxation(highs, lp, shared);
    expect([relaxation.fix(0), relaxation.fix(1), relaxation.fix(2)]).toEqual([true, false, true]);
    expect(relaxation.partsLeft).toBe(PARTS - 2);
    expect(relaxation.solve(10, () => Number.POSITIVE_INFINITY)).toBe(true);
    expect([relaxation.values[0], relaxation.values[2]].every((value) => value >= 1)).toBe(true);
  });
});

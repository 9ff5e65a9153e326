/** Prices of trips and the needless among them, against figures worked out by hand and against the definition. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST, priceTrips, type TripModel, tripModel, undominated } from '../../src/solve/tripModel.ts';
import { TripPool } from '../../src/solve/tripPool.ts';
import { tripsOf } from '../../src/solve/trips.ts';
import { bellProblem, ride } from './bells.ts';
import { reaches, vehiclesFor } from './fewestVehicles.ts';

/** Two schools; vehicles from the first are in time for trip 1 of the second alone. */
const MODEL: TripModel = {
  parts: 4,
  schools: 2,
  leastTrips: Int32Array.of(1, 1),
  tripParts: [Int32Array.of(0, 1), Int32Array.of(2), Int32Array.of(2, 3)],
  tripSchool: Int32Array.of(0, 1, 1),
  tripFirst: Int32Array.of(0, 1, 1),
  tripReach: Int32Array.of(0, 1, 0),
  arrivals: [Int32Array.of(0, 1), Int32Array.of(0, 1)],
  known: [],
};

describe('prices', () => {
  const parts = Float64Array.of(0.25, 0.5, 0.125, 0.5);
  const schools = Float64Array.of(0.5, 0);
  const counts = Float64Array.of(0, 0.0625);

  test('a trip costs its vehicle, less what it gives: its pupils, its vehicle at the school, a trip of the school', () => {
    const { reducedCosts, from } = priceTrips(MODEL, { parts, schools, counts });
    expect([...from]).toEqual([FIRST, 0, FIRST]);
    expect([...reducedCosts]).toEqual([1 - 0.75 - 0.5, 0.5 - 0.125 - 0.0625, 1 - 0.625 - 0.0625]);
  });

  test('a vehicle from a school that costs as much as a new one is not taken', () => {
    const dear = { parts, schools: Float64Array.of(1, 0), counts };
    expect([...priceTrips(MODEL, dear).from]).toEqual([FIRST, FIRST, FIRST]);
  });
});

describe('needless trips', () => {
  test('one that another makes needless goes; fewer pupils for more vehicles in time stay', () => {
    expect(undominated(MODEL, [0, 1, 2])).toEqual([0, 1, 2]);
    expect(undominated({ ...MODEL, tripReach: Int32Array.of(0, 1, 1) }, [0, 1, 2])).toEqual([0, 2]);
  });

  test('whoever goes has a trip that stays, with the same pupils and in time for the same vehicles', () => {
    const trip = fc.record({
      parts: fc.integer({ min: 1, max: 31 }),
      school: fc.integer({ min: 0, max: 1 }),
      first: fc.integer({ min: 0, max: 1 }),
      reach: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(trip, { minLength: 1, maxLength: 14 }), (trips) => {
        const model: TripModel = {
          ...MODEL,
          tripParts: trips.map(({ parts }) => Int32Array.from([0, 1, 2, 3, 4].filter((p) => parts & (1 << p)))),
          tripSchool: Int32Array.from(trips, ({ school }) => school),
          tripFirst: Int32Array.from(trips, ({ first }) => first),
          tripReach: Int32Array.from(trips, ({ reach }) => reach),
          arrivals: [Int32Array.of(0, 1), Int32Array.of(1, 0)],
        };
        const covers = (a: number, b: number): boolean =>
          trips[a].school === trips[b].school &&
          (trips[b].parts & ~trips[a].parts) === 0 &&
          [...model.arrivals[trips[b].first].subarray(0, trips[b].reach)].every((school) =>
            [...model.arrivals[trips[a].first].subarray(0, trips[a].reach)].includes(school),
          );
        const stay = undominated(model, [...trips.keys()]);
        for (const t of trips.keys()) expect(stay.some((s) => covers(s, t))).toBe(true);
        for (const a of stay) for (const b of stay) if (a !== b) expect(covers(a, b)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

test('the model has a reach where a vehicle really is in time, and the state as the solution known', () => {
  let linked = 0;
  for (let seed = 1; seed <= 25; seed++) {
    const made = bellProblem(seed, seed % 2 === 0);
    const { state } = made;
    ride(made, seed, 30);
    const pool = new TripPool(state);
    pool.collect(state.duties);
    const model = tripModel(state, pool.trips);
    const { size, seconds, row } = state.travel;
    for (const [a, earlier] of pool.trips.entries()) {
      for (const [b, later] of pool.trips.entries()) {
        const arrives = earlier.ends + seconds[0][row[earlier.school] * size + later.firstRow];
        expect(reaches(model, a, b)).toBe(arrives <= later.starts);
      }
    }
    const trips = model.known.map(({ trip }) => trip);
    expect(model.known.filter(({ from }) => from === FIRST).length).toBe(state.dutyCount);
    expect(vehiclesFor(model, trips)).toBeLessThanOrEqual(state.dutyCount);
    expect(trips.length).toBe(state.duties.flatMap((duty, slot) => (duty ? tripsOf(state, duty, slot) : [])).length);
    linked += model.known.filter(({ from }) => from !== FIRST).length;
    // Six seats: a school's pupils fill so many trips, and the state makes no fewer.
    for (let school = 0; school < model.schools; school++) {
      const made = trips.filter((t) => model.tripSchool[t] === school).length;
      expect(made).toBeGreaterThanOrEqual(model.leastTrips[school]);
    }
  }
  expect(linked).toBeGreaterThan(50);
});

test('a vehicle leaves a school when the last of its trips does, whichever it made', () => {
  const made = bellProblem(2);
  ride(made, 2, 30);
  const { state } = made;
  const pool = new TripPool(state);
  pool.collect(state.duties);
  let fewer = 0;
  for (const [late, { school }] of pool.trips.entries()) {
    const trips = pool.trips.map((trip, t) => (t === late ? { ...trip, ends: trip.ends + 1000 } : trip));
    const model = tripModel(state, trips);
    const before = tripModel(state, pool.trips);
    for (const [a, { school: from }] of pool.trips.entries()) {
      for (const b of pool.trips.keys()) {
        // A thousand later is too late for all; trips from other schools are as before.
        expect(reaches(model, a, b)).toBe(from !== school && reaches(before, a, b));
        if (from === school && a !== late && reaches(before, a, b)) fewer++;
      }
    }
  }
  expect(fewer).toBeGreaterThan(0);
});

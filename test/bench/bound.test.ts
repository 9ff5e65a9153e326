/** The bound on vehicles: the trips listed against all orders, and the bound against the fewest there are. */
import { expect, test } from 'vitest';
import { vehicleBound } from '../../bench/bound/bound.ts';
import { type EveryTrip, everyTrip } from '../../bench/bound/everyTrip.ts';
import { tripModelOf } from '../../bench/bound/tripModelOf.ts';
import type { PlainPlace, PlainProblem, PlainRequest } from '../../bench/sets/plain.ts';
import { parseSbrp } from '../../bench/sets/sbrp.ts';
import { Random } from '../../src/solve/random.ts';
import { loaded } from '../parallel/support.ts';
import { fewestVehicles } from '../solve/fewestVehicles.ts';
import { SBRP } from './sets/tiny.ts';

const SCHOOLS = 3;
const STOPS = 6;

/** Schools with bells near each other, stops of one to three pupils on a grid, buses of four seats. */
function dicePlain(seed: number): PlainProblem {
  const random = new Random(seed, 31);
  const places = Array.from({ length: SCHOOLS + STOPS }, (_, i): PlainPlace => {
    const bell = 200 + 15 * random.below(6);
    const at = { id: String(i), x: random.below(30), y: random.below(30) };
    return i < SCHOOLS ? { ...at, dwell: 4, window: [bell, bell] } : { ...at, dwell: 2 };
  });
  const requests = Array.from({ length: STOPS }, (_, i): PlainRequest => {
    const demand = 1 + random.below(3);
    const pickups = [{ place: SCHOOLS + i, cost: 0 }];
    return { id: String(i), pickups, delivery: random.below(SCHOOLS), demand, boarding: demand, longestRide: 70 };
  });
  const drive = (i: number, j: number): number =>
    Math.abs(places[i].x - places[j].x) + Math.abs(places[i].y - places[j].y);
  return {
    places,
    deliveries: SCHOOLS,
    requests,
    vehicleTypes: [{ capacity: 4, fixedCost: 1, costPerDistance: 0 }],
    oneDeliveryAtATime: true,
    time: drive,
    distance: drive,
    timeSteps: 1,
    distanceSteps: 1,
  };
}

/** Every order of every set of stops of a school that is lawful: the latest start by set and first stop. */
function allOrders(plain: PlainProblem): Map<string, number> {
  const found = new Map<string, number>();
  const visit = (school: number, order: readonly number[]): void => {
    const stops = order.map((r) => plain.places[plain.requests[r].pickups[0].place]);
    const dwell = order.map((r, i) => (stops[i].dwell ?? 0) + (plain.requests[r].boarding ?? 0));
    const places = [...order.map((r) => plain.requests[r].pickups[0].place), school];
    // Backwards from the bell: the arrival at each stop, and how long who boards there rides.
    let at = plain.places[school].window?.[0] ?? Number.NaN;
    const bell = at;
    let lawful = order.reduce((sum, r) => sum + plain.requests[r].demand, 0) <= 4;
    for (let k = order.length - 1; k >= 0; k--) {
      const departs = at - plain.time(places[k], places[k + 1]);
      lawful &&= bell - departs <= (plain.requests[order[k]].longestRide ?? 0);
      at = departs - dwell[k];
    }
    const key = `${school} ${order[0]} ${[...order].sort()}`;
    if (order.length > 0 && lawful) found.set(key, Math.max(at, found.get(key) ?? Number.NEGATIVE_INFINITY));
    for (const [r, { delivery }] of plain.requests.entries()) {
      if (delivery === school && !order.includes(r)) visit(school, [...order, r]);
    }
  };
  for (let school = 0; school < SCHOOLS; school++) visit(school, []);
  return found;
}

test('every trip is listed, the latest for its pupils and first stop', () => {
  let several = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const plain = dicePlain(seed);
    const trips = everyTrip(plain, 1000) as EveryTrip[];
    const listed = new Map(trips.map((t) => [`${t.school} ${t.first} ${t.requests.join()}`, t.starts]));
    expect(listed).toEqual(allOrders(plain));
    if (trips.some(({ requests }) => requests.length > 2)) several++;
    expect(everyTrip(plain, trips.length - 1)).toBeNull();
  }
  expect(several).toBeGreaterThan(5);
});

test('no choice of trips needs fewer vehicles, and often that is how many are needed', async () => {
  const highs = await loaded();
  const seen = { tried: 0, tight: 0, several: 0 };
  for (let seed = 1; seed <= 150; seed++) {
    const plain = dicePlain(seed);
    const trips = everyTrip(plain, 14);
    if (!trips || new Set(trips.flatMap(({ requests }) => requests)).size < STOPS) continue;
    const fewest = fewestVehicles(tripModelOf(plain, trips, new Int32Array(SCHOOLS)));
    const bound = vehicleBound(highs, plain, 14);
    expect(bound?.vehicles).toBeLessThanOrEqual(fewest);
    seen.tried++;
    if (bound?.vehicles === fewest) seen.tight++;
    if (fewest > 2) seen.several++;
  }
  expect(seen.tried).toBeGreaterThan(60);
  expect(seen.several).toBeGreaterThan(20);
  expect(seen.tight).toBeGreaterThan(0.8 * seen.tried);
});

test('one bus makes the trips of two schools one after the other; with both bells at once it takes two', async () => {
  const highs = await loaded();
  const plainOf = (schools: string): PlainProblem =>
    parseSbrp({ ...SBRP, schools }, { bell: 'fixed bell', longestRide: 2700 });
  expect(vehicleBound(highs, plainOf(SBRP.schools), 100)).toEqual({ trips: 5, relaxation: 1, moment: 1, vehicles: 1 });
  const atOnce = plainOf(SBRP.schools.replace('900', '800'));
  expect(vehicleBound(highs, atOnce, 100)).toEqual({ trips: 5, relaxation: 2, moment: 2, vehicles: 2 });
  expect(vehicleBound(highs, atOnce, 4)).toBeNull();
  const tooFar = parseSbrp(SBRP, { bell: 'fixed bell', longestRide: 150 });
  expect(vehicleBound(highs, tooFar, 100)).toBeNull();
});

test('a bus is in time for the second school only after its call at the first', async () => {
  const highs = await loaded();
  const both = (bell: string): unknown => {
    const schools = SBRP.schools.replace('900', bell);
    const bound = vehicleBound(highs, parseSbrp({ ...SBRP, schools }, { bell: 'fixed bell', longestRide: 2700 }), 100);
    return [bound?.relaxation, bound?.moment];
  };
  // 154.4 s at the first school, 100 s to the stop, 45 s there, 200 s to the second: 499.4 s, more than eight minutes.
  expect([both('808'), both('809')]).toEqual([
    [2, 2],
    [1, 1],
  ]);
});

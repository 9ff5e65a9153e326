/** Fewer vehicles: what the phase keeps and what it tells, from any solution that carries everybody. */
import { expect, test } from 'vitest';
import { reduceFleet } from '../../src/solve/fleet.ts';
import { Insertion } from '../../src/solve/insertion.ts';
import { Orders } from '../../src/solve/orders.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import type { Search } from '../../src/solve/search.ts';
import type { State } from '../../src/solve/state.ts';
import { allTasks, everyNeighbour, prepareRandom, searched } from './support.ts';

/** So hot that every step that leaves nobody more out is taken, however dear. */
const PARAMETERS = { ...DEFAULT_PARAMETERS, fleetShare: 1, blink: 0.3, startTemperature: 1e13 };

/** Runs the phase for so many iterations; returns the numbers of vehicles that it told of. */
function reduce(state: State, seed: number, iterations: number): number[] {
  const { problem } = state;
  const random = new Random(seed, 5);
  const neighbours = everyNeighbour(problem);
  const told: number[] = [];
  const run: Search = {
    state,
    tasks: allTasks(problem),
    neighbours,
    random,
    parameters: PARAMETERS,
    insertion: new Insertion(state, neighbours, random, PARAMETERS),
    orders: new Orders(problem, state, PARAMETERS),
    stop: { progress: (i) => i / iterations, improved: (_cost, _absent, vehicles) => told.push(vehicles) },
    iteration: 0,
  };
  reduceFleet(run, null);
  return told;
}

test('everybody stays carried, and every solution it tells of has fewer vehicles than the one before', async () => {
  const seen = { cases: 0, fewer: 0 };
  for (let seed = 1; seed < 900; seed++) {
    const prepared = await prepareRandom(seed, 14, 3);
    if (!prepared) continue;
    const state = searched(prepared, seed, 5);
    if (state.absent.length > 0) continue;
    const before = state.dutyCount;
    const vehicles = [before, ...reduce(state, seed, 1 + (seed % 12))];
    for (let i = 1; i < vehicles.length; i++) expect(vehicles[i]).toBeLessThan(vehicles[i - 1]);
    expect(state.dutyCount).toBe(vehicles[vehicles.length - 1]);
    expect(state.absent).toEqual([]);
    seen.cases++;
    if (state.dutyCount < before) seen.fewer++;
  }
  expect(seen.cases).toBeGreaterThan(400);
  expect(seen.fewer).toBeGreaterThan(100);
});

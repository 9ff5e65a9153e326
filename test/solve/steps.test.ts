/** Steps of the search on random states: what is removed, put back and undone leaves the books straight. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildDuty } from '../../src/solve/duty.ts';
import { Insertion } from '../../src/solve/insertion.ts';
import { Orders } from '../../src/solve/orders.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import { removeTasks } from '../../src/solve/removal.ts';
import { objective, ruinAndRecreate, type Search } from '../../src/solve/search.ts';
import { readSketch, sketchOf } from '../../src/solve/sketch.ts';
import type { State } from '../../src/solve/state.ts';
import {
  accountOf,
  allTasks,
  emptyState,
  everyNeighbour,
  type Prepared,
  prepareRandom,
  recount,
  searched,
} from './support.ts';

/** Every duty built anew from its routes has the same figures, and the state's books follow from its duties. */
function expectConsistent(state: State, { problem }: Prepared): void {
  const account = accountOf(state);
  const { cost, absent, absentWeight, slots, routes, vehicles } = recount(state, problem);
  expect(account).toMatchObject({ cost, absent, absentWeight, slots, routes, vehicles });
  for (const duty of state.duties) {
    if (!duty) continue;
    const again = buildDuty(state, duty.routes, duty.order, (type) => type === duty.type);
    // Every duty built has an id of its own.
    expect(again?.id).not.toBe(duty.id);
    expect({ ...again, id: duty.id }).toEqual(duty);
  }
  for (let i = 0; i < vehicles.length; i++) expect(vehicles[i]).toBeLessThanOrEqual(state.allowance.vehicles[i]);
}

async function onRandomStates(
  seed: number,
  runs: number,
  check: (prepared: Prepared, state: State, random: Random) => void,
) {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (caseSeed) => {
      const prepared = await prepareRandom(caseSeed, 10, 3);
      fc.pre(prepared !== null);
      check(prepared as Prepared, searched(prepared as Prepared, caseSeed, 10), new Random(caseSeed, 3));
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
}

test('removing tasks leaves a consistent state, and those tasks absent', async () => {
  let removed = 0;
  await onRandomStates(21, 120, (prepared, state, random) => {
    const gone = [...allTasks(prepared.problem)].filter(() => random.unit() < 0.4);
    const before = accountOf(state);
    removeTasks(state, gone);
    expectConsistent(state, prepared);
    for (const task of gone) expect(state.taskSlot[task]).toBe(-1);
    // Nobody is forgotten, and nobody is absent twice.
    expect(state.absent.length).toBe(new Set(state.absent).size);
    // Those who stay keep their vehicle.
    before.slots.forEach((slot, task) => {
      if (state.taskSlot[task] >= 0) expect(state.taskSlot[task]).toBe(slot);
    });
    removed += gone.length;
  });
  expect(removed).toBeGreaterThan(100);
});

test('undo restores everything, whatever the step did', async () => {
  let changed = 0;
  await onRandomStates(22, 120, (prepared, state, random) => {
    const { problem } = prepared;
    const neighbours = everyNeighbour(problem);
    const run: Search = {
      state,
      tasks: allTasks(problem),
      neighbours,
      random,
      parameters: DEFAULT_PARAMETERS,
      insertion: new Insertion(state, neighbours, random, DEFAULT_PARAMETERS),
      orders: new Orders(problem, state, DEFAULT_PARAMETERS),
      stop: { progress: () => 0 },
      iteration: 0,
    };
    for (let step = 0; step < 5; step++) {
      const before = accountOf(state);
      ruinAndRecreate(run, () => false);
      expectConsistent(state, prepared);
      if (JSON.stringify(accountOf(state).slots) !== JSON.stringify(before.slots)) changed++;
      // Every other step is kept, so that the next starts elsewhere.
      if (step % 2 === 1) continue;
      state.undo();
      const after = accountOf(state);
      // Slots that the step added stay behind empty.
      const duties = [...before.duties, ...after.duties.slice(before.duties.length).map(() => null)];
      expect(after).toEqual({ ...before, duties });
    }
  });
  expect(changed).toBeGreaterThan(50);
});

test('a snapshot brings everything back', async () => {
  await onRandomStates(23, 60, (prepared, state, random) => {
    const before = accountOf(state);
    const snapshot = state.snapshot();
    removeTasks(
      state,
      [...allTasks(prepared.problem)].filter(() => random.unit() < 0.5),
    );
    state.restore(snapshot);
    expect(accountOf(state)).toEqual(before);
  });
});

test('a sketch is read back at the same cost, with the same types and the same tasks absent', async () => {
  await onRandomStates(24, 60, (prepared, state) => {
    const sketch = structuredClone(sketchOf(state));
    const again = emptyState(prepared);
    readSketch(again, sketch);
    expect(objective(again)).toBe(objective(state));
    expect(sketchOf(again)).toEqual(sketchOf(state));
    expectConsistent(again, prepared);
  });
});

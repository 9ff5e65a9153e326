import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOut, slices, wholeAllowance } from '../../src/solve/decompose.ts';
import { UNLIMITED } from '../../src/solve/problem.ts';
import { Random } from '../../src/solve/random.ts';
import { type Sketch, sketchOf, tasksIn } from '../../src/solve/sketch.ts';
import type { Allowance } from '../../src/solve/state.ts';
import { aCase, pupil, school, vehicleType } from '../check/support.ts';
import { type Prepared, prepare, prepareRandom, searched } from './support.ts';

async function onCuts(seed: number, check: (prepared: Prepared, sketch: Sketch, cuts: Sketch[]) => void) {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      async (caseSeed, target, byClass) => {
        const prepared = await prepareRandom(caseSeed, 20, 3);
        fc.pre(prepared !== null);
        const sketch = sketchOf(searched(prepared as Prepared, caseSeed, 3));
        const cuts = slices((prepared as Prepared).problem, sketch, target, byClass, new Random(caseSeed));
        check(prepared as Prepared, sketch, cuts);
      },
    ),
    { seed, numRuns: 80, endOnFailure: true },
  );
}

/** Everything an allowance counts, limits in front. */
const counts = ({ vehicles, visits }: Allowance): number[] => [...vehicles, ...visits[0], ...visits[1]];

test('slices hold every duty and every absent task once', async () => {
  let many = 0;
  await onCuts(51, (_, sketch, cuts) => {
    const tasks = cuts.flatMap((cut) => [...tasksIn(cut)]);
    expect(tasks.sort((a, b) => a - b)).toEqual([...tasksIn(sketch)]);
    expect(new Set(cuts.flatMap((cut) => cut.duties))).toEqual(new Set(sketch.duties));
    for (const cut of cuts) expect(tasksIn(cut).length).toBeGreaterThan(0);
    if (cuts.length > 2) many++;
  });
  expect(many).toBeGreaterThan(10);
});

test('no more is shared out than there is, and nobody gets less than is in use', async () => {
  await onCuts(52, ({ problem }, _, cuts) => {
    const whole = counts(wholeAllowance(problem));
    const shares = shareOut(problem, cuts).map(counts);
    whole.forEach((most, i) => {
      const sum = shares.reduce((total, share) => total + share[i], 0);
      if (most < UNLIMITED) expect(sum).toBeLessThanOrEqual(most);
      else for (const share of shares) expect(share[i]).toBe(UNLIMITED);
    });
    cuts.forEach((cut, s) => {
      const used = new Int32Array(problem.types * 5);
      for (const duty of cut.duties) for (let d = 0; d < 5; d++) used[duty.type * 5 + d] += (duty.days >> d) & 1;
      used.forEach((n, i) => {
        expect(shares[s][i]).toBeGreaterThanOrEqual(n);
      });
    });
  });
});

describe('by hand', () => {
  const twoTowns = aCase({
    schools: [school('S1', 0), school('S2', 90_000)],
    pupils: [
      ...Array.from({ length: 6 }, (_, i) => pupil(`A${i}`, 500 + 100 * i)),
      ...Array.from({ length: 6 }, (_, i) => pupil(`B${i}`, 90_500 + 100 * i, { schoolId: 'S2', schoolIndex: 1 })),
    ],
    vehicleTypes: [vehicleType('taxi', { available: 8 })],
  });

  test('two towns are two slices, and the rest of the fleet goes round by size', async () => {
    const prepared = await prepare(twoTowns);
    const nobody: Sketch = { duties: [], absent: [...Array(12).keys()] };
    const cuts = slices(prepared.problem, nobody, 6, false, new Random(1));
    expect(cuts.map((cut) => [...cut.absent].sort((a, b) => a - b)).sort((a, b) => a[0] - b[0])).toEqual([
      [0, 1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10, 11],
    ]);
    expect(shareOut(prepared.problem, cuts).map((share) => share.vehicles[0])).toEqual([4, 4]);
  });

  test('what is left goes where somebody still waits', async () => {
    const prepared = await prepare(twoTowns);
    const { duties } = sketchOf(searched(prepared, 1, 20));
    const inTown = (from: number) =>
      duties.filter((duty) => duty.routes[0].tasks[0] >= from && duty.routes[0].tasks[0] < from + 6);
    const [south, north] = [inTown(0), inTown(6)];
    const cuts: Sketch[] = [
      { duties: south, absent: [] },
      { duties: north.slice(1), absent: [...north[0].routes.flatMap((route) => [...route.tasks])] },
    ];
    const [first, second] = shareOut(prepared.problem, cuts);
    expect(first.vehicles[0]).toBe(south.length);
    expect(second.vehicles[0]).toBe(8 - south.length);
  });

  test('by class, those who may share stay together and others go apart', async () => {
    const prepared = await prepare(
      aCase({
        pupils: [
          pupil('A', 100),
          pupil('B', 200, { class: 'send' }),
          pupil('C', 300),
          pupil('D', 400, { class: 'lac' }),
        ],
      }),
    );
    const nobody: Sketch = { duties: [], absent: [0, 1, 2, 3] };
    const cut = (byClass: boolean) =>
      slices(prepared.problem, nobody, 100, byClass, new Random(1)).map((c) => [...c.absent].sort());
    expect(cut(true)).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(cut(false)).toEqual([[0, 1, 2, 3]]);
  });
});

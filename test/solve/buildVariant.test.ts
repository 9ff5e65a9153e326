/** A session's week is, day by day, what the runs come to when worked out anew, call by call. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildVariants } from '../../src/solve/buildVariant.ts';
import { Random } from '../../src/solve/random.ts';
import { EMPTY_RUN, type Run, withPart } from '../../src/solve/run.ts';
import type { State } from '../../src/solve/state.ts';
import {
  CHAIRS,
  DWELL,
  PLACE,
  RUN,
  RUN_CALLS,
  RUN_INDIVIDUAL,
  RUN_LAYOUTS,
  RUN_SHARED,
  RUN_START,
  RUN_STRIDE,
  SEATS,
  STRIDE,
  type Variant,
} from '../../src/solve/variant.ts';
import { diceProblem } from './diceProblem.ts';
import { placements } from './positions.ts';
import { type ReferenceCall, referenceDay } from './referenceDay.ts';
import { emptyState, type Prepared, prepareRandom } from './support.ts';

const newTally = () => ({ lawful: 0, unlawful: 0, idleDays: 0, waiting: 0, exact: 0, inexact: 0 });
type Tally = ReturnType<typeof newTally>;

/** Some runs of some of the parts, in any lawful order of calls, whatever the times. */
function randomRuns({ problem }: State, random: Random): Run[] {
  const runs = Array.from({ length: 1 + random.below(3) }, () => EMPTY_RUN);
  for (let part = 0; part < problem.parts; part++) {
    if (random.unit() < 0.5) continue;
    const r = random.below(runs.length);
    const from = problem.candidateStart[part];
    const place = problem.candidatePlace[from + random.below(problem.candidateStart[part + 1] - from)];
    const all = placements(runs[r], place, problem.partSchool[part]);
    if (all.length === 0) continue;
    runs[r] = withPart(runs[r], part, place, problem.partSchool[part], all[random.below(all.length)]);
  }
  return runs;
}

function callsOf({ calls, data }: Variant): ReferenceCall[] {
  return Array.from({ length: calls }, (_, i) => {
    const at = (i + 1) * STRIDE;
    return {
      place: data[at + PLACE],
      run: data[at + RUN],
      dwell: data[at + DWELL],
      seats: data[at + SEATS],
      chairs: data[at + CHAIRS],
    };
  });
}

function checkRuns(state: State, session: number, runs: readonly Run[], tally: Tally): void {
  const { problem, travel } = state;
  const days = [0, 1, 2, 3, 4].map((day) => referenceDay(problem, travel, session, runs, day));
  const built = buildVariants(state, session, runs);
  expect(built !== null).toBe(days.every((day) => day !== null));
  tally[built ? 'lawful' : 'unlawful']++;
  if (!built) return;
  // Every weekday is in one variant.
  expect(built.reduce((sum, variant) => sum + variant.days, 0)).toBe(31);
  for (const variant of built) {
    expect(variant.weight).toBe([0, 1, 2, 3, 4].filter((day) => variant.days & (1 << day)).length);
    days.forEach((reference, day) => {
      if (!(variant.days & (1 << day))) return;
      const column = (field: number) => runs.map((_, r) => variant.runs[r * RUN_STRIDE + field]);
      expect({
        metres: variant.metres,
        seconds: variant.seconds,
        idle: variant.idle,
        layouts: column(RUN_LAYOUTS),
        individual: column(RUN_INDIVIDUAL),
        shared: column(RUN_SHARED),
        calls: callsOf(variant),
      }).toEqual(reference);
    });
    expectRunsCovered(variant, runs.length);
    if (variant.calls === 0) {
      tally.idleDays++;
      continue;
    }
    tally[variant.exact ? 'exact' : 'inexact']++;
    if (variant.idle > 0) tally.waiting++;
  }
}

/** The runs follow one another from call 1 on, and nothing lies between them. */
function expectRunsCovered({ runs, calls, data }: Variant, count: number): void {
  let next = 1;
  for (let r = 0; r < count; r++) {
    expect(runs[r * RUN_STRIDE + RUN_START]).toBe(next);
    const end = next + runs[r * RUN_STRIDE + RUN_CALLS];
    for (; next < end; next++) expect(data[next * STRIDE + RUN]).toBe(r);
  }
  expect(next).toBe(calls + 1);
}

function expectEnough(tally: Tally, least: Tally): void {
  for (const kind of Object.keys(least) as (keyof Tally)[]) expect(tally[kind], kind).toBeGreaterThan(least[kind]);
}

test('random cases of a council', async () => {
  const tally = newTally();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const prepared = await prepareRandom(seed, 8, 3);
      fc.pre(prepared !== null);
      const state = emptyState(prepared as Prepared);
      const random = new Random(seed, 2);
      for (const session of [0, 1]) checkRuns(state, session, randomRuns(state, random), tally);
    }),
    { seed: 16, numRuns: 300, endOnFailure: true },
  );
  expectEnough(tally, { lawful: 200, unlawful: 150, idleDays: 50, waiting: 20, exact: 200, inexact: 8 });
});

test('problems by dice, with depots, windows at pick-ups, alighting and a longest session', () => {
  const tally = newTally();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const { state } = diceProblem(seed);
      const random = new Random(seed, 3);
      for (const session of [0, 1, 0, 1]) checkRuns(state, session, randomRuns(state, random), tally);
    }),
    { seed: 17, numRuns: 800, endOnFailure: true },
  );
  expectEnough(tally, { lawful: 350, unlawful: 1000, idleDays: 20, waiting: 200, exact: 600, inexact: 100 });
});

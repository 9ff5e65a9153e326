/** What the quick test of one position says is what building the session in full says, at every position there is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Probe } from '../../src/solve/probe.ts';
import type { Problem } from '../../src/solve/problem.ts';
import { Random } from '../../src/solve/random.ts';
import { callAt, EMPTY_RUN, type Placement, type Run, withPart } from '../../src/solve/run.ts';
import { buildVariants, type Variant } from '../../src/solve/variant.ts';
import { aCase, pupil } from '../check/support.ts';
import { emptyState, type Prepared, prepare, prepareRandom, searched } from './support.ts';

/** Every placement of a part in a run that may call at its school and place already. */
function placements(run: Run, place: number, school: number): Placement[] {
  const merged = callAt(run, place);
  const visited = callAt(run, school);
  const schools = visited >= 0 ? [visited] : Array.from({ length: run.calls + 1 }, (_, k) => k);
  return schools.flatMap((at): Placement[] => {
    if (merged >= 0) return merged < at ? [{ pick: merged, merge: true, school: at, newSchool: visited < 0 }] : [];
    return Array.from({ length: at + 1 }, (_, pick) => ({ pick, merge: false, school: at, newSchool: visited < 0 }));
  });
}

const sums = (variants: readonly Variant[]) => ({
  metres: variants.reduce((sum, v) => sum + v.weight * v.metres, 0),
  seconds: variants.reduce((sum, v) => sum + v.weight * v.seconds, 0),
});

function layoutsOnDays(problem: Problem, session: number, part: number, variants: readonly Variant[], at: number) {
  const table = problem.signatures[session];
  let days = 0;
  for (let g = table.start[part]; g < table.start[part + 1]; g++) days |= table.days[g];
  return variants.filter((v) => v.days & days).reduce((mask, v) => mask & v.layouts[at], -1);
}

test('metres, seconds, layouts and lawfulness agree with the session built in full', async () => {
  const seen = { lawful: 0, tooLate: 0, tooFull: 0, waiting: 0, ownRuns: 0, merges: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const prepared = await prepareRandom(seed, 9, 3);
      fc.pre(prepared !== null);
      const { problem, travel } = prepared as Prepared;
      const state = searched(prepared as Prepared, seed, 20);
      // Only times, rides and loads are compared here: as many visits as one likes.
      for (const visits of state.allowance.visits) visits.fill(1_000_000);
      const probe = new Probe(state);
      const random = new Random(seed, 9);
      for (const duty of state.duties) {
        if (!duty) continue;
        const part = random.below(problem.parts);
        if (duty.routes.some((route) => route.tasks.includes(problem.partTask[part]))) continue;
        const c = problem.candidateStart[part];
        const [place, school] = [problem.candidatePlace[c], problem.partSchool[part]];
        for (const session of [0, 1]) {
          if (problem.signatures[session].start[part] === problem.signatures[session].start[part + 1]) continue;
          const runs = duty.order[session].map((r) => duty.routes[r].runs[session]);
          const variants = duty.variants[session];
          const before = sums(variants);
          const usable = problem.typeLayouts.reduce((mask, layouts) => mask | layouts, 0);
          probe.aim(session, part, c, usable, 3, 7);
          const trials = [
            ...runs.flatMap((run, position) =>
              placements(run, place, school).map((at) => ({ run, position, at, insert: position, own: false })),
            ),
            ...Array.from({ length: runs.length + 1 }, (_, b) => ({
              run: EMPTY_RUN,
              position: -1 - b,
              at: { pick: 0, merge: false, school: 0, newSchool: true },
              insert: b,
              own: true,
            })),
          ];
          for (const { run, position, at, insert, own } of trials) {
            const changed = runs.slice();
            changed.splice(insert, own ? 0 : 1, withPart(run, part, place, school, at));
            const built = buildVariants(problem, travel, state.scheduler, session, changed);
            const layouts = built ? layoutsOnDays(problem, session, part, built, insert) & usable : 0;
            const cost = probe.test(variants, position, run, at, Number.POSITIVE_INFINITY);
            if (!built) seen.tooLate++;
            else if (!layouts) seen.tooFull++;
            expect(cost < Number.POSITIVE_INFINITY).toBe(built !== null && layouts !== 0);
            if (!built || !layouts) continue;
            const after = sums(built);
            const added = { metres: after.metres - before.metres, seconds: after.seconds - before.seconds };
            expect({ metres: probe.metres, seconds: probe.seconds }).toEqual(added);
            expect(probe.layouts).toBe(layouts);
            expect(cost).toBe(3 * added.metres + 7 * added.seconds);
            // A bound is a promise: nothing at or above it, and just below it the same answer.
            expect(probe.test(variants, position, run, at, cost)).toBeGreaterThanOrEqual(cost);
            expect(probe.test(variants, position, run, at, cost + 1)).toBe(cost);
            seen.lawful++;
            if (at.merge) seen.merges++;
            if (own) seen.ownRuns++;
            if (built.some((v) => !v.simple && v.calls > 0)) seen.waiting++;
          }
        }
      }
    }),
    { seed: 12, numRuns: 220, endOnFailure: true },
  );
  for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(30);
});

test('those who boarded before feel a longer call, to the second', async () => {
  // A rides 100 s to B's home, 42 s while B and C board there, and 100 s to school.
  const merged = async (ownMaxRideSeconds: number): Promise<number> => {
    const pupils = [pupil('A', 2000, { ownMaxRideSeconds }), pupil('B', 1000), pupil('C', 1000)];
    const prepared = await prepare(aCase({ pupils }));
    const { problem, travel } = prepared;
    const state = emptyState(prepared);
    const at = { pick: 0, merge: false, school: 0, newSchool: false };
    const first = withPart(EMPTY_RUN, 0, problem.candidatePlace[0], 0, { ...at, newSchool: true });
    const run = withPart(first, 1, problem.candidatePlace[1], 0, { ...at, pick: 1, school: 1 });
    const variants = buildVariants(problem, travel, state.scheduler, 0, [run]) as Variant[];
    const probe = new Probe(state);
    probe.aim(0, 2, 2, problem.typeLayouts[0], 1, 1);
    return probe.test(variants, 0, run, { ...at, pick: 1, merge: true, school: 2 }, Number.POSITIVE_INFINITY);
  };
  expect(await merged(242)).toBe(5 * 6);
  expect(await merged(241)).toBe(Number.POSITIVE_INFINITY);
});

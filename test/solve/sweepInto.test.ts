/** Costs summed up over the weekdays, at every position of a run at once, are those of the week built in full. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Duty } from '../../src/solve/duty.ts';
import { Random } from '../../src/solve/random.ts';
import { callAt, type Run } from '../../src/solve/run.ts';
import { Scan } from '../../src/solve/scan.ts';
import type { State } from '../../src/solve/state.ts';
import { CALL, RUN_CALLS, RUN_START, RUN_STRIDE, STRIDE, type Variant, weekdays } from '../../src/solve/variant.ts';
import { WeekCosts } from '../../src/solve/weekCosts.ts';
import { diceDuty, fullBuild, runsOf } from './positions.ts';
import { emptyState, type Prepared, prepareRandom, searched } from './support.ts';

const [METRE, SECOND] = [3, 7];
const NONE = Number.POSITIVE_INFINITY;
const newTally = () => ({ lawful: 0, unlawful: 0, shorter: 0, rows: 0 });
type Tally = ReturnType<typeof newTally>;

/** Where the week's school call is on the variant's days: the call itself, or the one before which it would be. */
function schoolIn({ data, runs }: Variant, position: number, school: number, newSchool: boolean) {
  const start = runs[position * RUN_STRIDE + RUN_START];
  const end = start + runs[position * RUN_STRIDE + RUN_CALLS];
  let at = start;
  while (at < end && data[at * STRIDE + CALL] < school) at++;
  return { at, newSchool: newSchool || at === end || data[at * STRIDE + CALL] !== school };
}

/** All pick-ups for the school at one place in the week's run. */
function sumUp(
  scan: Scan,
  state: State,
  duty: Duty,
  session: number,
  position: number,
  run: Run,
  part: number,
  school: number,
  newSchool: boolean,
  bound: number,
) {
  const table = state.problem.signatures[session];
  const costs = new WeekCosts();
  costs.clear(run.calls);
  for (const variant of duty.variants[session]) {
    for (let g = table.start[part]; g < table.start[part + 1]; g++) {
      const weight = weekdays[variant.days & table.days[g]];
      if (weight === 0) continue;
      const where = schoolIn(variant, position, school, newSchool);
      scan.useRow(g);
      const first = variant.runs[position * RUN_STRIDE + RUN_START];
      scan.sweepInto(costs, variant, position, first, where.at, where.newSchool, school, weight, bound);
    }
  }
  return costs;
}

function checkRun(
  state: State,
  duty: Duty,
  session: number,
  position: number,
  part: number,
  c: number,
  tally: Tally,
): void {
  const { problem } = state;
  const runs = runsOf(duty, session);
  const run = runs[position];
  const place = problem.candidatePlace[c];
  // Who boards at a call that exists is tested position by position.
  if (callAt(run, place) >= 0) return;
  const usable = problem.typeLayouts.reduce((mask, layouts) => mask | layouts, 0);
  const before = { metres: 0, seconds: 0 };
  for (const variant of duty.variants[session]) {
    before.metres += variant.weight * variant.metres;
    before.seconds += variant.weight * variant.seconds;
    if (variant.runs[position * RUN_STRIDE + RUN_CALLS] < run.calls) tally.shorter++;
  }
  const scan = new Scan(state);
  scan.aim(session, part, c, usable, METRE, SECOND);
  const visited = callAt(run, problem.partSchool[part]);
  const newSchool = visited < 0;
  for (const school of newSchool ? Array.from({ length: run.calls + 1 }, (_, k) => k) : [visited]) {
    const costs = sumUp(scan, state, duty, session, position, run, part, school, newSchool, NONE);
    let least = NONE;
    for (let pick = 0; pick <= school; pick++) {
      const at = { pick, merge: false, school, newSchool };
      const built = fullBuild(state, session, runs, part, place, { position, own: false, run, at }, usable);
      expect(costs.lawful(pick)).toBe(built !== null);
      tally[built ? 'lawful' : 'unlawful']++;
      if (!built) continue;
      const metres = built.metres - before.metres;
      const seconds = built.seconds - before.seconds;
      const cost = METRE * metres + SECOND * seconds;
      expect([costs.metres[pick], costs.seconds[pick], costs.cost[pick], costs.layouts[pick]]).toEqual([
        metres,
        seconds,
        cost,
        built.layouts,
      ]);
      least = Math.min(least, cost);
    }
    // No position that costs less than the bound is lost by it.
    const bounded = sumUp(scan, state, duty, session, position, run, part, school, newSchool, least + 1);
    for (let pick = 0; pick <= school; pick++) {
      if (costs.lawful(pick) && costs.cost[pick] === least) expect(bounded.cost[pick]).toBe(least);
    }
  }
}

function checkDuty(state: State, duty: Duty, part: number, tally: Tally): void {
  const { candidateStart, signatures } = state.problem;
  for (const session of [0, 1]) {
    const rows = signatures[session].start[part + 1] - signatures[session].start[part];
    if (rows === 0) continue;
    if (rows > 1) tally.rows++;
    for (let c = candidateStart[part]; c < candidateStart[part + 1]; c++) {
      for (let r = 0; r < duty.routes.length; r++) checkRun(state, duty, session, r, part, c, tally);
    }
  }
}

function expectEnough(tally: Tally, least: Tally): void {
  for (const kind of Object.keys(least) as (keyof Tally)[]) expect(tally[kind], kind).toBeGreaterThan(least[kind]);
}

test('random cases of a council', async () => {
  const tally = newTally();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const prepared = await prepareRandom(seed, 9, 3);
      fc.pre(prepared !== null);
      const { problem } = prepared as Prepared;
      const random = new Random(seed, 9);
      for (const duty of searched(prepared as Prepared, seed, 20).duties) {
        const part = random.below(problem.parts);
        if (!duty || duty.routes.some((route) => route.tasks.includes(problem.partTask[part]))) continue;
        checkDuty(emptyState(prepared as Prepared), duty, part, tally);
      }
    }),
    { seed: 18, numRuns: 80, endOnFailure: true },
  );
  expectEnough(tally, { lawful: 250, unlawful: 500, shorter: 70, rows: -1 });
});

test('problems by dice', () => {
  const tally = newTally();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const { state, duty, others } = diceDuty(seed);
      for (const part of others) checkDuty(state, duty, part, tally);
    }),
    { seed: 19, numRuns: 100, endOnFailure: true },
  );
  expectEnough(tally, { lawful: 1500, unlawful: 4000, shorter: 400, rows: 200 });
});

/** What the quick test of one position on one weekday says is what building that day in full says, at every position. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from '../../src/solve/confirm.ts';
import type { Duty } from '../../src/solve/duty.ts';
import type { Problem } from '../../src/solve/problem.ts';
import { Random } from '../../src/solve/random.ts';
import { OWN_RUN, Scan } from '../../src/solve/scan.ts';
import { State } from '../../src/solve/state.ts';
import { RUN_LAYOUTS, RUN_START, RUN_STRIDE, STRIDE, type Variant } from '../../src/solve/variant.ts';
import { dayRun, daysOf } from './company.ts';
import { diceDuty, fullBuild, runsOf, type Trial, trials } from './positions.ts';
import { emptyState, type Prepared, prepareRandom, searched } from './support.ts';

const [METRE, SECOND] = [3, 7];

const newTally = () => ({
  lawful: 0,
  unlawful: 0,
  merges: 0,
  newSchools: 0,
  ownRuns: 0,
  confirmed: 0,
  waiting: 0,
  sweeps: 0,
  nowhere: 0,
});
type Tally = ReturnType<typeof newTally>;

/** The problem of one weekday. */
function onDay(problem: Problem, day: number): Problem {
  const [am, pm] = problem.signatures.map((table) => ({ ...table, days: table.days.map((d) => d & (1 << day)) }));
  return { ...problem, signatures: [am, pm] };
}

/** Where the position is in the variant, which counts the place where the session begins as call 0. */
function positionIn(variant: Variant, { position, own, at }: Trial): Position {
  const { runs, calls } = variant;
  const start = position * RUN_STRIDE < runs.length ? runs[position * RUN_STRIDE + RUN_START] : calls + 1;
  if (own) return { ...at, pick: start, school: start };
  return { ...at, pick: start + at.pick, school: start + at.school };
}

/** One session of one weekday: every position, and every sweep over positions. */
function checkDay(state: State, duty: Duty, session: number, day: number, part: number, c: number, tally: Tally): void {
  const { problem, travel } = state;
  const today = new State(onDay(problem, day), travel, state.allowance);
  const place = problem.candidatePlace[c];
  const usable = problem.typeLayouts.reduce((mask, layouts) => mask | layouts, 0);
  const variant = duty.variants[session].find((v) => v.days & (1 << day)) as Variant;
  const runs = runsOf(duty, session).map((run) => dayRun(problem, session, run, day));
  const { start, days } = problem.signatures[session];
  let g = start[part];
  while (!(days[g] & (1 << day))) g++;

  const scan = new Scan(state);
  scan.aim(session, part, c, usable, METRE, SECOND);
  scan.useRow(g);
  /** By run and place of the school: the cheapest pick-up there is. */
  const least = new Map<string, { cost: number; where: Position; position: number }>();
  for (const trial of trials(problem, runs, part, place)) {
    const where = positionIn(variant, trial);
    const built = fullBuild(today, session, runs, part, place, trial, usable);
    expect(scan.test(variant, trial.own ? OWN_RUN : trial.position, where)).toBe(built !== null);
    const key = `${trial.position} ${where.school}`;
    const swept = !where.merge && !trial.own;
    if (swept && !least.has(key)) least.set(key, { cost: Number.POSITIVE_INFINITY, where, position: trial.position });
    tally[built ? 'lawful' : 'unlawful']++;
    if (!built) continue;

    const after = built.variants.find((v) => v.days & (1 << day)) as Variant;
    const added = { metres: after.metres - variant.metres, seconds: after.seconds - variant.seconds };
    expect({ metres: scan.metres, seconds: scan.seconds, layouts: scan.layouts }).toEqual({
      ...added,
      layouts: after.runs[trial.position * RUN_STRIDE + RUN_LAYOUTS] & usable,
    });
    expect(scan.dayCost).toBe(METRE * added.metres + SECOND * added.seconds);
    if (!where.merge) expect(scan.leastSeconds(variant)).toBeLessThanOrEqual(added.seconds);
    if (where.newSchool) expect(scan.tooLate(variant, where.school)).toBe(false);
    const known = least.get(key);
    if (swept && known && scan.dayCost < known.cost) least.set(key, { ...known, cost: scan.dayCost, where });
    if (where.merge) tally.merges++;
    if (trial.own) tally.ownRuns++;
    else if (where.newSchool) tally.newSchools++;
    if (!after.exact) tally.confirmed++;
    if (after.idle > 0) tally.waiting++;
  }

  for (const { cost, where, position } of least.values()) {
    const first = variant.runs[position * RUN_STRIDE + RUN_START];
    const weight = 2;
    const sweep = (bound: number): number =>
      scan.sweep(variant, position, first, where.school, where.newSchool, weight, bound);
    expect(sweep(Number.POSITIVE_INFINITY)).toBe(weight * cost);
    tally[cost < Number.POSITIVE_INFINITY ? 'sweeps' : 'nowhere']++;
    if (cost === Number.POSITIVE_INFINITY) continue;
    const found = { metres: scan.metres, seconds: scan.seconds, layouts: scan.layouts };
    expect(METRE * found.metres + SECOND * found.seconds).toBe(cost);
    // It is the position it says it is.
    expect(scan.test(variant, position, { ...where, pick: scan.pick / STRIDE })).toBe(true);
    expect({ metres: scan.metres, seconds: scan.seconds, layouts: scan.layouts }).toEqual(found);
    // A bound is a promise: nothing at or above it, and just below it the same answer.
    expect(sweep(weight * cost)).toBe(weight * cost);
    expect(sweep(weight * cost + 1)).toBe(weight * cost);
  }
}

function checkDuty(state: State, duty: Duty, part: number, c: number, tally: Tally): void {
  for (const session of [0, 1]) {
    const days = daysOf(state.problem, session, part);
    for (let day = 0; day < 5; day++) if (days & (1 << day)) checkDay(state, duty, session, day, part, c, tally);
  }
}

function expectEnough(tally: Tally, least: Partial<Tally>): void {
  for (const [kind, count] of Object.entries(least)) expect(tally[kind as keyof Tally], kind).toBeGreaterThan(count);
}

test('random cases of a council', async () => {
  const tally = newTally();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const prepared = await prepareRandom(seed, 9, 3);
      fc.pre(prepared !== null);
      const { problem } = prepared as Prepared;
      const state = emptyState(prepared as Prepared);
      const random = new Random(seed, 9);
      for (const duty of searched(prepared as Prepared, seed, 20).duties) {
        const part = random.below(problem.parts);
        if (!duty || duty.routes.some((route) => route.tasks.includes(problem.partTask[part]))) continue;
        checkDuty(state, duty, part, problem.candidateStart[part], tally);
      }
    }),
    { seed: 12, numRuns: 150, endOnFailure: true },
  );
  expectEnough(tally, { lawful: 1000, unlawful: 1000, merges: 50, newSchools: 300, ownRuns: 300, sweeps: 500 });
  expectEnough(tally, { nowhere: 500, confirmed: 200, waiting: 200 });
});

test('problems by dice, with depots, windows at pick-ups, alighting, a longest session and one school at a time', () => {
  const tally = newTally();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const { problem, state, duty, others } = diceDuty(seed);
      for (const part of others) {
        checkDuty(state, duty, part, problem.candidateStart[part], tally);
      }
    }),
    { seed: 13, numRuns: 120, endOnFailure: true },
  );
  expectEnough(tally, { lawful: 5000, unlawful: 5000, merges: 300, newSchools: 2000, ownRuns: 2000, sweeps: 2000 });
  expectEnough(tally, { nowhere: 2000, confirmed: 1000, waiting: 2000 });
});

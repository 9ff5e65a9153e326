/** The cheapest place for a part in one session of a duty is the cheapest there is, over all weekdays at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { companyCovers } from '../../src/solve/company.ts';
import type { Duty } from '../../src/solve/duty.ts';
import { Random } from '../../src/solve/random.ts';
import { callAt, type Placement, type Run } from '../../src/solve/run.ts';
import { SessionPlacement } from '../../src/solve/sessionPlacement.ts';
import type { State } from '../../src/solve/state.ts';
import { diceDuty, fullBuild, type Outcome, runsOf, type Trial, trials } from './positions.ts';
import { emptyState, type Prepared, prepareRandom, searched } from './support.ts';

const NONE = Number.POSITIVE_INFINITY;

const newTally = () => ({ found: 0, none: 0, merged: 0, newSchools: 0, split: 0, ownRuns: 0 });
type Tally = ReturnType<typeof newTally>;

/** All that one part at one candidate in one session of one duty is about. */
interface Aim {
  readonly state: State;
  readonly duty: Duty;
  readonly session: number;
  readonly runs: readonly Run[];
  readonly part: number;
  readonly c: number;
  readonly usable: number;
}

function outcomeOf(aim: Aim, trial: Trial): Outcome | null {
  const { state, session, runs, part, c, usable } = aim;
  return fullBuild(state, session, runs, part, state.problem.candidatePlace[c], trial, usable);
}

/** Metres and seconds that the part adds to the week, and their cost at the rates of the duty's vehicle. */
function addedBy({ state: { problem }, duty, session }: Aim, built: Outcome) {
  let [metres, seconds] = [built.metres, built.seconds];
  for (const variant of duty.variants[session]) {
    metres -= variant.weight * variant.metres;
    seconds -= variant.weight * variant.seconds;
  }
  return {
    metres,
    seconds,
    cost: metres * problem.typeMetreCost[duty.type] + seconds * problem.typeSecondCost[duty.type],
  };
}

function leastOf(aim: Aim, among: readonly Trial[]): number {
  return among.reduce((least, trial) => {
    const built = outcomeOf(aim, trial);
    return built ? Math.min(least, addedBy(aim, built).cost) : least;
  }, NONE);
}

/** Whether the part's household would be alone at its own meeting point. */
function aloneAtHome({ state: { problem }, session, part, c }: Aim, run: Run): boolean {
  const place = problem.candidatePlace[c];
  if (problem.placeHost[place] < 0 || problem.placeHost[place] !== problem.partHousehold[part]) return false;
  const call = callAt(run, place);
  return call < 0 || !companyCovers(problem, session, run, call, part);
}

/** What the search says is kept by its choice, and bounds are promises. */
function expectFound(
  aim: Aim,
  cheapest: (bound: number) => number,
  least: number,
  chosen: () => Trial,
  placement: SessionPlacement,
) {
  const cost = cheapest(NONE);
  expect(cost).toBe(least);
  if (cost === NONE) return;
  const { metres, seconds, layouts } = placement.choice[aim.session];
  const built = outcomeOf(aim, chosen()) as Outcome;
  expect({ metres, seconds, cost, layouts }).toEqual({ ...addedBy(aim, built), layouts: built.layouts });
  expect(cheapest(cost)).toBe(NONE);
  expect(cheapest(cost + 1)).toBe(cost);
}

function checkSession(aim: Aim, tally: Tally): void {
  const { state, duty, session, runs, part, c, usable } = aim;
  const { problem } = state;
  const placement = new SessionPlacement(state);
  const all = trials(problem, runs, part, problem.candidatePlace[c]);
  const { start } = problem.signatures[session];
  const travels = start[part] < start[part + 1];
  runs.forEach((run, position) => {
    const inRun = (bound: number) =>
      placement.inRun(session, duty, run, position, callAt(run, problem.partSchool[part]), part, c, usable, bound);
    if (!travels) {
      expect(inRun(NONE)).toBe(0);
      return;
    }
    const here = all.filter((trial) => !trial.own && trial.position === position);
    const least = aloneAtHome(aim, run) ? NONE : leastOf(aim, here);
    const chosen = (): Trial => ({ position, own: false, run, at: copyOf(placement.choice[session].placement) });
    expectFound(aim, inRun, least, chosen, placement);
    tally[least < NONE ? 'found' : 'none']++;
    if (least === NONE) return;
    if (chosen().at.merge) tally.merged++;
    if (chosen().at.newSchool) tally.newSchools++;
    if (duty.variants[session].filter((variant) => variant.calls > 0).length > 1) tally.split++;
  });

  const ofItsOwn = (bound: number) => placement.ofItsOwn(session, duty, part, c, usable, bound);
  if (!travels) {
    expect(ofItsOwn(NONE)).toBe(0);
    return;
  }
  const between = all.filter((trial) => trial.own);
  const least = aloneAtHome(aim, between[0].run) ? NONE : leastOf(aim, between);
  expectFound(aim, ofItsOwn, least, () => between[placement.boundary], placement);
  if (least < NONE) tally.ownRuns++;
}

const copyOf = (at: Placement): Placement => ({ ...at });

function checkDuty(state: State, duty: Duty, part: number, tally: Tally): void {
  const { problem } = state;
  const usable = problem.typeLayouts.reduce((mask, layouts) => mask | layouts, 0);
  for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
    for (const session of [0, 1]) {
      checkSession({ state, duty, session, runs: runsOf(duty, session), part, c, usable }, tally);
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
      // In a state without duties every school has room.
      const state = emptyState(prepared as Prepared);
      const random = new Random(seed, 9);
      for (const duty of searched(prepared as Prepared, seed, 20).duties) {
        const part = random.below(problem.parts);
        if (!duty || duty.routes.some((route) => route.tasks.includes(problem.partTask[part]))) continue;
        checkDuty(state, duty, part, tally);
      }
    }),
    { seed: 14, numRuns: 150, endOnFailure: true },
  );
  expectEnough(tally, { found: 200, none: 100, merged: 30, newSchools: 60, split: 60, ownRuns: 100 });
});

test('problems by dice', () => {
  const tally = newTally();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const { state, duty, others } = diceDuty(seed);
      for (const part of others) checkDuty(state, duty, part, tally);
    }),
    { seed: 15, numRuns: 150, endOnFailure: true },
  );
  expectEnough(tally, { found: 1500, none: 1500, merged: 150, newSchools: 1000, split: 600, ownRuns: 800 });
});

/** Every position there is for one part more, and what a full build says of it: what the search's short cuts must equal. */
import { buildVariants } from '../../src/solve/buildVariant.ts';
import { type Duty, routeWithPart } from '../../src/solve/duty.ts';
import { EMPTY_ROUTE } from '../../src/solve/noDuty.ts';
import type { Problem } from '../../src/solve/problem.ts';
import { Random } from '../../src/solve/random.ts';
import { callAt, EMPTY_RUN, type Placement, type Run, withPart } from '../../src/solve/run.ts';
import type { State } from '../../src/solve/state.ts';
import { RUN_LAYOUTS, RUN_STRIDE, type Variant } from '../../src/solve/variant.ts';
import { daysOf, mixesSchools } from './company.ts';
import { diceProblem } from './diceProblem.ts';

/** Every placement of a part in a run that may call at its school and place already. */
export function placements(run: Run, place: number, school: number): Placement[] {
  const merged = callAt(run, place);
  const visited = callAt(run, school);
  const newSchool = visited < 0;
  const schools = newSchool ? Array.from({ length: run.calls + 1 }, (_, k) => k) : [visited];
  return schools.flatMap((at): Placement[] => {
    if (merged >= 0) return merged < at ? [{ pick: merged, merge: true, school: at, newSchool }] : [];
    return Array.from({ length: at + 1 }, (_, pick) => ({ pick, merge: false, school: at, newSchool }));
  });
}

/** A position in a duty's session: in the run that is `position`-th, or in a run of the part's own before that one. */
export interface Trial {
  readonly position: number;
  readonly own: boolean;
  readonly run: Run;
  readonly at: Placement;
}

/** All positions in the session's runs, and between them. */
export function trials(problem: Problem, runs: readonly Run[], part: number, place: number): Trial[] {
  const own: Placement = { pick: 0, merge: false, school: 0, newSchool: true };
  return [
    ...runs.flatMap((run, position) =>
      placements(run, place, problem.partSchool[part]).map((at) => ({ position, own: false, run, at })),
    ),
    ...Array.from({ length: runs.length + 1 }, (_, position) => ({ position, own: true, run: EMPTY_RUN, at: own })),
  ];
}

/** The runs of the session with the part in them. */
export function runsWith(problem: Problem, runs: readonly Run[], part: number, place: number, trial: Trial): Run[] {
  const changed = runs.slice();
  const run = withPart(trial.run, part, place, problem.partSchool[part], trial.at);
  changed.splice(trial.position, trial.own ? 0 : 1, run);
  return changed;
}

/** What a session comes to with the part in it: sums over the week, and the layouts that hold its run on its days. */
export interface Outcome {
  readonly metres: number;
  readonly seconds: number;
  readonly layouts: number;
  readonly variants: readonly Variant[];
}

/** The full build, or `null` when some weekday is unlawful or no usable layout holds the run. */
export function fullBuild(
  state: State,
  session: number,
  runs: readonly Run[],
  part: number,
  place: number,
  trial: Trial,
  usable: number,
): Outcome | null {
  const { problem } = state;
  const changed = runsWith(problem, runs, part, place, trial);
  const variants = buildVariants(state, session, changed);
  if (!variants) return null;
  const days = daysOf(problem, session, part);
  if (problem.oneSchoolAtATime && mixesSchools(problem, session, changed, days)) return null;
  let [layouts, metres, seconds] = [usable, 0, 0];
  for (const variant of variants) {
    metres += variant.weight * variant.metres;
    seconds += variant.weight * variant.seconds;
    if (variant.days & days) layouts &= variant.runs[trial.position * RUN_STRIDE + RUN_LAYOUTS];
  }
  return layouts === 0 ? null : { metres, seconds, layouts, variants };
}

/** A duty of some routes, some parts in them anywhere that is lawful. */
export function randomDuty(state: State, random: Random, routes: number, parts: readonly number[]): Duty | null {
  const { problem, workspace } = state;
  const order = Array.from({ length: routes }, (_, r) => r);
  const otherWay = order.slice();
  random.shuffle(otherWay);
  let duty: Duty | null = null;
  let now = order.map(() => EMPTY_ROUTE);
  for (const part of parts) {
    const r = random.below(routes);
    const from = problem.candidateStart[part];
    const place = problem.candidatePlace[from + random.below(problem.candidateStart[part + 1] - from)];
    const [am, pm] = now[r].runs.map((run) => placements(run, place, problem.partSchool[part]));
    // None where the run calls at the place after the school.
    if (am.length === 0 || pm.length === 0) continue;
    const placed = [am[random.below(am.length)], pm[random.below(pm.length)]] as const;
    const route = routeWithPart(problem, workspace, now[r], part, place, placed);
    const changed = now.map((old, i) => (i === r ? route : old));
    const built = state.build(null, changed, [order, otherWay]);
    if (!built || (problem.oneSchoolAtATime && !keepsSchoolsApart(problem, built))) continue;
    duty = built;
    now = changed;
  }
  return duty;
}

function keepsSchoolsApart(problem: Problem, duty: Duty): boolean {
  return [0, 1].every((session) => !mixesSchools(problem, session, runsOf(duty, session), 0b11111));
}

/** The duty's runs in the order of the session. */
export function runsOf(duty: Duty, session: number): Run[] {
  return duty.order[session].map((r) => duty.routes[r].runs[session]);
}

/** A problem by dice, a duty of up to three routes with some of its parts, and the parts that are not on it. */
export function diceDuty(seed: number): { problem: Problem; state: State; duty: Duty; others: number[] } {
  const { problem, state } = diceProblem(seed);
  const random = new Random(seed, 10);
  const parts = Array.from({ length: problem.parts }, (_, p) => p);
  random.shuffle(parts);
  const duty = randomDuty(state, random, 1 + random.below(3), parts.slice(0, 6)) ?? state.noDuty;
  // A problem by dice has one part a task, of the same number.
  return {
    problem,
    state,
    duty,
    others: parts.filter((part) => !duty.routes.some(({ tasks }) => tasks.includes(part))),
  };
}

/** A case made ready for the search, and states to start from. */
import type { Case, PickupChoices } from '../../src/model/index.ts';
import { straightLineNetwork, straightLineOf } from '../../src/network/straightLine.ts';
import { straightTravel } from '../../src/parallel/travel.ts';
import { type Compiled, compile } from '../../src/solve/compile.ts';
import { wholeAllowance } from '../../src/solve/decompose.ts';
import { type Route, routeWithPart } from '../../src/solve/duty.ts';
import type { Neighbours } from '../../src/solve/neighbours.ts';
import { EMPTY_ROUTE } from '../../src/solve/noDuty.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import type { Problem, Travel } from '../../src/solve/problem.ts';
import { Random } from '../../src/solve/random.ts';
import { search } from '../../src/solve/search.ts';
import { State } from '../../src/solve/state.ts';
import { pickupChoices } from '../../src/stops/index.ts';
import { randomCase } from '../support/randomCase.ts';

export interface Prepared {
  readonly theCase: Case;
  readonly choices: PickupChoices;
  readonly compiled: Compiled;
  readonly problem: Problem;
  readonly travel: Travel;
}

export async function prepare(theCase: Case): Promise<Prepared> {
  const choices = await pickupChoices(theCase, straightLineNetwork(theCase.policy));
  const compiled = compile(theCase, choices);
  const { problem } = compiled;
  const places = Array.from({ length: problem.places }, (_, place) => place);
  const travel = straightTravel(problem, straightLineOf(theCase.policy), places);
  return { theCase, choices, compiled, problem, travel };
}

/** A random case with at least one task. */
export async function prepareRandom(seed: number, pupils = 8, schools = 3): Promise<Prepared | null> {
  const prepared = await prepare(randomCase(seed, { pupils, schools }));
  return prepared.problem.tasks > 0 ? prepared : null;
}

export function emptyState({ problem, travel }: Prepared): State {
  return new State(problem, travel, wholeAllowance(problem));
}

export function allTasks(problem: Problem): Int32Array {
  return Int32Array.from({ length: problem.tasks }, (_, task) => task);
}

/** Everybody near everybody. */
export function everyNeighbour(problem: Problem): Neighbours {
  const { tasks } = problem;
  const near: number[] = [];
  for (let a = 0; a < tasks; a++) for (let b = 0; b < tasks; b++) if (a !== b) near.push(b);
  return {
    start: Int32Array.from({ length: tasks + 1 }, (_, t) => t * Math.max(0, tasks - 1)),
    near: Int32Array.from(near),
  };
}

/** A route with nobody but the part, boarding at candidate c, or at its first. */
export function ownRoute({ problem, workspace }: State, part: number, c = problem.candidateStart[part]): Route {
  const at = { pick: 0, merge: false, school: 0, newSchool: true };
  return routeWithPart(problem, workspace, EMPTY_ROUTE, part, problem.candidatePlace[c], [at, at]);
}

/** Everybody absent, then searched for so many iterations. */
export function searched(prepared: Prepared, seed: number, iterations: number): State {
  const state = emptyState(prepared);
  for (const task of allTasks(prepared.problem)) state.drop(task);
  search(state, allTasks(prepared.problem), everyNeighbour(prepared.problem), new Random(seed), DEFAULT_PARAMETERS, {
    progress: (i) => i / Math.max(1, iterations),
  });
  return state;
}

/** All that a state says of itself, for comparing. */
export function accountOf(state: State) {
  return {
    cost: state.cost,
    absent: [...state.absent].sort((a, b) => a - b),
    absentWeight: state.absentWeight,
    slots: [...state.taskSlot],
    routes: [...state.taskRoute],
    duties: state.duties.map((duty) => duty),
    vehicles: [...state.vehiclesUsed],
    visits: state.visitsUsed.map((used) => [...used]),
  };
}

/** The same account worked out from the duties alone. */
export function recount(state: State, problem: Problem) {
  const slots = new Array<number>(problem.tasks).fill(-1);
  const routes = new Array<number>(problem.tasks).fill(-1);
  const vehicles = new Array<number>(problem.types * 5).fill(0);
  let cost = 0;
  state.duties.forEach((duty, slot) => {
    if (!duty) return;
    cost += duty.cost;
    for (let d = 0; d < 5; d++) if (duty.days & (1 << d)) vehicles[duty.type * 5 + d]++;
    duty.routes.forEach((route, r) => {
      for (const task of route.tasks) {
        slots[task] = slot;
        routes[task] = r;
      }
    });
  });
  const absent = slots.flatMap((slot, task) => (slot < 0 ? [task] : []));
  const absentWeight = absent.reduce((sum, task) => sum + problem.taskWeight[task], 0);
  return { cost, absent, absentWeight, slots, routes, vehicles };
}

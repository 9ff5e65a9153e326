/** The main job in one page: case → network → pick-up candidates → search → timetable → plan → check → today. */
import { lowerBound } from './bound/index.ts';
import { check, today, whatIf } from './check/index.ts';
import {
  type Case,
  type Judgement,
  type LowerBound,
  type PickupChoices,
  type Plan,
  type PlanOrigin,
  type Resolved,
  type RoadNetwork,
  sayCount,
  type Today,
  type WhatIf,
} from './model/index.ts';
import { type NetworkEngine, openNetwork, refuseTroubles, straightLineOf } from './network/index.ts';
import { finish } from './parallel/finish.ts';
import { carryPieces } from './parallel/lastChance.ts';
import type { Budget } from './parallel/protocol.ts';
import { type RoundsResult, searchInRounds } from './parallel/rounds.ts';
import { Team } from './parallel/team.ts';
import { type Travelled, travelSource } from './parallel/travel.ts';
import { type Progress, Reporter } from './progress.ts';
import { type RefusedSeed, type Solved, type Solver, solveAgain } from './resolve.ts';
import { type Compiled, compile } from './solve/compile.ts';
import { exceptionsOf } from './solve/exceptions.ts';
import { DEFAULT_PARAMETERS } from './solve/parameters.ts';
import type { SearchParameters } from './solve/search.ts';
import { toRoutes } from './solve/toPlan.ts';
import { DEFAULT_STOP_PARAMETERS, pickupChoices } from './stops/index.ts';
import { UnlawfulPlanError } from './unlawful.ts';
import { version } from './version.ts';

export interface OptimiseOptions {
  /** Length of the search; 60 unless `iterations` is given. */
  readonly seconds?: number | undefined;
  /** Budget that makes the plan reproducible. */
  readonly iterations?: number | undefined;
  readonly seed?: number | undefined;
  /** So many times the case is solved again with the seeds that follow, each with the whole budget; 0 by default. */
  readonly alsoSeeds?: number | undefined;
  /** Worker threads, 1 by default; 0 searches in the calling thread. Never changes what `iterations` finds. */
  readonly threads?: number | undefined;
  /**
   * Parameters of the search in which it is to differ from {@link DEFAULT_PARAMETERS}, for trying things out; not checked.
   * What follows the search (carrying those left out, times, bays) keeps the defaults. Written into the plan's origin.
   */
  readonly parameters?: Partial<SearchParameters> | undefined;
  /** An open network, which stays open, or the engine of one to open and to close again; `auto` by default. */
  readonly network?: RoadNetwork | NetworkEngine | undefined;
  /** Whether pupils to whom no road leads are listed as not carried; otherwise they are an error. */
  readonly acceptUnreachable?: boolean | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborted: stop gently and keep the best lawful plan so far, and what other seeds have found. */
  readonly stop?: AbortSignal | undefined;
}

export interface Optimised {
  readonly plan: Plan;
  readonly judgement: Judgement;
  readonly today: Today | null;
  /** `null` when somebody is left out, and for drives on roads. */
  readonly lowerBound: LowerBound | null;
  /** The plan driven again on slower and quicker roads. */
  readonly whatIf: readonly WhatIf[];
  /** What the plan's own seed and then the others found; empty when it was solved once. Also in the plan's origin. */
  readonly resolved: readonly Resolved[];
  /** Other seeds whose plans broke a rule, our defect; the plan's own is lawful all the same. Empty as a rule. */
  readonly refusedSeeds: readonly RefusedSeed[];
}

/** Plans the case. Throws {@link UnlawfulPlanError} rather than hand over a plan that breaks a rule. */
export async function optimise(theCase: Case, options: OptimiseOptions = {}): Promise<Optimised> {
  const { network: given } = options;
  if (typeof given === 'object') return planWith(theCase, given, options);
  const network = await openNetwork(theCase, { engine: given, threads: options.threads });
  try {
    return await planWith(theCase, network, options);
  } finally {
    await network.close?.();
  }
}

/** A case made ready to be solved, once for all seeds. */
interface Ready {
  readonly theCase: Case;
  readonly network: RoadNetwork;
  readonly choices: PickupChoices;
  readonly compiled: Compiled;
  readonly travelled: Travelled;
  readonly team: Team;
  readonly budget: Budget;
  readonly parameters: SearchParameters;
  readonly reporter: Reporter;
}

async function planWith(theCase: Case, network: RoadNetwork, options: OptimiseOptions): Promise<Optimised> {
  const { seed = 1, alsoSeeds = 0, threads = 1, stop } = options;
  const parameters = { ...DEFAULT_PARAMETERS, ...options.parameters };
  const budget: Budget = options.iterations ? { iterations: options.iterations } : { seconds: options.seconds ?? 60 };
  const reporter = new Reporter(theCase, 1 + alsoSeeds, options.onProgress);
  reporter.phase('reading');
  const choices = await pickupChoices(theCase, network);
  if (network.engine !== 'straight-line') await refuseTroubles(theCase, network, options.acceptUnreachable === true);
  // Before the search, so that what the roads do not know is told before an hour is spent on it.
  const asToday = theCase.currentRoutes ? await today(theCase, network) : null;
  const compiled = compile(theCase, choices);
  const travelled = await travelSource(compiled.problem, network, straightLineOf(theCase.policy));

  const team = new Team(compiled.problem, travelled.source, threads, stop);
  try {
    const ready = { theCase, network, choices, compiled, travelled, team, budget, parameters, reporter };
    const solver: Solver<RoundsResult> = {
      search: (own, solve) => search(ready, own, solve),
      complete: (own, found) => complete(ready, own, found),
    };
    const solved = await solver.complete(seed, await solver.search(seed, 1));
    const lower = lowerBoundOf(theCase, solved.plan, network);
    const slower = await whatIf(theCase, solved.plan, network);
    const { resolved, refused } = await solveAgain(solved, alsoSeeds, solver, stop);
    const { judgement } = solved;
    const refusedSeeds = refused.length === 0 ? undefined : refused.map(({ seed }) => seed);
    const origin = solved.plan.origin && { ...solved.plan.origin, resolved, refusedSeeds };
    const plan = { ...solved.plan, origin };
    return { plan, judgement, today: asToday, lowerBound: lower, whatIf: slower, resolved, refusedSeeds: refused };
  } finally {
    await team.close();
  }
}

function search({ team, budget, parameters, reporter }: Ready, seed: number, solve: number): Promise<RoundsResult> {
  reporter.startSearch(solve);
  return searchInRounds(team, { seed, budget, parameters, onProgress: reporter.searching });
}

/** From what the search found to a judged plan. */
async function complete(ready: Ready, seed: number, found: RoundsResult): Promise<Solved> {
  const { theCase, network, choices, compiled, team, reporter } = ready;
  reporter.phase('timing');
  const finished = await finish(team, found.sketch, seed);
  const carried = carryPieces(theCase, choices, compiled, team.travel, finished);
  const routes = toRoutes({ theCase, choices, compiled: carried.compiled }, carried.duties);
  const exceptions = exceptionsOf(theCase, choices, routes);
  const plan: Plan = { routes, exceptions, origin: originOf(ready, seed, found) };

  reporter.phase('checking');
  const judgement = await check(theCase, plan, network);
  if (judgement.violations.length > 0) throw new UnlawfulPlanError(plan, judgement.violations);
  return { plan, judgement };
}

/**
 * What no lawful plan of the case can go below; `null` for drives on roads, and for a plan that leaves somebody out,
 * which may cost less than any bound.
 */
export function lowerBoundOf(theCase: Case, plan: Plan, network: RoadNetwork): LowerBound | null {
  const everybody = plan.exceptions.every(({ code }) => code !== 'not_carried');
  return everybody && network.engine === 'straight-line' ? lowerBound(theCase, straightLineOf(theCase.policy)) : null;
}

function originOf(
  { network, travelled, budget, parameters, compiled: { problem }, reporter }: Ready,
  seed: number,
  found: RoundsResult,
): PlanOrigin {
  const { orderWeights, ...numbers } = parameters;
  // Only a budget of iterations makes counts of work repeatable; with seconds they belong to the clock.
  return {
    program: `schoolrun ${version()}`,
    network: network.engine,
    networkNote: [network.note, sparseNote(travelled)].filter((text) => text !== '').join(' '),
    seed,
    parameters: {
      ...('iterations' in budget ? { iterations: budget.iterations } : { seconds: budget.seconds }),
      ...numbers,
      orderWeights: orderWeights.join(' '),
      stopCandidates: DEFAULT_STOP_PARAMETERS.candidates,
      nearestStops: DEFAULT_STOP_PARAMETERS.nearest,
    },
    statistics: {
      tasks: problem.tasks,
      places: problem.places,
      ...(network.engine === 'straight-line' ? {} : { points: travelled.points, drivesKnown: travelled.pairs }),
      iterations: found.iterations,
      positionsTested: found.tests,
      rounds: found.rounds,
      slices: found.slices,
    },
    clock: { finishedAt: new Date().toISOString(), elapsedSeconds: Math.round(reporter.elapsedSeconds() * 10) / 10 },
  };
}

/** What the planner should know of a search that did not know every drive. */
function sparseNote({ source, points, pairs }: Travelled): string {
  if (source.kind !== 'sparse') return '';
  const percent = Math.round((100 * pairs) / points ** 2);
  return (
    `The search knew the ${sayCount(pairs, 'drive')} (${percent} %) between ${sayCount(points, 'place')} that one run or ` +
    'two runs of a vehicle can use; the check asked for those of the plan anew.'
  );
}

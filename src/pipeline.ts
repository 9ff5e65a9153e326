/** The main job in one page: case → network → pick-up candidates → search → timetable → plan → check → today. */
import { lowerBound } from './bound/index.ts';
import { check, today } from './check/index.ts';
import {
  type Case,
  EXIT,
  type Judgement,
  type LowerBound,
  type Pence,
  type Plan,
  type RoadNetwork,
  SchoolrunError,
  type Today,
  type Violation,
} from './model/index.ts';
import { type NetworkEngine, openNetwork, refuseTroubles, straightLineOf } from './network/index.ts';
import { type Finished, finish } from './parallel/finish.ts';
import { carryPieces } from './parallel/lastChance.ts';
import type { Budget } from './parallel/protocol.ts';
import { type RoundsProgress, type RoundsResult, searchInRounds } from './parallel/rounds.ts';
import { Team } from './parallel/team.ts';
import { type Travelled, travelSource } from './parallel/travel.ts';
import { type Compiled, compile } from './solve/compile.ts';
import { exceptionsOf } from './solve/exceptions.ts';
import { DEFAULT_PARAMETERS } from './solve/parameters.ts';
import { COST_PER_CENTIPENCE } from './solve/problem.ts';
import type { SearchParameters } from './solve/search.ts';
import { toRoutes } from './solve/toPlan.ts';
import { DEFAULT_STOP_PARAMETERS, pickupChoices } from './stops/index.ts';

export interface OptimiseOptions {
  /** Length of the search; 60 unless `iterations` is given. */
  readonly seconds?: number | undefined;
  /** Budget that makes the plan reproducible. */
  readonly iterations?: number | undefined;
  readonly seed?: number | undefined;
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
  /** Aborted: stop gently and keep the best lawful plan so far. */
  readonly stop?: AbortSignal | undefined;
}

export interface Progress {
  readonly phase: 'reading' | 'searching' | 'timing' | 'checking';
  readonly elapsedSeconds: number;
  readonly iterations: number;
  readonly iterationsPerSecond: number;
  readonly vehicles: number;
  readonly pencePerYear: Pence;
  readonly notCarried: number;
  readonly fractionDone: number;
}

export interface Optimised {
  readonly plan: Plan;
  readonly judgement: Judgement;
  readonly today: Today | null;
  /** `null` when somebody is left out, and for drives on roads. */
  readonly lowerBound: LowerBound | null;
}

/** A plan of ours that breaks a rule: our defect. Carries the evidence. */
export class UnlawfulPlanError extends SchoolrunError {
  readonly plan: Plan;
  readonly violations: readonly Violation[];

  constructor(plan: Plan, violations: readonly Violation[]) {
    const first = violations.slice(0, 5).map((v) => `${v.rule}: ${v.message}`);
    super(
      `the finished plan breaks ${violations.length} rules, so it is not written\n${first.join('\n')}`,
      EXIT.defect,
    );
    this.plan = plan;
    this.violations = violations;
  }
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

async function planWith(theCase: Case, network: RoadNetwork, options: OptimiseOptions): Promise<Optimised> {
  const { seed = 1, threads = 1 } = options;
  const parameters = { ...DEFAULT_PARAMETERS, ...options.parameters };
  const budget: Budget = options.iterations ? { iterations: options.iterations } : { seconds: options.seconds ?? 60 };
  const reporter = new Reporter(theCase, options.onProgress);
  reporter.phase('reading');
  const choices = await pickupChoices(theCase, network);
  if (network.engine !== 'straight-line') await refuseTroubles(theCase, network, options.acceptUnreachable === true);
  // Before the search, so that what the roads do not know is told before an hour is spent on it.
  const asToday = theCase.currentRoutes ? await today(theCase, network) : null;
  const compiled = compile(theCase, choices);
  const travelled = await travelSource(compiled.problem, network, straightLineOf(theCase.policy));
  const { source: travel } = travelled;

  const team = new Team(compiled.problem, travel, threads, options.stop);
  let found: RoundsResult;
  let finished: Finished;
  try {
    reporter.phase('searching');
    found = await searchInRounds(team, { seed, budget, parameters, onProgress: reporter.searching });
    reporter.phase('timing');
    finished = await finish(team, found.sketch, seed);
  } finally {
    await team.close();
  }
  const complete = carryPieces(theCase, choices, compiled, travel, finished);
  const routes = toRoutes({ theCase, choices, compiled: complete.compiled }, complete.duties);
  const exceptions = exceptionsOf(theCase, choices, routes);
  const origin = originOf(network, seed, budget, parameters, found, compiled, travelled, reporter.elapsedSeconds());
  const plan: Plan = { routes, exceptions, origin };

  reporter.phase('checking');
  const judgement = await check(theCase, plan, network);
  if (judgement.violations.length > 0) throw new UnlawfulPlanError(plan, judgement.violations);
  return { plan, judgement, today: asToday, lowerBound: lowerBoundOf(theCase, plan, network) };
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
  network: RoadNetwork,
  seed: number,
  budget: Budget,
  parameters: SearchParameters,
  found: RoundsResult,
  { problem }: Compiled,
  travelled: Travelled,
  elapsedSeconds: number,
): Plan['origin'] {
  const { orderWeights, ...numbers } = parameters;
  // Only a budget of iterations makes counts of work repeatable; with seconds they belong to the clock.
  return {
    program: 'schoolrun',
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
    clock: { finishedAt: new Date().toISOString(), elapsedSeconds: Math.round(elapsedSeconds * 10) / 10 },
  };
}

/** What the planner should know of a search that did not know every drive. */
function sparseNote({ source, points, pairs }: Travelled): string {
  if (source.kind !== 'sparse') return '';
  const percent = Math.round((100 * pairs) / points ** 2);
  return (
    `The search knew the ${sayCount(pairs)} drives (${percent} %) between ${sayCount(points)} places that one run or ` +
    'two runs of a vehicle can use; the check asked for those of the plan anew.'
  );
}

/** With commas, whatever the machine's language. */
function sayCount(n: number): string {
  return n.toLocaleString('en-GB');
}

/** Turns the search's own figures into the planner's. */
class Reporter {
  readonly #started = performance.now();
  readonly #schoolDays: number;
  readonly #tell: ((progress: Progress) => void) | undefined;
  #last: Progress;
  #searchStarted = 0;

  constructor(theCase: Case, tell: ((progress: Progress) => void) | undefined) {
    this.#schoolDays = theCase.policy.schoolDaysPerYear;
    this.#tell = tell;
    this.#last = {
      phase: 'reading',
      elapsedSeconds: 0,
      iterations: 0,
      iterationsPerSecond: 0,
      vehicles: 0,
      pencePerYear: 0,
      notCarried: theCase.pupils.length,
      fractionDone: 0,
    };
  }

  elapsedSeconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  phase(phase: Progress['phase']): void {
    if (phase === 'searching') this.#searchStarted = performance.now();
    this.#update({ phase });
  }

  readonly searching = (progress: RoundsProgress): void => {
    const seconds = Math.max(0.001, (performance.now() - this.#searchStarted) / 1000);
    this.#update({
      iterations: progress.iterations,
      iterationsPerSecond: Math.round(progress.iterations / seconds),
      vehicles: progress.vehicles,
      pencePerYear: Math.round((progress.cost / COST_PER_CENTIPENCE / 100 / 5) * this.#schoolDays),
      notCarried: progress.absent,
      fractionDone: progress.fraction,
    });
  };

  #update(change: Partial<Progress>): void {
    this.#last = { ...this.#last, ...change, elapsedSeconds: this.elapsedSeconds() };
    this.#tell?.(this.#last);
  }
}

/**
 * Ruin and recreate with simulated annealing (SISR: Christiaens & Vanden Berghe 2020) over duties.
 * Pure: the same state, seed and budget of iterations give the same result.
 */
import type { DecompositionParameters } from './decompose.ts';
import { type ExchangeParameters, exchangeTails } from './exchange.ts';
import { type FleetParameters, reduceFleet } from './fleet.ts';
import { Insertion, type InsertionParameters } from './insertion.ts';
import type { Neighbours } from './neighbours.ts';
import { type OrderParameters, Orders } from './orders.ts';
import { type PartitionParameters, type PartitionSolver, Partitions } from './partition.ts';
import { COST_PER_CENTIPENCE } from './problem.ts';
import type { Random } from './random.ts';
import { removeTasks } from './removal.ts';
import { chooseRuin, type RuinParameters } from './ruin.ts';
import { pupilsIn } from './sketch.ts';
import type { State } from './state.ts';
import type { TripCoverParameters } from './tripCover.ts';
import type { TripSolver } from './tripModel.ts';

export interface SearchParameters
  extends InsertionParameters,
    RuinParameters,
    OrderParameters,
    ExchangeParameters,
    FleetParameters,
    TripCoverParameters,
    PartitionParameters,
    DecompositionParameters {
  /** Temperatures in the search's unit of cost. */
  readonly startTemperature: number;
  readonly endTemperature: number;
}

/** When to stop, and how far the search has got: the only clock the search sees. */
export interface StopCriterion {
  /** Share of the budget used, in [0, 1]; 1 ends the search. Called once an iteration. */
  progress(iteration: number): number;
  /** Told of every new best solution. */
  improved?(cost: number, absentPupils: number, vehicles: number): void;
}

export interface SearchResult {
  readonly iterations: number;
  /** Single-part tests of a position, for the benchmark. */
  readonly tests: number;
}

/** Solvers of integer programmes, given from outside: loading them is not pure. */
export interface Solvers {
  readonly partition: PartitionSolver;
  readonly trips: TripSolver;
}

/** Cost of leaving one pupil-session-day out: £10,000. */
export const ABSENT_COST = 1_000_000 * 100 * COST_PER_CENTIPENCE;

/** One search under way: what its phases share. */
export interface Search {
  readonly state: State;
  readonly tasks: Int32Array;
  readonly neighbours: Neighbours;
  readonly random: Random;
  readonly parameters: SearchParameters;
  readonly insertion: Insertion;
  readonly orders: Orders;
  readonly stop: StopCriterion;
  /** Iterations so far. */
  iteration: number;
}

/** Improves the state in place and leaves it at the best solution found; without solvers no programmes are asked. */
export function search(
  state: State,
  tasks: Int32Array,
  neighbours: Neighbours,
  random: Random,
  parameters: SearchParameters,
  stop: StopCriterion,
  solvers: Solvers | null = null,
): SearchResult {
  const insertion = new Insertion(state, neighbours, random, parameters);
  const orders = new Orders(state.problem, state, parameters);
  const run: Search = { state, tasks, neighbours, random, parameters, insertion, orders, stop, iteration: 0 };
  recreate(run, () => false);
  tell(run);
  if (tasks.length === 0) return { iterations: 0, tests: 0 };
  const spent = parameters.fleetShare > 0 ? reduceFleet(run, solvers?.trips ?? null) : stop.progress(0);
  anneal(run, spent, new Partitions(state, tasks.length, parameters, solvers?.partition ?? null));
  return { iterations: run.iteration, tests: insertion.tests };
}

/** Simulated annealing from the share of the budget that is spent already. */
function anneal(run: Search, spent: number, partitions: Partitions): void {
  const { state, random, parameters, stop } = run;
  const { startTemperature, endTemperature } = parameters;
  const ratio = endTemperature / startTemperature;
  let current = objective(state);
  let best = current;
  let snapshot = state.snapshot();
  for (let progress = spent; progress < 1; progress = stop.progress(++run.iteration)) {
    if (partitions.due(progress)) {
      const now = state.snapshot();
      state.restore(snapshot);
      if (partitions.improve()) {
        best = objective(state);
        current = best;
        snapshot = state.snapshot();
        tell(run);
      } else state.restore(now);
    }
    const most = current + heat(startTemperature * ratio ** progress, random);
    // A pupil more hardly ever makes a plan cheaper, so a step that is too dear half-way is broken off.
    if (!ruinAndRecreate(run, () => objective(state) >= most)) {
      state.undo();
      continue;
    }
    const next = objective(state);
    current = next;
    partitions.collect();
    if (next >= best) continue;
    best = next;
    snapshot = state.snapshot();
    tell(run);
  }
  state.restore(snapshot);
}

/** What the search makes small: pupils left out first, then the cost of a week. */
export function objective(state: State): number {
  return state.cost + state.absentWeight * ABSENT_COST;
}

/** How much dearer a step may be to be taken all the same. */
export function heat(temperature: number, random: Random): number {
  return -temperature * Math.log(random.unit() || Number.MIN_VALUE);
}

/**
 * One step, which {@link State.undo} takes back; `false` when it was broken off because it was `hopeless`, which is asked
 * after every task.
 */
export function ruinAndRecreate(run: Search, hopeless: () => boolean): boolean {
  const { state, tasks, neighbours, random, parameters } = run;
  state.begin();
  removeTasks(state, chooseRuin(state, tasks, neighbours, random, parameters));
  if (state.room && random.unit() < parameters.exchangeTails) exchangeTails(state, state.absent, neighbours, random);
  return recreate(run, hopeless);
}

/** Puts every absent task where it is cheapest, in one of the orders. */
function recreate({ state, insertion, orders, random }: Search, hopeless: () => boolean): boolean {
  insertion.begin();
  const longAbsent = state.absentBefore;
  const absent = state.takeAbsent();
  orders.sort(absent, random);
  // Those left out so far go first every other time: what keeps them out may just have been taken away.
  if (longAbsent.length > 0 && random.unit() < 0.5) {
    const waiting = new Set(longAbsent);
    absent.sort((a, b) => Number(waiting.has(b)) - Number(waiting.has(a)));
  }
  for (const task of absent) {
    if (!insertion.insert(task)) state.drop(task);
    if (hopeless()) return false;
  }
  return true;
}

/** Tells the outside of a new best solution. */
export function tell({ state, stop }: Search): void {
  stop.improved?.(state.cost, pupilsIn(state.problem, state.absent), state.dutyCount);
}

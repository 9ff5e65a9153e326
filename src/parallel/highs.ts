/**
 * Solves set partitions with HiGHS, compiled to WebAssembly. First the relaxation: a column whose reduced cost is more
 * than what is between the relaxation and the solution known cannot be in a cheaper one. What is left is small enough
 * for branch and bound, which begins from the solution known. Every limit is counted, not timed, unless a time is given.
 */
import loadHighs, { type Highs, type Model } from 'highs';
import type { PartitionSolver } from '../solve/partition.ts';
import type { PartitionModel } from '../solve/partitionModel.ts';

/** When to break a solve off: never, but where a budget of seconds or the user says so. */
export interface SolveLimits {
  /** Begins a solve that may take such a share of the budget; the function says how many seconds are left for it. */
  readonly allot: (share: number) => () => number;
  readonly stopped: () => boolean;
}

export const NO_LIMITS: SolveLimits = { allot: () => () => Number.POSITIVE_INFINITY, stopped: () => false };

/** Share of a slice's seconds that each of the two solves of a set partition may take. */
const SHARE = 0.1;
/** The solution known costs so much in the solver's unit, so that its tolerances suit every case. */
const KNOWN_COST = 1e6;
/** What is between it and the relaxation has to be so much for branch and bound to be worth it. */
const LEAST_GAIN = 50;
/** Columns of least reduced cost given to branch and bound, at most. */
const MOST_COLUMNS = 400;
/** Nodes and steps of the simplex algorithm after which branch and bound ends. */
const MOST_NODES = 5;
const MOST_SIMPLEX_STEPS = 4_000;

// The package's declarations are read as CommonJS; what an ES module imports is the loader itself.
const load = loadHighs as unknown as () => Promise<Highs>;
let loading: Promise<Highs | null> | null = null;

/** Loads the solver, once a thread; `null` where it cannot be loaded, and the search works without it. */
export function loadSolver(): Promise<Highs | null> {
  loading ??= load().catch(() => null);
  return loading;
}

/** The solver of set partitions within the limits. */
export function partitionSolver(highs: Highs, limits: SolveLimits = NO_LIMITS): PartitionSolver {
  return (model) => solve(highs, model, limits);
}

function solve(highs: Highs, model: PartitionModel, limits: SolveLimits): number[] | null {
  if (model.known.length === 0) return null;
  const scale = KNOWN_COST / model.known.reduce((sum, c) => sum + model.costs[c], 0);
  const every = Array.from(model.costs, (_, c) => c);
  const relaxed = relaxation(highs, model, every, scale, limits);
  if (!relaxed || relaxed.gain < LEAST_GAIN) return null;
  const known = new Set(model.known);
  const cost = (c: number): number => (known.has(c) ? Number.NEGATIVE_INFINITY : relaxed.reducedCosts[c]);
  const possible = every
    .filter((c) => cost(c) <= relaxed.gain)
    .sort((a, b) => cost(a) - cost(b) || a - b)
    .slice(0, Math.max(MOST_COLUMNS, known.size))
    .sort((a, b) => a - b);
  return branchAndBound(highs, model, possible, scale, limits);
}

interface Relaxed {
  /** By which the solution known is dearer, at most. */
  readonly gain: number;
  readonly reducedCosts: Float64Array;
}

function relaxation(
  highs: Highs,
  model: PartitionModel,
  columns: readonly number[],
  scale: number,
  limits: SolveLimits,
): Relaxed | null {
  return highs.withModel(programme(model, columns, scale), (lp) => {
    setTime(lp, limits);
    lp.run();
    if (lp.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
    return { gain: KNOWN_COST - lp.getObjectiveValue(), reducedCosts: lp.getSolution().colDual };
  });
}

function branchAndBound(
  highs: Highs,
  model: PartitionModel,
  columns: readonly number[],
  scale: number,
  limits: SolveLimits,
): number[] | null {
  const known = new Set(model.known);
  const integrality = new Int32Array(columns.length).fill(highs.constants.variableType.integer);
  return highs.withModel({ ...programme(model, columns, scale), integrality }, (mip) => {
    setTime(mip, limits);
    mip.options.set({ mip_max_nodes: MOST_NODES, mip_rel_gap: 1e-5 });
    mip.setSolution({ colValue: Float64Array.from(columns, (c) => (known.has(c) ? 1 : 0)) });
    mip.run({
      [highs.constants.callbackType.mipInterrupt]: (event): undefined => {
        if (Number(event.data.mip_total_lp_iterations ?? 0) > MOST_SIMPLEX_STEPS || limits.stopped()) event.interrupt();
      },
    });
    const { colValue } = mip.getSolution();
    const chosen = columns.filter((_, i) => colValue[i] > 0.5);
    return chosen.length > 0 ? chosen : null;
  });
}

function setTime(model: Model, limits: SolveLimits): void {
  model.options.set('output_flag', false);
  const seconds = limits.allot(SHARE)();
  if (seconds < Number.POSITIVE_INFINITY) model.options.set('time_limit', seconds);
}

function programme(model: PartitionModel, columns: readonly number[], scale: number) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const c of columns) {
    for (let i = model.starts[c]; i < model.starts[c + 1]; i++) {
      indices.push(model.rows[i]);
      values.push(model.values[i]);
    }
    starts.push(indices.length);
  }
  const numCols = columns.length;
  const numRows = model.rowLower.length;
  return {
    numCols,
    numRows,
    colCost: columns.map((c) => model.costs[c] * scale),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: { format: 'csc' as const, numRows, numCols, starts, indices, values },
  };
}

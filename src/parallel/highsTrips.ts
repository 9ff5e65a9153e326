/**
 * Chooses trips with HiGHS: a dive, and branch and bound on the way. The relaxation says which trips to fix, the rest is
 * solved anew, and so on; what is left is chosen from the trips that nearly help, and if that is still too much for the
 * solver, the dive goes deeper (Joncour, Michel, Sadykov, Sverdlov & Vanderbeck 2010, "Column generation based primal
 * heuristics"). Limits are counted, not timed, unless a time is given.
 */
import type { Highs } from 'highs';
import { type TripColumn, type TripModel, type TripSolver, undominated } from '../solve/tripModel.ts';
import { NO_LIMITS, type SolveLimits } from './highs.ts';
import { keyOf, programmeOf, vehiclesOf } from './tripProgramme.ts';
import { TOLERANCE, TripRelaxation } from './tripRelaxation.ts';

/** Shares of a slice's seconds that the dive, and branch and bound, may take. */
const DIVE_SHARE = 0.3;
const BRANCHING_SHARE = 0.12;
/** Rounds of column generation, at most: the first few tens come close, and in a dive a few are enough. */
const MOST_ROUNDS = 80;
const ROUNDS_IN_DIVE = 8;
/** Columns of which the relaxation takes so much are fixed; in a dive those too of which it takes most. */
const WHOLE = 0.99;
const MOSTLY = 0.5;
/** Share of the columns open that is fixed at a time. */
const AT_A_TIME = 0.1;
/** Parts on no fixed trip at which branch and bound tries: the more are left the better, but it may find nothing. */
const TRY_WITH = [600, 250, 100];
/** Reduced cost, in vehicles, up to which a trip may be chosen. */
const NEARLY_HELPS = 0.1;
/** Columns given to branch and bound, at most, those of the least reduced cost first; and trips compared for them. */
const MOST_COLUMNS = 12_000;
const MOST_COMPARED = 16_000;
const MOST_NODES = 20;
const MOST_SIMPLEX_STEPS = 60_000;

/** The solver of choices of trips within the limits. */
export function tripSolver(highs: Highs, limits: SolveLimits = NO_LIMITS): TripSolver {
  return (model) =>
    highs.withModel((lp) => {
      const relaxation = new TripRelaxation(highs, lp, model);
      const secondsLeft = limits.allot(DIVE_SHARE);
      if (!relaxation.solve(MOST_ROUNDS, secondsLeft)) return null;
      for (const parts of TRY_WITH) {
        dive(relaxation, parts, secondsLeft);
        if (Math.ceil(relaxation.vehicles - TOLERANCE) >= vehiclesOf(model.known) || limits.stopped()) return null;
        const chosen = branchAndBound(highs, model, relaxation, limits);
        if (chosen) return chosen;
      }
      return null;
    });
}

/** Fixes trips until no more than so many parts are on none, or time is up. */
function dive(relaxation: TripRelaxation, parts: number, secondsLeft: () => number): void {
  for (;;) {
    const deep = relaxation.partsLeft > parts;
    const open = relaxation.open();
    const worth = (c: number, i: number): boolean =>
      relaxation.values[c] >= WHOLE || (deep && relaxation.values[c] >= MOSTLY && i < AT_A_TIME * open.length);
    const fixed = open.filter(worth).filter((c) => relaxation.fix(c));
    if (!deep || fixed.length === 0 || !relaxation.solve(ROUNDS_IN_DIVE, secondsLeft)) return;
  }
}

function branchAndBound(
  highs: Highs,
  model: TripModel,
  relaxation: TripRelaxation,
  limits: SolveLimits,
): number[] | null {
  const { fixed, others } = choice(model, relaxation);
  const columns = [...fixed, ...others];
  const data = programmeOf(model, columns);
  data.colLower.fill(1, 0, fixed.length);
  const integrality = new Int32Array(columns.length).fill(highs.constants.variableType.integer);
  const secondsLeft = limits.allot(BRANCHING_SHARE);
  return highs.withModel({ ...data, integrality }, (mip) => {
    mip.options.set({ output_flag: false, mip_max_nodes: MOST_NODES });
    const seconds = secondsLeft();
    if (seconds < Number.POSITIVE_INFINITY) mip.options.set('time_limit', seconds);
    mip.run({
      [highs.constants.callbackType.mipInterrupt]: (event): undefined => {
        if (Number(event.data.mip_total_lp_iterations ?? 0) > MOST_SIMPLEX_STEPS || limits.stopped()) event.interrupt();
      },
    });
    const { colValue } = mip.getSolution();
    const taken = columns.filter((_, i) => colValue[i] > 0.5);
    if (taken.length === 0 || vehiclesOf(taken) >= vehiclesOf(model.known)) return null;
    return [...new Set(taken.map(({ trip }) => trip))].sort((a, b) => a - b);
  });
}

/** The columns that are fixed, and those to choose the rest from: what the relaxation takes in part comes first. */
function choice(model: TripModel, { columns, values, priced, fixed }: TripRelaxation) {
  const inPart = columns.filter((_, c) => values[c] > TOLERANCE && !fixed.has(c));
  const taken = columns.filter((_, c) => fixed.has(c));
  if (!priced) return { fixed: taken, others: inPart };
  const { reducedCosts, from } = priced;
  const has = new Set([...taken, ...inPart].map((column) => keyOf(model, column)));
  const near = [...reducedCosts.keys()]
    .filter((trip) => reducedCosts[trip] <= NEARLY_HELPS)
    .sort((a, b) => reducedCosts[a] - reducedCosts[b] || a - b)
    .slice(0, MOST_COMPARED);
  const others: TripColumn[] = undominated(model, near)
    .map((trip) => ({ trip, from: from[trip] }))
    .filter((column) => !has.has(keyOf(model, column)))
    .sort((a, b) => reducedCosts[a.trip] - reducedCosts[b.trip] || a.trip - b.trip);
  return { fixed: taken, others: [...inPart, ...others.slice(0, Math.max(0, MOST_COLUMNS - has.size))] };
}

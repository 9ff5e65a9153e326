/** The same case solved again with other seeds: how far plans differ by the luck of the search alone. */
import type { Judgement, Plan, Resolved } from './model/index.ts';
import { UnlawfulPlanError } from './unlawful.ts';

export interface Solved {
  readonly plan: Plan;
  readonly judgement: Judgement;
}

/** A solve in its two parts, so that a search that was cut short need not be made into a plan. */
export interface Solver<Found> {
  /** @param solve the so manieth search of the case. */
  search(seed: number, solve: number): Promise<Found>;
  /** Gives times, judges, and throws where the plan breaks a rule. */
  complete(seed: number, found: Found): Promise<Solved>;
}

/** Another seed whose plan broke a rule: a defect of ours, which takes nothing from the plan that was found first. */
export interface RefusedSeed {
  readonly seed: number;
  readonly error: UnlawfulPlanError;
}

export interface SolvedAgain {
  /** What the first plan's seed found and then the others; empty when no other has a figure. */
  readonly resolved: readonly Resolved[];
  readonly refused: readonly RefusedSeed[];
}

const SEEDS = 2 ** 32;

/**
 * Solves again with the `count` seeds after the one of `first`; after the greatest seed comes 0. A search that `stop`
 * cuts short is left out: it did not have the budget of the others. A seed whose plan breaks a rule is set aside, and the
 * next one is tried.
 */
export async function solveAgain<Found>(
  first: Solved,
  count: number,
  solver: Solver<Found>,
  stop?: AbortSignal,
): Promise<SolvedAgain> {
  const own = resolvedOf(first);
  const all = [own];
  const refused: RefusedSeed[] = [];
  for (let n = 1; n <= count && !stop?.aborted; n++) {
    const seed = (own.seed + n) % SEEDS;
    const found = await solver.search(seed, 1 + n);
    if (stop?.aborted) break;
    try {
      all.push(resolvedOf(await solver.complete(seed, found)));
    } catch (error) {
      if (!(error instanceof UnlawfulPlanError)) throw error;
      refused.push({ seed, error });
    }
  }
  return { resolved: all.length > 1 ? all : [], refused };
}

/**
 * What other seeds found, as plan.json keeps it of a finished plan that has been judged anew: empty when its own figures
 * are no longer those of the plan, for then the others' were found for another case or other roads.
 */
export function keptResolved(solved: Solved): readonly Resolved[] {
  const kept = solved.plan.origin?.resolved ?? [];
  if (kept.length === 0) return [];
  const [own, now] = [kept[0], resolvedOf(solved)];
  const same =
    own.seed === now.seed &&
    own.pencePerYear === now.pencePerYear &&
    own.vehicles === now.vehicles &&
    own.notCarried === now.notCarried;
  return same ? kept : [];
}

function resolvedOf({ plan, judgement }: Solved): Resolved {
  const notCarried = plan.exceptions.filter(({ code }) => code === 'not_carried');
  return {
    seed: plan.origin?.seed ?? 0,
    pencePerYear: judgement.cost.total,
    vehicles: judgement.duties.length,
    notCarried: new Set(notCarried.map(({ pupilId }) => pupilId)).size,
  };
}

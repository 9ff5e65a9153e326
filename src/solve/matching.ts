/** Which pairs to take so that nobody is in two and the gain is greatest: a small integer programme. */
import lpSolver, { type Solution, type SolverAPI } from 'javascript-lp-solver';

// The package's types are written for CommonJS; what an ES module imports is the solver itself.
const solver = lpSolver as unknown as SolverAPI;

export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly gain: number;
}

/** Most pairs given to the integer programme; the branch and bound takes milliseconds below this. */
export const MOST_PAIRS = 150;

/** Disjoint pairs of greatest total gain; by greed where there are many, or where the solver's answer does not hold. */
export function bestPairs(pairs: readonly Pair[]): Pair[] {
  const useful = pairs.filter((pair) => pair.gain > 0).sort((x, y) => y.gain - x.gain || x.a - y.a || x.b - y.b);
  const greedy = greedyPairs(useful);
  if (useful.length > MOST_PAIRS || useful.length < 2) return greedy;
  const exact = exactPairs(useful);
  return exact && total(exact) > total(greedy) ? exact : greedy;
}

function greedyPairs(sorted: readonly Pair[]): Pair[] {
  const taken = new Set<number>();
  return sorted.filter(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return false;
    taken.add(a).add(b);
    return true;
  });
}

/** `null` unless the answer is integral and really a matching: the solver can return a relaxation as feasible. */
function exactPairs(pairs: readonly Pair[]): Pair[] | null {
  const constraints: Record<string, { max: number }> = {};
  const variables: Record<string, Record<string, number>> = {};
  const binaries: Record<string, 1> = {};
  // Gains are scaled so that the solver's tolerance is far below the smallest.
  const scale = 1000 / pairs[0].gain;
  pairs.forEach(({ a, b, gain }, i) => {
    constraints[`n${a}`] = { max: 1 };
    constraints[`n${b}`] = { max: 1 };
    variables[`p${i}`] = { gain: gain * scale, [`n${a}`]: 1, [`n${b}`]: 1 };
    binaries[`p${i}`] = 1;
  });
  const model = { optimize: 'gain', opType: 'max', constraints, variables, binaries } as const;
  const answer = solver.Solve(model) as Solution;
  if (!answer.feasible || !answer.isIntegral) return null;
  const chosen = pairs.filter((_, i) => Math.round(Number(answer[`p${i}`] ?? 0)) === 1);
  return greedyPairs(chosen).length === chosen.length ? chosen : null;
}

function total(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, pair) => sum + pair.gain, 0);
}

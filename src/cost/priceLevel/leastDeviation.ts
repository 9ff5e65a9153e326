/**
 * Fits y = Σ b·x with no b below 0 so that Σ |y − Σ b·x| is least: half the contracts may be odd and the fit still
 * follows the others, which squares would not.
 *
 * The simplex of javascript-lp-solver is dense, so a county's contracts are not all given to it. Those far off an
 * earlier answer are surely above or surely below the fit too, and stand in the programme as two sums, one of either
 * side (Portnoy & Koenker 1997, Statistical Science 12:279). Where the answer puts one on the other side it is taken
 * out of its sum and the programme solved again; once there is none, the answer is that of the whole.
 */
import lpSolver, { type SolverAPI } from 'javascript-lp-solver';
import { descend, deviation, type Observation, residual } from './observation.ts';

// The package's types are written for CommonJS; what an ES module imports is the solver itself.
const solver = lpSolver as unknown as SolverAPI;

/** Observations that the programme holds one by one to begin with. */
const SINGLY = 120;
/** Share of the total by which the answer may miss what it must be; the solver's own digits are fewer than a double's. */
const TOLERANCE = 1e-6;

/**
 * The coefficients, one for each x, in the order of `x`; `start` is a first guess and decides nothing but the time it
 * takes. `null` where the solver's answer does not bear checking.
 */
export function leastDeviation(observations: readonly Observation[], start: readonly number[]): number[] | null {
  const units = unitsOf(observations);
  const scaled = observations.map(({ x, y }) => ({ x: x.map((value, j) => value / units[j]), y }));
  let guess = descend(
    scaled,
    start.map((b, j) => b * units[j]),
  );
  let singly = nearest(scaled, guess, SINGLY);
  for (;;) {
    const answer = solve(programmeRows(scaled, guess, singly), units.length);
    if (!answer) return null;
    const crossed = scaled.flatMap((o, i) => (singly.has(i) || sameSide(o, guess, answer) ? [] : [i]));
    if (crossed.length === 0) return bears(scaled, answer) ? answer.map((b, j) => b / units[j]) : null;
    // The sides are now told by the better of the two fits; what crossed is looked at singly from here on.
    if (deviation(scaled, answer) < deviation(scaled, guess)) guess = answer;
    singly = new Set([...singly, ...crossed, ...nearest(scaled, guess, SINGLY)]);
  }
}

/** The mean of each x where it occurs: the programme's numbers are near 1 then, and its few digits go a long way. */
function unitsOf(observations: readonly Observation[]): number[] {
  return observations[0].x.map((_, j) => {
    const some = observations.flatMap(({ x }) => (x[j] > 0 ? [x[j]] : []));
    return some.length > 0 ? some.reduce((sum, x) => sum + x, 0) / some.length : 1;
  });
}

function nearest(observations: readonly Observation[], b: readonly number[], count: number): Set<number> {
  const off = observations.map((o, i) => ({ i, distance: Math.abs(residual(o, b)) }));
  off.sort((one, other) => one.distance - other.distance || one.i - other.i);
  return new Set(off.slice(0, count).map(({ i }) => i));
}

function sameSide(o: Observation, guess: readonly number[], answer: readonly number[]): boolean {
  return residual(o, guess) > 0 ? residual(o, answer) >= 0 : residual(o, answer) <= 0;
}

/** The observations held singly, and the sums of those above and of those below. */
function programmeRows(observations: readonly Observation[], guess: readonly number[], singly: ReadonlySet<number>) {
  const rows = observations.filter((_, i) => singly.has(i));
  for (const above of [true, false]) {
    const side = observations.filter((o, i) => !singly.has(i) && residual(o, guess) > 0 === above);
    if (side.length > 0) rows.push(sumOf(side));
  }
  return rows;
}

function sumOf(observations: readonly Observation[]): Observation {
  return {
    x: observations[0].x.map((_, j) => observations.reduce((sum, { x }) => sum + x[j], 0)),
    y: observations.reduce((sum, { y }) => sum + y, 0),
  };
}

/**
 * With `above` ≥ y − Σ b·x and ≥ 0, |y − Σ b·x| is 2·above − (y − Σ b·x): one row an observation, and a programme that
 * the solver begins at its dual, where every cost is already of the right sign.
 */
function solve(rows: readonly Observation[], count: number): number[] | null {
  const constraints: Record<string, { min: number }> = {};
  const variables: Record<string, Record<string, number>> = {};
  for (let j = 0; j < count; j++) variables[`b${j}`] = { sum: rows.reduce((sum, { x }) => sum + x[j], 0) };
  rows.forEach(({ x, y }, i) => {
    constraints[`r${i}`] = { min: y };
    x.forEach((value, j) => {
      if (value !== 0) variables[`b${j}`][`r${i}`] = value;
    });
    variables[`above${i}`] = { sum: 2, [`r${i}`]: 1 };
  });
  const answer = solver.Solve({ optimize: 'sum', opType: 'min', constraints, variables }) as Record<string, unknown>;
  if (answer.feasible !== true || typeof answer.result !== 'number') return null;
  // The solver leaves out what is 0.
  const b = Array.from({ length: count }, (_, j) => Math.max(0, Number(answer[`b${j}`] ?? 0)));
  const sum = answer.result - rows.reduce((total, { y }) => total + y, 0);
  return Math.abs(deviation(rows, b) - sum) <= tolerance(rows) ? b : null;
}

/** Whether no single coefficient, moved by itself, makes a better fit. */
function bears(observations: readonly Observation[], answer: readonly number[]): boolean {
  const moved = deviation(observations, descend(observations, answer));
  return deviation(observations, answer) - moved <= tolerance(observations);
}

function tolerance(observations: readonly Observation[]): number {
  return TOLERANCE * observations.reduce((sum, { y }) => sum + Math.abs(y), 0);
}

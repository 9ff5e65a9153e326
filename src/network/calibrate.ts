/**
 * Fits the straight line's road factor and speed to an engine's drives, by least absolute deviation: a few odd drives
 * (an estuary, a one-way system) do not pull the fit towards them as squares would.
 */
import lpSolver, { type SolverAPI } from 'javascript-lp-solver';
import { type Case, householdOf, type Leg, type LonLat, NO_WAY, type RoadNetwork } from '../model/index.ts';
import { greatCircleMetres } from './straightLine.ts';

// The package's types are written for CommonJS; what an ES module imports is the solver itself.
const solver = lpSolver as unknown as SolverAPI;

/** Drives in the sample: more change the fit by less than its last digit. */
export const SAMPLE = 300;
/** Below this, snapping to the road is most of a drive. */
const SHORTEST_METRES = 300;

export interface Calibration {
  readonly drives: number;
  readonly roadFactor: number;
  readonly kmh: number;
  /** Mean absolute and mean signed error of the drives' seconds and metres, in per cent of the engine's. */
  readonly now: CalibrationError;
  readonly fitted: CalibrationError;
}

export interface CalibrationError {
  readonly metresPercent: number;
  readonly metresBiasPercent: number;
  readonly secondsPercent: number;
  readonly secondsBiasPercent: number;
}

interface Observation {
  readonly straight: number;
  readonly metres: number;
  /** Free flow. */
  readonly seconds: number;
}

/** Samples drives between homes and schools and among neighbouring places, and fits the straight line to them. */
export async function calibrate(theCase: Case, network: RoadNetwork): Promise<Calibration | null> {
  const legs = sampleOf(theCase);
  const drives = await network.drives('am', legs);
  const factor = theCase.policy.travelTimeFactor.am;
  const seen = legs
    .map(
      ({ from, to }, i): Observation => ({
        straight: greatCircleMetres(from, to),
        metres: drives[i].metres,
        seconds: drives[i].seconds / factor,
      }),
    )
    .filter(({ metres, seconds }) => metres < NO_WAY.metres && metres > 0 && seconds > 0);
  if (seen.length < 10) return null;
  const roadFactor = round(slope(seen.map(({ straight, metres }) => [straight, metres])), 3);
  const secondsAMetre = slope(seen.map(({ straight, seconds }) => [straight, seconds]));
  const kmh = round((3.6 * roadFactor) / secondsAMetre, 1);
  const { straightLine } = theCase.policy;
  return {
    drives: seen.length,
    roadFactor,
    kmh,
    now: errorOf(seen, straightLine.roadFactor, straightLine.kmh),
    fitted: errorOf(seen, roadFactor, kmh),
  };
}

/** Half of them home to school, half between neighbours in the list of homes by place: the two kinds a run is made of. */
function sampleOf(theCase: Case): Leg[] {
  const homes = [...new Map(theCase.pupils.map((p) => [householdOf(p.home), p])).values()];
  const toSchool = homes.map((p): Leg => ({ from: p.home, to: theCase.schools[p.schoolIndex].at }));
  const byPlace = homes.map((p): LonLat => p.home).sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const between = byPlace.slice(1).map((to, i): Leg => ({ from: byPlace[i], to }));
  return [...thinned(toSchool), ...thinned(between)];
}

/** Evenly spread over the list, so that the sample needs no dice. */
function thinned(legs: readonly Leg[]): Leg[] {
  const long = legs.filter(({ from, to }) => greatCircleMetres(from, to) >= SHORTEST_METRES);
  const most = SAMPLE / 2;
  if (long.length <= most) return long;
  return Array.from({ length: most }, (_, i) => long[Math.floor((i * long.length) / most)]);
}

/** The b that makes Σ |y − b·x| least, as a linear programme: y = b·x + over − under, Σ over + under least. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const constraints: Record<string, { equal: number }> = {};
  const b: Record<string, number> = { sum: 0 };
  const variables: Record<string, Record<string, number>> = { b };
  // In units of the mean, so that the programme's numbers are near 1 whatever is measured.
  const [unitX, unitY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  points.forEach(([x, y], i) => {
    const row = `r${i}`;
    constraints[row] = { equal: y / unitY };
    b[row] = x / unitX;
    variables[`over${i}`] = { sum: 1, [row]: 1 };
    variables[`under${i}`] = { sum: 1, [row]: -1 };
  });
  const model = { optimize: 'sum', opType: 'min', constraints, variables } as const;
  const answer = solver.Solve(model) as Record<string, unknown>;
  const found = answer.feasible === true && typeof answer.b === 'number' ? answer.b : null;
  // The solver leaves out what is 0; a road factor never is. Then the weighted median, which is the same thing by hand.
  return ((found ?? weightedMedian(points.map(([x, y]) => [x / unitX, y / unitY]))) * unitY) / unitX;
}

/** The ratio y/x below which half of the weight x lies. */
export function weightedMedian(points: readonly (readonly [x: number, y: number])[]): number {
  const sorted = points.map(([x, y]) => ({ ratio: y / x, weight: x })).sort((a, b) => a.ratio - b.ratio);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { ratio, weight } of sorted) {
    sum += weight;
    if (sum >= half) return ratio;
  }
  return 1;
}

function errorOf(seen: readonly Observation[], roadFactor: number, kmh: number): CalibrationError {
  const metres = seen.map((o) => (o.straight * roadFactor) / o.metres - 1);
  const seconds = seen.map((o) => (o.straight * roadFactor * 3.6) / kmh / o.seconds - 1);
  const percent = (values: readonly number[]): number => round(100 * mean(values), 1);
  return {
    metresPercent: percent(metres.map(Math.abs)),
    metresBiasPercent: percent(metres),
    secondsPercent: percent(seconds.map(Math.abs)),
    secondsBiasPercent: percent(seconds),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

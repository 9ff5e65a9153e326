/** One contract as the fit sees it: what it asks (`y`) for how much of what (`x`). */
export interface Observation {
  /** None below 0. */
  readonly x: readonly number[];
  readonly y: number;
}

/** How much the observation is above the fit; negative: below. */
export function residual({ x, y }: Observation, b: readonly number[]): number {
  let left = y;
  for (let j = 0; j < x.length; j++) left -= x[j] * b[j];
  return left;
}

/** Σ |y − Σ b·x|. */
export function deviation(observations: readonly Observation[], b: readonly number[]): number {
  return observations.reduce((sum, o) => sum + Math.abs(residual(o, b)), 0);
}

/** The ratio y/x below which half of the weight x lies; 0 without any weight. */
export function weightedMedian(points: readonly (readonly [x: number, y: number])[]): number {
  const sorted = points.filter(([x]) => x > 0).map(([x, y]) => ({ ratio: y / x, weight: x }));
  sorted.sort((a, b) => a.ratio - b.ratio);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { ratio, weight } of sorted) {
    sum += weight;
    if (sum >= half) return ratio;
  }
  return 0;
}

/** Rounds over all coefficients; more bring next to nothing. */
const ROUNDS = 8;

/** Moves one coefficient after another to where the deviation is least with the others as they are. */
export function descend(observations: readonly Observation[], start: readonly number[]): number[] {
  const b = [...start];
  for (let round = 0; round < ROUNDS; round++) {
    const before = deviation(observations, b);
    for (let j = 0; j < b.length; j++) {
      const points = observations.map((o): [number, number] => [o.x[j], residual(o, b) + o.x[j] * b[j]]);
      if (points.some(([x]) => x > 0)) b[j] = Math.max(0, weightedMedian(points));
    }
    if (deviation(observations, b) >= before) break;
  }
  return b;
}

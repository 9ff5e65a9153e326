/** The search's parameters on benchmark problems: the core's own, with temperatures in the instance's own measure. */
import { smallest } from '../../src/solve/nearest.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import type { SearchParameters } from '../../src/solve/search.ts';
import type { CoreProblem } from './coreProblem.ts';

/** How a set is searched. */
export interface Tuning {
  /** Temperatures as multiples of the cost of an instance's typical leg, so that one choice suits all its sizes. */
  readonly startTemperature: number;
  readonly endTemperature: number;
  /** Nearest places whose legs count as typical: 5 unless the set's places stand in clusters. */
  readonly near?: number;
  /** Parameters in which the set differs from the core's defaults. */
  readonly others?: Partial<SearchParameters>;
}

/** Legs of good routes lead to one of so many nearest places. */
const NEAR = 5;

/** The parameters for one instance. */
export function parametersFor(core: CoreProblem, tuning: Tuning): SearchParameters {
  const leg = typicalLeg(core, tuning.near ?? NEAR);
  return {
    ...DEFAULT_PARAMETERS,
    startTemperature: tuning.startTemperature * leg,
    endTemperature: tuning.endTemperature * leg,
    ...tuning.others,
  };
}

/** The search's cost of a drive from a pick-up to one of its nearest, on average, at the cheapest rate. */
export function typicalLeg({ problem, travel }: CoreProblem, nearest: number): number {
  const rows = [...new Set(problem.candidatePlace)].map((place) => travel.row[place]);
  const near = Math.min(nearest, rows.length - 1);
  let sum = 0;
  const legs = new Float64Array(rows.length);
  const indices = new Int32Array(rows.length);
  for (const from of rows) {
    let count = 0;
    for (const to of rows) if (to !== from) legs[count++] = travel.metres[0][from * travel.size + to];
    for (const i of smallest(legs, count, near, indices)) sum += legs[i];
  }
  // At least one step: a temperature of zero has no logarithm.
  return Math.max(1, sum / Math.max(1, rows.length * near)) * Math.min(...problem.typeMetreCost);
}

/** The search's parameters, with what each means at its definition. */
import { COST_PER_PENNY } from './problem.ts';
import type { SearchParameters } from './search.ts';

export const DEFAULT_PARAMETERS: SearchParameters = {
  averageRemoved: 10,
  longestString: 10,
  splitString: 0.5,
  splitDepth: 0.01,
  emptyRoute: 0.05,
  emptyAtMost: 20,
  makeRoom: 0.5,
  blink: 0.05,
  lookAhead: 0.4,
  neighbours: 60,
  startTemperature: 10_000 * COST_PER_PENNY,
  endTemperature: 50 * COST_PER_PENNY,
  fleetShare: 0,
  relinkEvery: 0,
  tripCovers: 0,
  partitions: 0,
  partitionTasks: 12,
  poolDuties: 4000,
  poolMargin: 0.05,
  exchangeTails: 0,
  sliceTasks: 400,
  orderWeights: [4, 4, 2, 1, 2],
};

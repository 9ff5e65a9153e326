/** The search's parameters, with what each means at its definition. */
import type { SearchParameters } from './search.ts';

export const DEFAULT_PARAMETERS: SearchParameters = {
  averageRemoved: 10,
  longestString: 10,
  splitString: 0.5,
  splitDepth: 0.01,
  emptyRoute: 0.05,
  emptyAtMost: 20,
  makeRoom: 0.5,
  blink: 0.01,
  neighbours: 60,
  fewSchoolPositions: 12,
  startTemperature: 1000,
  endTemperature: 10,
  orderWeights: [4, 4, 2, 1, 2],
};

/** Engines behind one interface. */
import type { Case, RoadNetwork } from '../model/index.ts';
import { straightLineNetwork } from './straightLine.ts';

export const NETWORK_ENGINES = ['straight-line'] as const;
export type NetworkEngine = (typeof NETWORK_ENGINES)[number];

/** The network of the case by the engine asked for. */
export function networkFor(theCase: Case, engine: NetworkEngine = 'straight-line'): RoadNetwork {
  switch (engine) {
    case 'straight-line':
      return straightLineNetwork(theCase.policy);
  }
}

export {
  greatCircleMetres,
  type StraightLine,
  straightLineNetwork,
  straightLineOf,
  straightMatrix,
} from './straightLine.ts';

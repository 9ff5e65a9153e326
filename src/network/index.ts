/** Engines behind one interface. */
import type { Case, RoadNetwork } from '../model/index.ts';
import { straightLineNetwork } from './straightLine.ts';

/** The straight lines of the case: the network that needs no engine, no files and no time. */
export function networkFor(theCase: Case): RoadNetwork {
  return straightLineNetwork(theCase.policy);
}

export { type Calibration, type CalibrationError, calibrate } from './calibrate.ts';
export { NETWORK_FAULTS } from './faults.ts';
export { FAR_SNAP_METRES, type HomeDrive, type Inspection, inspect } from './inspect.ts';
export { matrixEnding, writeMatrixOf } from './matrixFile/write.ts';
export { NETWORK_ENGINES, type NetworkEngine, type NetworkOptions, openNetwork } from './open.ts';
export {
  greatCircleMetres,
  type StraightLine,
  straightLineNetwork,
  straightLineOf,
  straightMatrix,
} from './straightLine.ts';
export { refuseTroubles, type Trouble, troubleFault, troublesOf } from './trouble.ts';

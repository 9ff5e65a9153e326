/** Stand-ins for what is about to be made. */
import type { Duty, Route } from './duty.ts';
import { EMPTY_RUN } from './run.ts';
import type { Variant } from './variant.ts';

export const EMPTY_ROUTE: Route = {
  tasks: new Int32Array(0),
  runs: [EMPTY_RUN, EMPTY_RUN],
  classes: 0,
  busy: 0,
  soloBusy: 0,
};

/** No run on any weekday. */
const NO_VARIANT: Variant = {
  days: 0b11111,
  weight: 5,
  calls: 0,
  data: new Int32Array(0),
  rides: new Int32Array(0),
  runStart: new Int32Array(1),
  runCalls: new Int32Array(1),
  individual: new Int32Array(1),
  shared: new Int32Array(1),
  layouts: Int32Array.of(-1),
  simple: false,
  metres: 0,
  seconds: 0,
};

/** A duty that is not there yet: one empty route, no cost. */
export const NO_DUTY: Duty = {
  type: 0,
  routes: [],
  order: [[0], [0]],
  variants: [[NO_VARIANT], [NO_VARIANT]],
  layouts: [Int32Array.of(-1), Int32Array.of(-1)],
  days: 0,
  activeDays: 0,
  metres: 0,
  seconds: 0,
  assistants: new Int32Array(5),
  assistantDays: 0,
  runsPerSession: 0,
  cost: 0,
};

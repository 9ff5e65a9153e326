/** Vocabulary of the costing. The definition itself is in `src/cost`. */
import type { Metres, Pence, Seconds } from './units.ts';

/** What one duty does in a whole week; the cost of a year follows from these integers and the rates alone. */
export interface DutyWeek {
  readonly vehicleTypeId: string;
  /** Weekdays on which the duty has a run: 0 … 5. */
  readonly activeDays: number;
  /** Sum over the weekdays, drives between runs of a session included. */
  readonly metres: Metres;
  /** Sum over weekdays and sessions: arrival at the first call to departure from the last. */
  readonly seconds: Seconds;
  /** Sum over the weekdays of the largest number of assistants on any run of the duty that day. */
  readonly assistantDays: number;
}

/** A year's cost by part, in whole pence; `total` is the sum of the four parts. */
export interface CostParts {
  readonly vehicleDays: Pence;
  readonly km: Pence;
  readonly hours: Pence;
  readonly assistants: Pence;
  readonly total: Pence;
}

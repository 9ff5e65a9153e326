/** What `check` finds in a plan: the rules it breaks, and the figures recomputed from the case alone. */
import type { CostParts, DutyWeek } from './cost.ts';
import type { Plan } from './plan.ts';
import type { DayMask, Metres, Pence, Seconds, Session } from './units.ts';

export interface Violation {
  /** Stable name of the rule, e.g. `ride_too_long`; every name is documented in `src/check/rules.ts`. */
  readonly rule: string;
  readonly routeId: string | null;
  readonly session: Session | null;
  readonly days: DayMask;
  readonly pupilId: string | null;
  readonly placeId: string | null;
  /** Seconds since midnight where the rule breaks, if at one moment. */
  readonly time: Seconds | null;
  readonly message: string;
}

/** One pupil carried in one session, on the weekdays on which route, place and times are the same. */
export interface Journey {
  readonly pupilId: string;
  readonly session: Session;
  readonly days: DayMask;
  readonly routeId: string;
  /** Where the pupil boards (am) or alights (pm): kind and place id of the call. */
  readonly kind: 'home' | 'stop';
  readonly placeId: string;
  /** Departure from the pick-up call (am) or arrival at the set-down call (pm), seconds since midnight. */
  readonly time: Seconds;
  readonly rideSeconds: Seconds;
  /** The limit that binds, raised where the direct drive alone is longer than the limit. */
  readonly limitSeconds: Seconds;
  readonly directDriveSeconds: Seconds;
  /** From home to the pick-up point; 0 at the door. */
  readonly walkMetres: Metres;
}

export interface JudgedDuty extends DutyWeek {
  readonly dutyId: string;
  readonly routeIds: readonly string[];
  /** Bit d: the duty has a run on weekday d. */
  readonly days: DayMask;
}

export interface Judgement {
  readonly violations: readonly Violation[];
  readonly journeys: readonly Journey[];
  readonly duties: readonly JudgedDuty[];
  /** Cost of a year at the vehicle types' rates. */
  readonly cost: CostParts;
}

/** Today's routes as a plan of their own, timed as kindly as the rules allow. */
export interface Today {
  readonly plan: Plan;
  readonly judgement: Judgement;
  /** Σ (price + assistants × assistant price) × school days. */
  readonly paidPerYear: Pence;
}

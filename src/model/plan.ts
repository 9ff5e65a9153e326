/** The plan: what `optimise` writes, what `check` judges, what `cost` and `report` read. */
import type { Layout } from './case.ts';
import type { Resolved } from './findings.ts';
import type { DayMask, LonLat, Metres, Seconds, Session } from './units.ts';

export type CallKind = 'home' | 'stop' | 'school';

/** One row of `calls.csv`: a call on the weekdays of `days`, with the same pupils and times on each. */
export interface PlanCall {
  readonly session: Session;
  readonly days: DayMask;
  /** Rises without repeats within one weekday of one run. */
  readonly sequence: number;
  readonly kind: CallKind;
  /** Pupil id (home, or a meeting point at a home), stop id, or school id. */
  readonly placeId: string;
  readonly at: LonLat;
  /** Seconds since midnight. At a school: the doors open in a bay. */
  readonly arrive: Seconds;
  readonly depart: Seconds;
  readonly on: readonly string[];
  readonly off: readonly string[];
  /** Of a run's first call: from the duty's previous run in that session, else 0. */
  readonly metresFromPrevious: Metres;
  readonly secondsFromPrevious: Seconds;
}

/** One morning run, one afternoon run, or both, of the same vehicle. */
export interface PlanRoute {
  readonly id: string;
  readonly dutyId: string;
  readonly vehicleTypeId: string;
  /** `null` when the route has no run in that session. */
  readonly layouts: Readonly<Record<Session, Layout | null>>;
  /** Ordered by session, then sequence, then first weekday. */
  readonly calls: readonly PlanCall[];
}

export const EXCEPTION_CODES = ['not_carried', 'long_direct_drive', 'door_instead_of_stop'] as const;

/** One row of `exceptions.csv`. Codes outside {@link EXCEPTION_CODES} are notes and excuse nothing. */
export interface PlanException {
  readonly code: string;
  readonly pupilId: string;
  readonly days: DayMask;
  readonly session: Session | 'both';
  readonly rideLimitSeconds: Seconds | null;
  readonly directDriveSeconds: Seconds | null;
  readonly message: string;
  readonly whatWouldHelp: string;
}

/** How the plan came about; everything but `clock` is the same for the same case, seed and iteration budget. */
export interface PlanOrigin {
  readonly program: string;
  readonly network: string;
  readonly networkNote: string;
  readonly seed: number;
  readonly parameters: Readonly<Record<string, number | string | boolean | null>>;
  readonly statistics: Readonly<Record<string, number | string | null>>;
  /** What the plan's own seed and others found, if the case was solved again; see {@link Findings.resolved}. */
  readonly resolved?: readonly Resolved[] | undefined;
  /** Other seeds whose plans broke a rule, a defect of ours; left out where there was none. */
  readonly refusedSeeds?: readonly number[] | undefined;
  readonly clock: { readonly finishedAt: string; readonly elapsedSeconds: number };
}

export interface Plan {
  readonly routes: readonly PlanRoute[];
  readonly exceptions: readonly PlanException[];
  /** `null` for a plan folder that others wrote. */
  readonly origin: PlanOrigin | null;
}

/** What a plan folder claims of itself, raw: believed nowhere, and compared with what follows from its calls. */
import type { DayMask, Seconds, Session } from './units.ts';

/** One row of routes.csv; a figure that is blank or no number is `null`. */
export interface StatedRoute {
  readonly line: number;
  readonly routeId: string;
  readonly dutyId: string;
  readonly classGroup: string;
  readonly assistants: number | null;
  readonly pupils: number | null;
  /** `HH:MM` or `HH:MM:SS`; what is no time of day is as written. */
  readonly amStart: string;
  readonly amEnd: string;
  readonly pmStart: string;
  readonly pmEnd: string;
  readonly kmPerDay: number | null;
  readonly hoursPerDay: number | null;
  readonly costPerDayPounds: number | null;
}

/** One row of pupils.csv; a figure that is blank or no number is `null`. */
export interface StatedPupil {
  readonly line: number;
  readonly pupilId: string;
  /** Five characters, or as written where it is no weekdays; blank: every day. */
  readonly days: string;
  readonly amRouteId: string;
  readonly pmRouteId: string;
  readonly pickupPlace: string;
  /** As {@link StatedRoute.amStart}. */
  readonly pickupTime: string;
  readonly amRideMinutes: number | null;
  readonly pmRideMinutes: number | null;
  readonly rideLimitMinutes: number | null;
  readonly previousRouteId: string;
  readonly notes: string;
}

/** One row of exceptions.csv; `null` where the file has no such column. */
export interface StatedException {
  readonly line: number;
  readonly code: string;
  readonly pupilId: string;
  readonly days: DayMask;
  readonly message: string | null;
  readonly whatWouldHelp: string | null;
}

/** The earliest arrival and the latest departure of a route's calls in one session, over the whole week. */
export interface RunTimes {
  readonly routeId: string;
  readonly session: Session;
  readonly start: Seconds;
  readonly end: Seconds;
}

/** One row of savings.csv; a figure that is blank or no number is `null`. */
export interface StatedSaving {
  readonly line: number;
  readonly group: string;
  readonly currentVehicles: number | null;
  readonly planVehicles: number | null;
  readonly currentPounds: number | null;
  readonly planPounds: number | null;
  readonly savingPounds: number | null;
  readonly firstYearPounds: number | null;
}

/** The claims of a plan folder, as `loadStatedFigures` reads them; a part is `null` when its file is missing or cannot be read. */
export interface StatedFigures {
  readonly plan: { readonly costPerYearPounds: number | null } | null;
  readonly routes: readonly StatedRoute[] | null;
  readonly pupils: readonly StatedPupil[] | null;
  readonly exceptions: readonly StatedException[] | null;
  readonly savings: readonly StatedSaving[] | null;
  /** No claim, but what those of routes.csv are compared with. */
  readonly runTimes: readonly RunTimes[] | null;
}

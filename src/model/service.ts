/** What pupils get for the money, today and in the plan, and what changes for each of them. */
import type { Metres, Seconds, Session } from './units.ts';

/** The service, in the same words for today and for the plan. */
export interface Service {
  /** Pupils with at least one ride a week. */
  readonly pupilsCarried: number;
  /** With at least one run a week; contracts that carry nobody are in {@link TodayFaults.routesWithNobody}. */
  readonly vehicles: number;
  readonly runsPerWeek: number;
  readonly metresPerYear: Metres;
  readonly vehicleSecondsPerYear: Seconds;
  readonly assistantDaysPerYear: number;
  readonly co2GramsPerYear: number;
  /** Runs with one pupil on board on that weekday, of all runs of a week. */
  readonly singleOccupancyRunsPerWeek: number;
  /** Pupils with at least one such run. */
  readonly singleOccupancyPupils: number;
  /**
   * Most on board at one time, passenger assistants included, over seats and wheelchair places offered, all runs of a
   * week together: 0 to 1, and more where vehicles are overloaded.
   */
  readonly placesUsed: number;
  /** Rides a week: each pupil, session and weekday is one, and two where a plan has a pupil on two runs at once. */
  readonly rides: number;
  readonly ridesOver45Minutes: number;
  readonly ridesOver75Minutes: number;
  readonly averageRideSeconds: Seconds;
  readonly longestRideSeconds: Seconds;
  /** Rules broken, of {@link Judgement.violations}; today's routes may break many. */
  readonly violations: number;
}

/** One pupil's usual journey in one session: from the address of most weekdays, the one of most of those. */
export interface Way {
  readonly routeId: string;
  readonly kind: 'home' | 'stop';
  readonly placeId: string;
  readonly time: Seconds;
  readonly rideSeconds: Seconds;
  /** Other pupils who are on the run at any time, on any weekday on which this pupil is on it. */
  readonly fellows: readonly string[];
}

export type Ways = Readonly<Record<Session, Way | null>>;

export interface PupilChange {
  readonly pupilId: string;
  readonly today: Ways;
  readonly plan: Ways;
  /** The new vehicle does not continue the old route (see `continues`), or is of another type. */
  readonly vehicleChanges: boolean;
  /** Collected or brought home more than ten minutes earlier or later. */
  readonly timeChanges: boolean;
  /** Somebody on board, morning or afternoon, who was not on board in that session before. */
  readonly fellowsChange: boolean;
}

export interface Changes {
  /** In the case's order; pupils who travel today and in the plan. */
  readonly pupils: readonly PupilChange[];
  /**
   * By duty id, the current route whose pupils it mostly carries on; each route is continued by one duty at most. The
   * pair with most sessions × weekdays of pupils in common comes first, then the next of those left; ties by id.
   */
  readonly continues: Readonly<Record<string, string>>;
}

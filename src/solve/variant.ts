/**
 * A duty's session on the weekdays on which it is the same: the sequence of calls of all its runs, one after another,
 * between the places where the duty begins and ends, with loads, dwell, ride slack and time windows. Weekdays without
 * any run form an empty variant, so that variants always cover the whole week.
 *
 * Call 0 is where the session begins and call `calls + 1` where it ends: a depot, or nowhere, from which no drive takes
 * anything. So every position for a new call lies between two calls, and no test needs to know about ends.
 *
 * The time windows of the sequence up to a call, and from it on, are kept as segments (Vidal, Crainic, Gendreau &
 * Prins 2013, Computers & Operations Research 40:475): the least duration, and the earliest and latest start that
 * achieve it. Two segments and a call between them are joined in constant time, waiting included.
 */
import type { DayMask } from '../model/index.ts';
import { type Problem, rideLimitOf } from './problem.ts';

/** Fields of one call in {@link Variant.data}. */
export const PLACE = 0;
export const ROW = 1;
export const DWELL = 2;
/** Position of the run within the duty's session. */
export const RUN = 3;
/** Index of the call within its run as planned for the whole week. */
export const CALL = 4;
/** Load on leaving the call, assistants not counted. */
export const SEATS = 5;
export const CHAIRS = 6;
/** Seconds from the first arrival to this one without any waiting. */
export const AHEAD = 7;
/** How much longer the way between the call before and this one may become for all the rides that span it. */
export const SLACK = 8;
/** Window of the arrival. */
export const FROM = 9;
export const TO = 10;
/** The sequence up to and with this call: duration, earliest and latest start. */
export const UP_DURATION = 11;
export const UP_EARLY = 12;
export const UP_LATE = 13;
/** The sequence from this call on. */
export const DOWN_DURATION = 14;
export const DOWN_EARLY = 15;
export const DOWN_LATE = 16;
/** Metres from the call before. */
export const LEG = 17;
/** Earliest and latest arrival with the rides counted in: of use only where waiting and rides meet. */
export const EARLY = 18;
export const LATE = 19;
export const STRIDE = 20;

/** Fields of one run in {@link Variant.runs}. */
export const RUN_START = 0;
export const RUN_CALLS = 1;
/** Number of `individual` pupils. */
export const RUN_INDIVIDUAL = 2;
/** 1 if any pupil has a `shared` assistant. */
export const RUN_SHARED = 3;
/** Layouts that hold every load of the run. */
export const RUN_LAYOUTS = 4;
/** Most pupils on board at once. */
export const RUN_FULLEST = 5;
export const RUN_STRIDE = 6;

export interface Variant {
  readonly days: DayMask;
  /** Number of weekdays. */
  readonly weight: number;
  /** Calls, both ends not counted. */
  readonly calls: number;
  readonly data: Int32Array;
  /** Ride constraints (from call, to call, limit), three numbers each. */
  readonly rides: Int32Array;
  /** By run position, {@link RUN_STRIDE} numbers each. */
  readonly runs: Int32Array;
  /** Calls before which nobody is on board, the end included; kept only where one school is served at a time. */
  readonly gaps: Int32Array;
  /** Schools that may be gone to in them, a bit each; likewise. */
  readonly room: Int32Array;
  /**
   * Whether the segments and the slack decide alone: nobody is on board when a vehicle waits, because every school
   * call empties it and nothing else has a window; or nobody's ride is limited.
   */
  readonly exact: boolean;
  readonly metres: number;
  /** First arrival to last departure of the shortest schedule. */
  readonly seconds: number;
  /** Seconds of these that are spent waiting. */
  readonly idle: number;
}

/** Assistants riding on a run. */
export function assistantsOn(individual: number, shared: number): number {
  return individual + (shared ? 1 : 0);
}

/**
 * Ride limit in seconds of a part, in row g of its signatures, that boards at the place.
 * @throws Error when the place is none of its candidates
 */
export function limitAt(problem: Problem, session: number, part: number, place: number, g: number): number {
  for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
    if (problem.candidatePlace[c] === place) return rideLimitOf(problem, session, part, c, g);
  }
  throw new Error(`part ${part} boards at place ${place}, which is none of its candidates`);
}

/** Number of weekdays in a mask. */
export const weekdays = Int32Array.from({ length: 32 }, (_, mask) => mask.toString(2).replaceAll('0', '').length);

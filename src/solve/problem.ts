/**
 * The search's view of a case: integers in typed arrays and nothing else, so that worker threads can share it.
 *
 * Vocabulary. A *task* is what moves as one: a pupil, or a `keep_with` group, from the usual address, in both
 * sessions and on all weekdays; or one pupil's second address on one weekday and session. A *part* of a task is the
 * pupils of it who live at one point. A *place* is where a vehicle may call: places 0 … schools−1 are the schools,
 * the others are homes, stops and depots. Everything is seen in *morning orientation*: pupils first, schools last. The
 * afternoon is turned around in time (time' = 86 400 − time, drives transposed), so that both sessions are one problem.
 *
 * A council's case has no depots, windows at schools only, and no limit on a duty's session; the public benchmark
 * problems (`bench/`) have them, and are the same problem here: a delivery is a school of one pupil.
 */

/** What a part brings on board on one set of weekdays; parts with pupils of different days have several. */
export interface SignatureTable {
  /** Row range of part p: start[p] … start[p+1]−1. */
  readonly start: Int32Array;
  readonly days: Int32Array;
  readonly seats: Int32Array;
  readonly chairs: Int32Array;
  /** Seconds these pupils add to the dwell of the call. */
  readonly boarding: Int32Array;
  /** Seconds these pupils add to the dwell of the school's call. */
  readonly alighting: Int32Array;
  /** Number of `individual` pupils. */
  readonly individual: Int32Array;
  /** 1 if any of them has a `shared` assistant. */
  readonly shared: Int32Array;
  /**
   * Ride limits: of part p at its i-th candidate in row g, `limits[limitStart[p] + i × rows of p + g − start[p]]`.
   * The tightest of the pupils who travel, so it depends on the weekdays too.
   */
  readonly limitStart: Int32Array;
  readonly limits: Int32Array;
}

/** Index 0 is the morning, 1 the afternoon. */
export type BothSessions<T> = readonly [am: T, pm: T];

export interface Problem {
  readonly tasks: number;
  readonly parts: number;
  readonly schools: number;
  readonly places: number;
  readonly types: number;

  readonly taskPartStart: Int32Array;
  readonly taskPupils: Int32Array;
  /** Bit per class. */
  readonly taskClasses: Int32Array;
  readonly taskSolo: Uint8Array;
  /** Sessions and weekdays on which it travels: morning in bits 0–4, afternoon in bits 5–9. */
  readonly taskBusy: Int32Array;
  /** Weekdays with a service in either session. */
  readonly taskDays: Int32Array;
  /** Pupil-days-sessions: what leaving the task out counts. */
  readonly taskWeight: Int32Array;
  readonly conflictStart: Int32Array;
  readonly conflicts: Int32Array;

  readonly partTask: Int32Array;
  readonly partSchool: Int32Array;
  readonly partHousehold: Int32Array;
  readonly signatures: BothSessions<SignatureTable>;
  readonly candidateStart: Int32Array;
  readonly candidatePlace: Int32Array;
  /** Cost of a week of boarding there (a walk, say), in the search's unit. */
  readonly candidateCost: Float64Array;

  /** [lon, lat] by place. */
  readonly placeLonLat: Float64Array;
  /** Household hosting a meeting point, or −1. */
  readonly placeHost: Int32Array;

  /** By place: earliest and latest arrival; {@link ANY_FROM} and {@link ANY_TO} where there is no window. */
  readonly windowFrom: BothSessions<Int32Array>;
  readonly windowTo: BothSessions<Int32Array>;
  /** By place: seconds of every call there, whoever boards or alights. */
  readonly placeDwell: Int32Array;
  /** Where every duty's session begins and ends: a place, or {@link NOWHERE}. */
  readonly startPlace: BothSessions<number>;
  readonly endPlace: BothSessions<number>;
  /** Longest session of a duty, depots included; {@link ANY_TO}: no limit. */
  readonly maxSeconds: number;
  /** Whether pupils of two schools are never on board together. */
  readonly oneSchoolAtATime: boolean;
  /** Most vehicles that can stop at the school within its window on one day: a necessary condition of the bays. */
  readonly visitCap: BothSessions<Int32Array>;
  /** By school; 0: no limit. */
  readonly bays: Int32Array;

  /** `layoutFits[seats × (maxChairs + 1) + chairs]`: bit per layout that holds them. */
  readonly layoutFits: Int32Array;
  readonly maxSeats: number;
  readonly maxChairs: number;
  readonly typeLayouts: Int32Array;
  /** Most pupils, seated or in wheelchairs, in any one layout. */
  readonly typePlaces: Int32Array;
  /** Vehicles on any one weekday; a large number when there is no limit. */
  readonly typeAvailable: Int32Array;
  readonly typeMaxRuns: Int32Array;
  /** Costs in units of 1/18 000 centipence, so that every sum in the search is an exact integer. */
  readonly typeDayCost: Float64Array;
  readonly typeMetreCost: Float64Array;
  readonly typeSecondCost: Float64Array;
  readonly assistantDayCost: number;
  /** `classesMayShare[mask]`: 1 if the classes of the mask may be on one run. */
  readonly classesMayShare: Uint8Array;
}

/** Scale of the search's cost: one centipence. */
export const COST_PER_CENTIPENCE = 18_000;
export const COST_PER_PENNY = 100 * COST_PER_CENTIPENCE;
/** No depot: the session begins or ends wherever its first or last call is. */
export const NOWHERE = -1;
/** Window of a call that has none. Sums of a few of these still fit into 32 bits. */
export const ANY_FROM = -500_000_000;
export const ANY_TO = 500_000_000;
/** A fleet without a limit. */
export const UNLIMITED = 1_000_000_000;

/**
 * The drives among the places a search may visit. Rows are matrix rows; `row[place]` is −1 for places outside.
 * Both sessions are in morning orientation: entry [from × size + to] of the afternoon is the drive from `to` to `from`.
 */
export interface Travel {
  readonly size: number;
  /** The row of {@link NOWHERE}: no drive from it or to it takes anything. */
  readonly nowhere: number;
  readonly row: Int32Array;
  readonly metres: BothSessions<Int32Array>;
  readonly seconds: BothSessions<Int32Array>;
}

/** Layout bit mask for a load; 0 when nothing holds it. */
export function layoutsFor(problem: Problem, seats: number, chairs: number): number {
  return seats > problem.maxSeats || chairs > problem.maxChairs
    ? 0
    : problem.layoutFits[seats * (problem.maxChairs + 1) + chairs];
}

/** Ride limit of the part in row g of the session's signatures if it boards at candidate c. */
export function rideLimitOf(problem: Problem, session: number, part: number, c: number, g: number): number {
  const { start, limitStart, limits } = problem.signatures[session];
  const rows = start[part + 1] - start[part];
  return limits[limitStart[part] + (c - problem.candidateStart[part]) * rows + g - start[part]];
}

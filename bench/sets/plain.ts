/**
 * Benchmark problems and their solutions in the files' own units: what stands between the many file formats, the core
 * and the verifiers. Times, distances and costs are doubles; the core's integers are made in `coreProblem.ts`.
 */

export interface PlainPlace {
  /** As the file names it; calls of a solution go by it. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Time that every call takes, whoever boards or alights; none if not given. */
  readonly dwell?: number;
  /** Earliest and latest arrival; any time if not given. Who comes early waits and then arrives. */
  readonly window?: readonly [from: number, to: number];
}

export interface PlainPickup {
  /** Index of the place. */
  readonly place: number;
  /** What boarding there costs (a walk, say), in units of distance. */
  readonly cost: number;
}

/** Somebody, or something, that is collected at one place and brought to another. */
export interface PlainRequest {
  readonly id: string;
  /** Where it may board; one of them is chosen. */
  readonly pickups: readonly PlainPickup[];
  /** Index of the place of delivery. */
  readonly delivery: number;
  readonly demand: number;
  /** Time it adds to the call where it boards and to the one where it alights. */
  readonly boarding?: number;
  readonly alighting?: number;
  /** From the departure of the call where it boards to the arrival of the one where it alights; any if not given. */
  readonly longestRide?: number;
}

export interface PlainVehicleType {
  readonly capacity: number;
  /** How many there are; any number if not given. */
  readonly number?: number;
  /** Of each vehicle used, in units of distance. */
  readonly fixedCost: number;
  readonly costPerDistance: number;
}

export interface PlainProblem {
  /** The places of delivery first, then all others. */
  readonly places: readonly PlainPlace[];
  /** How many of them are places of delivery. */
  readonly deliveries: number;
  readonly requests: readonly PlainRequest[];
  readonly vehicleTypes: readonly PlainVehicleType[];
  /** Index of the place where every vehicle starts, and of the one where it ends; anywhere if not given. */
  readonly start?: number;
  readonly end?: number;
  /** From the departure at the start to the arrival at the end; any if not given. */
  readonly longestDuty?: number;
  /** Whether those bound for two places of delivery are never on board together. */
  readonly oneDeliveryAtATime?: boolean;
  /** Drive time and paid distance between two places, by their indices. */
  readonly time: (from: number, to: number) => number;
  readonly distance: (from: number, to: number) => number;
  /** Integer steps in one unit of time and of distance. */
  readonly timeSteps: number;
  readonly distanceSteps: number;
}

export interface PlainCall {
  /** Id of the place. */
  readonly place: string;
  readonly arrival: number;
  /** Ids of the requests that board and alight. */
  readonly boards: readonly string[];
  readonly alights: readonly string[];
}

/** One vehicle's calls in order, depots included. */
export interface PlainItinerary {
  /** Index of the vehicle type. */
  readonly type: number;
  readonly calls: readonly PlainCall[];
}

export interface PlainSolution {
  readonly vehicles: readonly PlainItinerary[];
}

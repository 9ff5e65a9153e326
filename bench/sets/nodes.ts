/**
 * The two shapes that the problems of the literature have, from their nodes: customers of one depot (VRPTW, fleet size
 * and mix), and pairs of pick-up and delivery (Li & Lim, dial-a-ride). Drives are Euclidean, times are distances.
 */
import type { PlainPlace, PlainProblem, PlainRequest, PlainVehicleType } from './plain.ts';
import { finestSteps } from './steps.ts';

export interface PlainNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly demand: number;
  /** Time of serving it, from the arrival. */
  readonly service: number;
  readonly window?: readonly [from: number, to: number];
}

/** What both shapes have besides their nodes. */
export interface NodeRules {
  readonly vehicleTypes: readonly PlainVehicleType[];
  readonly longestDuty?: number;
  /** Latest moment that matters: how fine steps of time may be. */
  readonly horizon: number;
}

/**
 * Steps in one unit of distance: sums of thousands of legs still agree with double precision at two decimals, and
 * the cost of a vehicle ({@link VEHICLE_FIRST}) stays far below that of leaving somebody out.
 */
const DISTANCE_STEPS = 1e4;
/** Fixed cost of a vehicle where vehicles come first: more distance than any instance has altogether. */
export const VEHICLE_FIRST = 1e5;

/**
 * Everybody is collected and brought to the depot, which is the one school. For the load that is the same as
 * delivering, and the clock is not turned around: service is the dwell of the call, the school's window the depot's.
 */
export function depotProblem(depot: PlainNode, customers: readonly PlainNode[], rules: NodeRules): PlainProblem {
  const places = [placeOf(depot), ...customers.map(placeOf), placeOf(depot)];
  const requests = customers.map(
    (customer, i): PlainRequest => ({
      id: customer.id,
      pickups: [{ place: 1 + i, cost: 0 }],
      delivery: 0,
      demand: customer.demand,
    }),
  );
  return { ...common(places, rules), deliveries: 1, requests, start: places.length - 1 };
}

/** Where a request is picked up and where it is delivered. */
export interface PlainPair {
  readonly pickup: PlainNode;
  readonly delivery: PlainNode;
  readonly longestRide?: number;
}

/** Every delivery is a school of its own; a duty begins and ends at depots. Requests go by their pick-up's id. */
export function pairedProblem(
  start: PlainNode,
  end: PlainNode,
  pairs: readonly PlainPair[],
  rules: NodeRules,
): PlainProblem {
  const n = pairs.length;
  const places = [...pairs.map((p) => p.delivery), ...pairs.map((p) => p.pickup), start, end].map(placeOf);
  const requests = pairs.map(({ pickup, longestRide }, i): PlainRequest => {
    const request = { id: pickup.id, pickups: [{ place: n + i, cost: 0 }], delivery: i, demand: pickup.demand };
    return longestRide === undefined ? request : { ...request, longestRide };
  });
  return { ...common(places, rules), deliveries: n, requests, start: 2 * n, end: 2 * n + 1 };
}

function placeOf({ id, x, y, service, window }: PlainNode): PlainPlace {
  return { id, x, y, dwell: service, ...(window && { window }) };
}

type Common = Omit<PlainProblem, 'deliveries' | 'requests' | 'start' | 'end'>;

function common(places: readonly PlainPlace[], { vehicleTypes, longestDuty, horizon }: NodeRules): Common {
  const distance = (i: number, j: number): number => Math.hypot(places[i].x - places[j].x, places[i].y - places[j].y);
  return {
    places,
    vehicleTypes,
    ...(longestDuty !== undefined && { longestDuty }),
    time: distance,
    distance,
    timeSteps: finestSteps(horizon),
    distanceSteps: DISTANCE_STEPS,
  };
}

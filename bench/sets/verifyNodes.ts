/** Walks the routes of a solution over Euclidean nodes: what every problem with depots has in common. */
import type { PlainItinerary, PlainSolution } from './plain.ts';
import { checkClock, checkServedOnce, checkWindow, eachVehicle, type Say } from './verify.ts';

/** A node as its file has it; deliveries of a pair have negative demands. */
export interface Node {
  readonly x: number;
  readonly y: number;
  readonly demand: number;
  readonly service: number;
  readonly from: number;
  readonly to: number;
}

export interface NodeInstance {
  readonly nodes: ReadonlyMap<string, Node>;
  /** Ids of the depots; both may be the same. */
  readonly start: string;
  readonly end: string;
  readonly capacityOf: (vehicle: PlainItinerary) => number;
}

/** Where and when a node is visited. */
export interface Visit {
  readonly vehicle: number;
  readonly call: number;
  readonly arrival: number;
}

export interface Walk {
  /** By vehicle. */
  readonly distances: readonly number[];
  /** The (first) visit of every node but the depots. */
  readonly visits: ReadonlyMap<string, Visit>;
}

/** Checks depots, clock, windows, loads, and that every node is visited once. */
export function walkNodes(instance: NodeInstance, { vehicles }: PlainSolution, say: Say): Walk {
  const { nodes, start, end } = instance;
  const distances: number[] = [];
  eachVehicle(vehicles, say, (vehicle, complain) => distances.push(walkVehicle(instance, vehicle, complain)));
  const visits = new Map<string, Visit>();
  const visited: string[] = [];
  vehicles.forEach(({ calls }, v) => {
    calls.slice(1, -1).forEach(({ place, arrival }, k) => {
      visited.push(place);
      if (!visits.has(place)) visits.set(place, { vehicle: v, call: k + 1, arrival });
    });
  });
  const expected = [...nodes.keys()].filter((id) => id !== start && id !== end);
  checkServedOnce(expected, visited, say);
  return { distances, visits };
}

/** The distance driven; what lies beyond a node that does not exist is not looked at. */
function walkVehicle(instance: NodeInstance, vehicle: PlainItinerary, say: Say): number {
  const { calls } = vehicle;
  if (calls.length < 3) say('goes nowhere');
  if (calls[0]?.place !== instance.start) say(`starts at ${calls[0]?.place}, not at the depot`);
  if (calls.at(-1)?.place !== instance.end) say(`ends at ${calls.at(-1)?.place}, not at the depot`);
  const nodes = calls.map((call) => instance.nodes.get(call.place));
  if (!nodes.every((node) => node !== undefined)) return 0;
  const leg = (k: number): number => Math.hypot(nodes[k + 1].x - nodes[k].x, nodes[k + 1].y - nodes[k].y);
  checkClock(calls, (k) => nodes[k].service, leg, say);
  const capacity = instance.capacityOf(vehicle);
  let load = 0;
  let distance = 0;
  nodes.forEach((node, k) => {
    checkWindow(calls[k], node.from, node.to, say);
    load += node.demand;
    if (load > capacity) say(`carries ${load} after ${calls[k].place}, holds ${capacity}`);
    if (load < 0) say(`sets down at ${calls[k].place} what it does not carry`);
    if (k + 1 < nodes.length) distance += leg(k);
  });
  return distance;
}

/** A request's two nodes: the same vehicle, in that order. */
export function checkPair({ visits }: Walk, pickup: string, delivery: string, say: Say): void {
  const from = visits.get(pickup);
  const to = visits.get(delivery);
  if (!from || !to) return;
  if (from.vehicle !== to.vehicle) say(`${pickup} and its delivery ${delivery} are not on the same vehicle`);
  else if (from.call >= to.call) say(`${pickup} is picked up after its delivery ${delivery}`);
}

/** Sum of the distances. */
export function totalDistance(walk: Walk): number {
  return walk.distances.reduce((sum, distance) => sum + distance, 0);
}

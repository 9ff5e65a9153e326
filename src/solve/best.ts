/** The best insertion found so far for the task at hand. */
import { copyPlacement, newPlacement, type Placement } from './run.ts';

export const NONE = Number.POSITIVE_INFINITY;

/** A route of the state. */
export interface RouteAt {
  readonly slot: number;
  readonly route: number;
}

/** Best insertion found so far for the task at hand. */
export interface Best {
  cost: number;
  /** −1: a new duty. */
  slot: number;
  /** Index of the route, or −1 for a further route of the duty. */
  route: number;
  place: number;
  orders: [number, number];
  placements: [Placement, Placement];
}

/** None yet. */
export function newBest(): Best {
  return {
    cost: NONE,
    slot: -1,
    route: -1,
    place: -1,
    orders: [0, 0],
    placements: [newPlacement(), newPlacement()],
  };
}

/** Copies without making an object. */
export function copyBest(from: Best, to: Best): void {
  to.cost = from.cost;
  to.slot = from.slot;
  to.route = from.route;
  to.place = from.place;
  to.orders[0] = from.orders[0];
  to.orders[1] = from.orders[1];
  copyPlacement(from.placements[0], to.placements[0]);
  copyPlacement(from.placements[1], to.placements[1]);
}

/** Trips to choose from by hand, and the choice found by trying all. */
import { addLinks, linkCount, NONE } from '../../src/solve/linkMost.ts';
import type { TripModel } from '../../src/solve/tripModel.ts';

/** Whether the vehicle of one trip is in time for another. */
export function reaches(model: TripModel, from: number, to: number): boolean {
  return model.arrivals[model.tripFirst[to]].subarray(0, model.tripReach[to]).includes(model.tripSchool[from]);
}

/** Vehicles that the trips need, linked as well as can be; not a number when somebody is on none of them. */
export function vehiclesFor(model: TripModel, trips: readonly number[]): number {
  const on = new Set(trips.flatMap((t) => [...model.tripParts[t]]));
  if (on.size < model.parts) return Number.NaN;
  const next = new Int32Array(trips.length).fill(NONE);
  addLinks(next, (t) => [...trips.keys()].filter((to) => to !== t && reaches(model, trips[t], trips[to])));
  return trips.length - linkCount(next);
}

/** The fewest vehicles of any choice of trips. */
export function fewestVehicles(model: TripModel): number {
  const trips = model.tripParts.length;
  if (trips > 14) throw new Error(`${trips} trips are too many to try all choices`);
  let fewest = Number.POSITIVE_INFINITY;
  for (let set = 1; set < 1 << trips; set++) {
    const vehicles = vehiclesFor(
      model,
      [...Array(trips).keys()].filter((t) => set & (1 << t)),
    );
    if (vehicles < fewest) fewest = vehicles;
  }
  return fewest;
}

/** Independent verifier of fleets of several vehicle types. */
import type { PlainItinerary, PlainSolution } from './plain.ts';
import { numberRows } from './text.ts';
import { eachVehicle, TOLERANCE, type Verdict } from './verify.ts';
import { type Node, walkNodes } from './verifyNodes.ts';

/** A type that does not exist holds nothing. */
const NO_TYPE = [0, 0, 0, 0];

/** Cost: fixed, and by distance. */
export function verifyFsm(text: string, solution: PlainSolution): Verdict {
  const violations: string[] = [];
  const say = (violation: string): number => violations.push(violation);
  const [[n, typeCount, longestRoute, service], ...rows] = numberRows(text);
  // Number, capacity, fixed cost, cost per distance.
  const types = rows.slice(0, typeCount);
  const typeOf = (vehicle: PlainItinerary): number[] => types[vehicle.type] ?? NO_TYPE;
  const anyTime = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const nodes = new Map(
    rows.slice(typeCount, typeCount + n + 1).map(([x, y, demand], i): [string, Node] => {
      // The depot's row has no demand.
      const work = i === 0 ? { demand: 0, service: 0 } : { demand, service };
      return [String(i), { x, y, ...work, ...anyTime }];
    }),
  );
  const walk = walkNodes({ nodes, start: '0', end: '0', capacityOf: (v) => typeOf(v)[1] }, solution, say);
  let cost = 0;
  solution.vehicles.forEach((vehicle, v) => {
    const [, , fixed, rate] = typeOf(vehicle);
    cost += fixed + rate * walk.distances[v];
  });
  types.forEach(([number], t) => {
    const used = solution.vehicles.filter((vehicle) => vehicle.type === t).length;
    if (used > number) say(`${used} vehicles of type ${t}, there are ${number}`);
  });
  eachVehicle(solution.vehicles, say, ({ calls }, complain) => {
    if (calls.length === 0) return;
    const route = calls[calls.length - 1].arrival - calls[0].arrival;
    if (route > longestRoute + TOLERANCE) complain(`is out for ${route}, at most ${longestRoute}`);
  });
  return { figures: { cost, vehicles: solution.vehicles.length }, violations };
}

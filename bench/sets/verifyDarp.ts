/** Independent verifier of dial-a-ride. */
import type { PlainSolution } from './plain.ts';
import { numberRows } from './text.ts';
import { eachVehicle, TOLERANCE, type Verdict } from './verify.ts';
import { checkPair, type Node, totalDistance, walkNodes } from './verifyNodes.ts';

/** Distance. */
export function verifyDarp(text: string, solution: PlainSolution): Verdict {
  const violations: string[] = [];
  const say = (violation: string): number => violations.push(violation);
  const [[fleet, n, longestDuty, capacity, longestRide], ...rows] = numberRows(text);
  const nodes = new Map(
    rows.map((r): [string, Node] => [
      String(r[0]),
      { x: r[1], y: r[2], service: r[3], demand: r[4], from: r[5], to: r[6] },
    ]),
  );
  const end = String(2 * n + 1);
  const walk = walkNodes({ nodes, start: '0', end, capacityOf: () => capacity }, solution, say);
  for (let i = 1; i <= n; i++) {
    const [pickup, delivery] = [String(i), String(n + i)];
    checkPair(walk, pickup, delivery, say);
    const from = walk.visits.get(pickup);
    const to = walk.visits.get(delivery);
    if (!from || !to) continue;
    const ride = to.arrival - from.arrival - (nodes.get(pickup) as Node).service;
    if (ride > longestRide + TOLERANCE) say(`${pickup} rides ${ride}, at most ${longestRide}`);
  }
  eachVehicle(solution.vehicles, say, ({ calls }, complain) => {
    if (calls.length === 0) return;
    const duty = calls[calls.length - 1].arrival - calls[0].arrival;
    if (duty > longestDuty + TOLERANCE) complain(`is out for ${duty}, at most ${longestDuty}`);
  });
  if (solution.vehicles.length > fleet) say(`${solution.vehicles.length} vehicles of ${fleet}`);
  return { figures: { distance: totalDistance(walk) }, violations };
}

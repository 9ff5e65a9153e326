/** Independent verifier of vehicle routing with time windows. */
import type { PlainSolution } from './plain.ts';
import { numberRows } from './text.ts';
import type { Verdict } from './verify.ts';
import { type Node, totalDistance, walkNodes } from './verifyNodes.ts';

/** The figure that ranks comes first. */
export function verifyVrptw(
  text: string,
  objective: 'distance alone' | 'vehicles, then distance',
  solution: PlainSolution,
): Verdict {
  const violations: string[] = [];
  const say = (violation: string): number => violations.push(violation);
  const [fleet, ...rows] = numberRows(text);
  const nodes = new Map(
    rows.map((r): [string, Node] => [
      String(r[0]),
      { x: r[1], y: r[2], demand: r[3], from: r[4], to: r[5], service: r[6] },
    ]),
  );
  const walk = walkNodes({ nodes, start: '0', end: '0', capacityOf: () => fleet[1] }, solution, say);
  const vehicles = solution.vehicles.length;
  if (vehicles > fleet[0]) say(`${vehicles} vehicles of ${fleet[0]}`);
  const distance = totalDistance(walk);
  return { figures: objective === 'distance alone' ? { distance, vehicles } : { vehicles, distance }, violations };
}

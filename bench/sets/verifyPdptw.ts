/** Independent verifier of pick-up and delivery with time windows. */
import type { PlainSolution } from './plain.ts';
import { numberRows } from './text.ts';
import type { Verdict } from './verify.ts';
import { checkPair, type Node, totalDistance, walkNodes } from './verifyNodes.ts';

/** Vehicles, then distance. */
export function verifyPdptw(text: string, solution: PlainSolution): Verdict {
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
  // Column 7 of a delivery names its pick-up.
  for (const r of rows) if (r[7] !== 0) checkPair(walk, String(r[7]), String(r[0]), say);
  const vehicles = solution.vehicles.length;
  if (vehicles > fleet[0]) say(`${vehicles} vehicles of ${fleet[0]}`);
  return { figures: { vehicles, distance: totalDistance(walk) }, violations };
}

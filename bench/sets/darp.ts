/** Dial-a-ride: Cordeau 2006. */
import { EVERYBODY } from '../../src/solve/insertion.ts';
import type { BenchSet } from '../quality/set.ts';
import { fileInstance } from './instance.ts';
import { type PlainNode, type PlainPair, pairedProblem } from './nodes.ts';
import type { Tuning } from './parameters.ts';
import type { PlainProblem } from './plain.ts';
import { namesIn, references } from './shared.ts';
import { numberRows } from './text.ts';
import { verifyDarp } from './verifyDarp.ts';

interface Published {
  readonly optimal_distance: number;
}

/** A few legs' lengths let the search cross any ridge at first; a hundredth of it is a mere exchange of neighbours. */
const TUNING: Tuning = {
  startTemperature: 3,
  endTemperature: 0.03,
  others: { neighbours: EVERYBODY, blink: 0.02, emptyRoute: 0 },
};

export const darp: BenchSet = {
  name: 'darp',
  about: 'Cordeau 2006 dial-a-ride: distance with limited vehicles, rides and duties; against proven optima',
  async instances() {
    const published = await references<Published>('darp');
    const names = await namesIn('darp', '.txt');
    return names.map((name) =>
      fileInstance(
        {
          name,
          group: name.startsWith('a') ? 'a (capacity 3, rides of 30)' : 'b (capacity 6, rides of 45)',
          reference: { distance: published[name]?.optimal_distance },
          source: 'proven optimum',
          tuning: TUNING,
        },
        'darp',
        `${name}.txt`,
        parseDarp,
        verifyDarp,
      ),
    );
  },
};

/**
 * One row of vehicles, requests n, longest duty, capacity and longest ride; then node 0 (start), n pick-ups, n
 * deliveries in the same order and node 2n + 1 (end): id x y service demand from to.
 */
export function parseDarp(text: string): PlainProblem {
  const [[number, n, longestDuty, capacity, longestRide], ...rows] = numberRows(text);
  const nodes = rows.map(
    ([id, x, y, service, demand, from, to]): PlainNode => ({
      id: String(id),
      x,
      y,
      demand,
      service,
      window: [from, to],
    }),
  );
  const pairs = nodes
    .slice(1, n + 1)
    .map((pickup, i): PlainPair => ({ pickup, delivery: nodes[n + 1 + i], longestRide }));
  return pairedProblem(nodes[0], nodes[2 * n + 1], pairs, {
    vehicleTypes: [{ capacity, number, fixedCost: 0, costPerDistance: 1 }],
    longestDuty,
    horizon: Math.max(...rows.map((row) => row[6])),
  });
}

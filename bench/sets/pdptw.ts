/** Pick-up and delivery with time windows: Li & Lim 2001. */
import { EVERYBODY } from '../../src/solve/insertion.ts';
import type { BenchSet } from '../quality/set.ts';
import { fileInstance } from './instance.ts';
import { type PlainNode, type PlainPair, pairedProblem, VEHICLE_FIRST } from './nodes.ts';
import type { Tuning } from './parameters.ts';
import type { PlainProblem } from './plain.ts';
import { namesIn, references } from './shared.ts';
import { numberRows } from './text.ts';
import { verifyPdptw } from './verifyPdptw.ts';

interface Published {
  readonly vehicles: number;
  readonly distance_at_those_vehicles: number;
}

/** A few legs' lengths let the search cross any ridge at first; a hundredth of it is a mere exchange of neighbours. */
const TUNING: Tuning = {
  startTemperature: 3,
  endTemperature: 0.03,
  others: { neighbours: EVERYBODY, fleetShare: 0.5, blink: 0.02, emptyRoute: 0.05, emptyAtMost: 20 },
};

export const pdptw: BenchSet = {
  name: 'pdptw',
  about: 'Li & Lim 100–1000: vehicles, then distance, double precision; against best known values',
  async instances() {
    const published = await references<Published>('pdptw');
    const names = await namesIn('pdptw', '.txt');
    return names.map((name) =>
      fileInstance(
        {
          name,
          group: 'vehicles, then distance',
          reference: { vehicles: published[name]?.vehicles, distance: published[name]?.distance_at_those_vehicles },
          source: 'best known',
          tuning: TUNING,
        },
        'pdptw',
        `${name}.txt`,
        parsePdptw,
        verifyPdptw,
      ),
    );
  },
};

/**
 * One row of vehicles, capacity and speed (always 1, whatever it says), then the depot and the nodes: id x y demand
 * ready due service, and the ids of its pick-up (deliveries only) and of its delivery (pick-ups only), else 0.
 */
export function parsePdptw(text: string): PlainProblem {
  const [[number, capacity], ...rows] = numberRows(text);
  const nodes = new Map(
    rows.map(([id, x, y, demand, ready, due, service]): [number, PlainNode] => [
      id,
      { id: String(id), x, y, demand, service, window: [ready, due] },
    ]),
  );
  const node = (id: number): PlainNode => {
    const found = nodes.get(id);
    if (!found) throw new Error(`no node ${id}`);
    return found;
  };
  const pairs = rows
    .filter(([, , , , , , , , delivery]) => delivery !== 0)
    .map(([id, , , , , , , , delivery]): PlainPair => ({ pickup: node(id), delivery: node(delivery) }));
  return pairedProblem(node(0), node(0), pairs, {
    vehicleTypes: [{ capacity, number, fixedCost: VEHICLE_FIRST, costPerDistance: 1 }],
    horizon: rows[0][5],
  });
}

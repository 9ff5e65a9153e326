/** Fleets of several vehicle types, unlimited (fleet size and mix, Golden et al. 1984) or limited (Taillard 1999). */
import { EVERYBODY } from '../../src/solve/insertion.ts';
import type { BenchSet } from '../quality/set.ts';
import { fileInstance } from './instance.ts';
import { depotProblem, type PlainNode } from './nodes.ts';
import type { Tuning } from './parameters.ts';
import type { PlainProblem, PlainVehicleType } from './plain.ts';
import { namesIn, references } from './shared.ts';
import { numberRows } from './text.ts';
import { verifyFsm } from './verifyFsm.ts';

interface Published {
  readonly class: string;
  readonly best_known_cost: number;
}

/** As for the other distances; a change of vehicle type costs many legs, so it begins hotter. */
const TUNING: Tuning = {
  startTemperature: 2,
  endTemperature: 0.01,
  // Whole routes are taken apart, so that vehicles of other types can take their place.
  others: {
    neighbours: EVERYBODY,
    lookAhead: 0.5,
    emptyRoute: 0.3,
    emptyAtMost: 1000,
    averageRemoved: 15,
    // Two routes that would each do better with the other's vehicle hardly ever get it step by step.
    partitions: 4,
  },
};

export const fsm: BenchSet = {
  name: 'fsm',
  about: 'Golden and Taillard heterogeneous fleets: fixed and distance cost, double precision; against best known',
  async instances() {
    const published = await references<Published>('fsm');
    const names = await namesIn('fsm', '.txt');
    return names.map((name) =>
      fileInstance(
        {
          name,
          group: published[name]?.class ?? 'unclassified',
          reference: { cost: published[name]?.best_known_cost },
          source: 'best known',
          tuning: TUNING,
        },
        'fsm',
        `${name}.txt`,
        parseFsm,
        verifyFsm,
      ),
    );
  },
};

/**
 * Customers, types, longest route, service; then number, capacity, fixed cost and cost per distance of every type;
 * the depot's x y; and x y demand of every customer. Where fleets are unlimited the files say as many as customers.
 */
export function parseFsm(text: string): PlainProblem {
  const [[customerCount, typeCount, longestRoute, service], ...rows] = numberRows(text);
  const vehicleTypes = rows
    .slice(0, typeCount)
    .map(([number, capacity, fixedCost, costPerDistance]): PlainVehicleType => {
      const type = { capacity, fixedCost, costPerDistance };
      return number >= customerCount ? type : { ...type, number };
    });
  const [depotRow, ...customerRows] = rows.slice(typeCount, typeCount + 1 + customerCount);
  const depot: PlainNode = { id: '0', x: depotRow[0], y: depotRow[1], demand: 0, service: 0 };
  const customers = customerRows.map(([x, y, demand], i): PlainNode => ({ id: String(i + 1), x, y, demand, service }));
  return depotProblem(depot, customers, {
    vehicleTypes,
    longestDuty: longestRoute,
    horizon: longestTour(depot, customers),
  });
}

/** No route is longer than going to every customer and back one by one: what times have to hold, for nothing else ends. */
function longestTour(depot: PlainNode, customers: readonly PlainNode[]): number {
  return customers.reduce((sum, c) => sum + c.service + 2 * Math.hypot(c.x - depot.x, c.y - depot.y), 0);
}

/** Vehicle routing with time windows: Solomon 1987, Gehring & Homberger 1999. */
import { EVERYBODY } from '../../src/solve/insertion.ts';
import type { BenchInstance, BenchSet } from '../quality/set.ts';
import { fileInstance } from './instance.ts';
import { depotProblem, type PlainNode, VEHICLE_FIRST } from './nodes.ts';
import type { Tuning } from './parameters.ts';
import type { PlainProblem } from './plain.ts';
import { namesIn, references } from './shared.ts';
import { numberRows } from './text.ts';
import { verifyVrptw } from './verifyVrptw.ts';

/** What is made small: distance whatever the vehicles, or vehicles first. */
export type VrptwObjective = 'distance alone' | 'vehicles, then distance';

interface Published {
  readonly vehicles: number;
  readonly distance_at_those_vehicles: number;
  readonly least_distance: number | null;
}

const OBJECTIVES: readonly VrptwObjective[] = ['distance alone', 'vehicles, then distance'];

/**
 * Marks for instances without a published least distance that is feasible in double precision: a tour of r1_10_1 whose
 * distances were truncated to a decimal, so slightly too low.
 */
const TRUNCATED_MARKS: Readonly<Record<string, number>> = { r1_10_1: 53026.1 };

/** With one kind of vehicle and no ride limits small steps pay, and no route need be emptied for its own sake. */
const SMALL_STEPS = { neighbours: EVERYBODY, averageRemoved: 7, blink: 0.03, emptyRoute: 0 };

/** Customers in clusters have neighbours much nearer than the legs that matter. */
const NEAR = 20;

/** A few legs' lengths let the search cross any ridge at first; a hundredth of it is a mere exchange of neighbours. */
const TUNING: Readonly<Record<VrptwObjective, Tuning>> = {
  'distance alone': { startTemperature: 3, endTemperature: 0.03, near: NEAR, others: SMALL_STEPS },
  'vehicles, then distance': {
    startTemperature: 3,
    endTemperature: 0.03,
    near: NEAR,
    others: { ...SMALL_STEPS, fleetShare: 0.5 },
  },
};

export const vrptw: BenchSet = {
  name: 'vrptw',
  about: 'Solomon 100 and Gehring & Homberger 200–1000, double precision; against best known values',
  async instances() {
    const published = await references<Published>('vrptw');
    const names = await namesIn('vrptw', '.txt');
    return OBJECTIVES.flatMap((objective) => names.map((name) => instance(name, objective, published[name])));
  },
};

function instance(name: string, objective: VrptwObjective, published: Published | undefined): BenchInstance {
  return fileInstance(
    {
      name: `${name} ${objective}`,
      group: objective,
      reference:
        objective === 'distance alone'
          ? { distance: published?.least_distance ?? TRUNCATED_MARKS[name] }
          : { vehicles: published?.vehicles, distance: published?.distance_at_those_vehicles },
      source:
        objective === 'distance alone' && published?.least_distance === null && name in TRUNCATED_MARKS
          ? 'published tour with truncated distances, infeasible in double precision'
          : 'best known',
      tuning: TUNING[objective],
    },
    'vrptw',
    `${name}.txt`,
    (text) => parseVrptw(text, objective),
    (text, solution) => verifyVrptw(text, objective, solution),
  );
}

/** One row of vehicles and capacity, then the depot and the customers: id x y demand ready due service. */
export function parseVrptw(text: string, objective: VrptwObjective): PlainProblem {
  const [[number, capacity], ...rows] = numberRows(text);
  const [depot, ...customers] = rows.map(
    ([id, x, y, demand, ready, due, service]): PlainNode => ({
      id: String(id),
      x,
      y,
      demand,
      service,
      window: [ready, due],
    }),
  );
  const fixedCost = objective === 'distance alone' ? 0 : VEHICLE_FIRST;
  return depotProblem(depot, customers, {
    vehicleTypes: [{ capacity, number, fixedCost, costPerDistance: 1 }],
    horizon: rows[0][5],
  });
}

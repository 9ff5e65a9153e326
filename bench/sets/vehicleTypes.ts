/** The plain vehicle types as the core's columns: a layout for every capacity, and rates that are whole numbers. */
import { sharedDoubles, sharedInts } from '../../src/model/index.ts';
import { type Problem, UNLIMITED } from '../../src/solve/problem.ts';
import type { PlainProblem } from './plain.ts';

type Columns = Pick<
  Problem,
  | 'layoutFits'
  | 'maxSeats'
  | 'typeLayouts'
  | 'typePlaces'
  | 'typeAvailable'
  | 'typeMaxRuns'
  | 'typeDayCost'
  | 'typeMetreCost'
>;

/** Bits of a mask of layouts. */
const MOST_CAPACITIES = 31;
/** Rates with more decimals than this are rounded. */
const MOST_RATE_STEPS = 1e6;

/** `rateSteps`: integer steps in a rate of 1. Throws a RangeError for more capacities than a mask has bits. */
export function vehicleTypes(plain: PlainProblem): { readonly columns: Columns; readonly rateSteps: number } {
  const types = plain.vehicleTypes;
  const capacities = [...new Set(types.map((type) => type.capacity))].sort((a, b) => a - b);
  if (capacities.length > MOST_CAPACITIES) throw new RangeError(`more than ${MOST_CAPACITIES} capacities`);
  const maxSeats = capacities[capacities.length - 1];
  const fits = Array.from({ length: maxSeats + 1 }, (_, load) =>
    capacities.reduce((mask, capacity, bit) => (load <= capacity ? mask | (1 << bit) : mask), 0),
  );
  const rateSteps = stepsOf(types.map((type) => type.costPerDistance));
  const fixed = rateSteps * plain.distanceSteps;
  return {
    rateSteps,
    columns: {
      layoutFits: sharedInts(fits),
      maxSeats,
      typeLayouts: sharedInts(types.map((type) => 1 << capacities.indexOf(type.capacity))),
      typePlaces: sharedInts(types.map((type) => Math.max(1, type.capacity))),
      typeAvailable: sharedInts(types.map((type) => type.number ?? UNLIMITED)),
      typeMaxRuns: sharedInts(types.map(() => 1)),
      typeDayCost: sharedDoubles(types.map((type) => Math.round(type.fixedCost * fixed))),
      typeMetreCost: sharedDoubles(types.map((type) => Math.round(type.costPerDistance * rateSteps))),
    },
  };
}

/** The least power of ten that makes whole numbers of all rates. */
function stepsOf(rates: readonly number[]): number {
  let steps = 1;
  const whole = (rate: number): boolean => Math.abs(rate * steps - Math.round(rate * steps)) < 1e-9;
  while (steps < MOST_RATE_STEPS && !rates.every(whole)) steps *= 10;
  return steps;
}

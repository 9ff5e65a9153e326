/** Vehicle types as the search sees them: layouts in bit masks, rates in exact integers. */
import {
  type Case,
  type Layout,
  PUPIL_CLASSES,
  type PupilClass,
  sharedBytes,
  sharedDoubles,
  sharedInts,
} from '../model/index.ts';
import { COST_PER_CENTIPENCE, type Problem, UNLIMITED } from './problem.ts';

type Fleet = Pick<
  Problem,
  | 'layoutFits'
  | 'maxSeats'
  | 'maxChairs'
  | 'typeLayouts'
  | 'typePlaces'
  | 'typeAvailable'
  | 'typeMaxRuns'
  | 'typeDayCost'
  | 'typeMetreCost'
  | 'typeSecondCost'
  | 'assistantDayCost'
  | 'classesMayShare'
>;

/** Most distinct layouts over all types that a bit mask holds; ingest refuses more. */
export const MOST_LAYOUTS = 31;

/**
 * The types as columns, money in units of which {@link COST_PER_CENTIPENCE} are a centipence, and the bit of each layout.
 * @throws RangeError for more than {@link MOST_LAYOUTS} distinct layouts
 */
export function compileFleet(theCase: Case): { fleet: Fleet; layoutBit: (layout: Layout) => number } {
  const types = theCase.vehicleTypes;
  const layouts = new Map<string, { seats: number; wheelchairs: number; bit: number }>();
  for (const layout of types.flatMap((type) => type.layouts)) {
    const key = `${layout.seats}:${layout.wheelchairs}`;
    if (!layouts.has(key)) layouts.set(key, { ...layout, bit: layouts.size });
  }
  if (layouts.size > MOST_LAYOUTS) throw new RangeError(`${layouts.size} distinct layouts; at most ${MOST_LAYOUTS}`);
  const all = [...layouts.values()];
  const maxSeats = Math.max(0, ...all.map((l) => l.seats));
  const maxChairs = Math.max(0, ...all.map((l) => l.wheelchairs));
  const fits = new Int32Array((maxSeats + 1) * (maxChairs + 1));
  for (let seats = 0; seats <= maxSeats; seats++) {
    for (let chairs = 0; chairs <= maxChairs; chairs++) {
      for (const l of all) {
        if (seats <= l.seats && chairs <= l.wheelchairs) fits[seats * (maxChairs + 1) + chairs] |= 1 << l.bit;
      }
    }
  }
  const bitOf = (l: Layout): number => 1 << (layouts.get(`${l.seats}:${l.wheelchairs}`)?.bit ?? 0);
  const fleet: Fleet = {
    layoutFits: sharedInts(fits),
    maxSeats,
    maxChairs,
    typeLayouts: sharedInts(types.map((type) => type.layouts.reduce((mask, l) => mask | bitOf(l), 0))),
    typePlaces: sharedInts(types.map((type) => Math.max(1, ...type.layouts.map((l) => l.seats + l.wheelchairs)))),
    typeAvailable: sharedInts(types.map((type) => type.available ?? UNLIMITED)),
    typeMaxRuns: sharedInts(types.map((type) => type.maxRunsPerSession)),
    typeDayCost: sharedDoubles(types.map((type) => type.costPerDay * COST_PER_CENTIPENCE)),
    typeMetreCost: sharedDoubles(types.map((type) => (type.costPerKm * COST_PER_CENTIPENCE) / 1000)),
    typeSecondCost: sharedDoubles(types.map((type) => (type.costPerHour * COST_PER_CENTIPENCE) / 3600)),
    assistantDayCost: theCase.policy.assistantCostPerDay * COST_PER_CENTIPENCE,
    classesMayShare: sharingTable(theCase),
  };
  return { fleet, layoutBit: bitOf };
}

function sharingTable(theCase: Case): Uint8Array {
  const maskOf = (classes: readonly PupilClass[]): number =>
    classes.reduce((mask, c) => mask | (1 << PUPIL_CLASSES.indexOf(c)), 0);
  const groups = theCase.policy.mayShareAVehicle.map(maskOf);
  const lawful = (mask: number): boolean => {
    const single = (mask & (mask - 1)) === 0;
    return single || groups.some((group) => (mask & ~group) === 0);
  };
  return sharedBytes(Array.from({ length: 1 << PUPIL_CLASSES.length }, (_, mask) => (lawful(mask) ? 1 : 0)));
}

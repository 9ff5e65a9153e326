/**
 * Today's routes of Wexmoor Vale, drawn up one pupil at a time and each for one school: what nobody looked for is
 * what crosses schools, days, sessions and the order in which pupils came.
 */
import { km, type Point } from './district.ts';
import type { Pupil } from './pupils.ts';
import type { Dice } from './random.ts';
import { VEHICLES, type Vehicle } from './vehicles.ts';

export interface TodaysRoute {
  readonly id: string;
  readonly operator: string;
  readonly vehicle: Vehicle;
  readonly price: number;
  readonly assistants: number;
  readonly assistantPrice: number;
  readonly contractEnd: string;
  readonly noticeDays: number;
  readonly budget: string;
  /** In the order collected; set down in the reverse order. */
  readonly pupils: readonly Pupil[];
}

/** Kilometres by road for one in a straight line, and kilometres a minute: as the case's straight lines. */
const ROAD = 1.35;
const KM_PER_MINUTE = 38 / 60 / 1.1;
const ASSISTANT = 52;
const ROUNDS = 12;
const OPERATORS = ['Vale Cars', 'Wexley Taxis', 'A to B Travel', 'Marden Minibuses', 'Corfold Coaches'];
const BUDGETS = { mainstream: 'HTST-MAIN', send: 'HTST-SEND', lac: 'CLA-TRAVEL', social_care: 'CSC-TRAVEL' } as const;

/**
 * Pupils as they came to the office, each family given the cheapest place at the time; then a few rounds of asking
 * of each, and of whole routes, whether others of the same school could carry them more cheaply. Nobody ever looked at the whole.
 */
export function todaysRoutes(dice: Dice, pupils: readonly Pupil[]): TodaysRoute[] {
  const families = new Map<string, Pupil[]>();
  for (const p of dice.shuffle(pupils)) {
    const name = p.keepWith || p.id;
    families.set(name, [...(families.get(name) ?? []), p]);
  }
  const loads: Pupil[][] = [];
  for (const family of families.values()) place(family, loads);
  for (let round = 0; round < ROUNDS; round++) {
    for (const family of families.values()) {
      const at = loads.findIndex((load) => load.includes(family[0]));
      loads[at] = loads[at].filter((p) => !family.includes(p));
      if (loads[at].length === 0) loads.splice(at, 1);
      place(family, loads);
    }
    for (let at = loads.length - 1; at >= 0; at--) dissolve(at, loads, [...families.values()]);
  }
  return loads.map((load, i) => contract(dice, `${nameOf(load)}${String(i + 1).padStart(3, '0')}`, load));
}

/** Gives up a route if its pupils are carried more cheaply by the others. */
function dissolve(at: number, loads: Pupil[][], families: readonly Pupil[][]): void {
  const others = loads.filter((_, i) => i !== at);
  const before = loads.reduce((sum, load) => sum + price(load), 0);
  for (const family of families.filter((f) => loads[at].includes(f[0]))) place(family, others);
  if (others.reduce((sum, load) => sum + price(load), 0) < before) loads.splice(0, loads.length, ...others);
}

const nameOf = (load: readonly Pupil[]) => (load.some((p) => p.class === 'mainstream') ? 'B' : 'T');

/** Into the load of the same school that it makes dearer by least, or into a vehicle of its own. */
function place(family: readonly Pupil[], loads: Pupil[][]): void {
  let best = { at: loads.length, load: [...family], extra: price(family) };
  loads.forEach((load, at) => {
    if (load[0].school !== family[0].school || !mayShare(load, family)) return;
    const grown = cheapestOrder(load, family);
    if (!fits(grown)) return;
    const extra = price(grown) - price(load);
    if (extra < best.extra) best = { at, load: grown, extra };
  });
  loads[best.at] = best.load;
}

/** Care placements ride with whoever is at hand; the rest keep to their class. */
function mayShare(load: readonly Pupil[], family: readonly Pupil[]): boolean {
  const all = [...load, ...family];
  if (all.some((p) => p.solo) || load.some((a) => family.some((b) => quarrel(a, b)))) return false;
  const classes = new Set(all.map((p) => p.class));
  return classes.size === 1 || !(classes.has('mainstream') && (classes.has('send') || classes.has('social_care')));
}

/** Takes a family in where it lengthens the drive least. */
function cheapestOrder(load: readonly Pupil[], family: readonly Pupil[]): Pupil[] {
  let best: Pupil[] = [];
  for (let i = 0; i <= load.length; i++) {
    const order = [...load.slice(0, i), ...family, ...load.slice(i)];
    if (best.length === 0 || drive(order) < drive(best)) best = order;
  }
  return best;
}

function quarrel(a: Pupil, b: Pupil): boolean {
  return a.keepApart.split(';').includes(b.id) || b.keepApart.split(';').includes(a.id);
}

/** Kilometres of the run in straight lines. */
function drive(load: readonly Pupil[]): number {
  const points: Point[] = [...load, load[0].school];
  return points.slice(1).reduce((sum, p, i) => sum + km(points[i], p), 0);
}

function minutes(load: readonly Pupil[]): number {
  const calls = load.reduce(
    (sum, p) => sum + 0.5 + (p.seating === 'wheelchair' ? 4 : p.class === 'send' ? 1.5 : 0.3),
    0,
  );
  return (drive(load) * ROAD) / KM_PER_MINUTE + calls;
}

function fits(load: readonly Pupil[]): boolean {
  const limit = Math.min(...load.map((p) => Number(p.maxRide) || (p.school.phase === 'primary' ? 45 : 75)));
  const most = load[0].class === 'send' ? 8 : 40;
  return load.length <= most && minutes(load) <= limit - 4 && vehicleFor(load) !== null;
}

function assistantsFor(load: readonly Pupil[]): number {
  const individual = load.filter((p) => p.assistant === 'individual').length;
  return individual + (load.some((p) => p.assistant === 'shared') ? 1 : 0);
}

function rates(vehicle: Vehicle, load: readonly Pupil[]): number {
  const road = drive(load) * ROAD;
  return vehicle.perDay + 2 * road * vehicle.perKm + ((2 * minutes(load)) / 60) * vehicle.perHour;
}

/** The cheapest vehicle that holds them all. */
function vehicleFor(load: readonly Pupil[]): Vehicle | null {
  const chairs = load.filter((p) => p.seating === 'wheelchair').length;
  const seats = load.length - chairs + assistantsFor(load);
  const fit = VEHICLES.filter((v) => v.available !== '0' && v.layouts.some(([s, w]) => s >= seats && w >= chairs));
  return fit.length === 0 ? null : fit.reduce((a, b) => (rates(a, load) <= rates(b, load) ? a : b));
}

function price(load: readonly Pupil[]): number {
  return rates(vehicleFor(load)!, load) + ASSISTANT * assistantsFor(load);
}

/** A price as operators bid: the vehicle type's rates, give or take, some bids better than others. */
function contract(dice: Dice, id: string, load: readonly Pupil[]): TodaysRoute {
  const vehicle = vehicleFor(load)!;
  return {
    id,
    operator: vehicle.layouts[0][0] > 16 ? 'Corfold Coaches' : dice.pick(OPERATORS.slice(0, 4)),
    vehicle,
    price: Math.round(rates(vehicle, load) * dice.between(0.87, 1.09) * 2) / 2,
    assistants: assistantsFor(load),
    assistantPrice: assistantsFor(load) > 0 ? dice.pick([48, 50.5, 52, 55]) : 0,
    contractEnd: dice.pick(['2027-07-21', '2028-07-20', '2028-12-20', '2029-07-20', '']),
    noticeDays: dice.pick([28, 28, 56, 84]),
    budget: BUDGETS[load[0].class],
    pupils: load,
  };
}

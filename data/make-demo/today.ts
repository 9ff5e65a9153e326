/**
 * Today's routes of Wexmoor Vale, drawn up one school and one vehicle at a time: each takes the next pupils of the
 * school who fit and lie on the way. What nobody drew is what crosses schools, days and sessions.
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
const OPERATORS = ['Vale Cars', 'Wexley Taxis', 'A to B Travel', 'Marden Minibuses', 'Corfold Coaches'];
const BUDGETS = { mainstream: 'HTST-MAIN', send: 'HTST-SEND', lac: 'CLA-TRAVEL', social_care: 'CSC-TRAVEL' } as const;

export function todaysRoutes(dice: Dice, pupils: readonly Pupil[]): TodaysRoute[] {
  const left = new Set(pupils);
  const loads: Pupil[][] = [];
  while (left.size > 0) {
    const load = nextLoad([...left]);
    for (const p of load) left.delete(p);
    loads.push(load);
  }
  return loads.map((load, i) =>
    contract(dice, `${load[0].class === 'mainstream' ? 'B' : 'T'}${String(i + 1).padStart(3, '0')}`, load),
  );
}

/** Starts with the pupil farthest out, then takes whoever adds least to the drive, as long as the ride allows. */
function nextLoad(left: readonly Pupil[]): Pupil[] {
  const first = left.reduce((a, b) => (km(a, a.school) >= km(b, b.school) ? a : b));
  const family = (p: Pupil) => left.filter((o) => o === p || (p.keepWith !== '' && o.keepWith === p.keepWith));
  let load = family(first);
  if (first.solo) return load;
  const wanted = left.filter((p) => p.school === first.school && p.class === first.class && !p.solo);
  for (;;) {
    let best: { load: Pupil[]; extra: number } | null = null;
    for (const p of wanted) {
      if (load.includes(p) || load.some((o) => quarrel(o, p))) continue;
      const grown = shortestOrder([...load, ...family(p)], first);
      const extra = drive(grown) - drive(load);
      if (!fits(grown) || (best && extra >= best.extra)) continue;
      best = { load: grown, extra };
    }
    if (!best || best.extra > 7) return load;
    load = best.load;
  }
}

function quarrel(a: Pupil, b: Pupil): boolean {
  return a.keepApart.split(';').includes(b.id) || b.keepApart.split(';').includes(a.id);
}

/** From the farthest pupil on, always to the nearest of the others that lies nearer school. */
function shortestOrder(load: readonly Pupil[], first: Pupil): Pupil[] {
  return [first, ...load.filter((p) => p !== first).sort((a, b) => km(b, b.school) - km(a, a.school))];
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
  const most = load[0].class === 'mainstream' ? 40 : 6;
  return load.length <= most && minutes(load) <= limit - 4 && vehicleFor(load) !== null;
}

function assistantsFor(load: readonly Pupil[]): number {
  const individual = load.filter((p) => p.assistant === 'individual').length;
  return individual + (load.some((p) => p.assistant === 'shared') ? 1 : 0);
}

/** The cheapest vehicle a day that holds them all. */
function vehicleFor(load: readonly Pupil[]): Vehicle | null {
  const chairs = load.filter((p) => p.seating === 'wheelchair').length;
  const seats = load.length - chairs + assistantsFor(load);
  const fit = VEHICLES.filter((v) => v.available !== '0' && v.layouts.some(([s, w]) => s >= seats && w >= chairs));
  return fit.length === 0 ? null : fit.reduce((a, b) => (a.perDay <= b.perDay ? a : b));
}

/** A price as operators bid: the vehicle type's rates, give or take, some bids better than others. */
function contract(dice: Dice, id: string, load: readonly Pupil[]): TodaysRoute {
  const vehicle = vehicleFor(load)!;
  const road = drive(load) * ROAD;
  const rates = vehicle.perDay + 2 * road * vehicle.perKm + ((2 * minutes(load)) / 60) * vehicle.perHour;
  return {
    id,
    operator: vehicle.layouts[0][0] > 16 ? 'Corfold Coaches' : dice.pick(OPERATORS.slice(0, 4)),
    vehicle,
    price: Math.round(rates * dice.between(0.92, 1.14) * 2) / 2,
    assistants: assistantsFor(load),
    assistantPrice: assistantsFor(load) > 0 ? dice.pick([48, 50.5, 52, 55]) : 0,
    contractEnd: dice.pick(['2027-07-21', '2028-07-20', '2028-12-20', '2029-07-20', '']),
    noticeDays: dice.pick([28, 28, 56, 84]),
    budget: BUDGETS[load[0].class],
    pupils: load,
  };
}

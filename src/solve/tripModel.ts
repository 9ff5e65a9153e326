/**
 * Which trips to make, and which school's vehicle makes each, so that everybody is on one and vehicles are fewest: a
 * covering problem, and a flow of vehicles from school to school. A vehicle that has served a school stands there at the same time
 * whatever trip it made, so that one balance a school links the trips: what trips that vehicles from there
 * begin must not be more than what trips end there.
 */

import type { State } from './state.ts';
import type { PooledTrip } from './tripPool.ts';
import { AM, tripsOf } from './trips.ts';

/** No school: the trip is its vehicle's first. */
export const FIRST = -1;

export interface TripModel {
  /** Rows: every part on a trip. */
  readonly parts: number;
  /** Rows: vehicles that leave a school are no more than those that came. */
  readonly schools: number;
  /** By school: trips that its pupils fill at the least. */
  readonly leastTrips: Int32Array;
  /** By trip. */
  readonly tripParts: readonly Int32Array[];
  readonly tripSchool: Int32Array;
  /** Index into `arrivals` of its first call. */
  readonly tripFirst: Int32Array;
  /** It can be begun in time by vehicles from the first so many of `arrivals[first]`. */
  readonly tripReach: Int32Array;
  /** By first call: schools, in the order in which a vehicle from there arrives. */
  readonly arrivals: readonly Int32Array[];
  /** A solution known already. */
  readonly known: readonly TripColumn[];
}

/** A trip made by a vehicle that served that school before, or {@link FIRST}. */
export interface TripColumn {
  readonly trip: number;
  readonly from: number;
}

/** Prices of the rows, none below 0. */
export interface TripDuals {
  readonly parts: Float64Array;
  readonly schools: Float64Array;
  readonly counts: Float64Array;
}

/** The trips to make; `null` when no way with fewer vehicles is found. */
export type TripSolver = (model: TripModel) => readonly number[] | null;

/** The trips, and the state's own as the solution known; those have to be among them. */
export function tripModel(state: State, trips: readonly PooledTrip[]): TripModel {
  const { problem, travel } = state;
  const { schools } = problem;
  const ends = latestEnds(schools, trips);
  const served = [...ends.keys()].filter((school) => ends[school] > 0);
  const firsts = new Map<number, number>();
  const arrivals: Int32Array[] = [];
  const times: Float64Array[] = [];
  const tripFirst = Int32Array.from(trips, ({ firstRow }) => {
    const known = firsts.get(firstRow);
    if (known !== undefined) return known;
    const at = (school: number): number =>
      ends[school] + travel.seconds[AM][travel.row[school] * travel.size + firstRow];
    const order = served.slice().sort((a, b) => at(a) - at(b) || a - b);
    arrivals.push(Int32Array.from(order));
    times.push(Float64Array.from(order, at));
    firsts.set(firstRow, arrivals.length - 1);
    return arrivals.length - 1;
  });
  const model = {
    parts: problem.parts,
    schools,
    leastTrips: leastTrips(state),
    tripParts: trips.map(({ run }) => run.parts),
    tripSchool: Int32Array.from(trips, ({ school }) => school),
    tripFirst,
    tripReach: Int32Array.from(trips, ({ starts }, t) => upTo(times[tripFirst[t]], starts)),
    arrivals,
  };
  return { ...model, known: columnsInUse(state, trips, model) };
}

/** By school, when the last vehicle leaves it. */
function latestEnds(schools: number, trips: readonly PooledTrip[]): Float64Array {
  const ends = new Float64Array(schools);
  for (const trip of trips) ends[trip.school] = Math.max(ends[trip.school], trip.ends);
  return ends;
}

/** How many of the ascending numbers are at most `most`. */
function upTo(numbers: Float64Array, most: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** No trip holds more than the largest vehicle. */
function leastTrips({ problem }: State): Int32Array {
  const { start, days, seats, chairs } = problem.signatures[AM];
  const places = Math.max(...problem.typePlaces);
  const onDay = new Float64Array(problem.schools * 5);
  for (let part = 0; part < problem.parts; part++) {
    for (let g = start[part]; g < start[part + 1]; g++) {
      for (let d = 0; d < 5; d++)
        if (days[g] & (1 << d)) onDay[problem.partSchool[part] * 5 + d] += seats[g] + chairs[g];
    }
  }
  return Int32Array.from({ length: problem.schools }, (_, school) =>
    Math.ceil(Math.max(...onDay.subarray(school * 5, school * 5 + 5)) / places),
  );
}

/** The state's trips as columns; one whose time is too short for a later departure from the school counts as a first. */
function columnsInUse(
  state: State,
  trips: readonly PooledTrip[],
  { tripFirst, tripReach, arrivals }: Pick<TripModel, 'tripFirst' | 'tripReach' | 'arrivals'>,
): TripColumn[] {
  const index = new Map(trips.map(({ run, firstRow }, t) => [keyOf(run.parts, firstRow), t]));
  return state.duties.flatMap((duty, slot) => {
    if (!duty) return [];
    let before = FIRST;
    return tripsOf(state, duty, slot).map(({ run, from, end, firstRow }) => {
      const trip = index.get(keyOf(run.parts.subarray(run.start[from], run.start[end]), firstRow));
      if (trip === undefined) throw new Error('a trip of the state is not in the pool');
      const inTime = arrivals[tripFirst[trip]].subarray(0, tripReach[trip]).includes(before);
      const column = { trip, from: inTime ? before : FIRST };
      before = trips[trip].school;
      return column;
    });
  });
}

function keyOf(parts: Int32Array, firstRow: number): string {
  return `${firstRow}:${parts.slice().sort().join()}`;
}

/** What each trip would change, the cheapest vehicle for it taken. */
export interface PricedTrips {
  /** By trip, in vehicles. */
  readonly reducedCosts: Float64Array;
  /** By trip: the school whose vehicle is cheapest, or {@link FIRST}. */
  readonly from: Int32Array;
}

/** Prices all trips. */
export function priceTrips(model: TripModel, { parts, schools, counts }: TripDuals): PricedTrips {
  const cheapest = model.arrivals.map((order) => cheapestUpTo(order, schools));
  const trips = model.tripParts.length;
  const priced = { reducedCosts: new Float64Array(trips), from: new Int32Array(trips) };
  for (let t = 0; t < trips; t++) {
    const from = cheapest[model.tripFirst[t]][model.tripReach[t]];
    const school = model.tripSchool[t];
    let cost = (from === FIRST ? 1 : schools[from]) - schools[school] - counts[school];
    for (const part of model.tripParts[t]) cost -= parts[part];
    priced.reducedCosts[t] = cost;
    priced.from[t] = from;
  }
  return priced;
}

/** By n, the cheapest of the first n, or {@link FIRST}, which costs a vehicle. */
function cheapestUpTo(order: Int32Array, prices: Float64Array): Int32Array {
  const cheapest = new Int32Array(order.length + 1).fill(FIRST);
  let least = 1;
  for (let n = 0; n < order.length; n++) {
    cheapest[n + 1] = cheapest[n];
    if (prices[order[n]] >= least) continue;
    least = prices[order[n]];
    cheapest[n + 1] = order[n];
  }
  return cheapest;
}

/** Of these trips, those that no other makes needless: one with the same pupils and more that any vehicle in time for it reaches too. */
export function undominated(model: TripModel, trips: readonly number[]): number[] {
  const bySchool: number[][] = Array.from({ length: model.schools }, () => []);
  for (const t of trips) bySchool[model.tripSchool[t]].push(t);
  return bySchool.flatMap((ofSchool) => undominatedOf(model, ofSchool)).sort((a, b) => a - b);
}

function undominatedOf(model: TripModel, trips: readonly number[]): number[] {
  const bits = new Map<number, number>();
  for (const t of trips) for (const part of model.tripParts[t]) if (!bits.has(part)) bits.set(part, bits.size);
  const words = Math.ceil(bits.size / 32);
  const kept: { readonly t: number; readonly set: Int32Array }[] = [];
  const mostFirst = [...trips].sort(
    (a, b) => model.tripParts[b].length - model.tripParts[a].length || model.tripReach[b] - model.tripReach[a] || a - b,
  );
  for (const t of mostFirst) {
    const set = new Int32Array(words + Math.ceil(model.schools / 32));
    const mark = (bit: number): void => {
      set[bit >> 5] |= 1 << (bit & 31);
    };
    for (const part of model.tripParts[t]) mark(bits.get(part) as number);
    for (const school of model.arrivals[model.tripFirst[t]].subarray(0, model.tripReach[t])) mark(words * 32 + school);
    if (!kept.some((other) => set.every((word, w) => (word & ~other.set[w]) === 0))) kept.push({ t, set });
  }
  return kept.map(({ t }) => t);
}

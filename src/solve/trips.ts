/**
 * Whole trips: what a vehicle does between two moments with nobody on board. A trip keeps the latest times that it can
 * have in its duty as it is, so that any chain of trips that reach each other in time is lawful.
 */
import { type Duty, routeOf } from './duty.ts';
import { joinRuns, type Piece } from './joinRuns.ts';
import { NONE } from './linkMost.ts';
import { EMPTY_RUN } from './run.ts';
import type { State } from './state.ts';
import { CHAIRS, DWELL, LATE, ROW, SEATS, STRIDE, TO, type Variant } from './variant.ts';

export interface Trip extends Piece {
  readonly slot: number;
  /** Matrix rows of its first and last call. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Arrival at the first call, departure from the last. */
  readonly starts: number;
  readonly ends: number;
}

/** The session in which problems with trips travel. */
export const AM = 0;
const PM = 1;

/** Trips can change places only where every duty is one sequence of calls in the morning on all its days. */
export function isOneSequence({ routes, variants }: Duty): boolean {
  return routes.length === 1 && routes[0].runs[PM].calls === 0 && variants[AM].filter(isBusy).length === 1;
}

function isBusy({ calls }: Variant): boolean {
  return calls > 0;
}

/** The trips of a duty that is one sequence, in order. */
export function tripsOf(state: State, duty: Duty, slot: number): Trip[] {
  const variant = duty.variants[AM].find(isBusy) as Variant;
  const { data, calls } = variant;
  const late = latestArrivals(state, variant);
  const trips: Trip[] = [];
  let from = 1;
  for (let k = 1; k <= calls; k++) {
    const at = k * STRIDE;
    if (data[at + SEATS] + data[at + CHAIRS] > 0) continue;
    trips.push({
      slot,
      run: duty.routes[0].runs[AM],
      from: from - 1,
      end: k,
      firstRow: data[from * STRIDE + ROW],
      lastRow: data[at + ROW],
      starts: late[from],
      ends: late[k] + data[at + DWELL],
    });
    from = k + 1;
  }
  return trips;
}

/** By call, the latest arrival that leaves all that follow lawful. */
function latestArrivals({ travel }: State, { data, calls, exact }: Variant): Int32Array {
  const late = new Int32Array(calls + 1);
  for (let k = calls; k > 0; k--) {
    const at = k * STRIDE;
    if (!exact) late[k] = data[at + LATE];
    else if (k === calls) late[k] = data[at + TO];
    else {
      const drive = travel.seconds[AM][data[at + ROW] * travel.size + data[at + STRIDE + ROW]];
      late[k] = Math.min(data[at + TO], late[k + 1] - drive - data[at + DWELL]);
    }
  }
  return late;
}

/** Those that a trip's vehicle reaches in time, the nearest first; found when first asked for. */
export function followersOf({ travel }: State, trips: readonly Trip[]): (t: number) => readonly number[] {
  const lastFirst = trips.map((_, t) => t).sort((a, b) => trips[b].starts - trips[a].starts || a - b);
  const known: (readonly number[] | undefined)[] = trips.map(() => undefined);
  const reachedFrom = (t: number): readonly number[] => {
    const { lastRow, ends } = trips[t];
    const reached: { t: number; drive: number }[] = [];
    for (const to of lastFirst) {
      if (trips[to].starts < ends) break;
      const drive = travel.seconds[AM][lastRow * travel.size + trips[to].firstRow];
      if (to !== t && ends + drive <= trips[to].starts) reached.push({ t: to, drive });
    }
    return reached.sort((a, b) => a.drive - b.drive || a.t - b.t).map((r) => r.t);
  };
  return (t) => (known[t] ??= reachedFrom(t));
}

/** The trips of each vehicle; a chain that would call at a place twice is cut there. */
export function chainsOf<T extends Piece>(trips: readonly T[], next: Int32Array): T[][] {
  const follows = new Uint8Array(trips.length);
  for (const to of next) if (to !== NONE) follows[to] = 1;
  const chains: T[][] = [];
  for (let first = 0; first < trips.length; first++) {
    if (follows[first]) continue;
    let chain: T[] = [];
    let places = new Set<number>();
    for (let t = first; t !== NONE; t = next[t]) {
      const called = placesOf(trips[t]);
      if (called.some((place) => places.has(place))) {
        chains.push(chain);
        [chain, places] = [[], new Set()];
      }
      chain.push(trips[t]);
      for (const place of called) places.add(place);
    }
    chains.push(chain);
  }
  return chains;
}

function placesOf({ run, from, end }: Piece): number[] {
  return [...run.place.subarray(from, end)];
}

/** One vehicle of the type for the chain; `null` when that is not lawful. */
export function dutyOfTrips(state: State, type: number, chain: readonly Piece[]): Duty | null {
  const { problem, workspace } = state;
  const route = routeOf(problem, workspace, [joinRuns(chain), EMPTY_RUN]);
  return state.buildOfType(type, [route], [[0], [0]]);
}

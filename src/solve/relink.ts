/**
 * Links whole trips anew so that as few vehicles as their times allow make them: a minimum path cover, found as a largest
 * matching of each trip's end with another's start ({@link addLinks}). A trip keeps the latest times that it can have in
 * its duty as it is, so that any chain of trips that reach each other in time is lawful. Insertion task by task hardly ever relinks whole trips.
 */
import { type Duty, routeOf } from './duty.ts';
import { joinRuns, type Piece } from './joinRuns.ts';
import { addLinks, linkCount, NONE } from './linkMost.ts';
import type { State } from './state.ts';
import { CHAIRS, DWELL, LATE, ROW, SEATS, STRIDE, TO, type Variant } from './variant.ts';

/** What a vehicle does between two moments with nobody on board. */
interface Trip extends Piece {
  readonly slot: number;
  /** Matrix rows of its first and last call. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Arrival at the first call, departure from the last. */
  readonly starts: number;
  readonly ends: number;
}

/** The session in which these problems travel. */
const AM = 0;
const PM = 1;

/**
 * Links the trips to fewer vehicles if that can be; returns how many vehicles it saved, 0 with the state untouched.
 * Only where every duty is one sequence of calls in the morning: else there is nothing it could do.
 */
export function relinkTrips(state: State): number {
  if (!state.duties.every((duty) => !duty || isOneSequence(duty))) return 0;
  const trips = state.duties.flatMap((duty, slot) => (duty ? tripsOf(state, duty, slot) : []));
  const next = linksNow(trips);
  const links = linkCount(next);
  addLinks(next, followersOf(state, trips));
  if (linkCount(next) === links) return 0;
  const chains = chainsOf(trips, next);
  const saved = state.dutyCount - chains.length;
  return saved > 0 && rebuild(state, chains) ? saved : 0;
}

/** Trips can change places only where a duty is one sequence of calls on all its days. */
function isOneSequence({ routes, variants }: Duty): boolean {
  return routes.length === 1 && routes[0].runs[PM].calls === 0 && variants[AM].filter(isBusy).length === 1;
}

function isBusy({ calls }: Variant): boolean {
  return calls > 0;
}

function tripsOf(state: State, duty: Duty, slot: number): Trip[] {
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

/** By trip, the one that follows it now, or none. */
function linksNow(trips: readonly Trip[]): Int32Array {
  return Int32Array.from(trips, ({ slot }, t) => (trips[t + 1]?.slot === slot ? t + 1 : NONE));
}

/** Those that a trip's vehicle reaches in time, the nearest first; found when first asked for. */
function followersOf({ travel }: State, trips: readonly Trip[]): (t: number) => readonly number[] {
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
function chainsOf(trips: readonly Trip[], next: Int32Array): Trip[][] {
  const follows = new Uint8Array(trips.length);
  for (const to of next) if (to !== NONE) follows[to] = 1;
  const chains: Trip[][] = [];
  for (let first = 0; first < trips.length; first++) {
    if (follows[first]) continue;
    let chain: Trip[] = [];
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

function placesOf({ run, from, end }: Trip): number[] {
  return [...run.place.subarray(from, end)];
}

/** Builds the duties that change; `false` and untouched when one of them is not lawful. */
function rebuild(state: State, chains: readonly Trip[][]): boolean {
  const changed = chains.filter((chain) => !isWhole(chain));
  const slots = [...new Set(changed.flatMap((chain) => chain.map(({ slot }) => slot)))];
  const duties: Duty[] = [];
  for (const chain of changed) {
    const { type, routes } = state.duties[chain[0].slot] as Duty;
    const route = routeOf(state.problem, state.workspace, [joinRuns(chain), routes[0].runs[PM]]);
    const duty = state.buildOfType(type, [route], [[0], [0]]);
    if (!duty) return false;
    duties.push(duty);
  }
  for (const slot of slots) state.replace(slot, null);
  duties.forEach((duty, i) => {
    state.replace(slots[i], duty);
  });
  return true;
}

/** Whether the chain is a duty as it was. */
function isWhole(chain: readonly Trip[]): boolean {
  const { run, slot } = chain[0];
  return (
    chain[0].from === 0 &&
    chain.at(-1)?.end === run.calls &&
    chain.every((t, i) => t.slot === slot && (i === 0 || t.from === chain[i - 1].end))
  );
}

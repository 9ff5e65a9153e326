/**
 * Links whole trips anew so that as few vehicles as their times allow make them: a minimum path cover, found as a largest
 * matching of each trip's end with another's start ({@link addLinks}). Insertion task by task hardly ever relinks whole trips.
 */
import type { Duty } from './duty.ts';
import { addLinks, linkCount, NONE } from './linkMost.ts';
import type { State } from './state.ts';
import { chainsOf, dutyOfTrips, followersOf, isOneSequence, type Trip, tripsOf } from './trips.ts';

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

/** By trip, the one that follows it now, or none. */
function linksNow(trips: readonly Trip[]): Int32Array {
  return Int32Array.from(trips, ({ slot }, t) => (trips[t + 1]?.slot === slot ? t + 1 : NONE));
}

/** Builds the duties that change; `false` and untouched when one of them is not lawful. */
function rebuild(state: State, chains: readonly Trip[][]): boolean {
  const changed = chains.filter((chain) => !isWhole(chain));
  const slots = [...new Set(changed.flatMap((chain) => chain.map(({ slot }) => slot)))];
  const duties: Duty[] = [];
  for (const chain of changed) {
    const { type } = state.duties[chain[0].slot] as Duty;
    const duty = dutyOfTrips(state, type, chain);
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

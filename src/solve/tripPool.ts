/**
 * The trips that the search has seen, for {@link chooseTrips} to choose from: the right trips of one school may come up at
 * one time and those of the next at another. Only where every school has one moment at which vehicles arrive, so that
 * all trips of a school end there at the same time, and differ in what comes before.
 */
import type { Duty } from './duty.ts';
import { joinRuns } from './joinRuns.ts';
import type { Problem } from './problem.ts';
import { Random } from './random.ts';
import type { Run } from './run.ts';
import type { State } from './state.ts';
import { AM, isOneSequence, type Trip, tripsOf } from './trips.ts';

export interface PooledTrip {
  readonly school: number;
  /** Its calls, the school's last. */
  readonly run: Run;
  /** Matrix row of the first call. */
  readonly firstRow: number;
  /** Latest arrival at the first call, and departure from the school. */
  readonly starts: number;
  readonly ends: number;
}

/** Whether trips of a school all arrive there at the same moment. */
export function hasFixedBells({ oneSchoolAtATime, schools, windowFrom, windowTo }: Problem): boolean {
  return oneSchoolAtATime && windowFrom[AM].subarray(0, schools).every((from, school) => from === windowTo[AM][school]);
}

export class TripPool {
  readonly #state: State;
  readonly #usable: boolean;
  /** By part, two random numbers: those of a set of parts, combined, tell it from all others (Zobrist 1970). */
  readonly #codes: readonly Int32Array[];
  /** By {@link #keyOf}: of the trips of the same parts with the same first call the one that starts latest. */
  readonly #trips = new Map<number, PooledTrip>();
  #known = new WeakSet<Duty>();

  constructor(state: State) {
    this.#state = state;
    // Pupils who stay together would be parts of one task, and might come to be on two trips.
    this.#usable = hasFixedBells(state.problem) && state.problem.parts === state.problem.tasks;
    const random = new Random(state.problem.parts);
    this.#codes = [0, 1].map(() => Int32Array.from({ length: state.problem.parts }, () => random.uint32()));
  }

  get size(): number {
    return this.#trips.size;
  }

  /** In the order in which they were first seen. */
  get trips(): readonly PooledTrip[] {
    return [...this.#trips.values()];
  }

  /** Keeps the duties' trips. */
  collect(duties: Iterable<Duty | null>): void {
    if (!this.#usable) return;
    for (const duty of duties) {
      if (!duty || this.#known.has(duty) || !isOneSequence(duty)) continue;
      this.#known.add(duty);
      for (const trip of tripsOf(this.#state, duty, 0)) this.#add(trip);
    }
  }

  #add(trip: Trip): void {
    const key = this.#keyOf(trip);
    const known = this.#trips.get(key);
    if (known && known.starts >= trip.starts) return;
    const { run, end, firstRow, starts, ends } = trip;
    this.#trips.set(key, { school: run.place[end - 1], run: joinRuns([trip]), firstRow, starts, ends });
  }

  /** A number below 2^53 for its parts and its first call. */
  #keyOf({ run, from, end, firstRow }: Trip): number {
    const [ones, others] = this.#codes;
    let high = Math.imul(firstRow + 1, 0x9e3779b1);
    let low = Math.imul(firstRow + 1, 0x85ebca6b);
    for (let i = run.start[from]; i < run.start[end]; i++) {
      high ^= ones[run.parts[i]];
      low ^= others[run.parts[i]];
    }
    return (high & 0x1fffff) * 0x100000000 + (low >>> 0);
  }
}

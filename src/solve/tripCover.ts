/**
 * Fewer vehicles by choosing from all the trips seen: set covering over trips, with the flow of vehicles between schools
 * (as Desrochers & Soumis 1989 for crews, Transportation Science 23:1, with the pool in place of pricing new columns).
 */
import type { Duty } from './duty.ts';
import { addLinks, NONE } from './linkMost.ts';
import { type Run, withoutParts } from './run.ts';
import type { State } from './state.ts';
import { type TripModel, type TripSolver, tripModel } from './tripModel.ts';
import { type PooledTrip, TripPool } from './tripPool.ts';
import { chainsOf, dutyOfTrips, followersOf, isOneSequence, type Trip, tripsOf } from './trips.ts';

export interface TripCoverParameters {
  /**
   * Times in the course of the reduction of vehicles that the trips seen are chosen from anew: 0 … 5; 0 does without.
   * Only where schools have fixed bells and are served one at a time.
   */
  readonly tripCovers: number;
}

/** The last choice comes before the end: what it finds is worth some steps more. */
const LAST_AT = 0.9;
/** The pool has to have grown to so much of what it was at the last choice. */
const WORTHWHILE = 1.05;

/** The choices in the course of one reduction of the fleet. */
export class TripCovers {
  readonly #state: State;
  readonly #times: number;
  readonly #solver: TripSolver | null;
  readonly #pool: TripPool;
  #done = 0;
  /** Trips in the pool at the last choice. */
  #seen = 0;

  /** @param solver `null` does without */
  constructor(state: State, { tripCovers }: TripCoverParameters, solver: TripSolver | null) {
    this.#state = state;
    this.#times = tripCovers;
    this.#solver = tripCovers > 0 ? solver : null;
    this.#pool = new TripPool(state);
  }

  /** Remembers the trips of the duties that the last step made, taken or not. */
  collect(): void {
    if (this.#solver) this.#pool.collect(this.#state.changed());
  }

  /** Whether the share of the reduction that is over says that it is time; `true` once for each time. */
  due(share: number): boolean {
    if (!this.#solver || this.#done >= this.#times) return false;
    if (share < (LAST_AT * (this.#done + 1)) / this.#times) return false;
    this.#done = Math.max(this.#done + 1, Math.floor((share * this.#times) / LAST_AT));
    return true;
  }

  /** Puts the state, which carries everybody, to fewer vehicles; `false` and untouched when that is not found. */
  improve(): boolean {
    if (!this.#solver) return false;
    this.#pool.collect(this.#state.duties);
    if (this.#pool.size < this.#seen * WORTHWHILE) return false;
    this.#seen = this.#pool.size;
    return chooseTrips(this.#state, this.#pool.trips, this.#solver);
  }
}

/** The state with the fewest vehicles that trips of the pool need; `false` and untouched when they are no fewer. */
export function chooseTrips(state: State, pool: readonly PooledTrip[], solver: TripSolver): boolean {
  const type = state.duties.find((duty) => duty !== null)?.type;
  if (type === undefined || pool.length === 0 || state.absent.length > 0) return false;
  if (!state.duties.every((duty) => !duty || isOneSequence(duty))) return false;
  const model = tripModel(state, pool);
  const answer = solver(model);
  if (!answer) return false;
  const trips = eachOnOne(
    state,
    model,
    answer.map((t) => pool[t]),
  ).map((run) => tripOf(state, type, run));
  if (!trips.every((trip) => trip !== null)) return false;
  const next = new Int32Array(trips.length).fill(NONE);
  addLinks(next, followersOf(state, trips));
  const chains = chainsOf(trips, next);
  if (chains.length >= state.dutyCount) return false;
  const duties = chains.map((chain) => dutyOfTrips(state, type, chain));
  if (!duties.every((duty): duty is Duty => duty !== null)) return false;
  if (duties.reduce((sum, { routes }) => sum + routes[0].tasks.length, 0) !== carried(state)) return false;
  const before = state.snapshot();
  state.restore({ duties, absent: [] });
  if (!isAllowed(state)) {
    state.restore(before);
    return false;
  }
  state.begin();
  return true;
}

/** All vehicles are of one type now, and a school may be visited more often: neither is looked at trip by trip. */
function isAllowed({ vehiclesUsed, visitsUsed, allowance }: State): boolean {
  const within = (used: Int32Array, most: Int32Array): boolean => used.every((n, i) => n <= most[i]);
  return (
    within(vehiclesUsed, allowance.vehicles) &&
    visitsUsed.every((used, session) => within(used, allowance.visits[session]))
  );
}

/** The trips' runs, with whoever is on several left on the first. */
function eachOnOne({ problem }: State, model: TripModel, trips: readonly PooledTrip[]): Run[] {
  const on = new Uint8Array(model.parts);
  return trips.flatMap(({ run }) => {
    const left = run.parts.some((part) => on[part]) ? withoutParts(problem, run, (part) => on[part] === 1) : run;
    for (const part of left.parts) on[part] = 1;
    return left.calls > 0 ? [left] : [];
  });
}

/** The run as the only trip of a vehicle, which says when it has to begin; `null` when it is not lawful. */
function tripOf(state: State, type: number, run: Run): Trip | null {
  const duty = dutyOfTrips(state, type, [{ run, from: 0, end: run.calls }]);
  return duty && tripsOf(state, duty, 0)[0];
}

function carried({ duties }: State): number {
  return duties.reduce((sum, duty) => sum + (duty ? duty.routes[0].tasks.length : 0), 0);
}

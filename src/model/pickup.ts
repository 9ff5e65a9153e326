/** Where a pupil may be collected: found by `src/stops`, decided by `src/solve`. */
import type { LonLat, Metres, Seconds, Session } from './units.ts';

/** A point where a vehicle may call for pupils. */
export interface PickupPlace {
  readonly kind: 'home' | 'stop';
  /** Pupil id (door, or host of a meeting point) or stop id. */
  readonly placeId: string;
  readonly at: LonLat;
  /** Household at whose home this meeting point lies; `null` for doors and bus stops. */
  readonly hostHousehold: string | null;
}

/** One candidate of one pupil. */
export interface PickupChoice {
  /** Index into {@link PickupChoices.places}. */
  readonly place: number;
  readonly walkMetres: Metres;
  readonly directSeconds: Readonly<Record<Session, Seconds>>;
}

export interface PickupChoices {
  readonly places: readonly PickupPlace[];
  /** By pupil index: the candidates for the usual address, best guess first; never empty. */
  readonly usual: readonly (readonly PickupChoice[])[];
  /** By pupil index, by index of the pupil's other address: the door there. */
  readonly other: readonly (readonly PickupChoice[])[];
  /** By pupil index: a `stop` pupil collected at the door because nothing is within reach. */
  readonly doorInsteadOfStop: readonly boolean[];
}

/** Pupils at one point are one household. */
export function householdOf(at: LonLat): string {
  return `${at[0]},${at[1]}`;
}

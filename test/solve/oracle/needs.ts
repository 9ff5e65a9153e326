/**
 * Who travels when, from where, and with whom: an own reading of the case format, sharing nothing with the solver.
 * A *unit* is what the oracle moves as one. From the usual address that is a pupil or a `keep_with` group, with one
 * route for both sessions and all days; from another address it is one pupil, row and session.
 */
import { distance } from '@turf/turf';
import type { Case, LonLat, Session } from '../../../src/model/index.ts';

/** A pupil from the usual address (`address` null) or from one of the others. */
export interface Rider {
  readonly pupil: number;
  readonly address: number | null;
}

export interface Unit {
  readonly riders: readonly Rider[];
  /** The one session of another address. */
  readonly session: Session | null;
}

export interface Spot {
  /** Calls with the same name are one call. */
  readonly name: string;
  readonly at: LonLat;
  /** Home whose household may not use this meeting point alone. */
  readonly host: LonLat | null;
}

export const SESSIONS: readonly Session[] = ['am', 'pm'];

export const samePoint = (a: LonLat, b: LonLat): boolean => a[0] === b[0] && a[1] === b[1];

export function travels(theCase: Case, unit: Unit, rider: Rider, session: Session, day: number): boolean {
  const pupil = theCase.pupils[rider.pupil];
  const bit = 1 << day;
  if (!(pupil.days & bit)) return false;
  const rows = pupil.otherAddresses.map((row) => (row.session === 'both' || row.session === session) && row.days & bit);
  if (rider.address === null) return !rows.some(Boolean);
  return unit.session === session && Boolean(rows[rider.address]);
}

export function unitsOf(theCase: Case): Unit[] {
  const units: Unit[] = [];
  const groups = new Map<string, Rider[]>();
  theCase.pupils.forEach((pupil, p) => {
    const key = pupil.keepWith ?? `alone ${pupil.id}`;
    groups.set(key, [...(groups.get(key) ?? []), { pupil: p, address: null }]);
    pupil.otherAddresses.forEach((_, address) => {
      for (const session of SESSIONS) units.push({ riders: [{ pupil: p, address }], session });
    });
  });
  for (const riders of groups.values()) units.push({ riders, session: null });
  const moving = (unit: Unit, rider: Rider): boolean =>
    SESSIONS.some((s) => [0, 1, 2, 3, 4].some((day) => travels(theCase, unit, rider, s, day)));
  return units
    .map((unit) => ({ ...unit, riders: unit.riders.filter((rider) => moving(unit, rider)) }))
    .filter((unit) => unit.riders.length > 0);
}

/** Where the rider may be collected. */
export function spotsOf(theCase: Case, rider: Rider): Spot[] {
  const pupil = theCase.pupils[rider.pupil];
  const door = (at: LonLat): Spot => ({ name: `door ${at}`, at, host: null });
  if (rider.address !== null) return [door(pupil.otherAddresses[rider.address].at)];
  if (pupil.pickup === 'door') return [door(pupil.home)];
  const walk = theCase.policy.walkToStopMetres[theCase.schools[pupil.schoolIndex].phase];
  const near = (at: LonLat): boolean => distance([...pupil.home], [...at], { units: 'meters' }) <= walk;
  const stops = theCase.stops.filter((stop) => near(stop.at));
  if (stops.length > 0) return stops.map((stop) => ({ name: `stop ${stop.id}`, at: stop.at, host: null }));
  const homes = theCase.pupils
    .filter((other) => other.pickup === 'stop' && near(other.home))
    .map((other) => other.home);
  if (homes.every((home) => samePoint(home, pupil.home))) return [door(pupil.home)];
  const distinct = homes.filter((home, i) => homes.findIndex((h) => samePoint(h, home)) === i);
  return distinct.map((home) => ({ name: `meet ${home}`, at: home, host: home }));
}

/** Whether these may be on one run on one day. */
export function mayRideTogether(theCase: Case, riders: readonly Rider[]): boolean {
  const pupils = riders.map((rider) => theCase.pupils[rider.pupil]);
  if (pupils.length > 1 && pupils.some((pupil) => pupil.solo)) return false;
  if (pupils.some((a) => pupils.some((b) => a !== b && a.keepApart.includes(b.id)))) return false;
  const classes = new Set(pupils.map((pupil) => pupil.class));
  return classes.size <= 1 || theCase.policy.mayShareAVehicle.some((g) => [...classes].every((c) => g.includes(c)));
}

/** Why a pupil could not be carried, read off the finished plan, and what would make it possible. */
import {
  type Case,
  countDays,
  householdOf,
  type PlanRoute,
  type Pupil,
  type School,
  type Seconds,
  type Session,
  sayCount,
  type VehicleType,
} from '../model/index.ts';
import { usualDays } from './compileTasks.ts';

export interface Reason {
  readonly message: string;
  readonly whatWouldHelp: string;
}

/** Half-open stay of a vehicle at a school. */
interface Stay {
  readonly from: Seconds;
  readonly to: Seconds;
}

/** What the plan takes of the fleet and the bays, by weekday. */
export class PlanUse {
  readonly #theCase: Case;
  /** `type day` → duties with a run. */
  readonly #duties = new Map<string, Set<string>>();
  /** `school session day` → stays. */
  readonly #stays = new Map<string, Stay[]>();

  constructor(theCase: Case, routes: readonly PlanRoute[]) {
    this.#theCase = theCase;
    for (const route of routes) {
      for (const call of route.calls) {
        for (let d = 0; d < 5; d++) {
          if (!(call.days & (1 << d))) continue;
          const key = `${route.vehicleTypeId} ${d}`;
          this.#duties.set(key, (this.#duties.get(key) ?? new Set()).add(route.dutyId));
          if (call.kind !== 'school') continue;
          const at = `${call.placeId} ${call.session} ${d}`;
          this.#stays.set(at, [...(this.#stays.get(at) ?? []), { from: call.arrive, to: call.depart }]);
        }
      }
    }
  }

  /**
   * Why the pupil is not carried in that session on that weekday.
   *
   * @param noWay the pupils from whose address of that day no road leads to the school, or back
   */
  reason(pupil: Pupil, session: Session, day: number, noWay: (pupil: Pupil) => boolean): Reason {
    const group = this.#companions(pupil, session, day);
    const lost = group.filter(noWay);
    if (lost.length > 0) {
      const whose = lost.includes(pupil) ? 'the home' : `the home of ${lost[0].id}, who must travel along,`;
      return {
        message: `no road leads from ${whose} to the school or back, as far as the road network knows`,
        whatWouldHelp: 'other coordinates for the home, ferries allowed, or roads that cover the place',
      };
    }
    const seats = group.filter((p) => p.seating === 'seat').length + assistantsFor(group);
    const chairs = group.filter((p) => p.seating === 'wheelchair').length;
    const who = group.length > 1 ? `the ${group.length} pupils of group ${pupil.keepWith}` : `pupil ${pupil.id}`;
    const need = `${sayCount(seats, 'seat')} and ${sayCount(chairs, 'wheelchair place')}, assistants included`;
    const fitting = this.#theCase.vehicleTypes.filter((type) => holds(type, seats, chairs));
    if (fitting.length === 0) {
      return {
        message: `no vehicle type has a layout for ${who}: ${need}`,
        whatWouldHelp: 'a vehicle type with such a layout',
      };
    }
    if (fitting.every((type) => this.#spare(type, day) <= 0)) {
      const names = fitting.map((type) => `${type.id} (${type.available})`).join(', ');
      return {
        message: `every vehicle that could carry ${who} is in use: ${names}`,
        whatWouldHelp: `one more vehicle with ${need}`,
      };
    }
    const school = this.#theCase.schools[pupil.schoolIndex];
    if (!this.#bayFree(school, session, day)) {
      return {
        message: `no bay is free at ${school.name || school.id} for a whole stay within the bell window`,
        whatWouldHelp: 'one more bay, a shorter unloading time, or a wider bell window',
      };
    }
    if (new Set(group.map((p) => householdOf(p.home))).size > 1) {
      return {
        message: `no run that calls for all of group ${pupil.keepWith} keeps every ride within its limit`,
        whatWouldHelp: 'a longer ride limit for the group, or letting its members travel apart',
      };
    }
    return {
      message: `${who} must keep to one route all week (and both ways where the class says so), and it has no room here`,
      whatWouldHelp: 'a larger vehicle on that route, or leave for this pupil to change routes on single days',
    };
  }

  /** The pupil, and the group that must travel along that day. */
  #companions(pupil: Pupil, session: Session, day: number): Pupil[] {
    if (pupil.keepWith === null || !(usualDays(pupil, session) & (1 << day))) return [pupil];
    return this.#theCase.pupils.filter((p) => p.keepWith === pupil.keepWith && usualDays(p, session) & (1 << day));
  }

  #spare(type: VehicleType, day: number): number {
    if (type.available === null) return Number.POSITIVE_INFINITY;
    return type.available - (this.#duties.get(`${type.id} ${day}`)?.size ?? 0);
  }

  #bayFree(school: School, session: Session, day: number): boolean {
    const { vehicleBays, unloadingSeconds } = school;
    if (vehicleBays === null) return true;
    const { arriveBeforeBell: am, leaveAfterBell: pm } = this.#theCase.policy;
    const first = session === 'am' ? school.bellStart - am.earliest : school.bellEnd + pm.earliest - unloadingSeconds;
    const last = session === 'am' ? school.bellStart - am.latest : school.bellEnd + pm.latest - unloadingSeconds;
    const stays = this.#stays.get(`${school.id} ${session} ${day}`) ?? [];
    // A stay can begin at the window's start or as another ends; it is free if bays are left at every beginning in it.
    return [first, ...stays.map((s) => s.to)].some((at) => {
      if (at < first || at > last) return false;
      const end = at + unloadingSeconds;
      const moments = [at, ...stays.map((s) => s.from).filter((t) => t > at && t < end)];
      return moments.every((t) => stays.filter((s) => s.from <= t && t < s.to).length < vehicleBays);
    });
  }
}

function holds(type: VehicleType, seats: number, chairs: number): boolean {
  return type.layouts.some((l) => seats <= l.seats && chairs <= l.wheelchairs);
}

function assistantsFor(group: readonly Pupil[]): number {
  const individual = group.filter((p) => p.assistant === 'individual').length;
  return individual + (group.some((p) => p.assistant === 'shared') ? 1 : 0);
}

/** Weekdays with the same reason together. */
export function byReason(days: number, reasonOn: (day: number) => Reason): { days: number; reason: Reason }[] {
  const groups = new Map<string, { days: number; reason: Reason }>();
  for (let d = 0; d < 5; d++) {
    if (!(days & (1 << d))) continue;
    const reason = reasonOn(d);
    const known = groups.get(reason.message);
    groups.set(reason.message, { days: (known?.days ?? 0) | (1 << d), reason });
  }
  return [...groups.values()].sort((a, b) => countDays(b.days) - countDays(a.days) || a.days - b.days);
}

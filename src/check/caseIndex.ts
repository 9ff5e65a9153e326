/** The case made ready for look-ups: who is due where on which day, who belongs with whom, who lives together. */
import {
  type Case,
  type LonLat,
  type Pupil,
  type School,
  SESSIONS,
  type Session,
  type Stop,
  type VehicleType,
  WEEKDAYS,
} from '../model/index.ts';
import { positionKey } from './geometry.ts';

/** Where a due pupil is collected or set down. */
export interface DueAt {
  readonly at: LonLat;
  /** An address of `pupil_addresses.csv` rather than the usual home. */
  readonly other: boolean;
}

export interface CaseIndex {
  readonly theCase: Case;
  readonly pupils: ReadonlyMap<string, Pupil>;
  /** Position of a pupil in {@link Case.pupils}. */
  readonly rank: ReadonlyMap<Pupil, number>;
  readonly schools: ReadonlyMap<string, School>;
  readonly stops: ReadonlyMap<string, Stop>;
  readonly types: ReadonlyMap<string, VehicleType>;
  /** Members of every `keep_with` group, by group name. */
  readonly groups: ReadonlyMap<string, readonly Pupil[]>;
  /** Both directions of every `keep_apart` pair. */
  readonly apart: ReadonlyMap<Pupil, ReadonlySet<Pupil>>;
  /** `null` when the pupil is not due that day. */
  due(pupil: Pupil, day: number, session: Session): DueAt | null;
}

/** One number for a pupil's session of a weekday. */
export function slotOf(day: number, session: Session): number {
  return day * 2 + (session === 'am' ? 0 : 1);
}

/** Pupils whose usual homes the case puts at the same coordinates are one household. */
export function household(pupil: Pupil): string {
  return positionKey(pupil.home);
}

/** Looks at both sides of every pair: one pupil naming the other is enough. */
function apartPairs(pupils: readonly Pupil[], byId: ReadonlyMap<string, Pupil>): Map<Pupil, Set<Pupil>> {
  const apart = new Map<Pupil, Set<Pupil>>();
  const add = (a: Pupil, b: Pupil) => {
    const set = apart.get(a) ?? new Set<Pupil>();
    apart.set(a, set.add(b));
  };
  for (const a of pupils) {
    for (const id of a.keepApart) {
      const b = byId.get(id);
      if (!b || b === a) continue;
      add(a, b);
      add(b, a);
    }
  }
  return apart;
}

function addressesOf(pupil: Pupil): (DueAt | null)[] {
  const usual: DueAt = { at: pupil.home, other: false };
  const slots: (DueAt | null)[] = [];
  for (const day of WEEKDAYS) {
    for (const session of SESSIONS) {
      const other = pupil.otherAddresses.find(
        (o) => o.days & (1 << day) && (o.session === 'both' || o.session === session),
      );
      slots.push(pupil.days & (1 << day) ? (other ? { at: other.at, other: true } : usual) : null);
    }
  }
  return slots;
}

/** Builds the look-ups once for a case. */
export function indexCase(theCase: Case): CaseIndex {
  const pupils = new Map(theCase.pupils.map((p) => [p.id, p]));
  const groups = new Map<string, Pupil[]>();
  const slots = new Map<Pupil, (DueAt | null)[]>();
  for (const p of theCase.pupils) {
    slots.set(p, addressesOf(p));
    if (p.keepWith === null) continue;
    const group = groups.get(p.keepWith);
    if (group) group.push(p);
    else groups.set(p.keepWith, [p]);
  }
  return {
    theCase,
    pupils,
    rank: new Map(theCase.pupils.map((p, i) => [p, i])),
    schools: new Map(theCase.schools.map((s) => [s.id, s])),
    stops: new Map(theCase.stops.map((s) => [s.id, s])),
    types: new Map(theCase.vehicleTypes.map((t) => [t.id, t])),
    groups,
    apart: apartPairs(theCase.pupils, pupils),
    due: (pupil, day, session) => slots.get(pupil)?.[slotOf(day, session)] ?? null,
  };
}

/** The pupil's school; the case guarantees it exists. */
export function schoolOf(index: CaseIndex, pupil: Pupil): School {
  return index.theCase.schools[pupil.schoolIndex];
}

/**
 * Whom `keep_with` binds to this pupil in this session of this day, the pupil included: members who are due from
 * their usual address. A pupil at another address is bound to nobody.
 */
export function companyOf(index: CaseIndex, pupil: Pupil, day: number, session: Session): Pupil[] {
  const due = index.due(pupil, day, session);
  if (pupil.keepWith === null || !due || due.other) return [pupil];
  const members = index.groups.get(pupil.keepWith) ?? [pupil];
  return members.filter((m) => index.due(m, day, session)?.other === false);
}

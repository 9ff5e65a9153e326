/** Could a vehicle of its own drive this company lawfully? Asked of pupils who are listed as not carried. */
import { type LonLat, NO_WAY, type Pupil, type Seconds, type Session } from '../model/index.ts';
import { type CaseIndex, companyOf, schoolOf } from './caseIndex.ts';
import type { Drives, LegCollector } from './drives.ts';
import type { PlanView } from './finding.ts';
import { positionKey } from './geometry.ts';
import { covers } from './listings.ts';
import { bindingLimit, boardingSeconds } from './needs.ts';
import type { Reach } from './reach.ts';

/** All orders of this many places are tried; beyond, only the one that takes the farthest first. */
const MOST_PLACES = 6;

interface Halt {
  readonly at: LonLat;
  readonly pupils: readonly Pupil[];
  readonly dwell: Seconds;
}

/** Where they would be collected: at the door, or at the nearest point within reach. */
function haltsOf(index: CaseIndex, reach: Reach, company: readonly Pupil[], day: number, session: Session): Halt[] {
  const byPlace = new Map<string, { at: LonLat; pupils: Pupil[] }>();
  for (const pupil of company) {
    const due = index.due(pupil, day, session);
    if (!due) continue;
    const at = pupil.pickup === 'door' || due.other ? due.at : (reach.nearest(pupil)?.at ?? due.at);
    const halt = byPlace.get(positionKey(at)) ?? { at, pupils: [] };
    halt.pupils.push(pupil);
    byPlace.set(positionKey(at), halt);
  }
  const { policy } = index.theCase;
  return [...byPlace.values()].map((halt) => ({
    ...halt,
    dwell: halt.pupils.reduce((sum, p) => sum + boardingSeconds(policy, p), policy.callSeconds),
  }));
}

function leg(session: Session, a: LonLat, b: LonLat): [LonLat, LonLat] {
  return session === 'am' ? [a, b] : [b, a];
}

/** Asks for the drives {@link drivable} will look at. */
export function addFreshLegs(view: Omit<PlanView, 'drives'>, legs: LegCollector): void {
  for (const row of view.plan.exceptions) {
    const pupil = view.index.pupils.get(row.pupilId);
    if (row.code !== 'not_carried' || !pupil) continue;
    for (const day of [0, 1, 2, 3, 4]) {
      for (const session of ['am', 'pm'] as const) {
        if (!covers(row, day, session)) continue;
        const company = companyOf(view.index, pupil, day, session);
        const halts = haltsOf(view.index, view.reach, company, day, session);
        for (const a of halts) {
          legs.add(session, ...leg(session, a.at, schoolOf(view.index, pupil).at));
          for (const b of halts) if (a !== b) legs.add(session, a.at, b.at);
        }
      }
    }
  }
}

/** Rides of the halts in this order, nearest the school last; true when all are within their limits. */
function lawful(index: CaseIndex, drives: Drives, order: readonly Halt[], school: LonLat, session: Session): boolean {
  const { theCase } = index;
  let ride = 0;
  let next = school;
  for (let i = order.length - 1; i >= 0; i--) {
    const halt = order[i];
    ride += drives.between(session, ...leg(session, halt.at, next)).seconds;
    const direct = drives.between(session, ...leg(session, halt.at, school)).seconds;
    // The limit is a matter of the direct drive: where no road leads, there is none to allow for.
    if (direct >= NO_WAY.seconds) return false;
    if (halt.pupils.some((p) => ride > bindingLimit(theCase, p, direct))) return false;
    ride += halt.dwell;
    next = halt.at;
  }
  return true;
}

function* orders(halts: readonly Halt[]): Generator<Halt[]> {
  if (halts.length < 2) {
    yield [...halts];
    return;
  }
  for (const first of halts) {
    for (const rest of orders(halts.filter((h) => h !== first))) yield [first, ...rest];
  }
}

/**
 * Whether some order of the company's places keeps every ride within its limit. One place is always lawful where
 * a road leads from it: the ride is the direct drive. The afternoon is the same order from its end: out from the school, farthest last.
 */
export function drivable(view: PlanView, company: readonly Pupil[], day: number, session: Session): boolean {
  const { index, drives } = view;
  if (company.some((a) => company.some((b) => index.apart.get(a)?.has(b)))) return false;
  const school = schoolOf(index, company[0]).at;
  const halts = haltsOf(index, view.reach, company, day, session);
  const direct = (h: Halt) => drives.between(session, ...leg(session, h.at, school)).seconds;
  if (halts.length > MOST_PLACES) {
    const farFirst = [...halts].sort((a, b) => direct(b) - direct(a));
    return lawful(index, drives, farFirst, school, session);
  }
  for (const order of orders(halts)) if (lawful(index, drives, order, school, session)) return true;
  return false;
}

/** One of today's runs on one weekday: who is collected where, and the schools in bell order. */
import type { CallKind, CurrentRoute, LonLat, Pupil, School, Session } from '../model/index.ts';
import { type CaseIndex, schoolOf } from './caseIndex.ts';
import { ONE_CALL_METRES, samePosition, straightMetres } from './geometry.ts';
import { boardingSeconds } from './needs.ts';

export interface Halt {
  readonly kind: Exclude<CallKind, 'stop'>;
  readonly placeId: string;
  readonly at: LonLat;
  readonly on: string[];
  readonly off: string[];
  dwell: number;
  readonly school: School | null;
}

function homesOf(index: CaseIndex, pupils: readonly Pupil[], day: number, session: Session): Halt[] {
  const halts: Halt[] = [];
  const { policy } = index.theCase;
  for (const pupil of pupils) {
    const at = index.due(pupil, day, session)?.at ?? pupil.home;
    const last = halts[halts.length - 1];
    // Brothers and sisters listed one after another, and neighbours at the kerb, are one call; a run calls at a
    // place once, so a later row at the same address joins the call already made there.
    const neighbour = last && straightMetres(last.at, at) <= ONE_CALL_METRES ? last : undefined;
    let halt = halts.find((h) => samePosition(h.at, at)) ?? neighbour;
    if (!halt) {
      halt = { kind: 'home', placeId: pupil.id, at, on: [], off: [], dwell: policy.callSeconds, school: null };
      halts.push(halt);
    }
    (session === 'am' ? halt.on : halt.off).push(pupil.id);
    halt.dwell += boardingSeconds(policy, pupil);
  }
  return halts;
}

function schoolsOf(index: CaseIndex, pupils: readonly Pupil[], session: Session): Halt[] {
  const schools = [...new Set(pupils.map((p) => schoolOf(index, p)))];
  const bell = (s: School) => (session === 'am' ? s.bellStart : s.bellEnd);
  schools.sort((a, b) => bell(a) - bell(b) || (a.id < b.id ? -1 : 1));
  return schools.map((school) => {
    const ids = pupils.filter((p) => p.schoolId === school.id).map((p) => p.id);
    return {
      kind: 'school',
      placeId: school.id,
      at: school.at,
      on: session === 'pm' ? ids : [],
      off: session === 'am' ? ids : [],
      dwell: school.unloadingSeconds,
      school,
    };
  });
}

/**
 * The halts of a current route in order: homes in the order of current_calls.csv, schools behind the last pupil in bell
 * order (afternoon: before the first). Pupils not due that day are passed by; empty when nobody is due.
 */
export function haltsToday(index: CaseIndex, route: CurrentRoute, session: Session, day: number): Halt[] {
  const ids = [...new Set(route.calls[session])];
  const pupils = ids.flatMap((id) => index.pupils.get(id) ?? []).filter((p) => index.due(p, day, session));
  const homes = homesOf(index, pupils, day, session);
  const schools = schoolsOf(index, pupils, session);
  return session === 'am' ? [...homes, ...schools] : [...schools, ...homes];
}

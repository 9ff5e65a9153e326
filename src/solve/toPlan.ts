/** From timetabled duties back to the words of the case: routes, calls, places and pupils. */
import {
  type Case,
  type DayMask,
  type Layout,
  type LonLat,
  type PickupChoices,
  type PlanCall,
  type PlanRoute,
  PUPIL_CLASSES,
  SESSIONS,
  type Session,
} from '../model/index.ts';
import { type Compiled, END_OF_DAY } from './compile.ts';
import type { DutyItinerary, Itinerary } from './itinerary.ts';
import type { Run } from './run.ts';

/** Everything that turns numbers into ids. */
export interface Translation {
  readonly theCase: Case;
  readonly choices: PickupChoices;
  readonly compiled: Compiled;
}

/** The plan's routes, numbered by class group, then first school, then first pupil. */
export function toRoutes(translation: Translation, duties: readonly DutyItinerary[]): PlanRoute[] {
  const drafts = duties.map((duty) => ({ duty, key: sortKey(translation, duty) }));
  drafts.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const routes: PlanRoute[] = [];
  const width = String(duties.reduce((sum, duty) => sum + duty.routes.length, 0)).length;
  const numbered = (letter: string, n: number): string => letter + String(n).padStart(Math.max(3, width), '0');
  drafts.forEach(({ duty }, d) => {
    for (let r = 0; r < duty.routes.length; r++) {
      routes.push(toRoute(translation, duty, r, numbered('R', routes.length + 1), numbered('D', d + 1)));
    }
  });
  return routes;
}

function sortKey({ theCase, compiled }: Translation, duty: DutyItinerary): string {
  const { problem, parts } = compiled;
  const classes = duty.routes.reduce((mask, route) => mask | route.classes, 0);
  const pupils = duty.routes.flatMap((route) =>
    route.runs.flatMap((run) => [...run.parts].flatMap((part) => parts[part].pupils.map((p) => theCase.pupils[p].id))),
  );
  const schools = duty.routes.flatMap((route) =>
    route.runs.flatMap((run) => [...run.place].filter((q) => q < problem.schools).map((q) => theCase.schools[q].id)),
  );
  const first = Math.min(...PUPIL_CLASSES.map((_, c) => c).filter((c) => classes & (1 << c)));
  return [first, schools.sort()[0], pupils.sort()[0]].join('\u0000');
}

function toRoute(translation: Translation, duty: DutyItinerary, r: number, id: string, dutyId: string): PlanRoute {
  const type = translation.theCase.vehicleTypes[duty.type];
  const calls = SESSIONS.flatMap((session, s) =>
    mergeRows(
      duty.itineraries
        .filter((it) => it.session === s)
        .flatMap((it) => rowsOf(translation, it, session, duty.order[s].indexOf(r), duty.routes[r].runs[s])),
    ),
  );
  const layoutOf = (s: number): Layout | null =>
    calls.some((call) => call.session === SESSIONS[s])
      ? plainestLayout(translation, type.layouts, duty.layouts[s][r])
      : null;
  return { id, dutyId, vehicleTypeId: type.id, layouts: { am: layoutOf(0), pm: layoutOf(1) }, calls };
}

/** Of the layouts that hold the run all week, the one with the fewest wheelchair places, then the most seats. */
function plainestLayout({ compiled }: Translation, layouts: readonly Layout[], mask: number): Layout {
  const fitting = layouts.filter((layout) => (compiled.layoutBit(layout) & mask) !== 0);
  fitting.sort((a, b) => a.wheelchairs - b.wheelchairs || b.seats - a.seats);
  return fitting[0];
}

/** One row a call for one set of weekdays, in the order of the clock. */
function rowsOf(translation: Translation, it: Itinerary, session: Session, position: number, run: Run): PlanCall[] {
  const rows: PlanCall[] = [];
  const indices = Array.from({ length: it.calls }, (_, k) => k).filter((k) => it.run[k] === position);
  if (session === 'pm') indices.reverse();
  for (const k of indices) {
    const previous = session === 'am' ? k - 1 : k + 1;
    const leg = session === 'am' ? k - 1 : k;
    const hasPrevious = previous >= 0 && previous < it.calls;
    const arriveMorning = it.time[k];
    const departMorning = it.time[k] + it.dwell[k];
    const pupils = pupilsAt(translation, it, k, session, run);
    const { kind, placeId, at } = placeOf(translation, it.place[k], pupils);
    const boards = (kind === 'school') === (session === 'pm');
    rows.push({
      session,
      days: it.days,
      sequence: it.call[k] + 1,
      kind,
      placeId,
      at,
      arrive: session === 'am' ? arriveMorning : END_OF_DAY - departMorning,
      depart: session === 'am' ? departMorning : END_OF_DAY - arriveMorning,
      on: boards ? pupils : [],
      off: boards ? [] : pupils,
      metresFromPrevious: hasPrevious ? it.legMetres[leg] : 0,
      secondsFromPrevious: hasPrevious ? it.legSeconds[leg] : 0,
    });
  }
  return rows;
}

/** Ids of those who board or alight at call k on the itinerary's days, sorted. */
function pupilsAt({ theCase, compiled }: Translation, it: Itinerary, k: number, session: Session, run: Run): string[] {
  const { problem, parts } = compiled;
  const place = it.place[k];
  const here =
    place < problem.schools
      ? run.parts.filter((part) => problem.partSchool[part] === place)
      : run.parts.subarray(run.start[it.call[k]], run.start[it.call[k] + 1]);
  const ids: string[] = [];
  for (const part of here) {
    parts[part].pupils.forEach((p, i) => {
      if (parts[part].days[session][i] & it.days) ids.push(theCase.pupils[p].id);
    });
  }
  return ids.sort();
}

function placeOf(
  { theCase, choices, compiled }: Translation,
  place: number,
  pupils: readonly string[],
): { kind: PlanCall['kind']; placeId: string; at: LonLat } {
  if (place < compiled.problem.schools) {
    const school = theCase.schools[place];
    return { kind: 'school', placeId: school.id, at: school.at };
  }
  const { kind, placeId, at } = choices.places[place - compiled.problem.schools];
  return { kind, placeId: kind === 'home' ? pupils[0] : placeId, at };
}

/** Numbers the calls of a session; rows that differ in nothing but their weekdays become one. */
function mergeRows(rows: readonly PlanCall[]): PlanCall[] {
  const merged = new Map<string, PlanCall>();
  const last = Math.max(0, ...rows.map((row) => row.sequence));
  for (const row of rows) {
    const sequence = row.session === 'am' ? row.sequence : last - row.sequence + 1;
    const key = JSON.stringify({ ...row, days: 0, sequence });
    const days: DayMask = (merged.get(key)?.days ?? 0) | row.days;
    merged.set(key, { ...row, sequence, days });
  }
  return [...merged.values()].sort((a, b) => a.sequence - b.sequence || lowestDay(a.days) - lowestDay(b.days));
}

const lowestDay = (days: DayMask): number => days & -days;

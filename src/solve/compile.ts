/** From the case and the pick-up candidates to the search's {@link Problem}. */
import {
  type Case,
  countDays,
  householdOf,
  type Layout,
  NO_WAY,
  type PickupChoice,
  type PickupChoices,
  PUPIL_CLASSES,
  type Pupil,
  SESSIONS,
  type Seconds,
  type Session,
  sharedBytes,
  sharedDoubles,
  sharedInts,
} from '../model/index.ts';
import { compileFleet } from './compileFleet.ts';
import { type Part, type Task, tasksOf } from './compileTasks.ts';
import type { BothSessions, Problem, SignatureTable } from './problem.ts';
import { ANY_FROM, ANY_TO, NOWHERE, UNLIMITED } from './problem.ts';

/** The afternoon's clock runs backwards from midnight. */
export const END_OF_DAY: Seconds = 86_400;

/** The limit where no road leads: no ride keeps it. */
const NO_RIDE: Seconds = -1;

/** The problem and how its numbers translate back into the case. */
export interface Compiled {
  readonly problem: Problem;
  readonly tasks: readonly Task[];
  readonly parts: readonly Part[];
  /** Bit of a layout in the problem's masks. */
  readonly layoutBit: (layout: Layout) => number;
}

/** Limit that binds a pupil whose direct drive takes so long: own or phase's, raised where direct is longer. */
export function rideLimit(theCase: Case, pupil: Pupil, directSeconds: Seconds): Seconds {
  const phase = theCase.schools[pupil.schoolIndex].phase;
  const limit = pupil.ownMaxRideSeconds ?? theCase.policy.maxRideSeconds[phase];
  // Where no road leads there is no drive to allow for: the pupil fits no run, and is not carried.
  if (directSeconds >= NO_WAY.seconds) return limit;
  // In integers: 1.1 × direct would sometimes fall just short of a whole second in floating point.
  return directSeconds > limit ? Math.floor((directSeconds * 11) / 10) + 300 : limit;
}

/** Seconds a pupil adds to the dwell of the call. */
export function boardingSeconds(theCase: Case, pupil: Pupil): Seconds {
  if (pupil.ownBoardingSeconds !== null) return pupil.ownBoardingSeconds;
  return theCase.policy.boardingSeconds[pupil.seating === 'wheelchair' ? 'wheelchair' : pupil.class];
}

/** Compiles the case; `tasks` are the case's own unless some have been split. */
export function compile(
  theCase: Case,
  choices: PickupChoices,
  tasks: readonly Task[] = tasksOf(theCase, choices),
): Compiled {
  const parts = tasks.flatMap((task) => task.parts);
  const taskOfPart = tasks.flatMap((task, t) => task.parts.map(() => t));
  const households = new Map<string, number>();
  const householdId = (key: string): number => {
    const id = households.get(key) ?? households.size;
    households.set(key, id);
    return id;
  };
  const schools = theCase.schools.length;
  const { fleet, layoutBit } = compileFleet(theCase);
  const candidates = parts.flatMap((part) => part.choices);
  const problem: Problem = {
    tasks: tasks.length,
    parts: parts.length,
    schools,
    places: schools + choices.places.length,
    types: theCase.vehicleTypes.length,

    taskPartStart: sharedInts(starts(tasks.map((task) => task.parts.length))),
    taskPupils: sharedInts(tasks.map((task) => task.pupils.length)),
    taskClasses: sharedInts(tasks.map((task) => classMask(theCase, task.pupils))),
    taskSolo: sharedBytes(tasks.map((task) => (task.pupils.some((p) => theCase.pupils[p].solo) ? 1 : 0))),
    taskBusy: sharedInts(tasks.map((task) => travelDays(task, 'am') | (travelDays(task, 'pm') << 5))),
    taskDays: sharedInts(tasks.map((task) => task.parts.reduce((days, part) => days | daysOf(part), 0))),
    taskWeight: sharedInts(tasks.map(weightOf)),
    ...conflictsOf(theCase, tasks),

    partTask: sharedInts(taskOfPart),
    partSchool: sharedInts(parts.map((part) => theCase.pupils[part.pupils[0]].schoolIndex)),
    partHousehold: sharedInts(parts.map((part) => householdId(householdOf(part.at)))),
    signatures: [signatures(theCase, parts, 'am'), signatures(theCase, parts, 'pm')],
    candidateStart: sharedInts(starts(parts.map((part) => part.choices.length))),
    candidatePlace: sharedInts(candidates.map((choice) => schools + choice.place)),
    candidateCost: sharedDoubles(candidates.map(() => 0)),

    placeLonLat: lonLat([...theCase.schools.map((s) => s.at), ...choices.places.map((p) => p.at)]),
    placeHost: sharedInts([
      ...theCase.schools.map(() => -1),
      ...choices.places.map((p) => (p.hostHousehold === null ? -1 : householdId(p.hostHousehold))),
    ]),

    windowFrom: windows(theCase, choices.places.length, 'from'),
    windowTo: windows(theCase, choices.places.length, 'to'),
    placeDwell: sharedInts([
      ...theCase.schools.map((school) => school.unloadingSeconds),
      ...choices.places.map(() => theCase.policy.callSeconds),
    ]),
    startPlace: [NOWHERE, NOWHERE],
    endPlace: [NOWHERE, NOWHERE],
    maxSeconds: ANY_TO,
    oneSchoolAtATime: false,
    visitCap: [visitCaps(theCase, 'am'), visitCaps(theCase, 'pm')],
    bays: sharedInts(theCase.schools.map((school) => school.vehicleBays ?? 0)),
    ...fleet,
  };
  return { problem, tasks, parts, layoutBit };
}

function daysOf(part: Part): number {
  return part.days.am.concat(part.days.pm).reduce((all, days) => all | days, 0);
}

function weightOf(task: Task): number {
  let weight = 0;
  for (const part of task.parts) for (const s of SESSIONS) for (const days of part.days[s]) weight += countDays(days);
  return weight;
}

function classMask(theCase: Case, pupils: readonly number[]): number {
  return pupils.reduce((mask, p) => mask | (1 << PUPIL_CLASSES.indexOf(theCase.pupils[p].class)), 0);
}

/** Pairs of tasks that may never be on one run: `keep_apart`, where they travel in the same session of some day. */
function conflictsOf(theCase: Case, tasks: readonly Task[]): { conflictStart: Int32Array; conflicts: Int32Array } {
  const tasksOfPupil = new Map<string, number[]>();
  tasks.forEach((task, t) => {
    for (const p of task.pupils) {
      const id = theCase.pupils[p].id;
      tasksOfPupil.set(id, [...(tasksOfPupil.get(id) ?? []), t]);
    }
  });
  const apart = tasks.map(() => new Set<number>());
  for (const pupil of theCase.pupils) {
    for (const otherId of pupil.keepApart) {
      for (const a of tasksOfPupil.get(pupil.id) ?? []) {
        for (const b of tasksOfPupil.get(otherId) ?? []) {
          if (a === b || !travelTogether(tasks[a], tasks[b])) continue;
          apart[a].add(b);
          apart[b].add(a);
        }
      }
    }
  }
  return {
    conflictStart: sharedInts(starts(apart.map((set) => set.size))),
    conflicts: sharedInts(apart.flatMap((set) => [...set].sort((x, y) => x - y))),
  };
}

function travelTogether(a: Task, b: Task): boolean {
  return SESSIONS.some((s) => (travelDays(a, s) & travelDays(b, s)) !== 0);
}

/** Weekdays on which anybody of the task travels in the session. */
function travelDays(task: Task, s: Session): number {
  return task.parts.reduce((all, part) => part.days[s].reduce((x, days) => x | days, all), 0);
}

/** Rows of equal company: the weekdays on which exactly the same pupils of the part travel. */
function signatures(theCase: Case, parts: readonly Part[], session: Session): SignatureTable {
  const rows: { days: number; pupils: Pupil[] }[][] = parts.map((part) => {
    const byCompany = new Map<string, { days: number; pupils: Pupil[] }>();
    for (let d = 0; d < 5; d++) {
      const pupils = part.pupils.filter((_, i) => part.days[session][i] & (1 << d));
      if (pupils.length === 0) continue;
      const key = pupils.join();
      const row = byCompany.get(key) ?? { days: 0, pupils: pupils.map((p) => theCase.pupils[p]) };
      byCompany.set(key, { ...row, days: row.days | (1 << d) });
    }
    return [...byCompany.values()];
  });
  const flat = rows.flat();
  const column = (f: (pupils: Pupil[]) => number): Int32Array => sharedInts(flat.map((row) => f(row.pupils)));
  return {
    start: sharedInts(starts(rows.map((r) => r.length))),
    days: sharedInts(flat.map((row) => row.days)),
    seats: column((pupils) => pupils.filter((p) => p.seating === 'seat').length),
    chairs: column((pupils) => pupils.filter((p) => p.seating === 'wheelchair').length),
    boarding: column((pupils) => pupils.reduce((sum, p) => sum + boardingSeconds(theCase, p), 0)),
    alighting: column(() => 0),
    individual: column((pupils) => pupils.filter((p) => p.assistant === 'individual').length),
    shared: column((pupils) => (pupils.some((p) => p.assistant === 'shared') ? 1 : 0)),
    limitStart: sharedInts(starts(parts.map((part, p) => part.choices.length * rows[p].length))),
    limits: sharedInts(
      parts.flatMap((part, p) =>
        part.choices.flatMap((choice) => rows[p].map((row) => tightest(theCase, row.pupils, choice, session))),
      ),
    ),
  };
}

function tightest(theCase: Case, pupils: readonly Pupil[], choice: PickupChoice, session: Session): Seconds {
  const direct = choice.directSeconds[session];
  if (direct >= NO_WAY.seconds) return NO_RIDE;
  const all = pupils.map((pupil) => Math.min(rideLimit(theCase, pupil, direct), withinTheDay(theCase, pupil, session)));
  return Math.max(direct, Math.min(END_OF_DAY, ...all));
}

/** However generous the limit, nobody sets out before midnight or comes home after it. */
function withinTheDay({ schools, policy }: Case, pupil: Pupil, session: Session): Seconds {
  const { bellStart, bellEnd } = schools[pupil.schoolIndex];
  return session === 'am'
    ? bellStart - policy.arriveBeforeBell.earliest
    : END_OF_DAY - bellEnd - policy.leaveAfterBell.latest;
}

/** Bell windows in morning orientation; the places where pupils board have none. */
function windows(theCase: Case, places: number, edge: 'from' | 'to'): BothSessions<Int32Array> {
  const { arriveBeforeBell: am, leaveAfterBell: pm } = theCase.policy;
  const morning = edge === 'from' ? am.earliest : am.latest;
  const afternoon = edge === 'from' ? pm.latest : pm.earliest;
  const others = Array.from({ length: places }, () => (edge === 'from' ? ANY_FROM : ANY_TO));
  return [
    sharedInts([...theCase.schools.map((s) => s.bellStart - morning), ...others]),
    sharedInts([...theCase.schools.map((s) => END_OF_DAY - (s.bellEnd + afternoon)), ...others]),
  ];
}

function visitCaps(theCase: Case, session: Session): Int32Array {
  const { arriveBeforeBell, leaveAfterBell } = theCase.policy;
  const width =
    session === 'am'
      ? arriveBeforeBell.earliest - arriveBeforeBell.latest
      : leaveAfterBell.latest - leaveAfterBell.earliest;
  return sharedInts(
    theCase.schools.map(({ vehicleBays, unloadingSeconds }) =>
      vehicleBays === null || unloadingSeconds === 0
        ? UNLIMITED
        : vehicleBays * (Math.floor(width / unloadingSeconds) + 1),
    ),
  );
}

/** Row starts for rows of these lengths. */
function starts(lengths: readonly number[]): number[] {
  const out = [0];
  for (const length of lengths) out.push(out[out.length - 1] + length);
  return out;
}

function lonLat(points: readonly (readonly [number, number])[]): Float64Array {
  return sharedDoubles(points.flat());
}

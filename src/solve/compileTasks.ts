/** What moves as one: the tasks of a case. */
import {
  type Case,
  type DayMask,
  householdOf,
  type LonLat,
  type PickupChoice,
  type PickupChoices,
  type Pupil,
  SESSIONS,
  type Session,
} from '../model/index.ts';

/** Pupils of one task who live at one point and have the same candidates. */
export interface Part {
  /** Indices into the case's pupils. */
  readonly pupils: readonly number[];
  /** Where they live, or the second address. */
  readonly at: LonLat;
  readonly choices: readonly PickupChoice[];
  /** Weekdays on which each of `pupils` travels, by session. */
  readonly days: Readonly<Record<Session, readonly DayMask[]>>;
}

export interface Task {
  readonly pupils: readonly number[];
  readonly parts: readonly Part[];
  /** The usual address, or a second one. */
  readonly usual: boolean;
}

/** Weekdays on which the pupil goes to or from the usual address. */
export function usualDays(pupil: Pupil, session: Session): DayMask {
  let days = pupil.days;
  for (const other of pupil.otherAddresses) {
    if (other.session === 'both' || other.session === session) days &= ~other.days;
  }
  return days;
}

/** Usual addresses, by `keep_with` group or pupil, then second addresses, one task a row and session. */
export function tasksOf(theCase: Case, choices: PickupChoices): Task[] {
  const groups = new Map<string, number[]>();
  theCase.pupils.forEach((pupil, p) => {
    const key = pupil.keepWith === null ? `pupil ${p}` : `group ${pupil.keepWith}`;
    groups.set(key, [...(groups.get(key) ?? []), p]);
  });
  const tasks: Task[] = [];
  for (const pupils of groups.values()) {
    const task = usualTask(theCase, choices, pupils);
    if (task) tasks.push(task);
  }
  theCase.pupils.forEach((_, p) => {
    tasks.push(...otherTasks(theCase, choices, p));
  });
  return tasks;
}

function usualTask(theCase: Case, choices: PickupChoices, group: readonly number[]): Task | null {
  const travelling = group.filter((p) => SESSIONS.some((s) => usualDays(theCase.pupils[p], s) !== 0));
  if (travelling.length === 0) return null;
  const byPlace = new Map<string, number[]>();
  for (const p of travelling) {
    const key = `${householdOf(theCase.pupils[p].home)} ${choices.usual[p].map((choice) => choice.place).join()}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), p]);
  }
  const parts = [...byPlace.values()].map((pupils) => ({
    pupils,
    at: theCase.pupils[pupils[0]].home,
    choices: choices.usual[pupils[0]],
    days: {
      am: pupils.map((p) => usualDays(theCase.pupils[p], 'am')),
      pm: pupils.map((p) => usualDays(theCase.pupils[p], 'pm')),
    },
  }));
  return { pupils: travelling, parts, usual: true };
}

function otherTasks(theCase: Case, choices: PickupChoices, p: number): Task[] {
  const pupil = theCase.pupils[p];
  return pupil.otherAddresses.flatMap((address, i) =>
    SESSIONS.filter((s) => address.session === 'both' || address.session === s).flatMap((s) => {
      const days = address.days & pupil.days;
      if (days === 0) return [];
      const part: Part = {
        pupils: [p],
        at: address.at,
        choices: choices.other[p].slice(i, i + 1),
        days: { am: s === 'am' ? [days] : [0], pm: s === 'pm' ? [days] : [0] },
      };
      return [{ pupils: [p], parts: [part], usual: false }];
    }),
  );
}

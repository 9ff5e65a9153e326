/** Parts of a task's week, for when the whole of it cannot be carried: fewer weekdays, or one session only. */
import {
  type Case,
  countDays,
  type DayMask,
  householdOf,
  type PickupChoice,
  type PickupChoices,
  SESSIONS,
  type Session,
} from '../model/index.ts';
import { type Part, type Task, usualDays } from './compileTasks.ts';

export interface Piece {
  readonly task: Task;
  readonly sessions: readonly Session[];
  /** Weekdays, of those on which the whole task travels. */
  readonly days: DayMask;
}

/** Pick-up points among which the task has the choice: of its parts the most. */
export function pointsToChooseFrom(task: Task): number {
  return Math.max(...task.parts.map((part) => part.choices.length));
}

/**
 * The whole task, then every smaller piece, most pupil-journeys first; at equal size both sessions before one. All
 * pieces use one pick-up point of each part: its best, or that many ranks (`rank`) after it.
 */
export function piecesOf(whole: Task, choices: PickupChoices, rank = 0): Piece[] {
  const task = atOnePoint(whole, choices, rank);
  const all = daysIn(task, 'am') | daysIn(task, 'pm');
  const most = journeys(task);
  const pieces: (Piece & { size: number })[] = [{ task, sessions: [...SESSIONS], days: all, size: most }];
  for (const sessions of [[...SESSIONS], ['am'], ['pm']] as Session[][]) {
    for (let days = all; days > 0; days = (days - 1) & all) {
      const piece = pieceOf(task, sessions, days);
      const size = journeys(piece);
      if (size > 0 && size < most) pieces.push({ task: piece, sessions, days, size });
    }
  }
  return pieces.sort((a, b) => b.size - a.size || b.sessions.length - a.sessions.length || b.days - a.days);
}

/** Whether the piece is one session of one weekday. */
export function isUnit(piece: Piece): boolean {
  return piece.sessions.length === 1 && countDays(piece.days) === 1;
}

/** Whether the pupil's morning and afternoon must be of one route. */
export function boundBothWays(theCase: Case, p: number): boolean {
  const pupil = theCase.pupils[p];
  const both = usualDays(pupil, 'am') & usualDays(pupil, 'pm');
  return theCase.policy.sameRouteBothWays.includes(pupil.class) && both !== 0;
}

/** Pupils of the task who travel in the session on any of the days. */
export function travellers(task: Task, session: Session, days: DayMask): number[] {
  return task.parts.flatMap((part) => part.pupils.filter((_, i) => part.days[session][i] & days));
}

function pieceOf(task: Task, sessions: readonly Session[], days: DayMask): Task {
  const keep = (part: Part, s: Session): DayMask[] => part.days[s].map((d) => (sessions.includes(s) ? d & days : 0));
  return {
    ...task,
    parts: task.parts.map((part) => ({ ...part, days: { am: keep(part, 'am'), pm: keep(part, 'pm') } })),
  };
}

function atOnePoint(task: Task, choices: PickupChoices, rank: number): Task {
  return { ...task, parts: task.parts.map((part) => ({ ...part, choices: [choiceOfRank(part, choices, rank)] })) };
}

/** The most popular candidates first, those at the household's own home, which want company, last. */
function choiceOfRank(part: Part, choices: PickupChoices, rank: number): PickupChoice {
  const own = householdOf(part.at);
  const wantsCompany = (choice: PickupChoice): boolean => choices.places[choice.place].hostHousehold === own;
  const ranked = [...part.choices.filter((c) => !wantsCompany(c)), ...part.choices.filter(wantsCompany)];
  return ranked[rank % ranked.length];
}

function daysIn(task: Task, s: Session): DayMask {
  return task.parts.reduce((all, part) => part.days[s].reduce((days, d) => days | d, all), 0);
}

/** Pupil-journeys of the task's week. */
export function journeys(task: Task): number {
  return task.parts.reduce(
    (sum, part) => SESSIONS.reduce((n, s) => part.days[s].reduce((m, days) => m + countDays(days), n), sum),
    0,
  );
}

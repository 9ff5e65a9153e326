/** Parts of a task's week, for when the whole of it cannot be carried: fewer weekdays, or one session only. */
import { type Case, type DayMask, SESSIONS, type Session } from '../model/index.ts';
import { type Part, type Task, usualDays } from './compileTasks.ts';

export interface Piece {
  readonly task: Task;
  readonly sessions: readonly Session[];
}

/** Every smaller piece of the task, most pupil-journeys first; at equal size both sessions before one. */
export function piecesOf(task: Task): Piece[] {
  const all = SESSIONS.map((s) => daysIn(task, s));
  const pieces: (Piece & { size: number })[] = [];
  for (const sessions of [[...SESSIONS], ['am'], ['pm']] as Session[][]) {
    for (let days = 0b11111; days > 0; days--) {
      if (days & ~(all[0] | all[1])) continue;
      const piece = pieceOf(task, sessions, days);
      const size = journeys(piece);
      if (size > 0 && size < journeys(task)) pieces.push({ task: piece, sessions, size });
    }
  }
  return pieces.sort((a, b) => b.size - a.size || b.sessions.length - a.sessions.length);
}

/** Whether morning and afternoon must be of one route, so that a piece of each may not be carried apart. */
export function boundBothWays(theCase: Case, task: Task): boolean {
  return task.pupils.some((p) => {
    const pupil = theCase.pupils[p];
    const both = usualDays(pupil, 'am') & usualDays(pupil, 'pm');
    return theCase.policy.sameRouteBothWays.includes(pupil.class) && both !== 0;
  });
}

function pieceOf(task: Task, sessions: readonly Session[], days: DayMask): Task {
  const keep = (part: Part, s: Session): DayMask[] => part.days[s].map((d) => (sessions.includes(s) ? d & days : 0));
  return {
    ...task,
    parts: task.parts.map((part) => ({
      ...part,
      // Pieces of one task must use one pick-up point, so there is nothing to choose; popular ones come first.
      choices: part.choices.slice(0, 1),
      days: { am: keep(part, 'am'), pm: keep(part, 'pm') },
    })),
  };
}

function daysIn(task: Task, s: Session): DayMask {
  return task.parts.reduce((all, part) => part.days[s].reduce((days, d) => days | d, all), 0);
}

function journeys(task: Task): number {
  let n = 0;
  for (const part of task.parts) {
    for (const s of SESSIONS) for (const days of part.days[s]) for (let rest = days; rest; rest &= rest - 1) n++;
  }
  return n;
}

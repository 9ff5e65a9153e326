/** One absent task, the pieces of its week, and which of them are carried so far. */
import { type Case, countDays, type DayMask, type Session } from '../model/index.ts';
import type { RouteAt } from '../solve/best.ts';
import { boundBothWays, isUnit, journeys, type Piece, travellers } from '../solve/pieces.ts';
import type { Attempt } from './attempt.ts';

/** The pieces of one task that use the same pick-up points. */
export interface PieceSet {
  readonly pieces: readonly Piece[];
  /** The pieces' numbers as tasks of the problem. */
  readonly ids: readonly number[];
}

/** What is carried: pieces of one set. */
export interface Taken {
  readonly set: PieceSet;
  /** Indices into the set. */
  readonly indices: readonly number[];
}

/** How an attempt begins. */
export interface Start {
  /** The first piece is to have a vehicle of its own, whose other session and weekdays are then free for the rest. */
  readonly alone: boolean;
  /** Pieces passed over, that is, the largest. */
  readonly from: number;
}

export class Offer {
  readonly sets: readonly PieceSet[];
  readonly #theCase: Case;

  constructor(theCase: Case, sets: readonly PieceSet[]) {
    this.#theCase = theCase;
    this.sets = sets;
  }

  /** Carries the largest piece that fits, then single journeys the rules leave room for. */
  take(attempt: Attempt, before: Taken, start: Start): Taken {
    let taken = before;
    const { pieces, ids } = before.set;
    const begin = taken.indices.length > 0 ? 0 : start.from;
    for (let n = 0; n < pieces.length; n++) {
      const i = (begin + n) % pieces.length;
      const piece = pieces[i];
      if (taken.indices.length > 0 && !isUnit(piece)) continue;
      if (piece.sessions.some((s) => (carriedDays(taken, s) & piece.days) !== 0)) continue;
      const routes = this.#requiredRoutes(attempt, taken, piece);
      if (routes.length > 1) continue;
      const carried = attempt.insert(ids[i], routes[0], start.alone && taken.indices.length === 0);
      if (carried) taken = { set: taken.set, indices: [...taken.indices, i] };
      else if (taken.indices.length === 0 && start.from > 0) return taken;
    }
    return taken;
  }

  /**
   * Routes the piece must join: a pupil has one morning and one afternoon route all week, and one for both where the
   * class says so. A second address is free every day.
   */
  #requiredRoutes(attempt: Attempt, taken: Taken, piece: Piece): RouteAt[] {
    if (!piece.task.usual) return [];
    const required = new Map<string, RouteAt>();
    for (const session of piece.sessions) {
      for (const p of travellers(piece.task, session, piece.days)) {
        for (const i of taken.indices) {
          const other = taken.set.pieces[i];
          const alike = other.sessions.filter((s) => s === session || boundBothWays(this.#theCase, p));
          if (!alike.some((s) => travellers(other.task, s, other.days).includes(p))) continue;
          const route = attempt.routeOf(taken.set.ids[i]);
          required.set(`${route.slot} ${route.route}`, route);
        }
      }
    }
    return [...required.values()];
  }
}

/** Whether every session of every weekday is carried. */
export function isComplete(taken: Taken): boolean {
  const { task, sessions, days } = taken.set.pieces[0];
  return sessions.every((s) => travellers(task, s, days & ~carriedDays(taken, s)).length === 0);
}

/** Pupil-journeys of the week that are carried. */
export function journeysIn({ set, indices }: Taken): number {
  return indices.reduce((sum, i) => sum + journeys(set.pieces[i].task), 0);
}

/** The sessions of single weekdays that are not carried, each as a piece of the set. */
export function unitsLeft(taken: Taken): { readonly id: number; readonly day: number }[] {
  return taken.set.pieces.flatMap((piece, i) => {
    if (!isUnit(piece) || (carriedDays(taken, piece.sessions[0]) & piece.days) !== 0) return [];
    // The number of bits below a single one is its place.
    return [{ id: taken.set.ids[i], day: countDays(piece.days - 1) }];
  });
}

/** Weekdays carried in the session so far. */
function carriedDays({ set, indices }: Taken, session: Session): DayMask {
  const taken = indices.map((i) => set.pieces[i]).filter((piece) => piece.sessions.includes(session));
  return taken.reduce((days, piece) => days | piece.days, 0);
}

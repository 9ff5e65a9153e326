/**
 * Those whom the search could not carry all week may still be carried on some days or one way, and must be if a
 * vehicle is free then. One after another they get every lawful piece of their week that still fits the fleet, the
 * bays and the timetable.
 */
import type { Case, DayMask, PickupChoices, Session } from '../model/index.ts';
import type { RouteAt } from '../solve/best.ts';
import { type Compiled, compile } from '../solve/compile.ts';
import { allowanceBeside, slices } from '../solve/decompose.ts';
import type { Duty } from '../solve/duty.ts';
import { Insertion } from '../solve/insertion.ts';
import { copyOf, type DutyItinerary, itineraryOf } from '../solve/itinerary.ts';
import { nearTasks } from '../solve/neighbours.ts';
import { DEFAULT_PARAMETERS } from '../solve/parameters.ts';
import { boundBothWays, isUnit, journeys, type Piece, piecesOf, travellers } from '../solve/pieces.ts';
import type { Problem } from '../solve/problem.ts';
import { Random } from '../solve/random.ts';
import { type DutySketch, readSketch, type Sketch, sketchDuty, tasksIn } from '../solve/sketch.ts';
import { State } from '../solve/state.ts';
import { fitIn } from '../solve/timetable.ts';
import type { Finished } from './finish.ts';
import { type TravelSource, travelFor } from './travel.ts';

/** Tasks whose pieces are compiled together. */
const BATCH = 40;
/** Times everybody's missing pieces are tried again after somebody else's have changed the timetable. */
const PASSES = 3;

export interface LastChance {
  readonly compiled: Compiled;
  readonly duties: readonly DutyItinerary[];
}

/** Carries what pieces it can of the absent tasks. `compiled` then has further tasks, the pieces. */
export function carryPieces(
  theCase: Case,
  choices: PickupChoices,
  compiled: Compiled,
  travel: TravelSource,
  finished: Finished,
): LastChance {
  let sketch = finished.sketch;
  let current = compiled;
  let duties = finished.duties;
  for (let from = 0; from < finished.sketch.absent.length; from += BATCH) {
    const first = current.tasks.length;
    const offers = finished.sketch.absent
      .slice(from, from + BATCH)
      .map((task) => new Offer(theCase, piecesOf(compiled.tasks[task], choices)));
    current = compile(theCase, choices, [...current.tasks, ...offers.flatMap((o) => o.pieces.map((p) => p.task))]);
    let next = first;
    for (const offer of offers) offer.ids = offer.pieces.map(() => next++);
    for (let pass = 0, progress = true; progress && pass < PASSES; pass++) {
      progress = false;
      for (const offer of offers) {
        if (offer.complete()) continue;
        const attempt = bestAttempt(offer, () => new Attempt(current.problem, travel, sketch, duties, offer.ids));
        if (!attempt) continue;
        progress = true;
        sketch = attempt.sketch();
        duties = attempt.duties();
      }
    }
  }
  return { compiled: current, duties };
}

/**
 * The attempt that carries most: with others as cheaply as can be, or in a vehicle of one's own, whose other session
 * and weekdays are then free for the rest of the week. `null` when neither carries anything more.
 */
function bestAttempt(offer: Offer, begin: () => Attempt): Attempt | null {
  const before = offer.taken;
  const shared = begin();
  offer.take(shared, false);
  const withOthers = offer.taken;
  if (before.length > 0 || offer.complete()) return withOthers.length > before.length ? shared : null;
  offer.taken = before;
  const own = begin();
  offer.take(own, true);
  const alone = offer.taken;
  if (offer.journeysIn(alone) > offer.journeysIn(withOthers)) return own;
  offer.taken = withOthers;
  return withOthers.length > before.length ? shared : null;
}

/** The pieces of one absent task, and which have been carried. */
class Offer {
  readonly pieces: readonly Piece[];
  /** The pieces' numbers as tasks. */
  ids: readonly number[] = [];
  readonly #theCase: Case;
  /** Indices of the pieces carried. */
  taken: readonly number[] = [];

  constructor(theCase: Case, pieces: readonly Piece[]) {
    this.#theCase = theCase;
    this.pieces = pieces;
  }

  /** Whether every session of every weekday is carried. */
  complete(): boolean {
    const { task, sessions, days } = this.pieces[0];
    return sessions.every((s) => travellers(task, s, days & ~this.#carried(s)).length === 0);
  }

  /** Carries the largest piece that fits (`alone`: in a new vehicle), then single journeys the rules leave room for. */
  take(attempt: Attempt, alone: boolean): void {
    for (let i = 0; i < this.pieces.length; i++) {
      const piece = this.pieces[i];
      if (this.taken.length > 0 && !isUnit(piece)) continue;
      if (piece.sessions.some((s) => (this.#carried(s) & piece.days) !== 0)) continue;
      const routes = this.#requiredRoutes(attempt, piece);
      if (routes.length > 1) continue;
      const carried = attempt.insert(this.ids[i], routes[0], alone && this.taken.length === 0);
      if (carried) this.taken = [...this.taken, i];
    }
  }

  /** Pupil-journeys of the week in these pieces. */
  journeysIn(taken: readonly number[]): number {
    return taken.reduce((sum, i) => sum + journeys(this.pieces[i].task), 0);
  }

  /** Weekdays carried in the session so far. */
  #carried(session: Session): DayMask {
    const taken = this.taken.map((i) => this.pieces[i]).filter((piece) => piece.sessions.includes(session));
    return taken.reduce((days, piece) => days | piece.days, 0);
  }

  /**
   * Routes the piece must join: a pupil has one morning and one afternoon route all week, and one for both where the
   * class says so. A second address is free every day.
   */
  #requiredRoutes(attempt: Attempt, piece: Piece): RouteAt[] {
    if (!piece.task.usual) return [];
    const required = new Map<string, RouteAt>();
    for (const session of piece.sessions) {
      for (const p of travellers(piece.task, session, piece.days)) {
        for (const i of this.taken) {
          const taken = this.pieces[i];
          const alike = taken.sessions.filter((s) => s === session || boundBothWays(this.#theCase, p));
          if (!alike.some((s) => travellers(taken.task, s, taken.days).includes(p))) continue;
          const route = attempt.routeOf(this.ids[i]);
          required.set(`${route.slot} ${route.route}`, route);
        }
      }
    }
    return [...required.values()];
  }
}

/** The neighbourhood of one absent task, with all that is left of the fleet and the bays. */
class Attempt {
  readonly #problem: Problem;
  readonly #state: State;
  readonly #insertion: Insertion;
  /** Every duty in order: where it is in the state, or, outside the neighbourhood, as it is. */
  readonly #entries: ({ readonly slot: number } | { readonly duty: DutySketch; readonly itinerary: DutyItinerary })[];
  readonly #itineraries = new Map<Duty, DutyItinerary>();

  constructor(
    problem: Problem,
    travel: TravelSource,
    sketch: Sketch,
    duties: readonly DutyItinerary[],
    pieces: readonly number[],
  ) {
    this.#problem = problem;
    const cuts = slices(
      problem,
      { duties: sketch.duties, absent: [pieces[0]] },
      DEFAULT_PARAMETERS.sliceTasks,
      problem.tasks > DEFAULT_PARAMETERS.sliceTasks,
      new Random(0),
    );
    const here = cuts.findIndex((cut) => cut.absent.length > 0);
    const own = cuts[here].duties;
    const tasks = Int32Array.from([...tasksIn({ duties: own, absent: [] }), ...pieces]);
    const others = sketch.duties.filter((duty) => !own.includes(duty));
    this.#state = new State(problem, travelFor(problem, travel, tasks), allowanceBeside(problem, others));
    readSketch(this.#state, { duties: own, absent: [] });
    this.#entries = sketch.duties.map((duty, d) => {
      const slot = own.indexOf(duty);
      // Timetabling writes into the itineraries, and another attempt may begin from the same ones.
      const itinerary = copyOf(duties[d]);
      if (slot < 0) return { duty, itinerary };
      this.#itineraries.set(this.#state.duties[slot] as Duty, itinerary);
      return { slot };
    });
    const neighbours = nearTasks(problem, this.#state.travel, tasks, tasks.length);
    const parameters = { ...DEFAULT_PARAMETERS, blink: 0, neighbours: tasks.length };
    this.#insertion = new Insertion(this.#state, neighbours, new Random(0), parameters);
  }

  /** Where a carried piece is. */
  routeOf(piece: number): RouteAt {
    return { slot: this.#state.taskSlot[piece], route: this.#state.taskRoute[piece] };
  }

  /**
   * Carries the piece, on that route if one is named, in a new duty if it is to be `alone`, wherever both the insertion
   * and the timetable allow it.
   */
  insert(piece: number, only: RouteAt | undefined, alone: boolean): boolean {
    const banned: number[] = alone ? this.#state.duties.map((_, slot) => slot) : [];
    for (;;) {
      this.#state.begin();
      if (!this.#insertion.insert(piece, only, banned)) return false;
      const slot = this.#state.taskSlot[piece];
      const isNew = !this.#entries.some((entry) => 'slot' in entry && entry.slot === slot);
      if (isNew) this.#entries.push({ slot });
      const duty = this.#state.duties[slot] as Duty;
      const itinerary = itineraryOf(duty, this.#state.travel);
      this.#itineraries.set(duty, itinerary);
      if (fitIn(this.#problem, this.duties(), itinerary)) return true;
      this.#state.undo();
      if (isNew) this.#entries.pop();
      banned.push(isNew ? -1 : slot);
    }
  }

  /** In the order of {@link sketch}. */
  duties(): DutyItinerary[] {
    return this.#entries.map((entry) =>
      'slot' in entry
        ? (this.#itineraries.get(this.#state.duties[entry.slot] as Duty) as DutyItinerary)
        : entry.itinerary,
    );
  }

  sketch(): Sketch {
    const duties = this.#entries.map((entry) =>
      'slot' in entry ? sketchDuty(this.#problem, this.#state.duties[entry.slot] as Duty) : entry.duty,
    );
    return { duties, absent: [] };
  }
}

/**
 * Those whom the search could not carry all week may still be carried on some days or one way, and must be if a
 * vehicle is free then. One after another they get every lawful piece of their week that still fits the fleet, the
 * bays and the timetable.
 */
import type { Case, PickupChoices, Session } from '../model/index.ts';
import { type Compiled, compile } from '../solve/compile.ts';
import { shareOut, slices } from '../solve/decompose.ts';
import type { Duty } from '../solve/duty.ts';
import { Insertion } from '../solve/insertion.ts';
import { type DutyItinerary, itineraryOf } from '../solve/itinerary.ts';
import { nearTasks } from '../solve/neighbours.ts';
import { DEFAULT_PARAMETERS } from '../solve/parameters.ts';
import { boundBothWays, type Piece, piecesOf } from '../solve/pieces.ts';
import type { Problem } from '../solve/problem.ts';
import { Random } from '../solve/random.ts';
import { type DutySketch, readSketch, type Sketch, sketchDuty, tasksIn } from '../solve/sketch.ts';
import { State } from '../solve/state.ts';
import { fitIn } from '../solve/timetable.ts';
import type { Finished } from './finish.ts';
import { SLICE_TASKS } from './team.ts';
import { type TravelSource, travelFor } from './travel.ts';

/** Tasks whose pieces are compiled together. */
const BATCH = 40;

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
    const absent = finished.sketch.absent.slice(from, from + BATCH);
    const pieces = absent.map((task) => piecesOf(compiled.tasks[task]));
    const first = current.tasks.length;
    // The whole task is tried once more, too: the timetable may have room that the counts of visits did not show.
    const offers = absent.map((task, i): Piece[] => [
      { task: compiled.tasks[task], sessions: ['am', 'pm'] },
      ...pieces[i],
    ]);
    current = compile(theCase, choices, [...current.tasks, ...offers.flat().map((piece) => piece.task)]);
    let next = first;
    for (const [i, task] of absent.entries()) {
      const ids = offers[i].map(() => next++);
      const bound = boundBothWays(theCase, compiled.tasks[task]);
      const attempt = new Attempt(current.problem, travel, sketch, duties, ids);
      takePieces(attempt, offers[i], ids, bound);
      sketch = attempt.sketch();
      duties = attempt.duties();
    }
  }
  return { compiled: current, duties };
}

/** The largest piece that fits; where the two ways are free of each other, also the largest of the other way. */
function takePieces(attempt: Attempt, offers: readonly Piece[], ids: readonly number[], bound: boolean): void {
  const done = new Set<Session>();
  for (let i = 0; i < offers.length; i++) {
    const { sessions } = offers[i];
    if (sessions.some((s) => done.has(s)) || (bound && done.size > 0)) continue;
    if (attempt.insert(ids[i])) for (const s of sessions) done.add(s);
    if (done.size === 2) return;
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
    const cuts = slices(problem, { duties: sketch.duties, absent: [pieces[0]] }, SLICE_TASKS, true, new Random(0));
    const here = cuts.findIndex((cut) => cut.absent.length > 0);
    const own = cuts[here].duties;
    const tasks = Int32Array.from([...tasksIn({ duties: own, absent: [] }), ...pieces]);
    this.#state = new State(problem, travelFor(problem, travel, tasks), shareOut(problem, cuts)[here]);
    readSketch(this.#state, { duties: own, absent: [] });
    this.#entries = sketch.duties.map((duty, d) => {
      const slot = own.indexOf(duty);
      if (slot < 0) return { duty, itinerary: duties[d] };
      this.#itineraries.set(this.#state.duties[slot] as Duty, duties[d]);
      return { slot };
    });
    const neighbours = nearTasks(problem, this.#state.travel, tasks, tasks.length);
    const parameters = { ...DEFAULT_PARAMETERS, blink: 0, neighbours: tasks.length };
    this.#insertion = new Insertion(this.#state, neighbours, new Random(0), parameters);
  }

  /** Carries the piece if the insertion and the timetable allow it. */
  insert(piece: number): boolean {
    this.#state.begin();
    if (!this.#insertion.insert(piece)) return false;
    const slot = this.#state.taskSlot[piece];
    const isNew = !this.#entries.some((entry) => 'slot' in entry && entry.slot === slot);
    if (isNew) this.#entries.push({ slot });
    const duty = this.#state.duties[slot] as Duty;
    const itinerary = itineraryOf(duty, this.#state.travel);
    this.#itineraries.set(duty, itinerary);
    if (fitIn(this.#problem, this.duties(), itinerary)) return true;
    this.#state.undo();
    if (isNew) this.#entries.pop();
    return false;
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

/** One try at carrying pieces of an absent task beside everything that is carried already. */
import type { RouteAt } from '../solve/best.ts';
import { allowanceBeside, slices } from '../solve/decompose.ts';
import type { Duty } from '../solve/duty.ts';
import { EVERYBODY, Insertion } from '../solve/insertion.ts';
import { copyOf, type DutyItinerary, itineraryOf } from '../solve/itinerary.ts';
import { DEFAULT_PARAMETERS } from '../solve/parameters.ts';
import type { Problem } from '../solve/problem.ts';
import { Random } from '../solve/random.ts';
import { type DutySketch, readSketch, type Sketch, sketchDuty, tasksIn } from '../solve/sketch.ts';
import { State } from '../solve/state.ts';
import { fitIn } from '../solve/timetable.ts';
import { type TravelSource, travelFor } from './travel.ts';

/** The neighbourhood of one absent task, with all that is left of the fleet and the bays. */
export class Attempt {
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
    // Every duty is tried, so that it does not matter which are near.
    const nobody = { start: new Int32Array(problem.tasks + 1), near: new Int32Array(0) };
    const parameters = { ...DEFAULT_PARAMETERS, blink: 0, neighbours: EVERYBODY };
    this.#insertion = new Insertion(this.#state, nobody, new Random(0), parameters);
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

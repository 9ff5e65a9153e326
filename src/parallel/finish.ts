/**
 * From the search's last solution to one that can be run: everybody carried who can be, times given, bays kept.
 * Where the bays of a school are too few for the times that are possible, some vehicles must stay away and their
 * pupils are placed again, with the number of visits to that school held to what has proved possible.
 */
import { slices, wholeAllowance } from '../solve/decompose.ts';
import { type DutyItinerary, itineraryOf } from '../solve/itinerary.ts';
import { DEFAULT_PARAMETERS } from '../solve/parameters.ts';
import type { Problem } from '../solve/problem.ts';
import { Random } from '../solve/random.ts';
import { type DutySketch, type Sketch, tasksIn } from '../solve/sketch.ts';
import { type Allowance, State } from '../solve/state.ts';
import { timetable } from '../solve/timetable.ts';
import { type RoundsOptions, SLICE_TASKS, searchInRounds } from './rounds.ts';
import { type TravelSource, travelFor } from './travel.ts';

export interface Finished {
  readonly sketch: Sketch;
  /** Timetabled, one for each duty of the sketch. */
  readonly duties: readonly DutyItinerary[];
}

/** Attempts to carry somebody left out, and to find times for all. */
const ATTEMPTS = 6;
/** Iterations of a rescue for each task of the slices searched. */
const RESCUE_ITERATIONS = 40;

export async function finish(
  problem: Problem,
  travel: TravelSource,
  found: Sketch,
  options: Pick<RoundsOptions, 'seed' | 'threads' | 'stop'>,
): Promise<Finished> {
  let sketch = found;
  let allowance = wholeAllowance(problem);
  for (let attempt = 0; ; attempt++) {
    for (let i = 0; i < ATTEMPTS && sketch.absent.length > 0; i++) {
      sketch = await rescue(problem, travel, sketch, allowance, { ...options, seed: options.seed + 1000 + attempt });
    }
    const duties = itineraries(problem, travel, sketch);
    const failed = new Set(timetable(problem, duties));
    if (failed.size === 0) return { sketch, duties };
    allowance = withoutVisits(problem, allowance, sketch.duties, failed);
    sketch = withoutDuties(sketch, failed);
    if (attempt < ATTEMPTS) continue;
    const left = duties.filter((_, d) => !failed.has(d));
    timetable(problem, left);
    return { sketch, duties: left };
  }
}

function rescue(
  problem: Problem,
  travel: TravelSource,
  start: Sketch,
  allowance: Allowance,
  options: Pick<RoundsOptions, 'seed' | 'threads' | 'stop'>,
): Promise<Sketch> {
  const parameters = { ...DEFAULT_PARAMETERS, startTemperature: DEFAULT_PARAMETERS.endTemperature };
  const budget = { iterations: RESCUE_ITERATIONS * problem.tasks };
  return searchInRounds(problem, travel, { ...options, start, allowance, parameters, budget, onlyWaiting: true }).then(
    (result) => result.sketch,
  );
}

/** The duties in full, read slice by slice so that no matrix over the whole county is needed. */
export function itineraries(problem: Problem, travel: TravelSource, sketch: Sketch): DutyItinerary[] {
  const index = new Map(sketch.duties.map((duty, d) => [duty, d]));
  const out: DutyItinerary[] = [];
  for (const slice of slices(problem, { ...sketch, absent: [] }, SLICE_TASKS, true, new Random(0))) {
    const state = new State(problem, travelFor(problem, travel, tasksIn(slice)), wholeAllowance(problem));
    for (const duty of slice.duties) {
      const built = state.buildOfType(duty.type, duty.routes, duty.order);
      if (!built) throw new Error('a duty that was lawful is no longer so');
      out[index.get(duty) as number] = itineraryOf(built, state.travel);
    }
  }
  return out;
}

function withoutDuties(sketch: Sketch, gone: ReadonlySet<number>): Sketch {
  const absent = [...sketch.absent];
  for (const d of gone) for (const route of sketch.duties[d].routes) absent.push(...route.tasks);
  return { duties: sketch.duties.filter((_, d) => !gone.has(d)), absent };
}

/** No more visits to the failed duties' schools with bays than the other duties make. */
function withoutVisits(
  problem: Problem,
  allowance: Allowance,
  duties: readonly DutySketch[],
  failed: ReadonlySet<number>,
): Allowance {
  const visits = [0, 1].map((session) => {
    const most = Int32Array.from(allowance.visits[session]);
    const used = new Int32Array(most.length);
    const touched = new Set<number>();
    duties.forEach((duty, d) => {
      const calls = duty.visits[session];
      for (let i = 0; i < calls.length; i += 2) {
        for (let day = 0; day < 5; day++) {
          if (!(calls[i + 1] & (1 << day))) continue;
          const key = calls[i] * 5 + day;
          if (!failed.has(d)) used[key]++;
          else if (problem.bays[calls[i]] > 0) touched.add(key);
        }
      }
    });
    for (const key of touched) most[key] = Math.min(most[key], used[key]);
    return most;
  });
  return { vehicles: allowance.vehicles, visits: [visits[0], visits[1]] };
}

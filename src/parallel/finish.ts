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
import type { Team } from './team.ts';
import { type TravelSource, travelFor } from './travel.ts';

export interface Finished {
  readonly sketch: Sketch;
  /** Timetabled, one for each duty of the sketch. */
  readonly duties: readonly DutyItinerary[];
}

/** Attempts to find times for all. */
const ATTEMPTS = 6;
/** Rounds in vain after which those left out are taken to be impossible to carry. */
const VAIN_RESCUES = 2;
/**
 * Iterations of a rescue: at least, for each task of the slice and for each that is not carried. They are not over when
 * everybody is carried: whoever has just found a place has mostly got a vehicle alone.
 */
const RESCUE_LEAST = 500;
const RESCUE_PER_TASK = 4;
const RESCUE_PER_ABSENT = 100;
const RESCUE_MOST = 4000;

/**
 * Finishes the solution; what is still absent then could not be carried as it stands.
 * @param seed of the plan: the same one finishes the same solution in the same way
 */
export async function finish(team: Team, found: Sketch, seed: number): Promise<Finished> {
  const { problem, travel } = team;
  let allowance = wholeAllowance(problem);
  let sketch = await rescue(team, found, allowance, [seed, 1_000_000]);
  for (let attempt = 1; ; attempt++) {
    const duties = itineraries(problem, travel, sketch);
    const failed = new Set(timetable(problem, duties));
    if (failed.size === 0) return { sketch, duties };
    allowance = withoutVisits(problem, allowance, sketch.duties, failed);
    sketch = withoutDuties(sketch, failed);
    if (attempt < ATTEMPTS) sketch = await rescue(team, sketch, allowance, [seed, 1_000_000 + attempt]);
  }
}

/** Searches where somebody is not carried, in rounds until nobody is or it is in vain. */
async function rescue(team: Team, start: Sketch, allowance: Allowance, seed: readonly number[]): Promise<Sketch> {
  const parameters = { ...DEFAULT_PARAMETERS, startTemperature: DEFAULT_PARAMETERS.endTemperature };
  let sketch = start;
  for (let round = 0, vain = 0; sketch.absent.length > 0 && vain < VAIN_RESCUES; round++) {
    const before = sketch.absent.length;
    const done = await team.round({
      sketch,
      seed: [...seed, round],
      byClass: round % 2 === 0,
      allowance,
      parameters,
      budgets: (cuts) =>
        cuts.map((cut) => {
          if (cut.absent.length === 0) return null;
          const wish = RESCUE_LEAST + RESCUE_PER_TASK * tasksIn(cut).length + RESCUE_PER_ABSENT * cut.absent.length;
          return { iterations: Math.min(RESCUE_MOST, wish) };
        }),
    });
    sketch = done.sketch;
    if (sketch.absent.length >= before) vain++;
  }
  return sketch;
}

/**
 * The duties in full, in the order of the sketch, read slice by slice so that no matrix over the whole county is needed.
 * @throws Error when a duty is not lawful by these drives
 */
export function itineraries(problem: Problem, travel: TravelSource, sketch: Sketch): DutyItinerary[] {
  const index = new Map(sketch.duties.map((duty, d) => [duty, d]));
  const out: DutyItinerary[] = [];
  for (const slice of slices(problem, { ...sketch, absent: [] }, DEFAULT_PARAMETERS.sliceTasks, true, new Random(0))) {
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

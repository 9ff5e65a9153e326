/** A solution as plain data: what travels between threads and rounds. Figures are recomputed when it is read. */
import type { DayMask } from '../model/index.ts';
import type { Duty, Route } from './duty.ts';
import type { BothSessions, Problem } from './problem.ts';
import type { State } from './state.ts';
import { PLACE, STRIDE } from './variant.ts';

export interface DutySketch {
  readonly type: number;
  readonly routes: readonly Route[];
  readonly order: BothSessions<readonly number[]>;
  readonly days: DayMask;
  /** By session: school and weekdays of every school call, two numbers each. */
  readonly visits: BothSessions<readonly number[]>;
  readonly cost: number;
}

export interface Sketch {
  readonly duties: readonly DutySketch[];
  readonly absent: readonly number[];
}

/** The duties of the state, in the order of their slots, and the tasks it leaves out. */
export function sketchOf(state: State): Sketch {
  const duties = state.duties
    .filter((duty): duty is Duty => duty !== null)
    .map((duty) => sketchDuty(state.problem, duty));
  return { duties, absent: state.absent.slice() };
}

/** The duty as plain data. */
export function sketchDuty(problem: Problem, duty: Duty): DutySketch {
  const visits = duty.variants.map((variants) =>
    variants.flatMap((variant) => {
      const calls: number[] = [];
      for (let k = 1; k <= variant.calls; k++) {
        const place = variant.data[k * STRIDE + PLACE];
        if (place < problem.schools) calls.push(place, variant.days);
      }
      return calls;
    }),
  );
  const { type, routes, order, days, cost } = duty;
  return { type, routes, order, days, visits: [visits[0], visits[1]], cost };
}

/**
 * Puts the sketch into an empty state, every duty with the type it had.
 * @throws Error when a duty is not lawful there: the state is of another problem, or of other drives.
 */
export function readSketch(state: State, sketch: Sketch): void {
  for (const sketched of sketch.duties) {
    const built = state.buildOfType(sketched.type, sketched.routes, sketched.order);
    if (!built) throw new Error('a duty that was lawful is no longer so');
    state.replace(state.freeSlot(), built);
  }
  for (const task of sketch.absent) state.drop(task);
  state.begin();
}

/** Tasks of the sketch, in ascending order. */
export function tasksIn(sketch: Sketch): Int32Array {
  const tasks = [...sketch.absent];
  for (const duty of sketch.duties) for (const route of duty.routes) tasks.push(...route.tasks);
  return Int32Array.from(tasks).sort();
}

/** How many pupils the tasks are. */
export function pupilsIn(problem: Problem, tasks: readonly number[]): number {
  return tasks.reduce((sum, task) => sum + problem.taskPupils[task], 0);
}

/** The one that leaves least out, and among those the cheapest; the first of several alike. */
export function bestOf(problem: Problem, sketches: readonly Sketch[]): Sketch {
  const left = (sketch: Sketch): number => sketch.absent.reduce((sum, task) => sum + problem.taskWeight[task], 0);
  const cost = (sketch: Sketch): number => sketch.duties.reduce((sum, duty) => sum + duty.cost, 0);
  return sketches.reduce((best, sketch) => {
    const less = left(sketch) - left(best);
    return less < 0 || (less === 0 && cost(sketch) < cost(best)) ? sketch : best;
  });
}

/** Every task absent: where a search starts. */
export function nobodyCarried(problem: Problem): Sketch {
  return { duties: [], absent: Array.from({ length: problem.tasks }, (_, t) => t) };
}

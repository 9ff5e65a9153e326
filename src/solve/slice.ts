/** One slice of the problem, from sketch to better sketch: the unit of work of a thread. */

import { linkDuties } from './link.ts';
import { nearTasks } from './neighbours.ts';
import type { Problem, Travel } from './problem.ts';
import { Random } from './random.ts';
import { type SearchParameters, type SearchResult, type Solvers, type StopCriterion, search } from './search.ts';
import { readSketch, type Sketch, sketchOf, tasksIn } from './sketch.ts';
import { type Allowance, State } from './state.ts';

export interface SliceTask {
  readonly seed: readonly number[];
  readonly sketch: Sketch;
  readonly allowance: Allowance;
  readonly parameters: SearchParameters;
}

export interface SliceResult extends SearchResult {
  readonly sketch: Sketch;
}

/** Near tasks kept for ruin; insertion looks at the first few of them. */
const NEAR_TASKS = 200;

/** Pure but for what `stop`, and `solvers` where they are limited in time, see of the clock. */
export function solveSlice(
  problem: Problem,
  travel: Travel,
  task: SliceTask,
  stop: StopCriterion,
  solvers: Solvers | null = null,
): SliceResult {
  const state = new State(problem, travel, task.allowance);
  readSketch(state, task.sketch);
  const tasks = tasksIn(task.sketch);
  const neighbours = nearTasks(problem, travel, tasks, NEAR_TASKS);
  const result = search(state, tasks, neighbours, new Random(...task.seed), task.parameters, stop, solvers);
  linkDuties(state);
  return { ...result, sketch: sketchOf(state) };
}

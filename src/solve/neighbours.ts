/** Which tasks lie near which: the order in which ruin and insertion look around. */
import { smallest } from './nearest.ts';
import type { Problem, Travel } from './problem.ts';

/** Near tasks by task: near[start[t]] … nearest first. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly near: Int32Array;
  /** Near tasks of classes that may not share a run, but may share a vehicle one run after the other. */
  readonly apart?: { readonly start: Int32Array; readonly near: Int32Array };
}

/** How much the distance between the schools counts beside the distance between the homes. */
const SCHOOL_SHARE = 0.5;
/** Near tasks of other class groups kept for each. */
const MOST_APART = 20;

/**
 * For every task of `tasks` the `most` nearest others that may share a vehicle with it, nearest first: drive between
 * the pick-ups plus a share of the drive between the schools. Where vehicles may make several runs, also a few that may
 * not share a run.
 */
export function nearTasks(problem: Problem, travel: Travel, tasks: Int32Array, most: number): Neighbours {
  const { size, row } = travel;
  const metres = travel.metres[0];
  const pick = new Int32Array(problem.tasks).fill(-1);
  const school = new Int32Array(problem.tasks);
  for (const task of tasks) {
    const part = problem.taskPartStart[task];
    pick[task] = row[problem.candidatePlace[problem.candidateStart[part]]];
    school[task] = row[problem.partSchool[part]];
  }
  const severalRuns = problem.typeMaxRuns.some((runs) => runs > 1);
  const near: Int32Array[] = Array.from({ length: problem.tasks }, () => NOBODY);
  const apart: Int32Array[] = Array.from({ length: problem.tasks }, () => NOBODY);
  const sharing = new Nearest(tasks.length);
  const others = new Nearest(tasks.length);
  for (const a of tasks) {
    sharing.count = 0;
    others.count = 0;
    for (const b of tasks) {
      if (a === b) continue;
      const share = problem.classesMayShare[problem.taskClasses[a] | problem.taskClasses[b]];
      if (!share && !severalRuns) continue;
      const distance = metres[pick[a] * size + pick[b]] + SCHOOL_SHARE * metres[school[a] * size + school[b]];
      if (share) sharing.add(b, distance);
      else others.add(b, distance);
    }
    near[a] = sharing.first(most);
    apart[a] = others.first(MOST_APART);
  }
  return { ...rowsOf(near), apart: rowsOf(apart) };
}

const NOBODY = new Int32Array(0);

/** Tasks in ascending order, each with its distance. */
class Nearest {
  count = 0;
  readonly #tasks: Int32Array;
  readonly #distances: Float64Array;
  readonly #indices: Int32Array;

  constructor(most: number) {
    this.#tasks = new Int32Array(most);
    this.#distances = new Float64Array(most);
    this.#indices = new Int32Array(most);
  }

  add(task: number, distance: number): void {
    this.#tasks[this.count] = task;
    this.#distances[this.count++] = distance;
  }

  first(most: number): Int32Array {
    return smallest(this.#distances, this.count, most, this.#indices).map((i) => this.#tasks[i]);
  }
}

function rowsOf(lists: readonly Int32Array[]): { start: Int32Array; near: Int32Array } {
  const start = new Int32Array(lists.length + 1);
  for (let t = 0; t < lists.length; t++) start[t + 1] = start[t] + lists[t].length;
  const near = new Int32Array(start[lists.length]);
  for (let t = 0; t < lists.length; t++) near.set(lists[t], start[t]);
  return { start, near };
}

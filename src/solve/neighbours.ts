/** Which tasks lie near which: the order in which ruin and insertion look around. */
import type { Problem, Travel } from './problem.ts';

/** Near tasks by task: near[start[t]] … nearest first. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly near: Int32Array;
}

/** How much the distance between the schools counts beside the distance between the homes. */
const SCHOOL_SHARE = 0.5;

/**
 * For every task of `tasks` the `most` nearest others that may share a vehicle with it, nearest first: drive between
 * the pick-ups plus a share of the drive between the schools.
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
  const lists: number[][] = Array.from({ length: problem.tasks }, () => []);
  const distance = new Float64Array(problem.tasks);
  for (const a of tasks) {
    const others: number[] = [];
    for (const b of tasks) {
      if (a === b || !problem.classesMayShare[problem.taskClasses[a] | problem.taskClasses[b]]) continue;
      distance[b] = metres[pick[a] * size + pick[b]] + SCHOOL_SHARE * metres[school[a] * size + school[b]];
      others.push(b);
    }
    others.sort((x, y) => distance[x] - distance[y] || x - y);
    lists[a] = others.slice(0, most);
  }
  const start = new Int32Array(problem.tasks + 1);
  for (let t = 0; t < problem.tasks; t++) start[t + 1] = start[t] + lists[t].length;
  return { start, near: Int32Array.from(lists.flat()) };
}

/** Which tasks lie near which: the order in which ruin and insertion look around. */
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
  const near: number[][] = Array.from({ length: problem.tasks }, () => []);
  const apart: number[][] = Array.from({ length: problem.tasks }, () => []);
  const distance = new Float64Array(problem.tasks);
  for (const a of tasks) {
    const sharing: number[] = [];
    const others: number[] = [];
    for (const b of tasks) {
      if (a === b) continue;
      distance[b] = metres[pick[a] * size + pick[b]] + SCHOOL_SHARE * metres[school[a] * size + school[b]];
      if (problem.classesMayShare[problem.taskClasses[a] | problem.taskClasses[b]]) sharing.push(b);
      else if (severalRuns) others.push(b);
    }
    const byDistance = (x: number, y: number): number => distance[x] - distance[y] || x - y;
    near[a] = sharing.sort(byDistance).slice(0, most);
    apart[a] = others.sort(byDistance).slice(0, MOST_APART);
  }
  return { ...rowsOf(near), apart: rowsOf(apart) };
}

function rowsOf(lists: readonly (readonly number[])[]): { start: Int32Array; near: Int32Array } {
  const start = new Int32Array(lists.length + 1);
  for (let t = 0; t < lists.length; t++) start[t + 1] = start[t] + lists[t].length;
  return { start, near: Int32Array.from(lists.flat()) };
}

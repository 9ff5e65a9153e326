/** Who is on board when: small questions about runs, answered call by call. */
import type { Problem } from '../../src/solve/problem.ts';
import { type Run, withoutParts } from '../../src/solve/run.ts';

/** Weekdays on which the part travels in the session. */
export function daysOf(problem: Problem, session: number, part: number): number {
  const { start, days } = problem.signatures[session];
  let all = 0;
  for (let g = start[part]; g < start[part + 1]; g++) all |= days[g];
  return all;
}

/** The run as it is driven on that weekday: without those who stay at home, and without the calls they alone need. */
export function dayRun(problem: Problem, session: number, run: Run, day: number): Run {
  return withoutParts(problem, run, (part) => !(daysOf(problem, session, part) & (1 << day)));
}

/** Whether on any of the weekdays pupils of two schools are on board together. */
export function mixesSchools(problem: Problem, session: number, runs: readonly Run[], days: number): boolean {
  for (let day = 0; day < 5; day++) {
    if (!(days & (1 << day))) continue;
    for (const run of runs) if (mixesOnce(problem, dayRun(problem, session, run, day))) return true;
  }
  return false;
}

function mixesOnce(problem: Problem, run: Run): boolean {
  const onBoard = new Set<number>();
  for (let k = 0; k < run.calls; k++) {
    onBoard.delete(run.place[k]);
    for (const part of run.parts.subarray(run.start[k], run.start[k + 1])) onBoard.add(problem.partSchool[part]);
    if (onBoard.size > 1) return true;
  }
  return false;
}

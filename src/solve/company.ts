/** Meeting points: the home of a pupil is one only while another household boards there too. */
import type { Problem } from './problem.ts';
import type { Run } from './run.ts';

/** Whether another household boards at the call on all of the part's days, so that it is a meeting point, not a door. */
export function companyCovers(problem: Problem, session: number, run: Run, call: number, part: number): boolean {
  const table = problem.signatures[session];
  const daysOf = (p: number): number => {
    let days = 0;
    for (let g = table.start[p]; g < table.start[p + 1]; g++) days |= table.days[g];
    return days;
  };
  let company = 0;
  for (let i = run.start[call]; i < run.start[call + 1]; i++) {
    const other = run.parts[i];
    if (problem.partHousehold[other] !== problem.partHousehold[part]) company |= daysOf(other);
  }
  return (daysOf(part) & ~company) === 0;
}

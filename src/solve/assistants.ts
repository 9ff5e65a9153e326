/** Passenger assistants of a duty once a part more rides on it. */
import type { Duty } from './duty.ts';
import type { Problem } from './problem.ts';
import { assistantsOn, RUN_INDIVIDUAL, RUN_SHARED, RUN_STRIDE } from './variant.ts';

/** Assistant-days of the duty's week once the part rides on route r (−1: on a run of its own). */
export function assistantDaysWith(problem: Problem, duty: Duty, r: number, part: number): number {
  if (!needsAssistant(problem, part)) return duty.assistantDays;
  let total = 0;
  for (let d = 0; d < 5; d++) total += Math.max(duty.assistants[d], assistantsOnDay(problem, duty, r, part, d));
  return total;
}

function needsAssistant(problem: Problem, part: number): boolean {
  for (const table of problem.signatures) {
    for (let g = table.start[part]; g < table.start[part + 1]; g++) {
      if (table.individual[g] | table.shared[g]) return true;
    }
  }
  return false;
}

/** Most assistants on the part's runs of that day. */
function assistantsOnDay(problem: Problem, duty: Duty, r: number, part: number, day: number): number {
  const bit = 1 << day;
  let most = 0;
  for (let session = 0; session < 2; session++) {
    const table = problem.signatures[session];
    for (let g = table.start[part]; g < table.start[part + 1]; g++) {
      if (!(table.days[g] & bit) || !(table.individual[g] | table.shared[g])) continue;
      let individual = table.individual[g];
      let shared = table.shared[g];
      const position = r < 0 ? -1 : duty.order[session].indexOf(r);
      for (const variant of duty.variants[session]) {
        if (position < 0 || !(variant.days & bit) || variant.calls === 0) continue;
        individual += variant.runs[position * RUN_STRIDE + RUN_INDIVIDUAL];
        shared |= variant.runs[position * RUN_STRIDE + RUN_SHARED];
      }
      most = Math.max(most, assistantsOn(individual, shared));
    }
  }
  return most;
}

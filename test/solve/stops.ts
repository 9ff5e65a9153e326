/** Runs written down as a list of stops. */
import type { Problem } from '../../src/solve/problem.ts';
import type { Run } from '../../src/solve/run.ts';

export const S1 = -1;
export const S2 = -2;

/** A run that boards each part at its first candidate; a negative number −1 − s is school s. */
export function runOf({ problem }: { readonly problem: Problem }, ...stops: readonly number[]): Run {
  const start = [0];
  for (const stop of stops) start.push(start[start.length - 1] + (stop >= 0 ? 1 : 0));
  return {
    calls: stops.length,
    place: Int32Array.from(stops, (s) => (s < 0 ? -1 - s : problem.candidatePlace[problem.candidateStart[s]])),
    start: Int32Array.from(start),
    parts: Int32Array.from(stops.filter((s) => s >= 0)),
  };
}

/** A run put together from pieces of others. */
import type { Run } from './run.ts';

/** Calls `from` … `end` − 1 of a run. */
export interface Piece {
  readonly run: Run;
  readonly from: number;
  readonly end: number;
}

/** The pieces one after another, with everybody who boards in them. */
export function joinRuns(pieces: readonly Piece[]): Run {
  const calls = pieces.reduce((sum, { from, end }) => sum + end - from, 0);
  const boarding = pieces.reduce((sum, { run, from, end }) => sum + run.start[end] - run.start[from], 0);
  const place = new Int32Array(calls);
  const start = new Int32Array(calls + 1);
  const parts = new Int32Array(boarding);
  let [k, n] = [0, 0];
  for (const { run, from, end } of pieces) {
    place.set(run.place.subarray(from, end), k);
    parts.set(run.parts.subarray(run.start[from], run.start[end]), n);
    for (let i = from; i < end; i++) start[++k] = n + run.start[i + 1] - run.start[from];
    n = start[k];
  }
  return { calls, place, start, parts };
}

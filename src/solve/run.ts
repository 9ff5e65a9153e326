/**
 * One run of a route in morning orientation: its calls, and which parts board at each. Immutable: every edit makes a
 * new run. A school's call has no parts of its own; those who alight are the run's parts of that school.
 */
import type { Problem } from './problem.ts';

export interface Run {
  readonly calls: number;
  readonly place: Int32Array;
  /** Parts boarding at call k: parts[start[k]] … parts[start[k + 1] − 1]. */
  readonly start: Int32Array;
  readonly parts: Int32Array;
}

/** A place in the run for one part: where it boards and where its school is visited. */
export interface Placement {
  /** Board before this call, or, with `merge`, at this call. */
  pick: number;
  merge: boolean;
  /** The school's existing call, or, with `newSchool`, the call before which it is inserted. */
  school: number;
  newSchool: boolean;
}

export const newPlacement = (): Placement => ({ pick: 0, merge: false, school: 0, newSchool: false });

/** Copies without making an object. */
export function copyPlacement(from: Placement, to: Placement): void {
  to.pick = from.pick;
  to.merge = from.merge;
  to.school = from.school;
  to.newSchool = from.newSchool;
}

export const EMPTY_RUN: Run = {
  calls: 0,
  place: new Int32Array(0),
  start: new Int32Array(1),
  parts: new Int32Array(0),
};

/** Index of the run's call at the place, or −1. */
export function callAt(run: Run, place: number): number {
  for (let k = 0; k < run.calls; k++) if (run.place[k] === place) return k;
  return -1;
}

/** The run with one part more. Positions of the placement refer to the run as it is. */
export function withPart(run: Run, part: number, place: number, school: number, at: Placement): Run {
  const calls = run.calls + (at.merge ? 0 : 1) + (at.newSchool ? 1 : 0);
  const places = new Int32Array(calls);
  const start = new Int32Array(calls + 1);
  const parts = new Int32Array(run.parts.length + 1);
  let n = 0;
  let m = 0;
  for (let k = 0; k <= run.calls; k++) {
    if (!at.merge && at.pick === k) {
      places[n] = place;
      parts[m++] = part;
      start[++n] = m;
    }
    if (at.newSchool && at.school === k) {
      places[n] = school;
      start[++n] = m;
    }
    if (k === run.calls) break;
    places[n] = run.place[k];
    for (let i = run.start[k]; i < run.start[k + 1]; i++) parts[m++] = run.parts[i];
    if (at.merge && at.pick === k) parts[m++] = part;
    start[++n] = m;
  }
  return { calls, place: places, start, parts };
}

/** The run without the parts for which `gone` says so; calls and schools that nobody needs any more are dropped. */
export function withoutParts(problem: Problem, run: Run, gone: (part: number) => boolean): Run {
  const places: number[] = [];
  const start: number[] = [0];
  const parts: number[] = [];
  const schools = new Set<number>();
  for (const part of run.parts) if (!gone(part)) schools.add(problem.partSchool[part]);
  for (let k = 0; k < run.calls; k++) {
    const before = parts.length;
    for (let i = run.start[k]; i < run.start[k + 1]; i++) if (!gone(run.parts[i])) parts.push(run.parts[i]);
    if (run.place[k] < problem.schools ? !schools.has(run.place[k]) : parts.length === before) continue;
    places.push(run.place[k]);
    start.push(parts.length);
  }
  return {
    calls: places.length,
    place: Int32Array.from(places),
    start: Int32Array.from(start),
    parts: Int32Array.from(parts),
  };
}

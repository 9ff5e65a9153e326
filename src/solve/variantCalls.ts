/** Writes the calls of a variant: who boards and alights at each, loads, ride limits, layouts. */
import type { DayMask } from '../model/index.ts';
import { ANY_FROM, ANY_TO, layoutsFor, NOWHERE, type Problem, type Travel } from './problem.ts';
import type { Run } from './run.ts';
import {
  assistantsOn,
  CALL,
  CHAIRS,
  DWELL,
  EARLY,
  FROM,
  LATE,
  limitAt,
  PLACE,
  ROW,
  RUN,
  RUN_FULLEST,
  RUN_INDIVIDUAL,
  RUN_SHARED,
  RUN_STRIDE,
  SEATS,
  SLACK,
  STRIDE,
  TO,
} from './variant.ts';
import type { Workspace } from './workspace.ts';

/** Call k: where the session begins if it is the first, else where it ends. */
export function fillEnd(problem: Problem, travel: Travel, session: number, data: Int32Array, k: number): void {
  const place = k === 0 ? problem.startPlace[session] : problem.endPlace[session];
  const at = k * STRIDE;
  data[at + PLACE] = place;
  data[at + ROW] = place === NOWHERE ? travel.nowhere : travel.row[place];
  data[at + DWELL] = place === NOWHERE ? 0 : problem.placeDwell[place];
  data[at + RUN] = -1;
  data[at + CALL] = 0;
  data[at + SEATS] = 0;
  data[at + CHAIRS] = 0;
  data[at + SLACK] = ANY_TO;
  data[at + FROM] = place === NOWHERE ? ANY_FROM : problem.windowFrom[session][place];
  data[at + TO] = place === NOWHERE ? ANY_TO : problem.windowTo[session][place];
  data[at + EARLY] = ANY_FROM;
  data[at + LATE] = ANY_TO;
}

/** Who boards and alights at each call of the run on that weekday, and the assistants. */
export function countPeople(
  problem: Problem,
  workspace: Workspace,
  session: number,
  run: Run,
  bit: DayMask,
  table: Int32Array,
  r: number,
): void {
  const { start, days, seats, chairs, boarding, alighting, individual, shared } = problem.signatures[session];
  const { people, callOf } = workspace;
  for (let k = 0; k < run.calls; k++) {
    people[k] = 0;
    workspace.seats[k] = 0;
    workspace.chairs[k] = 0;
    workspace.dwell[k] = problem.placeDwell[run.place[k]];
    if (run.place[k] < problem.schools) callOf[run.place[k]] = k;
  }
  for (let k = 0; k < run.calls; k++) {
    for (let i = run.start[k]; i < run.start[k + 1]; i++) {
      const part = run.parts[i];
      const off = callOf[problem.partSchool[part]];
      for (let g = start[part]; g < start[part + 1]; g++) {
        if (!(days[g] & bit)) continue;
        people[k]++;
        people[off]++;
        workspace.seats[k] += seats[g];
        workspace.seats[off] -= seats[g];
        workspace.chairs[k] += chairs[g];
        workspace.chairs[off] -= chairs[g];
        workspace.dwell[k] += boarding[g];
        workspace.dwell[off] += alighting[g];
        table[r * RUN_STRIDE + RUN_INDIVIDUAL] += individual[g];
        table[r * RUN_STRIDE + RUN_SHARED] |= shared[g];
      }
    }
  }
}

/** Writes the calls at which somebody boards or alights from place n on; returns the next free place. */
export function writeCalls(
  problem: Problem,
  travel: Travel,
  workspace: Workspace,
  session: number,
  run: Run,
  r: number,
  n: number,
): number {
  const { data, people, seats, chairs, dwell, index } = workspace;
  let seatsOn = 0;
  let chairsOn = 0;
  let next = n;
  for (let k = 0; k < run.calls; k++) {
    if (people[k] === 0) continue;
    const place = run.place[k];
    const at = next * STRIDE;
    data[at + PLACE] = place;
    data[at + ROW] = travel.row[place];
    data[at + DWELL] = dwell[k];
    data[at + RUN] = r;
    data[at + CALL] = k;
    data[at + SEATS] = seatsOn += seats[k];
    data[at + CHAIRS] = chairsOn += chairs[k];
    data[at + FROM] = problem.windowFrom[session][place];
    data[at + TO] = problem.windowTo[session][place];
    data[at + SLACK] = ANY_TO;
    data[at + EARLY] = ANY_FROM;
    data[at + LATE] = ANY_TO;
    index[k] = next++;
  }
  return next;
}

/** The tightest limit of those who ride from one call to another. Returns how many numbers are written by now. */
export function writeRides(
  problem: Problem,
  workspace: Workspace,
  session: number,
  run: Run,
  bit: DayMask,
  written: number,
): number {
  const { start, days } = problem.signatures[session];
  const { rides, index, callOf } = workspace;
  let n = written;
  for (let k = 0; k < run.calls; k++) {
    for (let i = run.start[k]; i < run.start[k + 1]; i++) {
      const part = run.parts[i];
      for (let g = start[part]; g < start[part + 1]; g++) {
        if (!(days[g] & bit)) continue;
        const limit = limitAt(problem, session, part, run.place[k], g);
        if (limit >= ANY_TO) continue;
        const from = index[k];
        const to = index[callOf[problem.partSchool[part]]];
        if (n > written && rides[n - 3] === from && rides[n - 2] === to) {
          if (limit < rides[n - 1]) rides[n - 1] = limit;
          continue;
        }
        rides[n++] = from;
        rides[n++] = to;
        rides[n++] = limit;
      }
    }
  }
  return n;
}

/** Layouts that hold every load of run r, its assistants included. */
export function layoutsOf(
  problem: Problem,
  data: Int32Array,
  from: number,
  to: number,
  table: Int32Array,
  r: number,
): number {
  const assistants = assistantsOn(table[r * RUN_STRIDE + RUN_INDIVIDUAL], table[r * RUN_STRIDE + RUN_SHARED]);
  let layouts = -1;
  let fullest = 0;
  for (let k = from; k < to; k++) {
    fullest = Math.max(fullest, data[k * STRIDE + SEATS] + data[k * STRIDE + CHAIRS]);
    layouts &= layoutsFor(problem, data[k * STRIDE + SEATS] + assistants, data[k * STRIDE + CHAIRS]);
  }
  table[r * RUN_STRIDE + RUN_FULLEST] = fullest;
  return layouts;
}

/** From the core's solution back to plain vehicle itineraries, timed by the core's own scheduler. */
import type { Route } from '../../src/solve/duty.ts';
import { NOWHERE, type Problem } from '../../src/solve/problem.ts';
import { Scheduler } from '../../src/solve/schedule.ts';
import type { DutySketch, Sketch } from '../../src/solve/sketch.ts';
import type { CoreProblem } from './coreProblem.ts';
import type { PlainItinerary, PlainSolution } from './plain.ts';

/** A call with the parts that board and alight there. */
interface Call {
  readonly place: number;
  readonly boards: readonly number[];
  readonly alights: readonly number[];
}

/** The only session there is. */
const MORNING = 0;

/** Every vehicle with its calls, their times as short as they can be. Who is left out is simply not in it. */
export function solutionOf(core: CoreProblem, sketch: Sketch): PlainSolution {
  const scheduler = new Scheduler();
  return { vehicles: sketch.duties.map((duty) => itineraryOf(core, scheduler, duty)) };
}

function itineraryOf(core: CoreProblem, scheduler: Scheduler, duty: DutySketch): PlainItinerary {
  const { plain, problem } = core;
  const calls = callsOf(problem, duty);
  fillScheduler(core, scheduler, calls);
  if (scheduler.solve() < 0) throw new Error('the search has left a duty that cannot be timed');
  const idOf = (part: number): string => plain.requests[part].id;
  return {
    type: duty.type,
    calls: calls.map(({ place, boards, alights }, k) => ({
      place: plain.places[place].id,
      arrival: scheduler.time[k] / plain.timeSteps,
      boards: boards.map(idOf),
      alights: alights.map(idOf),
    })),
  };
}

/** The calls of all runs one after another, depots at both ends where there are any. */
function callsOf(problem: Problem, duty: DutySketch): Call[] {
  const depot = (place: number): Call[] => (place === NOWHERE ? [] : [{ place, boards: [], alights: [] }]);
  return [
    ...depot(problem.startPlace[MORNING]),
    ...duty.order[MORNING].flatMap((r) => callsOfRun(problem, duty.routes[r])),
    ...depot(problem.endPlace[MORNING]),
  ];
}

function callsOfRun(problem: Problem, route: Route): Call[] {
  const run = route.runs[MORNING];
  let aboard: number[] = [];
  return Array.from(run.place, (place, k): Call => {
    const alights = aboard.filter((part) => place < problem.schools && problem.partSchool[part] === place);
    const boards = [...run.parts.subarray(run.start[k], run.start[k + 1])];
    aboard = [...aboard.filter((part) => !alights.includes(part)), ...boards];
    return { place, boards, alights };
  });
}

function fillScheduler({ problem, travel }: CoreProblem, scheduler: Scheduler, calls: readonly Call[]): void {
  const { boarding, alighting, limits, limitStart } = problem.signatures[MORNING];
  const sum = (column: Int32Array, parts: readonly number[]): number => parts.reduce((n, part) => n + column[part], 0);
  const boardedAt = new Map<number, number>();
  scheduler.clear();
  scheduler.reserve(calls.length, problem.parts);
  calls.forEach(({ place, boards, alights }, k) => {
    const dwell = problem.placeDwell[place] + sum(boarding, boards) + sum(alighting, alights);
    scheduler.addCall(dwell, problem.windowFrom[MORNING][place], problem.windowTo[MORNING][place]);
    if (k > 0) {
      const leg = travel.row[calls[k - 1].place] * travel.size + travel.row[place];
      scheduler.gap[k - 1] = scheduler.dwell[k - 1] + travel.seconds[MORNING][leg];
    }
    for (const part of boards) boardedAt.set(part, k);
    // The limit is the same wherever the request boards, so the first candidate's will do.
    for (const part of alights) scheduler.addRide(boardedAt.get(part) as number, k, limits[limitStart[part]]);
  });
}

/**
 * From the plain description to the core's {@link Problem}: one Monday with mornings only, every request a task of one
 * part, every place of delivery a school, and a duty one run whatever happens on it, for a run may deliver and pick up
 * again and again.
 */
import { sharedBytes, sharedDoubles, sharedInt32, sharedInts } from '../../src/model/index.ts';
import {
  ANY_FROM,
  NOWHERE,
  type Problem,
  type SignatureTable,
  type Travel,
  UNLIMITED,
} from '../../src/solve/problem.ts';
import type { PlainProblem } from './plain.ts';
import { limit, roundedUp } from './steps.ts';
import { vehicleTypes } from './vehicleTypes.ts';

/** The problem, and how its integers translate back into the plain one. */
export interface CoreProblem {
  readonly plain: PlainProblem;
  readonly problem: Problem;
  readonly travel: Travel;
  /** The search's cost of one unit of distance at a rate of 1. */
  readonly costOfDistance: number;
}

/** Bit of the one weekday there is. */
const MONDAY = 1;
/** Every combination of the four classes may share: nobody here belongs to any but the first. */
const ALL_MAY_SHARE = new Uint8Array(16).fill(1);

/** Compiles the description. */
export function coreProblem(plain: PlainProblem): CoreProblem {
  const { places, requests, deliveries, timeSteps, distanceSteps } = plain;
  const tasks = requests.length;
  const each = (value: number): Int32Array => sharedInts(requests.map(() => value));
  const { columns: typeColumns, rateSteps } = vehicleTypes(plain);
  const costOfDistance = distanceSteps * rateSteps;
  const pickups = requests.flatMap((request) => request.pickups);
  const windowFrom = sharedInts(places.map(({ window }) => (window ? roundedUp(window[0], timeSteps) : ANY_FROM)));
  const windowTo = sharedInts(places.map(({ window }) => limit(window?.[1], timeSteps)));
  const anyVisits = sharedInts(new Int32Array(deliveries).fill(UNLIMITED));
  const problem: Problem = {
    tasks,
    parts: tasks,
    schools: deliveries,
    places: places.length,
    types: plain.vehicleTypes.length,

    taskPartStart: upTo(tasks),
    taskPupils: sharedInts(requests.map((request) => request.demand)),
    taskClasses: each(1),
    taskSolo: sharedBytes(new Uint8Array(tasks)),
    taskBusy: each(MONDAY),
    taskDays: each(MONDAY),
    taskWeight: each(1),
    conflictStart: sharedInt32(tasks + 1),
    conflicts: sharedInt32(0),

    partTask: upTo(tasks - 1),
    partSchool: sharedInts(requests.map((request) => request.delivery)),
    partHousehold: upTo(tasks - 1),
    signatures: [mornings(plain), nobody(tasks)],
    candidateStart: starts(requests.map((request) => request.pickups.length)),
    candidatePlace: sharedInts(pickups.map((pickup) => pickup.place)),
    candidateCost: sharedDoubles(pickups.map((pickup) => Math.round(pickup.cost * costOfDistance))),

    placeLonLat: sharedDoubles(places.flatMap(({ x, y }) => [x, y])),
    placeHost: sharedInts(places.map(() => -1)),

    windowFrom: [windowFrom, windowFrom],
    windowTo: [windowTo, windowTo],
    placeDwell: sharedInts(places.map(({ dwell = 0 }) => roundedUp(dwell, timeSteps))),
    startPlace: [plain.start ?? NOWHERE, NOWHERE],
    endPlace: [plain.end ?? NOWHERE, NOWHERE],
    maxSeconds: limit(plain.longestDuty, timeSteps),
    oneSchoolAtATime: plain.oneDeliveryAtATime ?? false,
    visitCap: [anyVisits, anyVisits],
    bays: sharedInt32(deliveries),

    maxChairs: 0,
    typeSecondCost: sharedDoubles(plain.vehicleTypes.map(() => 0)),
    assistantDayCost: 0,
    classesMayShare: sharedBytes(ALL_MAY_SHARE),
    ...typeColumns,
  };
  return { plain, problem, travel: drives(plain), costOfDistance };
}

/** What every request brings on board on Monday morning. */
function mornings(plain: PlainProblem): SignatureTable {
  const { requests, timeSteps } = plain;
  const tasks = requests.length;
  return {
    start: upTo(tasks),
    days: sharedInts(requests.map(() => MONDAY)),
    seats: sharedInts(requests.map((request) => request.demand)),
    chairs: sharedInt32(tasks),
    boarding: sharedInts(requests.map(({ boarding = 0 }) => roundedUp(boarding, timeSteps))),
    alighting: sharedInts(requests.map(({ alighting = 0 }) => roundedUp(alighting, timeSteps))),
    individual: sharedInt32(tasks),
    shared: sharedInt32(tasks),
    limitStart: starts(requests.map((request) => request.pickups.length)),
    limits: sharedInts(
      requests.flatMap(({ pickups, longestRide }) => pickups.map(() => limit(longestRide, timeSteps))),
    ),
  };
}

/** An afternoon on which nobody travels. */
function nobody(tasks: number): SignatureTable {
  const empty = sharedInt32(0);
  return {
    start: sharedInt32(tasks + 1),
    days: empty,
    seats: empty,
    chairs: empty,
    boarding: empty,
    alighting: empty,
    individual: empty,
    shared: empty,
    limitStart: sharedInt32(tasks + 1),
    limits: empty,
  };
}

/** Matrices with a row for every place, and the core's last row and column of zeros for "nowhere". */
function drives({ places, time, distance, timeSteps, distanceSteps }: PlainProblem): Travel {
  const size = places.length + 1;
  const seconds = sharedInt32(size * size);
  // Where time is what counts one matrix does, and leaves room for the rest in the processor's cache.
  const metres = time === distance && timeSteps === distanceSteps ? seconds : sharedInt32(size * size);
  for (let i = 0; i < places.length; i++) {
    for (let j = 0; j < places.length; j++) {
      metres[i * size + j] = Math.round(distance(i, j) * distanceSteps);
      seconds[i * size + j] = roundedUp(time(i, j), timeSteps);
    }
  }
  return {
    size,
    nowhere: places.length,
    row: upTo(places.length - 1),
    metres: [metres, metres],
    seconds: [seconds, seconds],
  };
}

/** 0, 1, …, last. */
function upTo(last: number): Int32Array {
  return sharedInts(Array.from({ length: last + 1 }, (_, i) => i));
}

/** Row starts for rows of these lengths. */
function starts(lengths: readonly number[]): Int32Array {
  const out = sharedInt32(lengths.length + 1);
  lengths.forEach((length, i) => {
    out[i + 1] = out[i] + length;
  });
  return out;
}

/**
 * Problems made by hand or by dice, with all that a council's case never has: depots, windows at pick-ups, time for
 * alighting, a longest session, one school at a time. Places lie where one likes; drives are what one says.
 */
import { wholeAllowance } from '../../src/solve/decompose.ts';
import {
  ANY_FROM,
  ANY_TO,
  type BothSessions,
  NOWHERE,
  type Problem,
  type SignatureTable,
  type Travel,
  UNLIMITED,
} from '../../src/solve/problem.ts';
import { State } from '../../src/solve/state.ts';

export interface PlaceSpec {
  /** Where it is on the line, if drives are not given. */
  readonly at?: number;
  readonly dwell?: number;
  /** Of the morning, and of the afternoon in morning orientation if that differs. */
  readonly window?: readonly [from: number, to: number];
  readonly afternoon?: readonly [from: number, to: number];
}

/** Who of a part travels on some weekdays; everything but one seat is left out if not given. */
export interface RowSpec {
  readonly days?: number;
  readonly seats?: number;
  readonly chairs?: number;
  readonly boarding?: number;
  readonly alighting?: number;
  readonly individual?: number;
  readonly shared?: number;
  readonly limit?: number;
}

export interface PartSpec {
  readonly school: number;
  /** Places where it may board, and what that costs. */
  readonly at: readonly number[];
  readonly costs?: readonly number[];
  /** All weekdays if not given. */
  readonly am?: readonly RowSpec[];
  readonly pm?: readonly RowSpec[];
}

export interface TypeSpec {
  /** Numbers of layouts. */
  readonly layouts: readonly number[];
  readonly day?: number;
  readonly metre?: number;
  readonly second?: number;
  readonly maxRuns?: number;
}

type Matrix = (from: number, to: number, session: number) => number;

export interface Spec {
  readonly schools: readonly PlaceSpec[];
  /** Homes, stops and depots: places from `schools.length` on. */
  readonly others: readonly PlaceSpec[];
  readonly parts: readonly PartSpec[];
  readonly start?: BothSessions<number>;
  readonly end?: BothSessions<number>;
  readonly maxSeconds?: number;
  readonly oneSchoolAtATime?: boolean;
  /** Seats and wheelchairs. */
  readonly layouts?: readonly (readonly [seats: number, chairs: number])[];
  readonly types?: readonly TypeSpec[];
  /** By places; a second for every step along the line, and ten metres, if not given. */
  readonly seconds?: Matrix;
  readonly metres?: Matrix;
}

/** The compiled problem, and a state without duties. */
export interface Handmade {
  readonly problem: Problem;
  readonly travel: Travel;
  readonly state: State;
}

const WHOLE_WEEK = 0b11111;
const ONE_LAYOUT: readonly (readonly [number, number])[] = [[100, 100]];
const ONE_TYPE: readonly TypeSpec[] = [{ layouts: [0] }];

export function handmade(spec: Spec): Handmade {
  const problem = problemOf(spec);
  const travel = travelOf(spec);
  return { problem, travel, state: new State(problem, travel, wholeAllowance(problem)) };
}

function problemOf(spec: Spec): Problem {
  const { parts, schools } = spec;
  const places = [...schools, ...spec.others];
  const { layouts = ONE_LAYOUT, types = ONE_TYPE } = spec;
  const numbers = (f: (part: PartSpec, p: number) => number): Int32Array => Int32Array.from(parts, f);
  const rates = (f: (type: TypeSpec) => number): Float64Array => Float64Array.from(types, f);
  const window = (edge: 0 | 1, none: number): BothSessions<Int32Array> => [
    Int32Array.from(places, (place) => place.window?.[edge] ?? none),
    Int32Array.from(places, (place) => (place.afternoon ?? place.window)?.[edge] ?? none),
  ];
  const visits = new Int32Array(schools.length).fill(UNLIMITED);
  return {
    tasks: parts.length,
    parts: parts.length,
    schools: schools.length,
    places: places.length,
    types: types.length,

    taskPartStart: Int32Array.from({ length: parts.length + 1 }, (_, i) => i),
    taskPupils: numbers(() => 1),
    taskClasses: numbers(() => 1),
    taskSolo: new Uint8Array(parts.length),
    taskBusy: numbers((part) => daysOf(part.am) | (daysOf(part.pm) << 5)),
    taskDays: numbers((part) => daysOf(part.am) | daysOf(part.pm)),
    taskWeight: numbers(() => 1),
    conflictStart: new Int32Array(parts.length + 1),
    conflicts: new Int32Array(0),

    partTask: numbers((_, p) => p),
    partSchool: numbers((part) => part.school),
    partHousehold: numbers((_, p) => p),
    signatures: [signatures(parts, (part) => part.am), signatures(parts, (part) => part.pm)],
    candidateStart: starts(parts.map((part) => part.at.length)),
    candidatePlace: Int32Array.from(parts.flatMap((part) => part.at)),
    candidateCost: Float64Array.from(parts.flatMap((part) => part.at.map((_, i) => part.costs?.[i] ?? 0))),

    placeLonLat: new Float64Array(2 * places.length),
    placeHost: new Int32Array(places.length).fill(-1),

    windowFrom: window(0, ANY_FROM),
    windowTo: window(1, ANY_TO),
    placeDwell: Int32Array.from(places, (place) => place.dwell ?? 0),
    startPlace: spec.start ?? [NOWHERE, NOWHERE],
    endPlace: spec.end ?? [NOWHERE, NOWHERE],
    maxSeconds: spec.maxSeconds ?? ANY_TO,
    oneSchoolAtATime: spec.oneSchoolAtATime ?? false,
    visitCap: [visits, visits],
    bays: new Int32Array(schools.length),

    ...fits(layouts),
    typeLayouts: Int32Array.from(types, (type) => type.layouts.reduce((mask, layout) => mask | (1 << layout), 0)),
    typePlaces: Int32Array.from(types, (type) => Math.max(...type.layouts.map((l) => layouts[l][0] + layouts[l][1]))),
    typeAvailable: Int32Array.from(types, () => UNLIMITED),
    typeMaxRuns: Int32Array.from(types, (type) => type.maxRuns ?? 9),
    typeDayCost: rates((type) => type.day ?? 1000),
    typeMetreCost: rates((type) => type.metre ?? 3),
    typeSecondCost: rates((type) => type.second ?? 7),
    assistantDayCost: 50,
    classesMayShare: new Uint8Array(16).fill(1),
  };
}

function daysOf(rows: readonly RowSpec[] = [{}]): number {
  return rows.reduce((all, row) => all | (row.days ?? WHOLE_WEEK), 0);
}

function signatures(
  parts: readonly PartSpec[],
  of: (part: PartSpec) => readonly RowSpec[] | undefined,
): SignatureTable {
  const rows = parts.map((part) => of(part) ?? [{}]);
  const flat = rows.flat();
  const column = (f: (row: RowSpec) => number | undefined, none = 0): Int32Array =>
    Int32Array.from(flat, (row) => f(row) ?? none);
  return {
    start: starts(rows.map((r) => r.length)),
    days: column((row) => row.days, WHOLE_WEEK),
    seats: column((row) => row.seats, 1),
    chairs: column((row) => row.chairs),
    boarding: column((row) => row.boarding),
    alighting: column((row) => row.alighting),
    individual: column((row) => row.individual),
    shared: column((row) => row.shared),
    limitStart: starts(parts.map((part, p) => part.at.length * rows[p].length)),
    limits: Int32Array.from(parts.flatMap((part, p) => part.at.flatMap(() => rows[p].map((r) => r.limit ?? ANY_TO)))),
  };
}

/** Row starts for rows of these lengths. */
function starts(lengths: readonly number[]): Int32Array {
  const out = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    out[i + 1] = out[i] + length;
  });
  return out;
}

function fits(layouts: readonly (readonly [number, number])[]) {
  const maxSeats = Math.max(...layouts.map(([seats]) => seats));
  const maxChairs = Math.max(...layouts.map(([, chairs]) => chairs));
  const layoutFits = new Int32Array((maxSeats + 1) * (maxChairs + 1));
  for (let seats = 0; seats <= maxSeats; seats++) {
    for (let chairs = 0; chairs <= maxChairs; chairs++) {
      layouts.forEach(([s, c], layout) => {
        if (seats <= s && chairs <= c) layoutFits[seats * (maxChairs + 1) + chairs] |= 1 << layout;
      });
    }
  }
  return { maxSeats, maxChairs, layoutFits };
}

function travelOf(spec: Spec): Travel {
  const places = [...spec.schools, ...spec.others];
  const size = places.length + 1;
  const along = (from: number, to: number): number => Math.abs((places[from].at ?? 0) - (places[to].at ?? 0));
  const { seconds = along, metres = (from, to) => 10 * along(from, to) } = spec;
  const matrix = (drive: Matrix, session: number): Int32Array => {
    const out = new Int32Array(size * size);
    for (let i = 0; i + 1 < size; i++) for (let j = 0; j + 1 < size; j++) out[i * size + j] = drive(i, j, session);
    return out;
  };
  return {
    size,
    nowhere: size - 1,
    row: Int32Array.from(places, (_, place) => place),
    metres: [matrix(metres, 0), matrix(metres, 1)],
    seconds: [matrix(seconds, 0), matrix(seconds, 1)],
  };
}

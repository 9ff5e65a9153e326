/** The drives a slice needs: rows of one matrix for the whole case when that is small, else a matrix of its own. */
import type { DriveMatrix, LonLat, RoadNetwork, SparseDrives } from '../model/index.ts';
import { householdOf, MOST_MATRIX_POINTS, NO_WAY, sharedInt32, sharedInts } from '../model/index.ts';
import { type StraightLine, straightMatrix } from '../network/straightLine.ts';
import { NOWHERE, type Problem, type Travel } from '../solve/problem.ts';
import { nearPairs } from './nearPairs.ts';
import { schoolDrives } from './schoolDrives.ts';
import { eachDrive, localNumbers, secondsOf } from './sparseDrives.ts';

/** How a thread gets at drives. */
export type TravelSource =
  | { readonly kind: 'whole'; readonly travel: Travel }
  | { readonly kind: 'straight-line'; readonly line: StraightLine }
  | { readonly kind: 'sparse'; readonly drives: SparseDrives; readonly pointOfPlace: Int32Array };

/** Where the drives come from, and how many of them there are among the case's places. */
export interface Travelled {
  readonly source: TravelSource;
  /** Different points; drives among them that the search knows, each way counted for itself. */
  readonly points: number;
  readonly pairs: number;
}

/** Drives among all candidate places and schools of the tasks: whole seconds and metres, by session, one row a point. */
export function travelFor(problem: Problem, source: TravelSource, tasks: Int32Array): Travel {
  const places = placesOf(problem, tasks);
  if (source.kind === 'whole') return rowsOf(problem, source.travel, places);
  if (source.kind === 'sparse') return sparseTravel(problem, source.drives, source.pointOfPlace, places);
  return straightTravel(problem, source.line, places);
}

/**
 * One matrix for the whole case where that fits into memory. Beyond that straight lines are computed again by every
 * slice, and of an engine only the drives are asked for that the search can use ({@link nearPairs}).
 */
export async function travelSource(problem: Problem, network: RoadNetwork, line: StraightLine): Promise<Travelled> {
  const most = network.mostMatrixPoints ?? MOST_MATRIX_POINTS;
  const { row: pointOfPlace, points } = pointsOf(problem, placesOfAll(problem));
  const pairs = points.length ** 2;
  if (points.length <= most) {
    return { source: { kind: 'whole', travel: await networkTravel(problem, network) }, points: points.length, pairs };
  }
  if (!network.sparse) return { source: { kind: 'straight-line', line }, points: points.length, pairs };
  const all = points.map((_, point) => point);
  const pointOfSchool = [...pointOfPlace.subarray(0, problem.schools)];
  const toSchools = [
    { sources: all, targets: pointOfSchool },
    { sources: pointOfSchool, targets: all },
  ];
  const first = schoolDrives(await network.sparse(points, toSchools), pointOfSchool);
  const drives = await network.sparse(points, [...toSchools, ...nearPairs(problem, pointOfPlace, points, first)]);
  const source = { kind: 'sparse', drives, pointOfPlace: sharedInts(pointOfPlace) } as const;
  return { source, points: points.length, pairs: pairsIn(drives) };
}

/** Different pairs. */
function pairsIn({ numberOf, blocks }: SparseDrives): number {
  const targetsOf: Set<number>[] = [];
  for (const { sources, targets } of blocks) {
    for (const from of sources) {
      targetsOf[from] ??= new Set();
      for (const to of targets) targetsOf[from].add(to);
    }
  }
  return [...new Set(numberOf)].reduce((sum, n) => sum + (targetsOf[n]?.size ?? 0), 0);
}

/**
 * A matrix of the drives that are known. What is not has no way: a vehicle goes from one home to another only with
 * somebody on board, whose ride limit that breaks. Its metres are the straight line, so that homes are still near or far.
 */
function sparseTravel(
  problem: Problem,
  drives: SparseDrives,
  pointOfPlace: Int32Array,
  places: readonly number[],
): Travel {
  const { row, points } = pointsOf(problem, places);
  const globals = new Int32Array(points.length);
  for (const place of places) globals[row[place]] = pointOfPlace[place];
  const n = points.length;
  const { metres } = straightMatrix(AS_THE_CROW_FLIES, points);
  const { am: amFactor, pm: pmFactor } = drives.factor;
  const am = sharedInt32(n * n).fill(NO_WAY.seconds);
  const pm = amFactor === pmFactor ? am : sharedInt32(n * n).fill(NO_WAY.seconds);
  for (let i = 0; i < n; i++) am[i * n + i] = pm[i * n + i] = 0;
  eachDrive(drives, localNumbers(drives, globals), (from, to, tenths, length) => {
    const at = from * n + to;
    metres[at] = tenths < 0 ? NO_WAY.metres : length;
    am[at] = secondsOf(tenths, amFactor);
    if (pm !== am) pm[at] = secondsOf(tenths, pmFactor);
  });
  return travelOf(row, { size: n, metres, seconds: { am, pm } }, false);
}

const AS_THE_CROW_FLIES: StraightLine = { roadFactor: 1, metresPerSecond: 1, factor: { am: 1, pm: 1 } };

/** A copy of just those rows: a slice's own small matrix stays in the processor's cache. */
function rowsOf(problem: Problem, whole: Travel, places: readonly number[]): Travel {
  const row = new Int32Array(problem.places).fill(-1);
  const rows = [...new Set(places.map((place) => whole.row[place]))].sort((a, b) => a - b);
  const renumbered = new Map(rows.map((r, i) => [r, i]));
  for (const place of places) row[place] = renumbered.get(whole.row[place]) as number;
  const copies = new Map<Int32Array, Int32Array>();
  const copy = (matrix: Int32Array): Int32Array => {
    const known = copies.get(matrix);
    if (known) return known;
    const out = withNowhere(rows.length, (i, j) => matrix[rows[i] * whole.size + rows[j]]);
    copies.set(matrix, out);
    return out;
  };
  return {
    size: rows.length + 1,
    nowhere: rows.length,
    row,
    metres: [copy(whole.metres[0]), copy(whole.metres[1])],
    seconds: [copy(whole.seconds[0]), copy(whole.seconds[1])],
  };
}

/** The matrix with a last row and column of zeros. */
function withNowhere(points: number, drive: (from: number, to: number) => number): Int32Array {
  const size = points + 1;
  const out = sharedInt32(size * size);
  for (let i = 0; i < points; i++) for (let j = 0; j < points; j++) out[i * size + j] = drive(i, j);
  return out;
}

/** Places that the tasks may use, schools included, in ascending order. */
export function placesOf(problem: Problem, tasks: Int32Array): number[] {
  const places = new Set<number>([...problem.startPlace, ...problem.endPlace].filter((place) => place !== NOWHERE));
  for (const task of tasks) {
    for (let part = problem.taskPartStart[task]; part < problem.taskPartStart[task + 1]; part++) {
      places.add(problem.partSchool[part]);
      for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
        places.add(problem.candidatePlace[c]);
      }
    }
  }
  return [...places].sort((a, b) => a - b);
}

/** A matrix over the places; places at one point share a row. */
export function straightTravel(problem: Problem, line: StraightLine, places: readonly number[]): Travel {
  const { row, points } = pointsOf(problem, places);
  // Straight lines are symmetric, so the afternoon's drives turned around are the same.
  return travelOf(row, straightMatrix(line, points), true);
}

/** All drives among the schools and the places that some task may use, as the network answers them. */
export async function networkTravel(problem: Problem, network: RoadNetwork): Promise<Travel> {
  const { row, points } = pointsOf(problem, placesOfAll(problem));
  return travelOf(row, await network.matrix(points), network.symmetric);
}

/** Schools first, then the places that some task may use. */
function placesOfAll(problem: Problem): number[] {
  const tasks = Int32Array.from({ length: problem.tasks }, (_, task) => task);
  const schools = Array.from({ length: problem.schools }, (_, school) => school);
  return [...new Set([...schools, ...placesOf(problem, tasks)])];
}

/** Distinct points of the places, and the point's number by place. */
function pointsOf(problem: Problem, places: readonly number[]): { row: Int32Array; points: LonLat[] } {
  const row = new Int32Array(problem.places).fill(-1);
  const points: LonLat[] = [];
  const rowOfPoint = new Map<string, number>();
  for (const place of places) {
    const at: LonLat = [problem.placeLonLat[2 * place], problem.placeLonLat[2 * place + 1]];
    const key = householdOf(at);
    const known = rowOfPoint.get(key);
    row[place] = known ?? points.push(at) - 1;
    if (known === undefined) rowOfPoint.set(key, row[place]);
  }
  return { row, points };
}

/** In morning orientation: unless all drives are the same there and back, the afternoon's are turned around. */
function travelOf(row: Int32Array, matrix: DriveMatrix, symmetric: boolean): Travel {
  const n = matrix.size;
  const there = (drives: Int32Array): Int32Array => withNowhere(n, (i, j) => drives[i * n + j]);
  const back = (drives: Int32Array): Int32Array => withNowhere(n, (i, j) => drives[j * n + i]);
  const metres = there(matrix.metres);
  const am = there(matrix.seconds.am);
  const sameFactor = matrix.seconds.pm === matrix.seconds.am;
  return {
    size: n + 1,
    nowhere: n,
    row,
    metres: [metres, symmetric ? metres : back(matrix.metres)],
    seconds: [am, symmetric ? (sameFactor ? am : there(matrix.seconds.pm)) : back(matrix.seconds.pm)],
  };
}

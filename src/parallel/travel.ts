/** The drives a slice needs: rows of one matrix for the whole case when that is small, else a matrix of its own. */
import type { DriveMatrix, LonLat, RoadNetwork } from '../model/index.ts';
import { householdOf, sharedInt32 } from '../model/index.ts';
import { type StraightLine, straightMatrix } from '../network/straightLine.ts';
import { NOWHERE, type Problem, type Travel } from '../solve/problem.ts';

/** How a thread gets at drives. */
export type TravelSource =
  | { readonly kind: 'whole'; readonly travel: Travel }
  | { readonly kind: 'straight-line'; readonly line: StraightLine };

/** Most distinct points for one matrix over the whole case: 3,000² × 3 × 4 bytes = 108 MB, shared by all threads. */
export const WHOLE_MATRIX_POINTS = 3000;

/** Drives among all candidate places and schools of the tasks. */
export function travelFor(problem: Problem, source: TravelSource, tasks: Int32Array): Travel {
  const places = placesOf(problem, tasks);
  if (source.kind === 'whole') return rowsOf(problem, source.travel, places);
  return straightTravel(problem, source.line, places);
}

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
  const tasks = Int32Array.from({ length: problem.tasks }, (_, task) => task);
  const schools = Array.from({ length: problem.schools }, (_, school) => school);
  const { row, points } = pointsOf(problem, [...new Set([...schools, ...placesOf(problem, tasks)])]);
  return travelOf(row, await network.matrix(points), network.symmetric);
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

/** Number of distinct points among all places. */
export function distinctPoints(problem: Problem): number {
  const keys = new Set<string>();
  for (let p = 0; p < problem.places; p++) {
    keys.add(householdOf([problem.placeLonLat[2 * p], problem.placeLonLat[2 * p + 1]]));
  }
  return keys.size;
}

/** Free-flow drives of some points to some others, and how tables are found, filled and merged. */
import { sharedInt32 } from '../model/index.ts';

/** Not asked yet. */
export const UNKNOWN = -2;
/** Asked, and there is no way. */
export const NONE = -1;

/** Row × column; rows and columns are numbers of points, both ascending without repeats. All in shared memory. */
export interface DriveTable {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  /** Tenths of a second; {@link UNKNOWN}, {@link NONE} or at least 0. */
  readonly tenths: Int32Array;
  readonly metres: Int32Array;
}

/** A table in which nothing is known. */
export function emptyTable(rows: Int32Array, columns: Int32Array): DriveTable {
  const cells = rows.length * columns.length;
  return {
    rows,
    columns,
    tenths: sharedInt32(cells).fill(UNKNOWN),
    metres: sharedInt32(cells).fill(UNKNOWN),
  };
}

/** Where the number is in the ascending list; −1 where it is not. */
export function indexIn(list: Int32Array, number: number): number {
  let [low, high] = [0, list.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (list[middle] === number) return middle;
    if (list[middle] < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Positions in `list` of every number of `some`, both ascending; −1 where it is not there. */
export function positionsIn(list: Int32Array, some: Int32Array): Int32Array {
  const out = new Int32Array(some.length).fill(-1);
  for (let i = 0, j = 0; i < some.length && j < list.length; ) {
    if (some[i] === list[j]) out[i++] = j++;
    else if (some[i] < list[j]) i++;
    else j++;
  }
  return out;
}

/** Whether every number of `some` is in `list`. */
export function holdsAll(list: Int32Array, some: Int32Array): boolean {
  return some.length <= list.length && !positionsIn(list, some).includes(-1);
}

/** Numbers in ascending order, each once. */
export function ascending(numbers: Iterable<number>): Int32Array {
  return sharedAscending([...new Set(numbers)]);
}

function sharedAscending(numbers: readonly number[]): Int32Array {
  const out = sharedInt32(numbers.length);
  out.set(numbers);
  return out.sort();
}

/** Copies into `table` what `other` knows of its pairs. */
export function copyKnown(table: DriveTable, other: DriveTable): void {
  const rows = positionsIn(other.rows, table.rows);
  const columns = positionsIn(other.columns, table.columns);
  const wide = table.columns.length;
  rows.forEach((theirs, i) => {
    if (theirs < 0) return;
    const start = theirs * other.columns.length;
    for (let j = 0; j < wide; j++) {
      if (columns[j] < 0) continue;
      const tenths = other.tenths[start + columns[j]];
      if (tenths === UNKNOWN) continue;
      table.tenths[i * wide + j] = tenths;
      table.metres[i * wide + j] = other.metres[start + columns[j]];
    }
  });
}

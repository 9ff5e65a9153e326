/** Reads the drives that some network holds of a large case. */
import { NO_WAY, type SparseDrives } from '../model/index.ts';

/**
 * Tells of every drive known among some points: `localOf` is the caller's own number of a point by the network's number,
 * −1 for points of no interest. A drive that is in two blocks is told twice, with the same figures.
 */
export function eachDrive(
  { blocks }: SparseDrives,
  localOf: Int32Array,
  take: (from: number, to: number, tenths: number, metres: number) => void,
): void {
  const columns: number[] = [];
  const locals: number[] = [];
  for (const { sources, targets, rowOf, columnOf, width, tenths, metres } of blocks) {
    let isRead = false;
    for (let i = 0; i < sources.length; i++) {
      const from = localOf[sources[i]];
      if (from < 0) continue;
      if (!isRead) {
        isRead = true;
        columns.length = locals.length = 0;
        for (let j = 0; j < targets.length; j++) {
          if (localOf[targets[j]] < 0) continue;
          columns.push(columnOf[j]);
          locals.push(localOf[targets[j]]);
        }
      }
      const start = rowOf[i] * width;
      for (let j = 0; j < columns.length; j++) {
        const at = start + columns[j];
        take(from, locals[j], tenths[at], metres[at]);
      }
    }
  }
}

/** By the network's number, the place of each point in the list; −1 for all others. */
export function localNumbers({ numberOf }: SparseDrives, points: Iterable<number>): Int32Array {
  const localOf = new Int32Array(numberOf.reduce((most, n) => Math.max(most, n), -1) + 1).fill(-1);
  let next = 0;
  for (const point of points) localOf[numberOf[point]] = next++;
  return localOf;
}

/** Seconds of a session from tenths of a free-flow second, times its factor; of {@link NO_WAY} where there is no way. */
export function secondsOf(tenths: number, factor: number): number {
  return tenths < 0 ? NO_WAY.seconds : Math.round((tenths / 10) * factor);
}

/** How to read a matrix of drives along a column: the drives from many places to one. */
import type { Travel } from './problem.ts';

/** The drive from row x to row y is entry [x × from + y × to]. */
export interface Towards {
  readonly from: number;
  readonly to: number;
}

/**
 * In matrices that are the same both ways a column is a row, whose entries lie side by side; the others are read as they
 * are. A large matrix does not fit into the processor's cache, and the search reads columns more than anything else.
 */
export function towards(travel: Travel): Towards {
  const { size } = travel;
  const matrices = new Set([...travel.metres, ...travel.seconds]);
  return [...matrices].every((matrix) => isSymmetric(matrix, size)) ? { from: 1, to: size } : asTheyAre(travel);
}

/** For any matrices. */
export function asTheyAre({ size }: Travel): Towards {
  return { from: size, to: 1 };
}

function isSymmetric(matrix: Int32Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) if (matrix[i * size + j] !== matrix[j * size + i]) return false;
  }
  return true;
}

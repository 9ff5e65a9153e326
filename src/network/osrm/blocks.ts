/** Tables in blocks that fit one request, and what a server answers to them, looked at before use. */
import { type LonLat, sayCount } from '../../model/index.ts';
import type { Rectangle } from '../engine.ts';
import { networkError } from '../faults.ts';

/** A part of a rectangle that fits one request. */
export interface Block {
  readonly rectangle: number;
  readonly row: number;
  readonly column: number;
  readonly sources: readonly LonLat[];
  readonly targets: readonly LonLat[];
}

/** OSRM names what it sends in the plural, and asks for it in the singular. */
export type Annotation = 'durations' | 'distances';

export type Rows = readonly (readonly (number | null)[])[];

/** The widest blocks that keep to the limit of coordinates. */
export function blocksOf({ sources, targets }: Rectangle, rectangle: number, size: number): Block[] {
  const width = Math.min(targets.length, Math.max(Math.floor(size / 2), size - sources.length));
  const height = Math.min(sources.length, size - width);
  const blocks: Block[] = [];
  for (let row = 0; row < sources.length; row += height) {
    for (let column = 0; column < targets.length; column += width) {
      const block = { rectangle, row, column };
      blocks.push({
        ...block,
        sources: sources.slice(row, row + height),
        targets: targets.slice(column, column + width),
      });
    }
  }
  return blocks;
}

/** Seconds or metres from here on are no drive: 1e8 tenths of a second still fit into 32 bits. */
const LARGEST = 1e7;

/** @throws SchoolrunError unless the server sent exactly what was asked for */
export function rowsOf(value: unknown, sources: number, targets: number, what: string, host: string): Rows {
  const fine = (cell: unknown): boolean => cell === null || (typeof cell === 'number' && cell >= 0 && cell < LARGEST);
  const whole =
    Array.isArray(value) &&
    value.length === sources &&
    value.every((row) => Array.isArray(row) && row.length === targets && row.every(fine));
  if (whole) return value as Rows;
  const given = Array.isArray(value) ? `${value.length} × ${Array.isArray(value[0]) ? value[0].length : 0}` : 'none';
  throw networkError(
    'NETWORK-OSRM-FAILED',
    `${host} sent ${what} of ${given} where ${sources} × ${targets} numbers were asked for`,
  );
}

/** Metres from each place to where it meets the road. */
export function waypoints(value: unknown, count: number, host: string): number[] {
  const distances = Array.isArray(value) ? value.map((w: { distance?: unknown } | null) => w?.distance) : [];
  if (distances.length === count && distances.every((d) => typeof d === 'number' && d >= 0))
    return distances as number[];
  throw networkError(
    'NETWORK-OSRM-FAILED',
    `${host} sent ${sayCount(distances.length, 'place')} where ${count} were asked for`,
  );
}

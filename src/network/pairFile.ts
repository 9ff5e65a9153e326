/**
 * Known pairs on disk. A mark and a version, a header with the lengths of the arrays, the arrays, and a SHA-256 of all
 * before it: a file that is cut off, damaged, of another version or of another engine is not read at all.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type LonLat, sharedInt32 } from '../model/index.ts';
import { writeWhole } from './cacheFolder.ts';
import type { DriveTable } from './driveTable.ts';
import type { PairData } from './pairs.ts';

/** Raised with every change of the form. */
const VERSION = 2;
const MARK = Buffer.from('SCHOOLRUNPAIRS\0\0', 'latin1');
const HASH_BYTES = 32;
/** Mark, version, length of the header. */
const FIXED_BYTES = MARK.length + 8;

interface Header {
  readonly identity: string;
  /** Number of elements of each array, in the file's order. */
  readonly lengths: readonly number[];
}

/** Everything in the order of the file; 8-byte arrays first, so that all are aligned. */
function arraysOf({ points, snaps, walks, singles, tables }: PairData): (Float64Array | Int32Array)[] {
  const ofTables = tables.flatMap(({ rows, columns, tenths, metres }) => [rows, columns, tenths, metres]);
  return [Float64Array.from(points.flat()), snaps, walks, singles, ...ofTables];
}
const DOUBLES = 3;
/** Arrays before those of the tables, and arrays of each table. */
const COMMON = 4;
const OF_TABLE = 4;

/** Writes the pairs under the engine's identity. */
export async function writePairs(path: string, identity: string, data: PairData): Promise<void> {
  const arrays = arraysOf(data);
  const header: Header = { identity, lengths: arrays.map((a) => a.length) };
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const padded = Buffer.alloc(Math.ceil((text.length + FIXED_BYTES) / 8) * 8 - FIXED_BYTES, ' ');
  text.copy(padded);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32LE(VERSION, 0);
  numbers.writeUInt32LE(padded.length, 4);
  const parts: Uint8Array[] = [MARK, numbers, padded];
  for (const a of arrays) parts.push(new Uint8Array(a.buffer, a.byteOffset, a.byteLength));
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  await writeWhole(path, [...parts, hash.digest()]);
}

/** What was read, or why the file is of no use; `missing` when it is not there. */
export type ReadPairs =
  | { readonly kind: 'read'; readonly data: PairData }
  | { readonly kind: 'missing' }
  | { readonly kind: 'useless'; readonly why: string };

/** Reads the pairs of the engine with this identity. Never throws for what is wrong with the file. */
export async function readPairs(path: string, identity: string): Promise<ReadPairs> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? { kind: 'missing' } : { kind: 'useless', why: `it cannot be read (${String(error)})` };
  }
  const useless = (why: string): ReadPairs => ({ kind: 'useless', why });
  if (bytes.length < FIXED_BYTES + HASH_BYTES || !bytes.subarray(0, MARK.length).equals(MARK)) {
    return useless('it is no file of drives, or is cut off');
  }
  const version = bytes.readUInt32LE(MARK.length);
  if (version !== VERSION) return useless(`it was written by another version (${version})`);
  const end = bytes.length - HASH_BYTES;
  const sum = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!sum.equals(bytes.subarray(end))) return useless('it is damaged or cut off');
  const start = FIXED_BYTES + bytes.readUInt32LE(MARK.length + 4);
  const header = headerOf(bytes.subarray(FIXED_BYTES, start));
  if (!header) return useless('its header is damaged');
  if (header.identity !== identity) return useless('it is of other roads, another engine or other options');
  const data = dataOf(bytes.subarray(start, end), header.lengths);
  return data ? { kind: 'read', data } : useless('its lengths do not add up');
}

function headerOf(bytes: Buffer): Header | null {
  try {
    const header: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof header !== 'object' || header === null || !('identity' in header) || !('lengths' in header)) return null;
    const { identity, lengths } = header;
    if (typeof identity !== 'string' || !Array.isArray(lengths)) return null;
    if (lengths.length < COMMON || (lengths.length - COMMON) % OF_TABLE !== 0) return null;
    return lengths.every((n) => Number.isInteger(n) && n >= 0) ? { identity, lengths } : null;
  } catch {
    return null;
  }
}

function dataOf(bytes: Buffer, lengths: readonly number[]): PairData | null {
  const sizes = lengths.map((n, i) => n * (i < DOUBLES ? 8 : 4));
  if (sizes.reduce((a, b) => a + b, 0) !== bytes.length) return null;
  let at = 0;
  const read = <T extends Float64Array | Int32Array>(i: number, into: T): T => {
    new Uint8Array(into.buffer, into.byteOffset, into.byteLength).set(bytes.subarray(at, at + sizes[i]));
    at += sizes[i];
    return into;
  };
  const [flat, snaps, walks] = [0, 1, 2].map((i) => read(i, new Float64Array(lengths[i])));
  const [singles, ...rest] = lengths.slice(DOUBLES).map((n, i) => read(i + DOUBLES, sharedInt32(n)));
  const points = Array.from({ length: flat.length / 2 }, (_, i): LonLat => [flat[2 * i], flat[2 * i + 1]]);
  if (snaps.length !== points.length || singles.length % 4 !== 0 || walks.length % 3 !== 0) return null;
  const tables: DriveTable[] = [];
  for (let t = 0; t < rest.length; t += OF_TABLE) {
    const [rows, columns, tenths, metres] = rest.slice(t, t + OF_TABLE);
    const cells = rows.length * columns.length;
    if (tenths.length !== cells || metres.length !== cells) return null;
    if (!isAscending(rows, points.length) || !isAscending(columns, points.length)) return null;
    tables.push({ rows, columns, tenths, metres });
  }
  return { points, tables, singles, walks, snaps };
}

/** Whether these can be numbers of points in the order of a table. */
function isAscending(numbers: Int32Array, points: number): boolean {
  return numbers.every((n, i) => n < points && n > (i === 0 ? -1 : numbers[i - 1]));
}

/**
 * A matrix in binary form, for what would be a CSV of many megabytes. All numbers are little-endian:
 *
 *     0  8 bytes   SRMATRIX
 *     8  uint32    version: 1
 *    12  uint32    1 where walks are given, else 0
 *    16  uint32    n, the number of places
 *    20  uint32    length of the ids in bytes, a multiple of 8
 *    24  bytes     the ids in UTF-8, each followed by a line feed, filled up with zeros
 *        float64   longitude and latitude of each place in WGS84 degrees
 *        uint32    n × n tenths of a second, free flow, row from × column to
 *        uint32    n × n metres
 *        uint32    n × n centimetres on foot, where walks are given
 *        32 bytes  SHA-256 of everything before
 *
 * 0xFFFFFFFF says that there is no way, 0xFFFFFFFE that it was not computed. Tenths and not whole seconds, so that a
 * session's factor is applied before the one rounding, as it is to an engine's own answers.
 */
import { createHash } from 'node:crypto';
import { type LonLat, sayCount } from '../../model/index.ts';
import { greatCircleMetres } from '../straightLine.ts';
import { TOO_LARGE } from './csv.ts';
import type { FaultList } from './faultList.ts';
import type { PlaceNames } from './names.ts';
import { MatrixTable, NONE } from './table.ts';

export const BINARY_MARK = Buffer.from('SRMATRIX', 'latin1');
const VERSION = 1;
const HEADER_BYTES = 24;
const HASH_BYTES = 32;
const NO_WAY = 0xffff_ffff;
const NOT_COMPUTED = 0xffff_fffe;
/** A place of the case farther than this from where the file has it has moved. */
const MOVED_METRES = 10;
const ASK_AGAIN = 'Compute the matrix again: schoolrun network CASE --write-matrix FILE';

/** A matrix to write: row from × column to. */
export interface WholeMatrix {
  readonly ids: readonly string[];
  readonly points: readonly LonLat[];
  /** Tenths of a second, −1: no way. */
  readonly tenths: Int32Array;
  readonly metres: Int32Array;
  /** Metres on foot; `Infinity`: no way, NaN: not known. */
  readonly walks: Float64Array | null;
}

/** The file's bytes. */
export function toBinary({ ids, points, tenths, metres, walks }: WholeMatrix): Buffer[] {
  const names = Buffer.from(ids.map((id) => `${id}\n`).join(''), 'utf8');
  const padded = Buffer.alloc(Math.ceil(names.length / 8) * 8);
  names.copy(padded);
  const header = Buffer.alloc(HEADER_BYTES);
  BINARY_MARK.copy(header);
  [VERSION, walks ? 1 : 0, ids.length, padded.length].forEach((value, i) => {
    header.writeUInt32LE(value, 8 + 4 * i);
  });
  const places = Buffer.alloc(16 * points.length);
  points.flat().forEach((degrees, i) => {
    places.writeDoubleLE(degrees, 8 * i);
  });
  const parts = [header, padded, places, uint32s(tenths, driven), uint32s(metres, driven)];
  if (walks) parts.push(uint32s(walks, walked));
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return [...parts, hash.digest()];
}

function driven(value: number): number {
  return value < 0 ? NO_WAY : value;
}

function walked(metres: number): number {
  if (Number.isNaN(metres)) return NOT_COMPUTED;
  return metres < TOO_LARGE / 100 ? Math.round(metres * 100) : NO_WAY;
}

function uint32s(values: ArrayLike<number>, encode: (value: number) => number): Buffer {
  const out = Buffer.alloc(4 * values.length);
  for (let i = 0; i < values.length; i++) out.writeUInt32LE(encode(values[i]), 4 * i);
  return out;
}

/** Reads the whole file into a table and its faults into the list; `null` where it is not whole. */
export function readBinary(bytes: Buffer, names: PlaceNames, faults: FaultList): MatrixTable | null {
  const unusable = (cause: string): null => {
    faults.add('NETWORK-MATRIX-FILE', { cause, remedy: ASK_AGAIN });
    return null;
  };
  if (bytes.length < HEADER_BYTES + HASH_BYTES)
    return unusable(`the file is cut off after ${sayCount(bytes.length, 'byte')}`);
  const version = bytes.readUInt32LE(8);
  if (bytes.readUInt32BE(8) === VERSION)
    return unusable('its numbers are big-endian (byte 8), and must be little-endian');
  if (version !== VERSION)
    return unusable(`it is of version ${version} (byte 8), and this program reads version ${VERSION}`);
  const [hasWalks, n, idBytes] = [bytes.readUInt32LE(12), bytes.readUInt32LE(16), bytes.readUInt32LE(20)];
  const cells = HEADER_BYTES + idBytes + 16 * n;
  const length = cells + 4 * n * n * (hasWalks ? 3 : 2) + HASH_BYTES;
  if (bytes.length !== length) {
    const what = bytes.length < length ? 'is cut off' : 'is too long';
    return unusable(
      `the file ${what}: ${sayCount(bytes.length, 'byte')}, where ${sayCount(n, 'place')} need ${length}`,
    );
  }
  const end = length - HASH_BYTES;
  if (!createHash('sha256').update(bytes.subarray(0, end)).digest().equals(bytes.subarray(end))) {
    return unusable(`the file is damaged: its checksum (byte ${end}) does not fit its contents`);
  }
  const ids = bytes
    .toString('utf8', HEADER_BYTES, HEADER_BYTES + idBytes)
    .replace(/\0+$/, '')
    .split('\n')
    .slice(0, -1);
  if (ids.length !== n || ids.includes(''))
    return unusable(`it names ${sayCount(ids.length, 'place')} (byte 24), and has ${n}`);
  const table = new MatrixTable(names, hasWalks !== 0, faults);
  const places = ids.map((id) => table.place(id, { text: `byte ${HEADER_BYTES}` }));
  findMoved(bytes, HEADER_BYTES + idBytes, places, names, faults);
  readCells(bytes, cells, places, table, faults);
  return table;
}

function findMoved(
  bytes: Buffer,
  at: number,
  places: readonly (number | undefined)[],
  names: PlaceNames,
  faults: FaultList,
) {
  places.forEach((place, i) => {
    if (place === undefined) return;
    const { title, ids, at: now } = names.places[place];
    const then: LonLat = [bytes.readDoubleLE(at + 16 * i), bytes.readDoubleLE(at + 16 * i + 8)];
    const metres = greatCircleMetres(then, now);
    if (metres <= MOVED_METRES) return;
    const cause = `${title} lies ${Math.round(metres)} m from where the matrix has it (byte ${at + 16 * i})`;
    faults.add('NETWORK-MATRIX', { value: ids[0], cause, remedy: ASK_AGAIN });
  });
}

function readCells(
  bytes: Buffer,
  at: number,
  places: readonly (number | undefined)[],
  table: MatrixTable,
  faults: FaultList,
): void {
  const n = places.length;
  const size = 4 * n * n;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [from, to] = [places[i], places[j]];
      const byte = at + 4 * (i * n + j);
      const [tenths, metres] = [bytes.readUInt32LE(byte), bytes.readUInt32LE(byte + size)];
      const onFoot = table.hasWalks ? bytes.readUInt32LE(byte + 2 * size) : NOT_COMPUTED;
      if (from === undefined || to === undefined) continue;
      if (tenths === NOT_COMPUTED && metres === NOT_COMPUTED) continue;
      const none = tenths === NO_WAY && metres === NO_WAY;
      if (!none && (tenths >= TOO_LARGE || metres >= TOO_LARGE)) {
        const cause = `a drive of ${tenths / 10} s and ${metres} m is negative or far too long (bytes ${byte} and ${byte + size})`;
        faults.add('NETWORK-MATRIX', { cause });
        continue;
      }
      const walk = onFoot === NO_WAY ? Number.POSITIVE_INFINITY : onFoot === NOT_COMPUTED ? Number.NaN : onFoot / 100;
      const cell = none ? { tenths: NONE, metres: NONE, walk } : { tenths, metres, walk };
      table.put(from, to, cell, { text: `byte ${byte}` });
    }
  }
}

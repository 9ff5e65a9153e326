/** Reads the planner's own matrix: a CSV of seconds and metres between places named by their ids. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseString } from 'fast-csv';
import { EXIT, type Fault, SchoolrunError } from '../../model/index.ts';
import { networkFault } from '../faults.ts';

export interface MatrixCell {
  /** Tenths of a second; −1 where there is no way. */
  readonly tenths: number;
  readonly metres: number;
}

export interface MatrixFile {
  readonly name: string;
  /** SHA-256 (hex). */
  readonly hash: string;
  /** By from id, by to id. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, MatrixCell>>;
}

export const MATRIX_COLUMNS = ['from_id', 'to_id', 'seconds', 'metres'] as const;
/** Faults listed one by one. */
const SHOWN = 20;

/** @throws SchoolrunError (exit 3) with every fault of the file */
export async function readMatrix(path: string): Promise<MatrixFile> {
  const name = basename(path);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw refuse(name, [
      networkFault('NETWORK-MATRIX', { file: name, cause: `the file cannot be read (${String(error)})` }),
    ]);
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const faults: Fault[] = [];
  const cells = new Map<string, Map<string, MatrixCell>>();
  const fault = (line: number, cause: string, value?: string): void => {
    faults.push(networkFault('NETWORK-MATRIX', { file: name, line, cause, ...(value === undefined ? {} : { value }) }));
  };
  const [header = [], ...rows] = await recordsOf(text);
  const columns = MATRIX_COLUMNS.map((column) => header.findIndex((cell) => cell.trim().toLowerCase() === column));
  if (columns.includes(-1)) {
    fault(1, `the header must name the columns ${MATRIX_COLUMNS.join(', ')}`, header.join(','));
    throw refuse(name, faults);
  }
  for (const [r, row] of rows.entries()) {
    const line = r + 2;
    const [from, to, seconds, metres] = columns.map((c) => (row[c] ?? '').trim());
    const none = seconds === '' && metres === '';
    const cell = none ? { tenths: -1, metres: -1 } : cellOf(seconds, metres);
    const known = cells.get(from) ?? new Map<string, MatrixCell>();
    if (from === '' || to === '') fault(line, 'a row must name both places');
    else if (!cell) {
      const cause = `seconds and metres from ${from} to ${to} must be numbers of 0 or more`;
      fault(line, cause, `${seconds}, ${metres}`);
    } else if (known.has(to)) fault(line, `the drive from ${from} to ${to} is there twice`);
    else cells.set(from, known.set(to, cell));
  }
  if (faults.length === 0) faults.push(...unitFaults(name, cells));
  if (faults.length > 0) throw refuse(name, faults);
  return { name, hash: createHash('sha256').update(bytes).digest('hex'), cells };
}

function recordsOf(text: string): Promise<string[][]> {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [';', '\t'].find((d) => firstLine.includes(d)) ?? ',';
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(text, { delimiter, ignoreEmpty: true })
      .on('data', (row) => rows.push(row))
      .on('error', reject)
      .on('end', () => resolve(rows));
  });
}

function cellOf(seconds: string, metres: string): MatrixCell | null {
  const number = (text: string): number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
  const [s, m] = [number(seconds), number(metres)];
  return s >= 0 && m >= 0 && s < 1e8 && m < 1e8 ? { tenths: Math.round(s * 10), metres: Math.round(m) } : null;
}

/** The middle speed tells whether columns hold minutes, or kilometres: nothing drives at 600 or at 0.5 km/h. */
function unitFaults(name: string, cells: MatrixFile['cells']): Fault[] {
  const speeds: number[] = [];
  for (const row of cells.values()) {
    for (const { tenths, metres } of row.values()) if (tenths > 0 && metres > 0) speeds.push((metres * 36) / tenths);
  }
  if (speeds.length === 0) return [];
  const middle = speeds.sort((a, b) => a - b)[Math.floor(speeds.length / 2)];
  if (middle >= 4 && middle <= 150) return [];
  const guess = middle > 150 ? 'the seconds look like minutes' : 'the metres look like kilometres';
  const cause = `half of the drives are ${middle > 150 ? 'faster' : 'slower'} than ${middle.toPrecision(2)} km/h: ${guess}`;
  return [networkFault('NETWORK-MATRIX', { file: name, cause })];
}

export function refuse(name: string, faults: readonly Fault[]): SchoolrunError {
  const rest = faults.length - SHOWN;
  const more = rest > 0 ? [networkFault('NETWORK-MATRIX', { file: name, cause: `and ${rest} more faults` })] : [];
  return new SchoolrunError(`The matrix ${name} cannot be used.`, EXIT.network, [...faults.slice(0, SHOWN), ...more]);
}

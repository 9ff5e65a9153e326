/** A matrix as a CSV: `from_id`, `to_id`, `seconds`, `metres`, and `walk_metres` where walks are known. */
import { Readable } from 'node:stream';
import { parse } from 'fast-csv';
import { sayCount } from '../../model/index.ts';
import type { FaultList } from './faultList.ts';
import type { PlaceNames } from './names.ts';
import { type MatrixCell, MatrixTable, NONE } from './table.ts';

export const MATRIX_COLUMNS = ['from_id', 'to_id', 'seconds', 'metres'] as const;
export const WALK_COLUMN = 'walk_metres';
/** In {@link WALK_COLUMN}: there is no way on foot. */
export const NO_WALK = 'none';
/** Figures from here on are a slip: 1e8 tenths of a second are four months. */
export const TOO_LARGE = 1e8;
/** Characters handed to the parser at a time. */
const PIECE = 1 << 18;

/** Reads the whole file into a table and its faults into the list; `null` where the header names no matrix. */
export async function readCsv(bytes: Buffer, names: PlaceNames, faults: FaultList): Promise<MatrixTable | null> {
  const text = decoded(bytes);
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [';', '\t'].find((d) => firstLine.includes(d)) ?? ',';
  let table: MatrixTable | null = null;
  let columns: number[] = [];
  let width = 0;
  let line = 1;
  try {
    for await (const row of Readable.from(pieces(text)).pipe(parse<string[], string[]>({ delimiter }))) {
      const cells = row as string[];
      if (!table) {
        const header = cells.map((cell) => cell.trim().toLowerCase());
        columns = [...MATRIX_COLUMNS, WALK_COLUMN].map((column) => header.indexOf(column));
        if (columns.slice(0, MATRIX_COLUMNS.length).includes(-1)) break;
        width = header.findLastIndex((name) => name !== '') + 1;
        table = new MatrixTable(names, columns[MATRIX_COLUMNS.length] >= 0, faults);
      } else if (cells.some((cell) => cell.trim() !== '')) {
        if (isOfWrongLength(cells, columns, width, line, faults)) {
          line += 1 + newlinesIn(cells);
          continue;
        }
        readRow(
          columns.map((c) => (cells[c] ?? '').trim()),
          line,
          table,
          faults,
        );
      }
      line += 1 + newlinesIn(cells);
    }
  } catch (error) {
    const cause = `the rows from here on cannot be read (${error instanceof Error ? error.message.slice(0, 120) : String(error)})`;
    faults.add('NETWORK-MATRIX', {
      line: lineOfOpenQuote(text),
      cause,
      remedy: 'Look for a quotation mark without its other half.',
    });
    return table;
  }
  if (!table) {
    const cause = `the header must name the columns ${MATRIX_COLUMNS.join(', ')}`;
    faults.add('NETWORK-MATRIX', { line: 1, cause, value: firstLine.slice(0, 200) });
  }
  return table;
}

/** A row cut short could pass for "no way", and one too long for other figures: a decimal comma is two cells. */
function isOfWrongLength(
  cells: readonly string[],
  columns: readonly number[],
  width: number,
  line: number,
  faults: FaultList,
): boolean {
  const needed = Math.max(...columns.slice(0, MATRIX_COLUMNS.length)) + 1;
  const isLong = cells.slice(width).some((cell) => cell.trim() !== '');
  if (cells.length >= needed && !isLong) return false;
  faults.add('NETWORK-MATRIX', {
    line,
    value: cells.join(', ').slice(0, 200),
    cause: `the row has ${sayCount(cells.length, 'cell')}, the header ${width}`,
    remedy: isLong
      ? 'Write figures with a decimal point, and an id with a comma in quotation marks.'
      : 'Write every cell, blank ones too; where it is the last row, the file may be cut off: copy it again.',
  });
  return true;
}

function readRow(fields: readonly string[], line: number, table: MatrixTable, faults: FaultList): void {
  const [fromId, toId, seconds, metres, walk] = fields;
  if (fromId === '' || toId === '') {
    faults.add('NETWORK-MATRIX', { line, cause: 'a row must name both places' });
    return;
  }
  const cell = cellOf(seconds, metres, walk);
  if (!cell) {
    const cause = `seconds and metres from ${fromId} to ${toId} must be numbers of 0 or more, or both blank for no way`;
    faults.add('NETWORK-MATRIX', { line, cause, value: [seconds, metres, ...(walk ? [walk] : [])].join(', ') });
    return;
  }
  const [from, to] = [table.place(fromId, { line }), table.place(toId, { line })];
  if (from !== undefined && to !== undefined) table.put(from, to, cell, { line });
}

/** `null` for what is no entry. */
function cellOf(seconds: string, metres: string, walk: string): MatrixCell | null {
  const number = (text: string): number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
  const onFoot = walk === '' ? Number.NaN : walk.toLowerCase() === NO_WALK ? Number.POSITIVE_INFINITY : number(walk);
  if (walk !== '' && Number.isNaN(onFoot)) return null;
  if (seconds === '' && metres === '') return { tenths: NONE, metres: NONE, walk: onFoot };
  const [tenths, m] = [Math.round(number(seconds) * 10), Math.round(number(metres))];
  return tenths < TOO_LARGE && m < TOO_LARGE ? { tenths, metres: m, walk: onFoot } : null;
}

/** As spreadsheets save it: UTF-8 with or without its mark, UTF-16, or Windows-1252. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

/** The parser is ahead of the rows that it has handed out, so its own place would not help. */
function lineOfOpenQuote(text: string): number | undefined {
  const open = text.split(/\r\n|\r|\n/).findIndex((line) => line.split('"').length % 2 === 0);
  return open < 0 ? undefined : open + 1;
}

function newlinesIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}

/** One CSV file of a folder as rows under the format's column names. */
import { sayCount } from '../../model/index.ts';
import { type CsvRow, type CsvText, readCsvText } from '../csv/text.ts';
import type { Encoding } from '../decode.ts';
import type { FaultList } from '../faults.ts';
import type { InputFolder } from '../folder.ts';
import { matchColumns } from './columns.ts';

/** What the format says about a file. */
export interface TableForm<Column extends string> {
  readonly file: string;
  readonly columns: readonly Column[];
  /** Columns without which no row can be understood. */
  readonly required: readonly Column[];
  /** `optional`: the file may be missing; `rows`: it must be there and have rows; `header`: it must be there. */
  readonly presence: 'optional' | 'rows' | 'header';
}

export interface Table<Column extends string> {
  readonly file: string;
  readonly headerLine: number;
  /** Position of each column that the header names. */
  readonly positions: ReadonlyMap<Column, number>;
  /** Only rows with as many cells as the header. */
  readonly rows: readonly CsvRow[];
  /** Whether a comma is the decimal sign. */
  readonly decimalComma: boolean;
}

const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252',
};

/** Reads a file; `null` when it is missing or cannot be understood, with faults unless it may be missing. */
export async function readTable<Column extends string>(
  folder: InputFolder,
  form: TableForm<Column>,
  faults: FaultList,
): Promise<Table<Column> | null> {
  const { file } = form;
  if (!folder.has(file)) {
    if (form.presence !== 'optional') reportMissing(folder, file, faults);
    return null;
  }
  const decoded = await folder.text(file, faults);
  if (!decoded) return null;
  if (decoded.encoding !== 'utf-8') {
    faults.add('FILE-CODE-PAGE', { file }, `${file} was read as ${ENCODING_NAMES[decoded.encoding]}`);
  }
  const csv = await readCsvText(decoded.text);
  reportStrayQuotes(csv, file, faults);
  const header = csv.header;
  if (!header || csv.strayQuotes.some((quote) => quote.line < header.line)) {
    if (csv.strayQuotes.length === 0) faults.add('FILE-EMPTY', { file }, `${file} has no header line`);
    return null;
  }
  const positions = matchColumns(header, form, faults);
  if (!positions) return null;
  const rows = rightLength(csv, header, file, faults);
  if (csv.rows.length === 0 && form.presence === 'rows' && csv.strayQuotes.length === 0) {
    faults.add('FILE-EMPTY', { file, line: header.line }, `${file} has a header but no rows`);
  }
  return { file, headerLine: header.line, positions, rows, decimalComma: csv.delimiter === ';' };
}

function reportMissing(folder: InputFolder, file: string, faults: FaultList): void {
  const workbook = folder.workbookLike(file);
  const remedy = workbook && `Save ${workbook} as "CSV UTF-8 (comma delimited)" under the name ${file}.`;
  faults.add('FILE-MISSING', { file }, `${file} is not in ${folder.path}`, remedy);
}

function reportStrayQuotes(csv: CsvText, file: string, faults: FaultList): void {
  for (const quote of csv.strayQuotes) {
    const place = { file, line: quote.line, value: quote.text.slice(0, 60) };
    faults.add('CSV-STRAY-QUOTE', place, 'a quotation mark begins a cell and is not closed at its end');
  }
}

function rightLength(csv: CsvText, header: CsvRow, file: string, faults: FaultList): CsvRow[] {
  // Columns without a name at the end, which Excel adds at times, need no cells.
  const width = header.cells.findLastIndex((name) => name !== '') + 1;
  const rows: CsvRow[] = [];
  for (const row of csv.rows) {
    const place = { file, line: row.line };
    const extra = row.cells.slice(width);
    if (row.cells.length < width) {
      faults.add('CSV-ROW-SHORT', place, `the row has ${sayCount(row.cells.length, 'cell')}, the header ${width}`);
    } else if (extra.some((cell) => cell !== '')) {
      const value = extra.find((cell) => cell !== '') ?? null;
      faults.add(
        'CSV-ROW-LONG',
        { ...place, value },
        `the row has ${sayCount(row.cells.length, 'cell')}, the header ${width}`,
      );
    } else if (swallowsRows(row, csv.delimiter, width)) {
      faults.add('CSV-STRAY-QUOTE', place, 'a quotation mark in this row takes whole rows below it into one cell');
    } else {
      rows.push(row);
    }
  }
  return rows;
}

/** A cell that holds a whole line with as many delimiters as a row has hides that row. */
function swallowsRows(row: CsvRow, delimiter: string, width: number): boolean {
  if (width < 3) return false;
  return row.cells.some((cell) => {
    if (!/[\r\n]/.test(cell)) return false;
    const lines = cell.split(/\r\n|\r|\n/).slice(1, -1);
    return lines.some((line) => line.split(delimiter).length >= width);
  });
}

/** Reads a CSV text into a header and rows of trimmed cells, each with its true line. */
import { DIRECTION_MARKS } from '../../model/characters.ts';
import { splitCells } from './cells.ts';
import { type Delimiter, detectDelimiter, separatorOf } from './delimiter.ts';
import { afterLineEnd, endOfLine, type StrayQuote, splitRecords } from './records.ts';

export interface CsvRow {
  /** 1-based line on which the row begins, as an editor counts. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvText {
  readonly delimiter: Delimiter;
  /** `null` when the text has no row at all. */
  readonly header: CsvRow | null;
  readonly rows: readonly CsvRow[];
  readonly strayQuotes: readonly StrayQuote[];
}

/** Characters that nobody sees and Excel or the web leaves behind: zero-width spaces, joiners, byte order marks. */
const INVISIBLE = /[\u200b\u2060\ufeff]/g;
const ODD_SPACE = /[\u00a0\u2007\u202f]/g;

/** Trims a cell, and makes plain spaces of its non-breaking ones. */
export function cleanCell(cell: string): string {
  return cell.replace(INVISIBLE, '').replace(DIRECTION_MARKS, '').replace(ODD_SPACE, ' ').trim();
}

/** Reads a whole CSV text; the delimiter is found in its first line that is not blank (or named by `sep=`). */
export async function readCsvText(text: string): Promise<CsvText> {
  let at = 0;
  let line = 1;
  let named: Delimiter | null = null;
  let headerLine = '';
  while (at < text.length && headerLine === '') {
    const end = endOfLine(text, at);
    const candidate = text.slice(at, end);
    const separator = separatorOf(candidate);
    if (separator === null && candidate.trim() !== '') {
      headerLine = candidate;
      break;
    }
    named = separator ?? named;
    at = afterLineEnd(text, end);
    line++;
  }
  const delimiter = named ?? detectDelimiter(headerLine);
  const { records, strayQuotes } = splitRecords(text.slice(at), delimiter, line);
  const cells = await splitCells(records, delimiter);
  const all = cells.map((row, i) => ({ line: records[i].line, cells: row.map(cleanCell) }));
  // Blank records are gone already; these are rows of blank cells in quotes.
  const rows = all.filter((row) => row.cells.some((cell) => cell !== ''));
  return { delimiter, header: rows[0] ?? null, rows: rows.slice(1), strayQuotes };
}

/** A sheet of the workbook, and the two shapes they come in: one long table, or a page of headed parts. */
import type { CellObject } from 'write-excel-file/node';
import { type BookCell, blank, text } from './cells.ts';

export interface BookSheet {
  readonly name: string;
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly BookCell[])[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Rows of the table that can be filtered, headings included; `null`: no filter. */
  readonly filteredRows: number | null;
}

export interface BookColumn<Row> {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly cell: (row: Row) => BookCell;
  /** What stands in the total row. */
  readonly total?: BookCell;
  /** Long text is broken into lines. */
  readonly wraps?: true;
}

const HEADING: Partial<CellObject> = {
  fontWeight: 'bold',
  textColor: '#FFFFFF',
  backgroundColor: '#1F4E79',
  wrap: true,
  alignVertical: 'center',
};
const TOTAL: Partial<CellObject> = {
  fontWeight: 'bold',
  backgroundColor: '#DDEBF7',
  topBorderStyle: 'thin',
  topBorderColor: '#1F4E79',
};
const TOP = { alignVertical: 'top' } as const;
const LINE_HEIGHT = 15;
/** No row may be higher. */
const HIGHEST = 409;

/**
 * A table from the first cell on: headings that stay in sight and filter, and below an empty line (which keeps it out
 * of filters and sorting) the totals, if any column has one.
 */
export function tableSheet<Row>(
  name: string,
  columns: readonly BookColumn<Row>[],
  rows: readonly Row[],
  totalLabel = 'Total',
): BookSheet {
  const hasTotals = columns.some((column) => column.total);
  const totals = columns.map((column, i) => (i === 0 ? text(totalLabel) : (column.total ?? null)));
  return {
    name,
    widths: columns.map((column) => column.width),
    rows: [
      headings(columns.map(({ heading, width }) => ({ text: heading, width }))),
      ...rows.map((row) => tableRow(columns, row)),
      ...(hasTotals ? [[], totalRow(totals)] : []),
    ],
    frozenRows: 1,
    frozenColumns: 1,
    filteredRows: rows.length + 1,
  };
}

function headings(titles: readonly { readonly text: string; readonly width: number }[]): BookCell[] {
  const lines = Math.max(...titles.map(({ text, width }) => linesOf(text, width - 2)));
  const height = 6 + LINE_HEIGHT * lines;
  return titles.map((title, i) => text(title.text, { ...HEADING, height, align: i === 0 ? 'left' : 'center' }));
}

/** Where text takes several lines the height is said: not every spreadsheet works it out when it opens a file. */
function tableRow<Row>(columns: readonly BookColumn<Row>[], row: Row): BookCell[] {
  const cells = columns.map((column) => column.cell(row));
  const lines = Math.max(1, ...columns.map(({ wraps, width }, i) => (wraps ? linesIn(cells[i], width) : 1)));
  if (lines === 1) return cells;
  const [first, ...others] = cells.map((cell, i) => cell && { ...cell, ...TOP, wrap: columns[i].wraps === true });
  return [{ ...first, height: heightOf(lines) }, ...others];
}

function linesIn(cell: BookCell, width: number): number {
  return typeof cell?.value === 'string' ? linesOf(cell.value, width) : 1;
}

function totalRow(cells: readonly BookCell[]): BookCell[] {
  return cells.map((cell) => (cell ? { ...cell, ...TOTAL } : blank(TOTAL)));
}

function heightOf(lines: number): number {
  return Math.min(HIGHEST, LINE_HEIGHT * lines + 1);
}

/** How many lines the words take, broken at spaces. */
function linesOf(words: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const word of words.split(' ')) {
    if (used > 0 && used + 1 + word.length > width) [lines, used] = [lines + 1, word.length];
    else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

/** A page of headed parts, one below the other, all on the same columns. */
export class BookPage {
  readonly #widths: readonly number[];
  readonly #rows: (readonly BookCell[])[] = [];

  constructor(title: string, widths: readonly number[]) {
    this.#widths = widths;
    this.#rows.push([text(title, { fontWeight: 'bold', fontSize: 16, textColor: '#1F4E79', height: 26 })]);
  }

  /** The heading of a part, with an empty line before it. */
  part(title: string): this {
    this.#rows.push([], [text(title, { fontWeight: 'bold', fontSize: 13, textColor: '#1F4E79', height: 20 })]);
    return this;
  }

  /** A sentence over the whole width. */
  say(sentence: string, style: Partial<CellObject> = {}): this {
    const width = this.#widths.reduce((sum, w) => sum + w, 0);
    const height = heightOf(linesOf(sentence, width));
    const columnSpan = this.#widths.length;
    this.#rows.push([text(sentence, { wrap: true, ...TOP, columnSpan, height, ...style })]);
    return this;
  }

  headings(titles: readonly string[]): this {
    this.#rows.push(headings(titles.map((title, i) => ({ text: title, width: this.#widths[i] ?? 10 }))));
    return this;
  }

  row(...cells: BookCell[]): this {
    this.#rows.push(cells);
    return this;
  }

  total(...cells: BookCell[]): this {
    this.#rows.push(totalRow(cells));
    return this;
  }

  /** The page as a sheet; the title stays in sight. */
  sheet(name: string): BookSheet {
    return { name, widths: this.#widths, rows: this.#rows, frozenRows: 1, frozenColumns: 0, filteredRows: null };
  }
}

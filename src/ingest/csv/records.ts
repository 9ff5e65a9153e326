/**
 * Finds where the records of a CSV text begin and end, and on which line an editor shows them.
 *
 * fast-csv counts rows, not lines, and one stray quote ends its reading of the whole file. So the text is first cut
 * into records here, by fast-csv's own rules of quoting; records whose quotes do not pair up are set aside, and
 * fast-csv is given only records that it can read, each of which has a known line.
 */
import type { Delimiter } from './delimiter.ts';

export interface TextRecord {
  /** Without its line end; line ends inside quoted fields are kept. */
  readonly text: string;
  /** 1-based line on which the record begins. */
  readonly line: number;
}

export interface StrayQuote {
  /** 1-based line of the quote. */
  readonly line: number;
  /** The line's text. */
  readonly text: string;
}

export interface Records {
  readonly records: readonly TextRecord[];
  readonly strayQuotes: readonly StrayQuote[];
}

const SPACE = /\s/;

/**
 * Cuts a text into records. Blank records and records of delimiters alone are left out. After a stray quote reading
 * goes on at the next line.
 *
 * @param firstLine the line number of the text's first character
 */
export function splitRecords(text: string, delimiter: Delimiter, firstLine = 1): Records {
  const records: TextRecord[] = [];
  const strayQuotes: StrayQuote[] = [];
  let at = 0;
  let line = firstLine;
  while (at < text.length) {
    const end = endOfRecord(text, at, delimiter);
    if (end < 0) {
      const stop = endOfLine(text, at);
      strayQuotes.push({ line, text: text.slice(at, stop) });
      at = afterLineEnd(text, stop);
      line++;
      continue;
    }
    const record = text.slice(at, end);
    if (!isBlank(record, delimiter)) records.push({ text: record, line });
    line += countLineEnds(record) + 1;
    at = afterLineEnd(text, end);
  }
  return { records, strayQuotes };
}

/** Position of the line end that closes the record, or -1 when its quotes do not pair up. */
function endOfRecord(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  for (;;) {
    const first = skipSpace(text, at, delimiter);
    if (text[first] === '"') {
      const close = closingQuote(text, first);
      if (close < 0) return -1;
      at = skipSpace(text, close + 1, delimiter);
      if (at < text.length && text[at] !== delimiter && !isLineEnd(text[at])) return -1;
    } else {
      at = first;
      while (at < text.length && text[at] !== delimiter && !isLineEnd(text[at])) at++;
    }
    if (at >= text.length || isLineEnd(text[at])) return at;
    at++;
  }
}

function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function skipSpace(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && !isLineEnd(text[at]) && SPACE.test(text[at])) at++;
  return at;
}

function isBlank(record: string, delimiter: Delimiter): boolean {
  for (const c of record) if (c !== delimiter && !SPACE.test(c)) return false;
  return true;
}

function isLineEnd(c: string): boolean {
  return c === '\n' || c === '\r';
}

/** Position of the next line end, or the text's length. */
export function endOfLine(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isLineEnd(text[at])) at++;
  return at;
}

/** Position after the line end at `at`: one character, or two for CRLF. */
export function afterLineEnd(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = endOfLine(text, 0); at < text.length; at = endOfLine(text, afterLineEnd(text, at))) count++;
  return count;
}

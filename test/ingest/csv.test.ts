import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectDelimiter } from '../../src/ingest/csv/delimiter.ts';
import { splitRecords } from '../../src/ingest/csv/records.ts';
import { cleanCell, readCsvText } from '../../src/ingest/csv/text.ts';
import { decode } from '../../src/ingest/decode.ts';
import { type Dialect, encode, WRITTEN_AS, writeTable } from './encode.ts';

const HEADER = ['pupil_id', 'name', 'note'];

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quoteAll: fc.boolean(),
  lastLineEnd: fc.boolean(),
});

/**
 * Everything that means something in a CSV file, and letters whose bytes in Windows-1252 are never valid UTF-8 side by
 * side (Ü£ would be: such a file cannot be told from UTF-8).
 */
const character = fc.constantFrom(...'abcABC019éÜ .,;:\t"\'\n\r-|#');
const cell = fc.string({ unit: character, maxLength: 12 });
/** The first cell is never blank: a row of blanks alone is left out. */
const row = fc.tuple(fc.constantFrom('P1', '"', 'a b', '007'), cell, cell);

/** Line on which each row begins, counted in the text as an editor does. */
function linesOf(rows: readonly (readonly string[])[], d: Dialect): number[] {
  return rows.map((_, i) => {
    const before = writeTable(rows.slice(0, i), { ...d, lastLineEnd: true });
    return i === 0 ? 1 : before.split(/\r\n|\r|\n/).length;
  });
}

describe('any table', () => {
  test('in any encoding and dialect reads back the same, with its true lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        dialect,
        fc.constantFrom(...WRITTEN_AS),
        async (rows, d, writtenAs) => {
          const all = [HEADER, ...rows];
          const read = await readCsvText(decode(encode(writeTable(all, d), writtenAs)).text);
          expect(read.strayQuotes).toEqual([]);
          expect(read.header?.cells).toEqual(HEADER);
          expect(read.rows.map((r) => r.cells)).toEqual(rows.map((r) => r.map(cleanCell)));
          expect(read.rows.map((r) => r.line)).toEqual(linesOf(all, d).slice(1));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('loses no row but the one with a stray quote', async () => {
    const plain = fc.tuple(fc.constantFrom('P1', 'P2'), fc.constantFrom('x', 'a b'), fc.constantFrom('', 'y'));
    await fc.assert(
      fc.asyncProperty(fc.array(plain, { minLength: 1, maxLength: 6 }), fc.nat(5), async (rows, at) => {
        const bad = at % (rows.length + 1);
        const lines = rows.map((r) => r.join(','));
        lines.splice(bad, 0, 'P9,"open,');
        const read = await readCsvText([HEADER.join(','), ...lines].join('\n'));
        expect(read.rows.map((r) => r.cells)).toEqual(rows);
        expect(read.strayQuotes).toEqual([{ line: bad + 2, text: 'P9,"open,' }]);
      }),
    );
  });

  test('any text at all is read without an exception, each row on a line of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: character, maxLength: 80 }), async (text) => {
        const read = await readCsvText(text);
        const lines = [read.header, ...read.rows].filter((r) => r !== null).map((r) => r.line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        const last = text.split(/\r\n|\r|\n/).length;
        expect(lines.every((line) => line >= 1 && line <= last)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('rows', () => {
  test('of nothing or of delimiters alone are left out, and lines still count', async () => {
    const read = await readCsvText('\n\na,b,c\r\n,,\r\n1,2,3\r\n  \r\n"",,\r\n4,5,6\r\n,,\r\n');
    expect(read.header).toEqual({ line: 3, cells: ['a', 'b', 'c'] });
    expect(read.rows).toEqual([
      { line: 5, cells: ['1', '2', '3'] },
      { line: 8, cells: ['4', '5', '6'] },
    ]);
  });

  test('keep quotes inside a cell that does not begin with one', async () => {
    const read = await readCsvText('a,b\nSt "Mary",6" step\n');
    expect(read.rows[0].cells).toEqual(['St "Mary"', '6" step']);
  });

  test('lose spaces around, also those that do not break, and characters nobody sees', async () => {
    const read = await readCsvText('a,b\n\u00a0x\u00a0y ,"\u200b z\ufeff"\n');
    expect(read.rows[0].cells).toEqual(['x y', 'z']);
  });
});

describe('delimiter', () => {
  test.each([
    ['a,b,c', ','],
    ['a;b;c', ';'],
    ['a\tb\tc', '\t'],
    ['"a,b,c";d;e', ';'],
    ['alone', ','],
  ])('%j has %j', (line, delimiter) => {
    expect(detectDelimiter(line)).toBe(delimiter);
  });

  test("is what Excel's sep= line says", async () => {
    const read = await readCsvText('sep=;\r\na,x;b\r\n1;2\r\n');
    expect(read.header).toEqual({ line: 2, cells: ['a,x', 'b'] });
    expect(read.rows).toEqual([{ line: 3, cells: ['1', '2'] }]);
  });
});

test('records keep line ends inside quotes', () => {
  const { records } = splitRecords('a,"b\r\nc"\rd,e', ',');
  expect(records).toEqual([
    { text: 'a,"b\r\nc"', line: 1 },
    { text: 'd,e', line: 3 },
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/report/workbook/cells.ts';
import { cellText } from '../../../src/report/workbook/text.ts';
import { bytesOf } from '../../../src/report/workbook/workbook.ts';
import { partsOf, readBook } from './readBook.ts';

const sheetOf = (values: readonly string[]) => ({
  name: 'Texts',
  widths: [20],
  rows: values.map((value) => [text(value)]),
  frozenRows: 0,
  frozenColumns: 0,
  filteredRows: null,
});

async function throughABook(values: readonly string[]) {
  const bytes = await bytesOf([sheetOf(values)]);
  return {
    parts: partsOf(bytes),
    cells: readBook(bytes)
      .get('Texts')!
      .rows.map((row) => row[0]),
  };
}

const FORMULAS = [
  '=1+1',
  '+44 1983 0',
  '-T-T-',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '=HYPERLINK("http://x","y")',
  "'=1",
  ' =1',
];
const AWKWARD = [
  '007',
  '1e5',
  '01/02/2027',
  '<b>&amp;</b>',
  '_x0041_',
  '_x000D_',
  'a\u0007b',
  'two\nlines',
  'naïve £ 😀',
  '\u0085',
];
/** Signs that stand for nothing (the library would drop them). */
const NO_SIGN = /[\ufdd0-\ufdef\ufffd-\uffff]/gu;
/** Names that every plain object has; they are written with a sign after them that does not show. */
const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

/** How a text is read again: as it was, but for signs that stand for nothing and the names that every object has. */
function shownAs(value: string): string {
  const kept = value.replace(NO_SIGN, '?');
  return Object.getOwnPropertyNames(Object.prototype).includes(kept) ? `${kept}\u2060` : kept;
}

describe('text in a workbook', () => {
  test.each([...FORMULAS, ...AWKWARD])('%j stays the text it was', async (value) => {
    const { cells, parts } = await throughABook([value, 'another', value]);
    expect(cells.map((cell) => cell?.value)).toEqual([value, 'another', value]);
    expect(cells.every((cell) => cell?.isText && cell.format === '@')).toBe(true);
    expect([...parts.values()].filter((xml) => /<f[ >]/.test(xml))).toEqual([]);
  });

  test.each(INHERITED)('%s is shown as it was', async (value) => {
    const { cells } = await throughABook([value, 'another', value]);
    expect(cells.map((cell) => cell?.value)).toEqual([`${value}\u2060`, 'another', `${value}\u2060`]);
  });

  test('whatever it is', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...FORMULAS, '_', 'x', '0041', '\r', '\u0000'),
    );
    const anything = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          anything.filter((value) => value !== ''),
          { minLength: 1, maxLength: 20 },
        ),
        async (values) => {
          const { cells } = await throughABook(values);
          expect(cells.map((cell) => cell?.value)).toEqual(values.map(shownAs));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('half a character, and a sign that stands for nothing, become a question mark', () => {
    expect(cellText('a\ufffd')).toBe('a?');
    expect(cellText('a\ud83d')).toBe('a?');
    expect(cellText('a😀')).toBe('a😀');
  });

  test('more than a cell can hold is cut, and says so', () => {
    expect(cellText('x'.repeat(32_767))).toBe('x'.repeat(32_767));
    const cut = cellText('x'.repeat(40_000));
    expect(cut).toHaveLength(32_767);
    expect(cut.endsWith('x… (cut)')).toBe(true);
  });
});

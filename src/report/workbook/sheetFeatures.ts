/** What the library leaves to features: filters, and pages that print well. See ECMA-376 Part 1, section 18.3.1. */
import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import { getCellAddress } from 'write-excel-file/utility';
import type { BookSheet } from './bookSheet.ts';

/** Pages across are given, pages down come as they may. */
const FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const ROWS = '<sheetFormatPr defaultRowHeight="15"/>';
/** What can be read on the width of A4 landscape, in characters. */
const PAGE_WIDTH = 180;
/** The sheet's name and the page. */
const FOOT = '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>';

/** What the library takes for a file of the workbook; it does not export the type. */
type FileContent = Stream | Buffer | Blob;

/** Filters on the tables, headings repeated on every printed page, pages of A4 landscape. */
export function sheetFeatures(sheets: readonly BookSheet[]): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transformElementAttributes: (tag, attributes, _, __, { sheetIndex }) =>
            tag === 'pageSetup'
              ? { ...attributes, fitToWidth: pagesAcross(sheets[sheetIndex]), fitToHeight: 0 }
              : attributes,
          transform: (xml, _, { sheetIndex }) => withFilter(forPrint(xml), sheets[sheetIndex]),
        },
        'xl/workbook.xml': {
          transform: (xml) => replaced(xml, '<definedNames/>', definedNames(sheets)),
        },
      },
    },
  };
}

function pagesAcross({ widths }: BookSheet): number {
  return Math.max(1, Math.round(widths.reduce((sum, width) => sum + width, 0) / PAGE_WIDTH));
}

function forPrint(xml: string): string {
  const fitted = replaced(replaced(xml, '<sheetViews>', `${FIT}<sheetViews>`), '<cols>', `${ROWS}<cols>`);
  // The set-up of the page is the last but for the drawing, which is taken out again.
  const setup = fitted.lastIndexOf('<pageSetup ');
  const end = fitted.indexOf('/>', setup) + 2;
  return fitted.slice(0, end) + FOOT + fitted.slice(end);
}

function withFilter(xml: string, sheet: BookSheet): string {
  if (sheet.filteredRows === null) return xml;
  const area = `A1:${getCellAddress(sheet.filteredRows - 1, sheet.widths.length - 1)}`;
  return replaced(xml, '</sheetData>', `</sheetData><autoFilter ref="${area}"/>`);
}

/** Spreadsheets keep the filtered area, and the rows that repeat in print, as names as well. */
function definedNames(sheets: readonly BookSheet[]): string {
  const names = sheets.flatMap(({ name, filteredRows, widths }, i) => {
    if (filteredRows === null) return [];
    const last = getCellAddress(filteredRows - 1, widths.length - 1).replace(/(\D+)(\d+)/, '$$$1$$$2');
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">'${name}'!$A$1:${last}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${name}'!$A:$A,'${name}'!$1:$1</definedName>`,
    ];
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}

function replaced(xml: string, part: string, by: string): string {
  const at = xml.indexOf(part);
  if (at < 0) throw new Error(`write-excel-file no longer writes ${part}`);
  return xml.slice(0, at) + by + xml.slice(at + part.length);
}

/** `report.xlsx`: the findings and the plan as a workbook for finance officers and planners. */
import writeExcel from 'write-excel-file/node';
import type { Case, Findings } from '../../model/index.ts';
import type { Reported } from '../summary.ts';
import { assumptionsSheet } from './assumptionsSheet.ts';
import { type BookInput, bookInput } from './bookInput.ts';
import type { BookSheet } from './bookSheet.ts';
import { callsSheet } from './callsSheet.ts';
import { contractsSheet } from './contractsSheet.ts';
import { exceptionsSheet } from './exceptionsSheet.ts';
import { pupilsSheet } from './pupilsSheet.ts';
import { routesSheet } from './routesSheet.ts';
import { savingsSheet } from './savingsSheet.ts';
import { sheetFeatures } from './sheetFeatures.ts';
import { summarySheet } from './summarySheet.ts';
import { fixZipTimes } from './zipTimes.ts';

/** In the order of the tabs. */
const SHEETS: readonly ((input: BookInput) => BookSheet)[] = [
  summarySheet,
  savingsSheet,
  routesSheet,
  callsSheet,
  pupilsSheet,
  contractsSheet,
  exceptionsSheet,
  assumptionsSheet,
];

/** The bytes of the workbook; the same plan and findings give the same bytes. */
export async function workbookBytes(theCase: Case, reported: Reported, findings: Findings): Promise<Uint8Array> {
  const input = bookInput(theCase, reported, findings);
  return bytesOf(SHEETS.map((make) => make(input)));
}

/** The sheets as a workbook's bytes; they hold no date of writing. */
export async function bytesOf(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const written = sheets.map((sheet) => ({
    sheet: sheet.name,
    data: sheet.rows.map((row) => [...row]),
    columns: sheet.widths.map((width) => ({ width })),
    stickyRowsCount: sheet.frozenRows,
    stickyColumnsCount: sheet.frozenColumns,
    orientation: 'landscape' as const,
    // Said so that every sheet has a view, which the filters' and the print's settings stand before.
    zoomScale: 1,
  }));
  const bytes = await writeExcel(written, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [sheetFeatures(sheets)],
  }).toBuffer();
  fixZipTimes(bytes);
  return bytes;
}

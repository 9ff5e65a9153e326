/** Lets fast-csv split records that are known to be well formed into cells. */
import { parseString } from 'fast-csv';
import type { Delimiter } from './delimiter.ts';
import type { TextRecord } from './records.ts';

/**
 * The cells of each record, in the records' order.
 *
 * @throws Error when fast-csv does not find as many rows as there are records: a defect of this program
 */
export async function splitCells(records: readonly TextRecord[], delimiter: Delimiter): Promise<string[][]> {
  if (records.length === 0) return [];
  const rows: string[][] = [];
  await new Promise<void>((resolve, reject) => {
    parseString(records.map((record) => record.text).join('\n') + '\n', { headers: false, delimiter })
      .on('error', reject)
      .on('data', (row: string[]) => rows.push(row))
      .on('end', () => resolve());
  });
  if (rows.length !== records.length) {
    throw new Error(`fast-csv found ${rows.length} rows in ${records.length} records`);
  }
  return rows;
}

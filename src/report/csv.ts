/**
 * CSV as the plan folder has it: UTF-8, commas, LF, a header line even when there are no rows.
 *
 * Spreadsheets run a cell that starts with `=`, `+`, `-` or `@` as a formula, also when it is quoted. Two kinds of
 * columns are therefore kept apart:
 * - **text for people** (messages, notes): such a cell gets a leading apostrophe, so it is shown and not run;
 * - **columns that programs read back** (ids, days such as `-T-T-`, numbers): written exactly as they are. `check`
 *   must find the very id and days again, and a changed id would be another pupil. The ids are the council's own and
 *   stand in the same form in its own files, so opening the plan runs nothing that opening the case would not.
 */
import { writeToString } from 'fast-csv';

export interface Column<Row> {
  readonly name: string;
  readonly value: (row: Row) => string | number | null;
  /** Text for people: defused against spreadsheet formulas. */
  readonly text?: boolean;
}

/** A cell of free text that no spreadsheet runs. Tab and carriage return are skipped by some before the `=`. */
export function defuse(text: string): string {
  return /^[\t\r\n ]*[=+\-@]/.test(text) ? `'${text}` : text;
}

/** The rows as one CSV text, columns in the order given. */
export async function csvText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Promise<string> {
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = column.value(row);
      if (value === null) return '';
      return column.text ? defuse(String(value)) : String(value);
    }),
  );
  return writeToString(cells, {
    headers: columns.map((column) => column.name),
    alwaysWriteHeaders: true,
    rowDelimiter: '\n',
    includeEndRowDelimiter: true,
  });
}

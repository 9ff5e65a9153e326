/** Matches the names in a header with the format's columns. */
import type { CsvRow } from '../csv/text.ts';
import type { FaultList } from '../faults.ts';
import type { TableForm } from './table.ts';

/** Letters and digits only, so that "Pupil ID", "pupil-id" and "PupilId" are one name. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * Position of every column of the form that the header names; `null`, with faults, when a required one is missing or
 * one is named twice. Unknown columns and unusual spellings give notes.
 */
export function matchColumns<Column extends string>(
  header: CsvRow,
  form: TableForm<Column>,
  faults: FaultList,
): ReadonlyMap<Column, number> | null {
  const { file } = form;
  const byBareName = new Map(form.columns.map((column) => [bareName(column), column]));
  const positions = new Map<Column, number>();
  let usable = true;
  header.cells.forEach((name, position) => {
    if (name === '') return;
    const place = { file, line: header.line, column: name };
    const column = byBareName.get(bareName(name));
    if (column === undefined) {
      faults.add('COLUMN-UNKNOWN', place, `the column ${name} is not part of the format and is ignored`);
    } else if (positions.has(column)) {
      faults.add('COLUMN-REPEATED', place, `the column ${column} is in the header twice`);
      usable = false;
    } else {
      positions.set(column, position);
      if (name !== column) faults.add('COLUMN-SPELLING', place, `the column ${name} was read as ${column}`);
    }
  });
  for (const column of form.required) {
    if (positions.has(column)) continue;
    faults.add('COLUMN-MISSING', { file, line: header.line, column }, `${file} has no column ${column}`);
    usable = false;
  }
  return usable ? positions : null;
}

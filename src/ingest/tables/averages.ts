/** Reads a CSV of published averages to hold a pupil's cost against. */
import { PUPIL_CLASSES, type PublishedAverage, type PupilClass } from '../../model/index.ts';
import type { FaultList } from '../faults.ts';
import { reportRepeatedIds } from '../ids.ts';
import { idList } from '../values/idList.ts';
import { readWord } from '../values/words.ts';
import { type Row, rowsOf } from './row.ts';
import type { Table, TableForm } from './table.ts';

const COLUMNS = ['label', 'classes', 'gbp_per_pupil', 'year', 'source'] as const;
type Column = (typeof COLUMNS)[number];

const CENTIPENCE_PER_PENNY = 100;

/** The file is the planner's own, so that its name is not the format's. */
export function averagesForm(file: string): TableForm<Column> {
  return { file, columns: COLUMNS, required: COLUMNS, presence: 'rows' };
}

/** The averages in the file's order, with every row's faults recorded. */
export function readAverages(table: Table<Column> | null, faults: FaultList): PublishedAverage[] {
  const rows = rowsOf(table, faults);
  const averages = rows.map(readAverage);
  const named = averages.map(({ label, year }, i) => ({ id: label && `${label}, ${year}`, line: rows[i].line }));
  if (table) reportRepeatedIds(table.file, 'label', named, faults);
  return averages;
}

function readAverage(row: Row<Column>): PublishedAverage {
  return {
    label: needed(row, 'label'),
    classes: classesOf(row),
    pencePerPupil: penceOf(row),
    year: needed(row, 'year'),
    source: needed(row, 'source'),
  };
}

/** A figure without its year and source is nothing to hold a council's cost against. */
function needed(row: Row<Column>, column: Column): string {
  const text = row.words(column);
  if (text === '') row.fault('VALUE-BLANK', column, `${column} is blank`);
  return text;
}

/** Blank: all classes. */
function classesOf(row: Row<Column>): PupilClass[] {
  const text = row.text('classes');
  if (text === '') return [...PUPIL_CLASSES];
  const classes = idList(text).flatMap((word) => {
    const read = readWord(word, PUPIL_CLASSES);
    if (read.ok) return [read.value];
    row.fault('VALUE-NOT-LISTED', 'classes', read.problem, `Join classes by a semicolon, for example send;lac.`);
    return [];
  });
  return PUPIL_CLASSES.filter((each) => classes.includes(each));
}

function penceOf(row: Row<Column>): number {
  const text = row.text('gbp_per_pupil');
  // Nothing can be held against nothing.
  if (/\d/.test(text) && !/[1-9]/.test(text)) {
    row.fault('VALUE-OUT-OF-RANGE', 'gbp_per_pupil', `"${text}" is no average of what a pupil costs`);
    return 0;
  }
  const centipence = row.money('gbp_per_pupil');
  const pence = Math.round(centipence / CENTIPENCE_PER_PENNY);
  if (pence * CENTIPENCE_PER_PENNY !== centipence) {
    row.fault('VALUE-ROUNDED', 'gbp_per_pupil', `"${text}" was rounded to £${pence / 100}`);
  }
  return pence;
}

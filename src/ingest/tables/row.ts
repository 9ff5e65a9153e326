/** One row under its column names: each reader gives the value, or records the fault and gives the stand-in. */

import { isSteering, withoutSteering } from '../../model/characters.ts';
import {
  ALL_DAYS,
  type Centipence,
  type DayMask,
  formatDays,
  formatTime,
  type Layout,
  type Metres,
  type Seconds,
} from '../../model/index.ts';
import type { FaultCode } from '../catalogue.ts';
import type { CsvRow } from '../csv/text.ts';
import type { FaultList, Place } from '../faults.ts';
import { readDate } from '../values/dates.ts';
import { readDays } from '../values/days.ts';
import { idList } from '../values/idList.ts';
import { readLayout, readLayouts } from '../values/layouts.ts';
import { readPounds } from '../values/money.ts';
import { readNumber, toWhole } from '../values/numbers.ts';
import type { Reading } from '../values/reading.ts';
import { readTime } from '../values/times.ts';
import { readWord, readYesNo } from '../values/words.ts';
import type { Table } from './table.ts';

const EXCEL_ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#+)$/i;
const ID_SEPARATORS = /[;|\r\n\t]/;
const CUT_SHORT = /^\d([.,]\d+)?E\+\d+$/i;

/** Limits of a number, both inclusive. */
export interface Range {
  readonly min: number;
  readonly max: number;
  /** What is said of a number beyond them, where the limits themselves would not be understood. */
  readonly beyond?: string;
}

/** What a blank cell stands for; without `blank` it is a fault. */
export interface Blank<T> {
  readonly blank?: T | undefined;
}

/** How to read a cell: `standIn` is the value after a fault, `show` words the value for a note. */
interface How<T, S> {
  readonly code: FaultCode;
  readonly reader: (text: string) => Reading<T>;
  readonly blank?: T | S | undefined;
  readonly standIn: S;
  readonly show?: (value: T) => string;
}

const CENTIPENCE_PER_POUND = 10_000;
/** A million pounds a day is a slip of the pen, and sums must stay exact. */
const MOST_POUNDS = 1_000_000;

function formatLayout(layout: Layout): string {
  return `${layout.seats}:${layout.wheelchairs}`;
}

export class Row<Column extends string> {
  readonly line: number;
  readonly #table: Table<Column>;
  readonly #row: CsvRow;
  readonly #faults: FaultList;

  constructor(table: Table<Column>, row: CsvRow, faults: FaultList) {
    this.line = row.line;
    this.#table = table;
    this.#row = row;
    this.#faults = faults;
  }

  /** The trimmed cell, blank when the file has no such column. */
  text(column: Column): string {
    const position = this.#table.positions.get(column);
    return position === undefined ? '' : this.#row.cells[position];
  }

  /** Text for people, on one line and without characters that nobody sees; a note says where there were any. */
  words(column: Column): string {
    const text = this.text(column);
    if (!isSteering(text)) return text;
    const words = withoutSteering(text);
    this.fault('TEXT-CHARACTERS', column, `${column} was read as "${words}"`);
    return words;
  }

  /** Ids joined by semicolons; those with characters that nobody sees are faults. */
  ids(column: Column): string[] {
    const ids = idList(this.text(column));
    for (const id of ids) {
      if (isSteering(id)) this.fault('ID-CHARACTERS', column, `the id "${id}" holds a character that nobody sees`);
    }
    return ids;
  }

  /** Whether the file has the column. */
  has(column: Column): boolean {
    return this.#table.positions.has(column);
  }

  place(column: Column): Place {
    return { file: this.#table.file, line: this.line, column, value: this.text(column) };
  }

  fault(code: FaultCode, column: Column, cause: string, remedy?: string): void {
    this.#faults.add(code, this.place(column), cause, remedy);
  }

  /** An id of this file's own rows, or a blank text when it has none. */
  id(column: Column): string {
    const text = this.text(column);
    if (text === '') this.fault('VALUE-BLANK', column, `${column} is blank`);
    else if (EXCEL_ERROR.test(text)) this.#excelError(column);
    else if (ID_SEPARATORS.test(text)) this.fault('ID-CHARACTERS', column, `the id "${text}" holds a separator`);
    else if (isSteering(text))
      this.fault('ID-CHARACTERS', column, `the id "${text}" holds a character that nobody sees`);
    else if (CUT_SHORT.test(text)) this.fault('ID-SCIENTIFIC', column, `the id "${text}" has lost its last digits`);
    return text;
  }

  /** One of the allowed words; `null` after a fault. */
  word<W extends string>(column: Column, allowed: readonly W[], options: Blank<W> = {}): W | null {
    return this.#read<W, W | null>(column, {
      code: 'VALUE-NOT-LISTED',
      reader: (text) => readWord(text, allowed),
      blank: options.blank,
      standIn: null,
    });
  }

  yesNo(column: Column, options: Blank<boolean> = {}): boolean {
    const code = 'VALUE-NOT-YES-NO';
    return this.#read(column, { code, reader: readYesNo, blank: options.blank, standIn: false });
  }

  /** Blank means every day, and so does a cell that cannot be read. */
  days(column: Column): DayMask {
    const code = 'VALUE-NOT-DAYS';
    return this.#read(column, { code, reader: readDays, blank: ALL_DAYS, standIn: ALL_DAYS, show: formatDays });
  }

  /** Seconds since midnight; `null` after a fault. */
  time(column: Column, wholeMinutes = true): Seconds | null {
    const reader = (text: string) => readTime(text, wholeMinutes);
    return this.#read<Seconds, Seconds | null>(column, {
      code: 'VALUE-NOT-A-TIME',
      reader,
      standIn: null,
      show: formatTime,
    });
  }

  /** ISO date; `null` when blank or after a fault. */
  date(column: Column): string | null {
    const code = 'VALUE-NOT-A-DATE';
    return this.#read<string, string | null>(column, {
      code,
      reader: readDate,
      blank: null,
      standIn: null,
      show: String,
    });
  }

  /** Hundredths of a penny, not negative; 0 after a fault. */
  money(column: Column, options: Blank<Centipence> = {}): Centipence {
    const amount = this.#read(column, {
      code: 'VALUE-NOT-MONEY',
      reader: (text) => readPounds(text, this.#table.decimalComma),
      blank: options.blank,
      standIn: 0,
      show: (value) => `£${value / CENTIPENCE_PER_POUND}`,
    });
    const range = { min: 0, max: MOST_POUNDS };
    return this.#within(column, amount / CENTIPENCE_PER_POUND, range) ? amount : 0;
  }

  /** A decimal number; `null` when blank (if that is allowed) or after a fault. */
  number(column: Column, range: Range, options: Blank<number | null> = {}): number | null {
    const value = this.#read<number, number | null>(column, {
      code: 'VALUE-NOT-A-NUMBER',
      reader: (text) => readNumber(text, this.#table.decimalComma),
      blank: options.blank,
      standIn: null,
    });
    return value === null || this.#within(column, value, range) ? value : null;
  }

  /** A whole number; `null` when blank (if that is allowed) or after a fault. */
  whole(column: Column, range: Range, options: Blank<number | null> = {}): number | null {
    const value = this.number(column, range, options);
    if (value === null || Number.isInteger(value)) return value;
    this.fault('VALUE-NOT-WHOLE', column, `"${this.text(column)}" is not a whole number`);
    return null;
  }

  /** Minutes as whole seconds; `null` when blank (if that is allowed) or after a fault. */
  minutes(column: Column, range: Range, options: Blank<null> = {}): Seconds | null {
    const minutes = this.number(column, range, options);
    if (minutes === null) return null;
    const seconds = toWhole(minutes * 60);
    if (!seconds.ok) return null;
    if (seconds.remark === 'rounded') {
      this.fault('VALUE-ROUNDED', column, `${this.text(column)} min was rounded to ${seconds.value} s`);
    }
    return seconds.value;
  }

  /** Kilometres as whole metres; `null` after a fault. Rounding is of no interest here and gives no note. */
  kilometres(column: Column, range: Range): Metres | null {
    const km = this.number(column, range);
    return km === null ? null : Math.round(km * 1000);
  }

  /** The alternatives of a vehicle type; `null` after a fault. */
  layouts(column: Column): readonly Layout[] | null {
    const show = (layouts: readonly Layout[]) => layouts.map(formatLayout).join('|');
    const code = 'LAYOUT-NONSENSE';
    return this.#read<Layout[], Layout[] | null>(column, { code, reader: readLayouts, standIn: null, show });
  }

  /** One layout; `null` when blank or after a fault. */
  layout(column: Column): Layout | null {
    const code = 'LAYOUT-NONSENSE';
    const show = formatLayout;
    return this.#read<Layout, Layout | null>(column, { code, reader: readLayout, blank: null, standIn: null, show });
  }

  #read<T, S>(column: Column, how: How<T, S>): T | S {
    const text = this.text(column);
    if (text === '') {
      if (how.blank !== undefined) return how.blank;
      this.fault('VALUE-BLANK', column, `${column} is blank`);
      return how.standIn;
    }
    if (EXCEL_ERROR.test(text)) {
      this.#excelError(column);
      return how.standIn;
    }
    const reading = how.reader(text);
    if (!reading.ok) {
      this.fault(how.code, column, reading.problem);
      return how.standIn;
    }
    if (reading.remark) {
      const code = reading.remark === 'excel' ? 'VALUE-EXCEL-HABIT' : 'VALUE-ROUNDED';
      const shown = how.show ? how.show(reading.value) : String(reading.value);
      this.fault(code, column, `"${text}" was ${reading.remark === 'excel' ? 'read as' : 'rounded to'} ${shown}`);
    }
    return reading.value;
  }

  #excelError(column: Column): void {
    this.fault('VALUE-EXCEL-ERROR', column, `"${this.text(column)}" is an error message of Excel`);
  }

  #within(column: Column, value: number, range: Range): boolean {
    if (value >= range.min && value <= range.max) return true;
    const beyond = range.beyond ?? `is not from ${range.min} to ${range.max}`;
    this.fault('VALUE-OUT-OF-RANGE', column, `"${this.text(column)}" ${beyond}`);
    return false;
  }
}

/** The rows of a table as readers. */
export function rowsOf<Column extends string>(table: Table<Column> | null, faults: FaultList): Row<Column>[] {
  return table ? table.rows.map((row) => new Row(table, row, faults)) : [];
}

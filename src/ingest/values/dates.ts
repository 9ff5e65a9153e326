/** Dates as people and Excel write them. */
import { type Reading, read, unreadable } from './reading.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Excel's day 0, which makes serial 1 of 31 December 1899 (its leap year 1900 never was). */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MILLISECONDS = 86_400_000;
/** Serials of the years 2000 to 2099: smaller and larger numbers are not meant as dates. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;

/** Reads `2027-09-01`, `01/09/2027` (day first), `1-Sep-2027`, `1 September 2027` or Excel's serial 46631 as ISO. */
export function readDate(text: string): Reading<string> {
  const bare = text.replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  if (/^\d{5}(\.\d+)?$/.test(bare)) return ofSerial(text, Math.floor(Number(bare)));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare);
  if (iso) return ofParts(text, Number(iso[1]), Number(iso[2]), Number(iso[3]), null);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})$/.exec(bare);
  if (dayFirst) return ofParts(text, yearOf(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]), 'excel');
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3,9})\.?,?[- ](\d{2}|\d{4})$/i.exec(bare);
  if (named) {
    const month = MONTHS.indexOf(named[2].slice(0, 3).toLowerCase()) + 1;
    return ofParts(text, yearOf(named[3]), month, Number(named[1]), 'excel');
  }
  return unreadable(`"${text}" is not a date`);
}

function yearOf(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function ofSerial(text: string, serial: number): Reading<string> {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return unreadable(`"${text}" is no day of this century`);
  return read(new Date(EXCEL_EPOCH + serial * DAY_MILLISECONDS).toISOString().slice(0, 10), 'excel');
}

function ofParts(text: string, year: number, month: number, day: number, remark: 'excel' | null): Reading<string> {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (real && year >= 1900 && year < 2100) return read(date.toISOString().slice(0, 10), remark);
  const hint = month > 12 && day <= 12 ? ' (dates are read day first)' : '';
  return unreadable(`"${text}" is not a day of the calendar${hint}`);
}

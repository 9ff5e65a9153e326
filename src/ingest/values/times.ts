/** Times of day as people and Excel write them. */
import { parseTime, type Seconds } from '../../model/index.ts';
import { type Reading, read, unreadable } from './reading.ts';

const DAY_SECONDS = 86_400;
const HALF_DAY = /^(\d{1,2})(?:[:.](\d{2})(?::(\d{2}))?)?\s*([ap])\.?m\.?$/i;
const DAY_FRACTION = /^0?[.,]\d+$/;
const DOTTED = /^(\d{1,2})\.(\d{2})$/;
const FOUR_DIGITS = /^([01]\d|2[0-3])([0-5]\d)$/;
/** Excel writes a time without a date as the time of day of this date. */
const EXCEL_DAY_ZERO = /^(?:1899-12-3[01]|1900-01-00|30\/12\/1899|00\/01\/1900)[T ]/;

/**
 * Reads a time of day: `8:45`, `08:45:00`, `8.45`, `0845`, `08:45 AM`, or Excel's part of a day (`0.364583`).
 *
 * @param wholeMinutes a part of a day within five seconds of a whole minute means that minute (bells, not timetables)
 */
export function readTime(text: string, wholeMinutes = true): Reading<Seconds> {
  const bare = text.replace(EXCEL_DAY_ZERO, '');
  const plain = parseTime(bare);
  if (plain !== null) return read(plain, bare === text ? null : 'excel');
  if (DAY_FRACTION.test(bare)) return ofDayFraction(text, Number(bare.replace(',', '.')), wholeMinutes);
  const parts = HALF_DAY.exec(bare);
  if (parts) return ofHalfDay(text, parts);
  const dotted = DOTTED.exec(bare) ?? FOUR_DIGITS.exec(bare);
  if (dotted) {
    const time = parseTime(`${dotted[1]}:${dotted[2]}`);
    if (time !== null) return read(time, 'excel');
  }
  if (/^\d{1,2}\.\d$/.test(bare)) {
    return unreadable(`"${text}" may mean ${bare.replace('.', ':')}0 or a part of an hour`);
  }
  return unreadable(`"${text}" is not a time of day`);
}

function ofDayFraction(text: string, fraction: number, wholeMinutes: boolean): Reading<Seconds> {
  const seconds = Math.round(fraction * DAY_SECONDS);
  const minute = Math.round(seconds / 60) * 60;
  const exact = Math.abs(fraction * DAY_SECONDS - minute) < 1e-6;
  // With fewer digits a step is more than a minute: 0.36 is neither 8:38 nor anything else for certain.
  if (!exact && text.replace(/^0?[.,]/, '').length < 4)
    return unreadable(`"${text}" is too coarse for a part of a day`);
  const time = wholeMinutes && Math.abs(minute - seconds) <= 5 ? minute : seconds;
  return time < DAY_SECONDS ? read(time, 'excel') : unreadable(`"${text}" is midnight of the next day`);
}

function ofHalfDay(text: string, parts: RegExpExecArray): Reading<Seconds> {
  const hour = Number(parts[1]);
  if (hour < 1 || hour > 12) {
    // 15:30 PM is odd, but says the same thing twice.
    const time = parts[4].toLowerCase() === 'p' && hour > 12 ? parseTime(`${hour}:${parts[2] ?? '00'}`) : null;
    return time === null ? unreadable(`"${text}" is not a time of day`) : read(time, 'excel');
  }
  const hourOfDay = (hour % 12) + (parts[4].toLowerCase() === 'p' ? 12 : 0);
  const time = parseTime(`${hourOfDay}:${parts[2] ?? '00'}:${parts[3] ?? '00'}`);
  return time === null ? unreadable(`"${text}" is not a time of day`) : read(time, 'excel');
}

/** Numbers as people and Excel write them: thousands separators, pound signs, decimal commas. */
import { type Reading, read, unreadable } from './reading.ts';

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const SCIENTIFIC = /^[+-]?\d+(\.\d+)?[eE][+-]?\d+$/;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * Brings a number into the plain form `-1234.5`.
 *
 * @param decimalComma the file is of a kind (`;` between columns) in which a comma is the decimal sign
 */
export function normaliseDecimal(text: string, decimalComma: boolean): Reading<string> {
  let bare = text
    .replace(/\s/g, '')
    .replace(/^([+-]?)£/, '$1')
    .replace(/^£([+-])/, '$1')
    .replace('\u2212', '-');
  const english = THOUSANDS.test(bare) && (!decimalComma || bare.includes('.'));
  if (english) {
    bare = bare.replaceAll(',', '');
  } else if (decimalComma && bare.includes(',')) {
    // With both signs the comma is the decimal one: 1.234,50.
    bare = /^[+-]?\d{1,3}(\.\d{3})+,\d*$/.test(bare)
      ? bare.replaceAll('.', '').replace(',', '.')
      : bare.replace(',', '.');
  }
  if (PLAIN.test(bare)) return read(bare);
  if (SCIENTIFIC.test(bare)) return read(plainForm(bare));
  return unreadable(`"${text}" is not a number`);
}

/** Writes `1.2E-05` out as `0.000012`, so that small longitudes and prices keep all their digits. */
function plainForm(scientific: string): string {
  const [mantissa, exponent] = scientific.toLowerCase().split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole, fraction = ''] = mantissa.replace(/^[+-]/, '').split('.');
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(Math.min(-point, 30))}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(Math.min(point - digits.length, 30));
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Reads a number; never infinite, never not a number. */
export function readNumber(text: string, decimalComma = false): Reading<number> {
  const decimal = normaliseDecimal(text, decimalComma);
  if (!decimal.ok) return decimal;
  // `+ 0` makes plain zero of minus zero.
  return read(Number(decimal.value) + 0);
}

/** Reads a number times `factor` as an integer, rounding (with a remark) what is no whole number of units. */
export function readScaled(text: string, factor: number, decimalComma = false): Reading<number> {
  const number = readNumber(text, decimalComma);
  return number.ok ? toWhole(number.value * factor) : number;
}

/** Rounds to an integer; the remark says whether anything was lost beyond binary fractions. */
export function toWhole(value: number): Reading<number> {
  const whole = Math.round(value) + 0;
  if (!Number.isSafeInteger(whole)) return unreadable(`${value} is too large`);
  return read(whole, Math.abs(whole - value) > 1e-6 ? 'rounded' : null);
}

/** Money: pounds in files, hundredths of a penny inside. */
import type { Centipence } from '../../model/index.ts';
import { normaliseDecimal } from './numbers.ts';
import { type Reading, read, unreadable } from './reading.ts';

/** £0.0001 is one hundredth of a penny. */
const DECIMALS = 4;

/** Reads pounds exactly, digit by digit; more than four decimals are rounded half away from zero with a remark. */
export function readPounds(text: string, decimalComma = false): Reading<Centipence> {
  const decimal = normaliseDecimal(text, decimalComma);
  if (!decimal.ok) return decimal;
  const negative = decimal.value.startsWith('-');
  const [whole, fraction = ''] = decimal.value.replace(/^[+-]/, '').split('.');
  const kept = Number(whole + fraction.padEnd(DECIMALS, '0').slice(0, DECIMALS));
  const lost = fraction.slice(DECIMALS);
  const amount = kept + (lost !== '' && lost[0] >= '5' ? 1 : 0);
  if (!Number.isSafeInteger(amount)) return unreadable(`£${decimal.value} is too much to be counted`);
  return read((negative ? -amount : amount) + 0, /[1-9]/.test(lost) ? 'rounded' : null);
}

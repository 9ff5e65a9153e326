/** How figures are written in the plan folder and said in the summary. */
import type { Pence, Seconds } from '../model/index.ts';

/** Pounds with two decimals, no thousands separator: `1234.56`. */
export function gbp(pence: Pence): string {
  const sign = pence < 0 ? '-' : '';
  const abs = Math.abs(pence);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}

/** Pounds as one says them: `£1,234,567`. */
export function sayPounds(pence: Pence): string {
  const pounds = Math.round(Math.abs(pence) / 100);
  return `${pence < 0 && pounds > 0 ? '−' : ''}£${sayNumber(pounds)}`;
}

/** Pounds and pence as one says them: `£1,234,567.89`. */
export function sayPence(pence: Pence): string {
  const abs = Math.abs(pence);
  return `${pence < 0 ? '−' : ''}£${sayNumber(Math.floor(abs / 100))}.${String(abs % 100).padStart(2, '0')}`;
}

/** A whole number with thousands separators, whatever the machine's locale. */
export function sayNumber(n: number): string {
  const digits = String(Math.abs(Math.round(n))).replace(/\B(?=(\d{3})+$)/g, ',');
  return Math.round(n) < 0 ? `−${digits}` : digits;
}

/** Minutes with one decimal, rounded half up from whole seconds. */
export function minutes(seconds: Seconds): string {
  return tenths(Math.floor(seconds / 6 + 0.5));
}

/**
 * A ride's minutes with one decimal, rounded half up, but never so that a breach hides: a ride over its limit
 * is never written as a figure that is not over the limit's own.
 */
export function rideMinutes(ride: Seconds, limit: Seconds): string {
  const shown = Math.floor(ride / 6 + 0.5);
  const bound = Math.floor(limit / 6 + 0.5);
  return tenths(ride > limit && shown <= bound ? bound + 1 : shown);
}

function tenths(n: number): string {
  return `${Math.floor(n / 10)}.${n % 10}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2027-09-01` as `1 September 2027`; anything else as it is. */
export function sayDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return parts ? `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1]} ${parts[1]}` : iso;
}

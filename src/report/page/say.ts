/** How the page writes figures; `–` stands for a figure that there is not. */
import type { Pence, Seconds } from '../../model/index.ts';
import { sayNumber, sayPence, sayPounds } from '../figures.ts';

export { sayDate as day } from '../figures.ts';

export const NO_FIGURE = '–';

/** `£1,234,567.89`: what is added up is shown to the penny. */
export function money(pence: Pence | null): string {
  return pence === null ? NO_FIGURE : sayPence(pence);
}

/** `£1,234,567`. */
export function pounds(pence: Pence | null): string {
  return pence === null ? NO_FIGURE : sayPounds(pence);
}

/** `1,234`. */
export function number(n: number | null): string {
  return n === null ? NO_FIGURE : sayNumber(n);
}

/** A share as `18.1 %`. */
export function percent(share: number | null, decimals = 1): string {
  if (share === null || !Number.isFinite(share)) return NO_FIGURE;
  const text = Math.abs(share * 100).toFixed(decimals);
  return `${share < 0 && Number(text) > 0 ? '−' : ''}${text} %`;
}

/** Part of a whole; {@link NO_FIGURE} of nothing. */
export function shareOf(part: number, whole: number, decimals = 1): string {
  return percent(whole === 0 ? null : part / whole, decimals);
}

/** `23.9 min`. */
export function minutes(seconds: Seconds): string {
  return `${(Math.round(seconds / 6) / 10).toFixed(1)} min`;
}

/** `1 route`, `3 routes`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${sayNumber(n)} ${n === 1 ? noun : plural}`;
}

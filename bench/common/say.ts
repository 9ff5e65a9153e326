/** How the benchmarks write numbers. */
import { sayNumber } from '../../src/report/figures.ts';

/** `4,446,999`, `12,345` or `828.94`: two decimals only where they can be read. */
export function sayFigure(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100_000) return sayNumber(value);
  const [whole, decimals] = Math.abs(value).toFixed(2).split('.');
  return `${value < 0 ? '−' : ''}${sayNumber(Number(whole))}.${decimals}`;
}

/** `+1.25 %`, `−0.40 %`, `0.00 %`; an en dash for none. */
export function sayShare(share: number | null): string {
  if (share === null) return '–';
  const percent = Math.abs(share * 100).toFixed(2);
  const sign = percent === '0.00' ? '' : share < 0 ? '−' : '+';
  return `${sign}${percent} %`;
}

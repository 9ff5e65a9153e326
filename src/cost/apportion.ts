/** Sharing out whole pence so that the shares add up. */
import type { Pence } from '../model/index.ts';

/** Shares in proportion to the weights (none negative), largest remainder first, earlier first among equals. */
export function apportion(total: Pence, weights: readonly bigint[]): Pence[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map((_, i) => (i === 0 ? total : 0));
  const exact = weights.map((weight) => weight * BigInt(total));
  const parts = exact.map((e) => Number(e / sum));
  const order = exact.map((e, i) => ({ i, rest: e % sum }));
  order.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1));
  const missing = total - parts.reduce((a, b) => a + b, 0);
  for (let k = 0; k < missing; k++) parts[order[k].i]++;
  return parts;
}

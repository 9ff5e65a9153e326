/** Figures against a reference: which comes first, and by how much. */
import type { Figures } from './results.ts';

/** Pupils with a journey that the plan does not make: fewer pounds are no gain when this rises. */
export const NOT_CARRIED = 'not carried';

/** Published figures have two decimals, so that is how two are compared. */
export function sameFigure(a: number, b: number): boolean {
  return Math.round(a * 100) === Math.round(b * 100);
}

export type Verdict = 'better' | 'equal' | 'worse';

/** The first figure that differs decides. `null` when there is nothing to compare the ranking figure with. */
export function verdictOf(ours: Figures, reference: Figures): Verdict | null {
  const [rank] = Object.keys(ours);
  if (rank === undefined || reference[rank] === undefined) return null;
  for (const [name, figure] of Object.entries(ours)) {
    const other = reference[name];
    if (other === undefined || sameFigure(figure, other)) continue;
    return figure < other ? 'better' : 'worse';
  }
  return 'equal';
}

/**
 * The share by which a figure lies above its reference; `null` without one, and for a figure that breaks ties where
 * an earlier one differs, because it then says nothing.
 */
export function gapOf(name: string, ours: Figures, reference: Figures): number | null {
  for (const [earlier, figure] of Object.entries(ours)) {
    const other = reference[earlier];
    if (earlier === name) return other === undefined ? null : relative(figure, other);
    if (other !== undefined && !sameFigure(figure, other)) return null;
  }
  return null;
}

/** (figure − base) ÷ base; from nothing to something counts as the whole. */
export function relative(figure: number, base: number): number {
  if (base === 0) return figure === 0 ? 0 : 1;
  return (figure - base) / base;
}

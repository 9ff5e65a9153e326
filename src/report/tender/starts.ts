/** From when on a vehicle of the plan is wanted: an old contract may stand in its way, or it may never pay at all. */
import type { Deliverable } from '../../model/index.ts';

/** An ISO date; `never`: what carries its pupils today is cheaper, and stays; `null`: no day is known. */
export type Start = string | 'never' | null;

/** By duty id, as the waves have it; no day for anything where nothing is known of contracts of today. */
export function startsOf(deliverable: Deliverable | null): (dutyId: string) => Start {
  if (!deliverable) return () => null;
  const starts = new Map(deliverable.starts.map(({ dutyId, starts }): [string, Start] => [dutyId, starts ?? 'never']));
  return (dutyId) => starts.get(dutyId) ?? deliverable.planStart;
}

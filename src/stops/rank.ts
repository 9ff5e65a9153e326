/** Which few of a pupil's reachable pick-up points the search is given. */
import type { Case } from '../model/index.ts';

export interface Reachable {
  /** Index into the list of places. */
  readonly place: number;
  readonly walkMetres: number;
}

/** By school index: how many of its `stop` pupils can reach each place. */
export function popularity(theCase: Case, reach: readonly (readonly Reachable[])[]): readonly Map<number, number>[] {
  const counts = theCase.schools.map(() => new Map<number, number>());
  theCase.pupils.forEach((pupil, p) => {
    const bySchool = counts[pupil.schoolIndex];
    for (const { place } of reach[p]) bySchool.set(place, (bySchool.get(place) ?? 0) + 1);
  });
  return counts;
}

/**
 * The nearest few, filled up with those that most pupils of the same school can reach: near ones keep walks short,
 * popular ones let the vehicle call once for many. Ordered by popularity, then by walk.
 */
export function fewBest(
  reach: readonly Reachable[],
  counts: ReadonlyMap<number, number>,
  limits: { readonly candidates: number; readonly nearest: number },
): Reachable[] {
  const count = (r: Reachable): number => counts.get(r.place) ?? 0;
  const byWalk = [...reach].sort((a, b) => a.walkMetres - b.walkMetres || a.place - b.place);
  const byCount = [...byWalk].sort((a, b) => count(b) - count(a));
  const kept = new Set(byWalk.slice(0, limits.nearest));
  for (const r of byCount) {
    if (kept.size >= limits.candidates) break;
    kept.add(r);
  }
  return byCount.filter((r) => kept.has(r));
}

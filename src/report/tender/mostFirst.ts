/** Counting by name, in an order that is the same on every machine. */

/** The counts of each name added up, the highest first, then by name. */
export function mostFirst(counted: readonly (readonly [name: string, count: number])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const [name, count] of counted) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

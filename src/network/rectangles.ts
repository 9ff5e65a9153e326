/** Gathers single pairs into rectangles, because engines answer many at a time far more cheaply. */

export interface NumberedRectangle {
  readonly sources: number[];
  readonly targets: readonly number[];
}

/** Sources with the same targets together; every pair is in one rectangle. */
export function rectangles(pairs: readonly (readonly [from: number, to: number])[]): NumberedRectangle[] {
  const targetsOf = new Map<number, Set<number>>();
  for (const [from, to] of pairs) {
    const targets = targetsOf.get(from);
    if (targets) targets.add(to);
    else targetsOf.set(from, new Set([to]));
  }
  const byTargets = new Map<string, NumberedRectangle>();
  for (const [from, set] of targetsOf) {
    const targets = [...set].sort((a, b) => a - b);
    const key = targets.join(' ');
    const known = byTargets.get(key);
    if (known) known.sources.push(from);
    else byTargets.set(key, { sources: [from], targets });
  }
  return [...byTargets.values()];
}

/** Difference constraints by all-pairs longest paths: slow, plain, and unlike the solver's own method. */

/** T[to] ≥ T[from] + seconds. */
export interface AtLeast {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

/** Longest paths among `nodes` moments; `null` when the constraints contradict one another. */
export function longestPaths(nodes: number, constraints: readonly AtLeast[]): Float64Array | null {
  const d = new Float64Array(nodes * nodes).fill(Number.NEGATIVE_INFINITY);
  for (let k = 0; k < nodes; k++) d[k * nodes + k] = 0;
  for (const { from, to, seconds } of constraints) d[from * nodes + to] = Math.max(d[from * nodes + to], seconds);
  for (let k = 0; k < nodes; k++) {
    for (let i = 0; i < nodes; i++) {
      const first = d[i * nodes + k];
      if (first === Number.NEGATIVE_INFINITY) continue;
      for (let j = 0; j < nodes; j++) {
        const through = first + d[k * nodes + j];
        if (through > d[i * nodes + j]) d[i * nodes + j] = through;
      }
    }
    for (let i = 0; i < nodes; i++) if (d[i * nodes + i] > 0) return null;
  }
  return d;
}

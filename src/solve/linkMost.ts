/**
 * The most links of items to followers of theirs, each following one at the most: a largest matching in a graph of two
 * sides, by augmenting paths from the links there are (H. W. Kuhn, "The Hungarian method for the assignment problem",
 * Naval Research Logistics Quarterly 2, 1955; C. Berge, "Two theorems in graph theory", PNAS 43, 1957: no augmenting
 * path, no larger matching).
 */

/** Follower of an item that has none. */
export const NONE = -1;

/** How many have a follower. */
export function linkCount(next: Int32Array): number {
  return next.reduce((n, to) => n + (to === NONE ? 0 : 1), 0);
}

/**
 * Adds links along augmenting paths until there are as many as there can be. An item that no path was found through is
 * never looked at again: what hangs below a failed search stays out of reach of all later ones.
 * @param next by item, the one that follows it or {@link NONE}; changed in place. None follows two.
 * @param followers the items that may follow an item, the most wanted first.
 */
export function addLinks(next: Int32Array, followers: (t: number) => readonly number[]): void {
  const previous = new Int32Array(next.length).fill(NONE);
  next.forEach((to, t) => {
    if (to !== NONE) previous[to] = t;
  });
  const seen = new Uint8Array(next.length);
  const visited: number[] = [];
  const link = (t: number): boolean => {
    for (const to of followers(t)) {
      if (seen[to] === 1) continue;
      seen[to] = 1;
      visited.push(to);
      if (previous[to] !== NONE && !link(previous[to])) continue;
      next[t] = to;
      previous[to] = t;
      return true;
    }
    return false;
  };
  for (let t = 0; t < next.length; t++) {
    if (next[t] !== NONE) continue;
    visited.length = 0;
    if (link(t)) for (const to of visited) seen[to] = 0;
  }
}

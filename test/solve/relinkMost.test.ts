/** As many links as there can be: against an oracle that tries every matching of small graphs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addLinks, linkCount, NONE } from '../../src/solve/linkMost.ts';

/** By item, those that may follow it. */
type Graph = readonly (readonly number[])[];

/** Most links that the items from `t` on can have beside the followers `taken`, a bit each: every choice is tried. */
function mostLinks(graph: Graph, t = 0, taken = 0): number {
  if (t === graph.length) return 0;
  const linked = graph[t]
    .filter((to) => !(taken & (1 << to)))
    .map((to) => 1 + mostLinks(graph, t + 1, taken | (1 << to)));
  return Math.max(mostLinks(graph, t + 1, taken), ...linked);
}

function expectLargest(graph: Graph, start: Int32Array): void {
  const next = start.slice();
  addLinks(next, (t) => graph[t]);
  const followed = [...next].filter((to) => to !== NONE);
  expect(new Set(followed).size).toBe(followed.length);
  for (const [t, to] of next.entries()) if (to !== NONE) expect(graph[t]).toContain(to);
  // A path ends where it began or at one that was free: nobody loses a follower, or who goes before.
  for (const [t, to] of start.entries()) {
    if (to === NONE) continue;
    expect(next[t]).not.toBe(NONE);
    expect(followed).toContain(to);
  }
  expect(linkCount(next)).toBe(mostLinks(graph));
}

/** Links that there may be before: each item in turn takes one of its own, as drawn, if it is free. */
function startOf(graph: Graph, drawn: readonly number[]): Int32Array {
  const taken = new Set<number>();
  return Int32Array.from(graph, (followers, t) => {
    const to = followers[drawn[t]];
    if (to === undefined || taken.has(to)) return NONE;
    taken.add(to);
    return to;
  });
}

test('every graph of three items, from every start', () => {
  let graphs = 0;
  for (let bits = 0; bits < 1 << 9; bits++) {
    const graph = [0, 1, 2].map((t) => [0, 1, 2].filter((to) => bits & (1 << (3 * t + to))));
    for (let drawn = 0; drawn < 64; drawn++) {
      expectLargest(graph, startOf(graph, [drawn & 3, (drawn >> 2) & 3, drawn >> 4]));
      graphs++;
    }
  }
  expect(graphs).toBe(512 * 64);
});

test('random graphs of up to eight items, followers in any order, from any start', () => {
  const seen = { added: 0, moved: 0, short: 0 };
  const graphs = fc.integer({ min: 1, max: 8 }).chain((items) =>
    fc.record({
      graph: fc.array(fc.shuffledSubarray([...Array(items).keys()], { maxLength: Math.min(items, 4) }), {
        minLength: items,
        maxLength: items,
      }),
      drawn: fc.array(fc.nat(5), { minLength: items, maxLength: items }),
    }),
  );
  fc.assert(
    fc.property(graphs, ({ graph, drawn }) => {
      const start = startOf(graph, drawn);
      expectLargest(graph, start);
      const next = start.slice();
      addLinks(next, (t) => graph[t]);
      if (linkCount(next) > linkCount(start)) seen.added++;
      if (start.some((to, t) => to !== NONE && next[t] !== to)) seen.moved++;
      if (linkCount(next) < graph.filter((followers) => followers.length > 0).length) seen.short++;
    }),
    { numRuns: 2000, seed: 7 },
  );
  // The starts leave something to do, some of it along paths, and not every item can have a follower.
  expect(seen.added).toBeGreaterThan(1000);
  expect(seen.moved).toBeGreaterThan(100);
  expect(seen.short).toBeGreaterThan(100);
});

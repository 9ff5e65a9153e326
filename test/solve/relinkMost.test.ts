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

/** What is wrong with the links added to those of `start`; `null` when they are links of the graph and the most. */
function faultOf(graph: Graph, start: Int32Array): string | null {
  const next = start.slice();
  addLinks(next, (t) => graph[t]);
  const followed = new Set([...next].filter((to) => to !== NONE));
  if (followed.size !== linkCount(next)) return `${next}: one follows two`;
  if (next.some((to, t) => to !== NONE && !graph[t].includes(to))) return `${next}: no link of the graph`;
  // A path begins and ends at one that was free: nobody is left without whom it follows, or who follows it.
  if (start.some((to, t) => to !== NONE && (next[t] === NONE || !followed.has(to)))) return `${next}: one is let go`;
  const most = mostLinks(graph);
  return linkCount(next) === most ? null : `${next}: ${most} links are possible`;
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
  const faults: string[] = [];
  let graphs = 0;
  for (let bits = 0; bits < 1 << 9; bits++) {
    const graph = [0, 1, 2].map((t) => [0, 1, 2].filter((to) => bits & (1 << (3 * t + to))));
    for (let drawn = 0; drawn < 64; drawn++) {
      const fault = faultOf(graph, startOf(graph, [drawn & 3, (drawn >> 2) & 3, drawn >> 4]));
      if (fault) faults.push(`${JSON.stringify(graph)} ${fault}`);
      graphs++;
    }
  }
  expect(faults).toEqual([]);
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
      expect(faultOf(graph, start)).toBeNull();
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

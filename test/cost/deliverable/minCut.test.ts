import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowNetwork } from '../../../src/cost/deliverable/minCut.ts';

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
}

const NODES = 5;
/** Source and sink as the network numbers them. */
const [SOURCE, SINK] = [NODES, NODES + 1];

/** Every cut tried: the cheapest, and of those what all their source's sides have in common. */
function cheapestCut(arcs: readonly Arc[]): boolean[] {
  let [least, common] = [Number.POSITIVE_INFINITY, 0];
  for (let set = 0; set < 1 << NODES; set++) {
    const isIn = (node: number) => node === SOURCE || (node !== SINK && (set & (1 << node)) !== 0);
    const price = arcs.reduce((sum, { from, to, capacity }) => sum + (isIn(from) && !isIn(to) ? capacity : 0), 0);
    if (price < least) [least, common] = [price, set];
    else if (price === least) common &= set;
  }
  return [...Array.from({ length: NODES }, (_, node) => (common & (1 << node)) !== 0), true, false];
}

describe('the smallest minimum cut', () => {
  const node = fc.integer({ min: 0, max: NODES - 1 });
  const capacity = fc.integer({ min: 0, max: 9 });
  const inner = fc.record({
    from: node,
    to: node,
    capacity: fc.oneof(
      { weight: 3, arbitrary: capacity },
      { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
    ),
  });
  const outer = fc.oneof(
    fc.record({ from: fc.constant(SOURCE), to: node, capacity }),
    fc.record({ from: node, to: fc.constant(SINK), capacity }),
  );
  const arcs = fc.array(fc.oneof(inner, outer), { minLength: 3, maxLength: 20 });

  it('is what trying all cuts finds, also after capacity was added', () => {
    fc.assert(
      fc.property(arcs, arcs, (first, then) => {
        const network = new FlowNetwork(NODES);
        for (const { from, to, capacity } of first) network.connect(from, to, capacity);
        expect(network.cut()).toEqual(cheapestCut(first));
        for (const { from, to, capacity } of then) network.connect(from, to, capacity);
        expect(network.cut()).toEqual(cheapestCut([...first, ...then]));
      }),
      { numRuns: 500 },
    );
  });
});

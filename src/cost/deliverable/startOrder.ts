/** The cheapest order in which the plan's vehicles start, and what it means for each contract. */
import type { DayNumber } from '../calendar.ts';
import type { Contract, Duty, Handover } from './handover.ts';
import { FlowNetwork } from './minCut.ts';

/** First day of each duty, by place in the list; `null`: it does not start. */
export type Starts = readonly (DayNumber | null)[];

/** What becomes of a contract when the duties start on these days. */
export interface ContractCourse {
  /** Last of its pupils leave it on this day, the first day of the plan if it carries nobody; `null`: never. */
  readonly emptied: DayNumber | null;
  /** First day on which it is not paid: when it is empty and can stop; `null`: it is paid for ever. */
  readonly givenUp: DayNumber | null;
}

/** Whether the duty carries pupils whom nothing else would carry. */
export function mustRun(duty: Duty): boolean {
  return duty.newPupils > 0;
}

/** The duties that start on the first day whatever they cost; the others do not. */
export function withoutChoice({ duties, planStart }: Handover): Starts {
  return duties.map((duty) => (mustRun(duty) ? planStart : null));
}

/**
 * When each duty starts, so that everybody is carried at any time, for the least money: duties are paid from their
 * start, contracts until they can stop and all duties that take over their pupils have started. A contract that is
 * needed after its end is taken to go on at its price. Of several cheapest orders it is the one in which fewest start,
 * and each as late as can be: nobody is moved for nothing.
 *
 * On any one day the choice is a set of started duties D, which saves f(D) = (contracts that can stop by then and whose
 * duties are all in D) − (duties in D). The set that saves most is the source's side of a minimum cut (J.-C. Picard
 * 1976, "Maximal closure of a graph"): money flows from the source into each contract, from there to its duties, and
 * out of each duty to the sink.
 *
 * To choose day by day is to choose the cheapest order, because no duty of one day's set is missing from a later one.
 * Let A be the smallest best set of one day under f, and B that of a later day under g. More contracts can stop under
 * g, so g − f never falls when a set grows; and g(A ∪ B) + g(A ∩ B) ≥ g(A) + g(B), because a contract whose duties
 * are all in A or all in B counts on the left at least as often. If A were not within B, then f(A) > f(A ∩ B), since A
 * is the smallest best; hence g(A) − g(A ∩ B) ≥ f(A) − f(A ∩ B) > 0 and g(A ∪ B) ≥ g(B) + g(A) − g(A ∩ B) > g(B), so
 * that B would not be best. f changes only on days on which a contract becomes free to stop, so no other day need be
 * looked at.
 */
export function cheapestStarts(handover: Handover): Starts {
  const { contracts, duties, planStart } = handover;
  const starts = [...withoutChoice(handover)];
  const { network, nodeOf } = takeoverNetwork(handover, (duty) => duty.pence);
  const days = [...new Set([planStart, ...contracts.map((c) => c.canStop)])].sort((a, b) => a - b);
  for (const day of days) {
    contracts.forEach((contract, c) => {
      if (contract.canStop === day) network.connect(network.source, c, worth(contract));
    });
    const chosen = network.cut();
    duties.forEach((_, d) => {
      if (chosen[nodeOf(d)]) starts[d] ??= day;
    });
  }
  return starts;
}

/**
 * Contracts lead to the duties that take them over, and these to the sink at their price; what has to run in any case
 * costs nothing more. Nodes 0 … are the contracts, then come the duties, then `more` others. Nothing leads from the
 * source yet.
 */
export function takeoverNetwork(
  { contracts, duties }: Handover,
  price: (duty: Duty) => number,
  more = 0,
): { network: FlowNetwork; nodeOf: (duty: number) => number } {
  const network = new FlowNetwork(contracts.length + duties.length + more);
  const nodeOf = (duty: number) => contracts.length + duty;
  contracts.forEach((contract, c) => {
    for (const d of contract.duties) network.connect(c, nodeOf(d), Number.POSITIVE_INFINITY);
  });
  duties.forEach((duty, d) => {
    network.connect(nodeOf(d), network.sink, mustRun(duty) ? 0 : price(duty));
  });
  return { network, nodeOf };
}

/** What giving up the contract saves a year: nothing while somebody on it would be left behind. */
export function worth(contract: Contract): number {
  return contract.leftOut > 0 ? 0 : contract.pence;
}

/** When a contract is empty and when it is given up, the duties starting as told. */
export function courseOf(contract: Contract, planStart: DayNumber, starts: Starts): ContractCourse {
  if (contract.leftOut > 0) return { emptied: null, givenUp: null };
  let emptied = planStart;
  for (const d of contract.duties) {
    const start = starts[d];
    if (start === null) return { emptied: null, givenUp: null };
    emptied = Math.max(emptied, start);
  }
  return { emptied, givenUp: Math.max(emptied, contract.canStop) };
}

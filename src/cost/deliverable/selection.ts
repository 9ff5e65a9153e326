/** What a set of started duties brings a year, once every notice is over. */
import type { Pence } from '../../model/index.ts';
import type { Handover } from './handover.ts';
import { courseOf, type Starts } from './startOrder.ts';

export interface Selection {
  /** Places in the lists of the handover, ascending. */
  readonly duties: readonly number[];
  /** Contracts that nobody is on any more. */
  readonly contracts: readonly number[];
  /** Pupils on a contract today who ride at least one of the duties; each counts once. */
  readonly pupilsMoved: number;
  /** Contracts less duties. */
  readonly saving: Pence;
}

/** The duties that have started when all starts are past. */
export function selectionOf({ contracts, duties, movers, planStart }: Handover, starts: Starts): Selection {
  const started = placesWhere(duties, (_, d) => starts[d] !== null);
  const freed = placesWhere(contracts, (contract) => courseOf(contract, planStart, starts).emptied !== null);
  const moved = movers.filter((group) => group.duties.some((d) => starts[d] !== null));
  return {
    duties: started,
    contracts: freed,
    pupilsMoved: moved.reduce((sum, group) => sum + group.pupils, 0),
    saving:
      freed.reduce((sum, c) => sum + contracts[c].pence, 0) - started.reduce((sum, d) => sum + duties[d].pence, 0),
  };
}

function placesWhere<T>(items: readonly T[], holds: (item: T, place: number) => boolean): number[] {
  return items.flatMap((item, place) => (holds(item, place) ? [place] : []));
}

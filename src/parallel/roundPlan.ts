/** How a budget is divided into rounds. */
import type { SearchParameters } from '../solve/search.ts';
import type { Budget } from './protocol.ts';

export interface RoundsWanted {
  readonly budget: Budget;
  readonly tasks: number;
  /** Slices at first. */
  readonly slices: number;
  /** Whether threads are to spare, so that a slice is searched by several. */
  readonly twice: boolean;
  readonly parameters: Pick<SearchParameters, 'fleetShare'>;
}

const MOST_ROUNDS = 40;
/** Rounds of annealing after each of which those who search the same go on from the best of them. */
const MEETINGS = 6;
/** Seconds of a round between meetings at the least: it begins anew with what was learned of costs. */
const BETWEEN_MEETINGS = 1;

/**
 * Where each round begins, as a share of the budget: 0 first, and 1, where the last one ends, last.
 *
 * Several slices are cut anew every round. A single one needs rounds only when several threads search it: one for the
 * vehicles, for a search for one vehicle fewer must not be interrupted, and a few for the annealing.
 */
export function planRounds({ budget, tasks, slices, twice, parameters }: RoundsWanted): number[] {
  if (slices > 1) {
    // A task should be looked at some tens of times in a round; a round of seconds should be worth its overhead.
    const wish =
      'iterations' in budget ? budget.iterations / Math.max(500, 10 * tasks) : budget.seconds / (2 + tasks / 600);
    return evenly(0, Math.min(MOST_ROUNDS, Math.max(2, Math.round(wish))));
  }
  if (!twice || 'iterations' in budget) return [0, 1];
  const vehicles = Math.min(1, parameters.fleetShare);
  if (vehicles === 1) return [0, 1];
  const seconds = budget.seconds * (1 - vehicles);
  const meetings = Math.min(MEETINGS, Math.max(1, Math.round(seconds / BETWEEN_MEETINGS)));
  return [...(vehicles > 0 ? [0] : []), ...evenly(vehicles, meetings)];
}

/** From `first` to 1 in steps of one size. */
function evenly(first: number, steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => (i === steps ? 1 : first + ((1 - first) * i) / steps));
}

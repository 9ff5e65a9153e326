/** The days on which vehicles start, and what each brings. */
import type { Wave } from '../../model/index.ts';
import { isoDate } from '../calendar.ts';
import type { Handover } from './handover.ts';
import { selectionOf } from './selection.ts';
import { courseOf, type Starts } from './startOrder.ts';

/**
 * A wave for each day on which duties start or contracts fall empty. A pupil is moved on the day on which the first of
 * the duties that carry them starts.
 * @param atLevel the same handover at today's price level
 */
export function wavesOf(handover: Handover, starts: Starts, atLevel: Handover | null): Wave[] {
  const { contracts, duties, planStart } = handover;
  const emptied = contracts.map((contract) => courseOf(contract, planStart, starts).emptied);
  const days = [...new Set([...starts, ...emptied].filter((day) => day !== null))].sort((a, b) => a - b);
  let movedBefore = 0;
  return days.map((day): Wave => {
    const startsSoFar = starts.map((start) => (start !== null && start <= day ? start : null));
    const sofar = selectionOf(handover, startsSoFar);
    const pupilsMoved = sofar.pupilsMoved - movedBefore;
    movedBefore = sofar.pupilsMoved;
    return {
      date: isoDate(day),
      dutyIds: sofar.duties.filter((d) => starts[d] === day).map((d) => duties[d].dutyId),
      contractIds: sofar.contracts.filter((c) => emptied[c] === day).map((c) => contracts[c].routeId),
      pupilsMoved,
      savingPerYear: sofar.saving,
      savingAtPriceLevel: atLevel && selectionOf(atLevel, startsSoFar).saving,
    };
  });
}

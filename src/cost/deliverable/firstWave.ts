/** The part of the plan to begin with: most of the saving for the fewest families disturbed. */
import type { FirstWave } from '../../model/index.ts';
import type { Handover } from './handover.ts';
import { type Selection, selectionOf } from './selection.ts';
import { mustRun, type Starts, takeoverNetwork, withoutChoice, worth } from './startOrder.ts';

/**
 * A part of the plan that stands on its own: vehicles that can start, and contracts that can be given up, while all
 * others stay as they are. Every pupil who leaves a contract for one of those vehicles counts as moved, also where the
 * vehicle does just what the contract did: the family still has to be told, and the driver may be another.
 *
 * Of all such parts it is the one whose share of the saving is farthest above its share of the pupils moved. Beyond it,
 * whatever could come next brings less for each family than the plan does on average. Where nothing is above the
 * average it is all that pays to start. Saving and pupils are counted from what happens in any case: contracts with
 * nobody on them go, and vehicles with pupils whom nothing carries today run.
 *
 * `null` when what pays to start saves nothing.
 *
 * The part is a minimum cut like that of a day's starts, with a price for each pupil moved: the average saving a pupil,
 * by which all money is multiplied out so that it stays whole. A price only makes sets smaller, so nothing is in the
 * first wave that never pays to start.
 */
export function firstWaveOf(handover: Handover, starts: Starts): FirstWave | null {
  const whole = selectionOf(handover, starts);
  if (whole.saving <= 0) return null;
  const part = bestPart(handover, whole, selectionOf(handover, withoutChoice(handover))) ?? whole;
  return {
    dutyIds: part.duties.map((d) => handover.duties[d].dutyId),
    contractIds: part.contracts.map((c) => handover.contracts[c].routeId),
    pupilsMoved: part.pupilsMoved,
    savingPerYear: part.saving,
    shareOfSaving: part.saving / whole.saving,
    shareOfPupils: whole.pupilsMoved > 0 ? part.pupilsMoved / whole.pupilsMoved : 0,
  };
}

/** `null` when no part is above the average. */
function bestPart(handover: Handover, whole: Selection, anyway: Selection): Selection | null {
  const { contracts, duties, movers, planStart } = handover;
  const pupils = whole.pupilsMoved - anyway.pupilsMoved;
  const saving = whole.saving - anyway.saving;
  if (pupils <= 0 || saving <= 0) return null;
  const { network, nodeOf } = takeoverNetwork(handover, (duty) => duty.pence * pupils, movers.length);
  contracts.forEach((contract, c) => {
    network.connect(network.source, c, worth(contract) * pupils);
  });
  movers.forEach((group, m) => {
    if (group.duties.some((d) => mustRun(duties[d]))) return;
    const node = contracts.length + duties.length + m;
    for (const d of group.duties) network.connect(nodeOf(d), node, Number.POSITIVE_INFINITY);
    network.connect(node, network.sink, group.pupils * saving);
  });
  const chosen = network.cut();
  const starts = duties.map((duty, d) => (mustRun(duty) || chosen[nodeOf(d)] ? planStart : null));
  const part = selectionOf(handover, starts);
  return part.duties.length > anyway.duties.length ? part : null;
}

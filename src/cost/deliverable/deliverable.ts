/** When the saving can be had: which contract can stop when, which vehicle should start when, and what each year brings. */
import type { Case, Deliverable, DutyStart, Judgement, Pence, Stays } from '../../model/index.ts';
import { isoDate } from '../calendar.ts';
import { penceOfDuties } from '../duty.ts';
import { type LevelPrices, levelRates } from '../rates.ts';
import { firstWaveOf } from './firstWave.ts';
import { type Handover, handoverOf } from './handover.ts';
import { selectionOf } from './selection.ts';
import { cheapestStarts, type Starts } from './startOrder.ts';
import { wavesOf } from './waves.ts';
import { yearsOf } from './years.ts';

/**
 * When the plan's saving can be had beside today's contracts; `null` without current routes or `plan_start`.
 * Contracts are priced as paid today, the plan at the rates of vehicle_types.csv, both in whole pence a year, which add
 * up to the reports' totals. Notice counts as given on `plan_start`.
 *
 * Two kinds of pupils are looked after before any saving: a vehicle with pupils whom no contract carries in that
 * session today starts on the first day, and a contract with a pupil whom the plan leaves out goes on.
 * @param level today's price level: the waves and years are then priced by it as well, which compares like with like.
 * The starts stay those that are cheapest at the rates, so that both prices are of one and the same course of events.
 */
export function deliverable(theCase: Case, judgement: Judgement, level: LevelPrices | null = null): Deliverable | null {
  const { planStart } = theCase.policy;
  if (theCase.currentRoutes === null || planStart === null) return null;
  const handover = handoverOf(theCase, judgement, planStart);
  const starts = cheapestStarts(handover);
  const atLevel = level && repriced(handover, penceOfDuties(judgement.duties, theCase, levelRates(level)));
  return {
    planStart,
    contracts: handover.contracts.map(({ routeId, operator, budgetCode, canStop, because, ...contract }) => ({
      routeId,
      operator,
      budgetCode,
      canStop: isoDate(canStop),
      because,
      pencePerYear: contract.pence,
      dutyIds: contract.duties.map((d) => handover.duties[d].dutyId),
      pupilsLeftOut: contract.leftOut,
    })),
    starts: handover.duties.map((_, d) => startOf(handover, d, starts)),
    stays: staysOf(handover, starts),
    waves: wavesOf(handover, starts, atLevel),
    firstWave: firstWaveOf(handover, starts),
    years: yearsOf(handover, starts, atLevel),
  };
}

/** The same handover with other prices of the plan's duties. */
function repriced(handover: Handover, pence: readonly Pence[]): Handover {
  return { ...handover, duties: handover.duties.map((duty, d) => ({ ...duty, pence: pence[d] })) };
}

function startOf({ contracts, duties, planStart }: Handover, d: number, starts: Starts): DutyStart {
  const { dutyId, pence, newPupils, contracts: dependsOn } = duties[d];
  const start = starts[d];
  return {
    dutyId,
    dependsOn: dependsOn.map((c) => contracts[c].routeId),
    newPupils,
    starts: start === null ? null : isoDate(start),
    withoutDoubleRunning: isoDate(Math.max(planStart, ...dependsOn.map((c) => contracts[c].canStop))),
    pencePerYear: pence,
  };
}

/** Contracts that go on for a pupil left out are not told of here: no duty could replace them. */
function staysOf(handover: Handover, starts: Starts): Stays | null {
  const { contracts, duties, planStart } = handover;
  const dutyIds = duties.filter((_, d) => starts[d] === null).map((duty) => duty.dutyId);
  if (dutyIds.length === 0) return null;
  const all = selectionOf(
    handover,
    duties.map(() => planStart),
  );
  const chosen = selectionOf(handover, starts);
  const freed = new Set(chosen.contracts);
  return {
    dutyIds,
    contractIds: all.contracts.filter((c) => !freed.has(c)).map((c) => contracts[c].routeId),
    dearerPerYear: chosen.saving - all.saving,
  };
}

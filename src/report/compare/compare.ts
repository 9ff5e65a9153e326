/** Two plans of one case side by side, and who notices when the second replaces the first. */
import type { Case, Changes, CostParts, PupilChange, Service } from '../../model/index.ts';
import { countByType } from '../counts.ts';
import { changesBetween, newFellows } from '../findings/changes.ts';
import { serviceOf } from '../findings/service.ts';
import { type Judged, sessionsOf } from '../findings/ways.ts';

/** One of the two plans. */
export interface Side {
  /** At the vehicle types' rates. */
  readonly cost: CostParts;
  readonly service: Service;
  readonly routes: number;
  /** Types in use alone, in the case's order. */
  readonly vehiclesByType: Readonly<Record<string, number>>;
}

export interface Comparison {
  readonly sides: readonly [Side, Side];
  /** From the first plan (`today` of each change) to the second, for the pupils who travel in both. */
  readonly changes: Changes;
  /** Pupils with a journey in the first, or the second, plan alone; in the case's order. */
  readonly onlyInFirst: readonly string[];
  readonly onlyInSecond: readonly string[];
}

/** Compares two plans that were checked by the same roads. */
export function comparePlans(theCase: Case, first: Judged, second: Judged): Comparison {
  const [inFirst, inSecond] = [travellers(first), travellers(second)];
  const only = (here: ReadonlySet<string>, there: ReadonlySet<string>) =>
    theCase.pupils.map((pupil) => pupil.id).filter((id) => here.has(id) && !there.has(id));
  return {
    sides: [sideOf(theCase, first), sideOf(theCase, second)],
    changes: changesBetween(theCase, first, second),
    onlyInFirst: only(inFirst, inSecond),
    onlyInSecond: only(inSecond, inFirst),
  };
}

function travellers({ judgement }: Judged): Set<string> {
  return new Set(judgement.journeys.map((journey) => journey.pupilId));
}

function sideOf(theCase: Case, { plan, judgement }: Judged): Side {
  return {
    cost: judgement.cost,
    service: serviceOf(theCase, plan, judgement),
    routes: plan.routes.length,
    vehiclesByType: countByType(
      theCase,
      judgement.duties.filter((duty) => duty.activeDays > 0),
    ),
  };
}

/** How many pupils notice what. */
export interface Moves {
  readonly pupils: number;
  readonly vehicle: number;
  readonly time: number;
  readonly fellows: number;
  readonly nothing: number;
}

/** Counts the changes of pupils who travel in both plans. */
export function movesOf({ pupils }: Changes): Moves {
  const count = (is: (change: PupilChange) => boolean) => pupils.filter(is).length;
  return {
    pupils: pupils.length,
    vehicle: count((change) => change.vehicleChanges),
    time: count((change) => change.timeChanges),
    fellows: count((change) => change.fellowsChange),
    nothing: count((change) => !isNoticed(change)),
  };
}

/** Whether the family notices anything. */
export function isNoticed(change: PupilChange): boolean {
  return change.vehicleChanges || change.timeChanges || change.fellowsChange;
}

/** Everybody on board, morning or afternoon, who was not before; each once. */
export function newOnBoard({ today, plan }: PupilChange): string[] {
  const fresh = sessionsOf(plan).flatMap((session) => {
    const [before, after] = [today[session], plan[session]];
    return before && after ? newFellows(before, after) : [];
  });
  return [...new Set(fresh)];
}

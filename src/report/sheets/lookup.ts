/** The case by id, as the sheets ask for it. */
import type { Case, Pupil, School, Stop, VehicleType } from '../../model/index.ts';

export interface Lookup {
  readonly theCase: Case;
  readonly pupil: ReadonlyMap<string, Pupil>;
  readonly school: ReadonlyMap<string, School>;
  readonly stop: ReadonlyMap<string, Stop>;
  readonly vehicleType: ReadonlyMap<string, VehicleType>;
}

export function lookupOf(theCase: Case): Lookup {
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    new Map(items.map((item) => [item.id, item]));
  return {
    theCase,
    pupil: byId(theCase.pupils),
    school: byId(theCase.schools),
    stop: byId(theCase.stops),
    vehicleType: byId(theCase.vehicleTypes),
  };
}

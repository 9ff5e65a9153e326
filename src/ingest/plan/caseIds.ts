/** The ids of the case that a plan may name. */
import type { Case } from '../../model/index.ts';
import { type Named, named } from '../ids.ts';

export interface CaseIds {
  readonly vehicleTypes: Named;
  readonly pupils: Named;
  /** Pupils as places: their homes. */
  readonly places: Named;
  readonly schools: Named;
  readonly stops: Named;
}

export function caseIds(theCase: Case): CaseIds {
  const about = { where: 'the case', readable: true } as const;
  return {
    vehicleTypes: named(theCase.vehicleTypes, { ...about, unknown: 'PLAN-VEHICLE-UNKNOWN', what: 'vehicle type' }),
    pupils: named(theCase.pupils, { ...about, unknown: 'PLAN-PUPIL-UNKNOWN', what: 'pupil' }),
    places: named(theCase.pupils, { ...about, unknown: 'PLAN-PLACE-UNKNOWN', what: 'home of pupil' }),
    schools: named(theCase.schools, { ...about, unknown: 'PLAN-PLACE-UNKNOWN', what: 'school' }),
    stops: named(theCase.stops, { ...about, unknown: 'PLAN-PLACE-UNKNOWN', what: 'stop' }),
  };
}

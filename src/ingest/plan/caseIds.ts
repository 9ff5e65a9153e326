/**
 * The ids of the case that a plan may name. An id that the case does not have is no fault of reading: the checker
 * reports it with all the other rules that the plan breaks.
 */
import type { Case } from '../../model/index.ts';
import { type Named, named, resolveId } from '../ids.ts';
import type { Row } from '../tables/row.ts';

export interface CaseIds {
  readonly vehicleTypes: Named;
  readonly pupils: Named;
  readonly schools: Named;
  readonly stops: Named;
}

export function caseIds(theCase: Case): CaseIds {
  const about = { unknown: null, where: 'the case' } as const;
  return {
    vehicleTypes: named(theCase.vehicleTypes, { ...about, what: 'vehicle type' }),
    pupils: named(theCase.pupils, { ...about, what: 'pupil' }),
    schools: named(theCase.schools, { ...about, what: 'school' }),
    stops: named(theCase.stops, { ...about, what: 'stop' }),
  };
}

/** The id as the case spells it, where Excel dropped leading zeros with a warning; unknown ids stay as they are. */
export function asInCase<Column extends string>(id: string, among: Named, row: Row<Column>, column: Column): string {
  const index = resolveId(id, among, row, column);
  return index < 0 ? id : among.ids[index];
}

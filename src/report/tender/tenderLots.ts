/** `tender-lots.csv`, for the council alone: which of the plan's duties and routes a vehicle of the tender is. */

import type { Case, Deliverable } from '../../model/index.ts';
import type { Column } from '../csv.ts';
import type { Reported } from '../summary.ts';
import { type LotDuty, lotsOf } from './lots.ts';
import { lotName } from './names.ts';
import { referenceOf } from './specification.ts';
import { startsOf } from './starts.ts';

export interface TenderLotRow {
  /** Blank for a vehicle that is not let. */
  readonly lot: string;
  readonly reference: string;
  readonly member: LotDuty;
  readonly note: string;
}

const NOT_LET = "not let: today's contracts are cheaper and stay";

/** One row a duty; none for a plan that breaks a rule, of which there is no tender. */
export function tenderLotRows(theCase: Case, reported: Reported, deliverable: Deliverable | null): TenderLotRow[] {
  if (reported.judgement.violations.length > 0) return [];
  const { lots, notLet } = lotsOf(theCase, reported, startsOf(deliverable));
  return [
    ...lots.flatMap((lot) =>
      lot.duties.map((member, i) => ({ lot: lotName(lot.number), reference: referenceOf(lot, i), member, note: '' })),
    ),
    ...notLet.map((member) => ({ lot: '', reference: '', member, note: NOT_LET })),
  ];
}

export const TENDER_LOT_COLUMNS: readonly Column<TenderLotRow>[] = [
  { name: 'lot', value: (r) => r.lot },
  { name: 'vehicle', value: (r) => r.reference },
  { name: 'duty_id', value: (r) => r.member.duty.dutyId },
  { name: 'route_ids', value: (r) => r.member.routes.map((route) => route.id).join(';') },
  { name: 'starts', value: (r) => r.member.starts },
  { name: 'note', value: (r) => r.note, text: true },
];

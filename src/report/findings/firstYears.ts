/** What the accounts of the first financial and the first academic year show: the saving that can be had so soon. */
import type { Deliverable, DeliverableYear, Pence } from '../../model/index.ts';

export interface FirstYear {
  readonly kind: DeliverableYear['kind'];
  readonly label: string;
  readonly from: string;
  /** Contracts as paid, less the plan at today's price level; where there is none, less the plan at the rates. */
  readonly inWaves: Pence;
  readonly atOnce: Pence;
  readonly isLikeForLike: boolean;
}

/** One of each kind. */
export function firstYearsOf({ years }: Deliverable): FirstYear[] {
  return (['financial', 'academic'] as const).flatMap((kind) => {
    const year = years.find((y) => y.kind === kind);
    if (!year) return [];
    const { inWaves, atOnce } = year.atPriceLevel ?? year;
    const { label, from } = year;
    const isLikeForLike = year.atPriceLevel !== null;
    return [{ kind, label, from, inWaves: inWaves.saving, atOnce: atOnce.saving, isLikeForLike }];
  });
}

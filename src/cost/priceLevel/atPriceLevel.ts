/** A year at today's price level: what it would cost to buy these duties as today's contracts are bought. */
import type { Case, CostParts, DutyWeek, Pence } from '../../model/index.ts';
import { type LevelPrices, levelRates } from '../rates.ts';
import { costOfYearAt } from '../year.ts';

/** By part, exact sums, each rounded once; a type the level does not know costs nothing. */
export function partsAtPriceLevel(duties: readonly DutyWeek[], level: LevelPrices, theCase: Case): CostParts {
  return costOfYearAt(levelRates(level), duties, theCase);
}

/** The total of {@link partsAtPriceLevel}. */
export function costAtPriceLevel(duties: readonly DutyWeek[], level: LevelPrices, theCase: Case): Pence {
  return partsAtPriceLevel(duties, level, theCase).total;
}

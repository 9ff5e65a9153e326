/** The prices a duty's week is multiplied by: the vehicle types' rates, or today's price level. */
import type { Case, Centipence, PriceLevel } from '../model/index.ts';

/** What one type of vehicle costs. */
export interface TypeRates {
  readonly costPerDay: Centipence;
  readonly costPerKm: Centipence;
  readonly costPerHour: Centipence;
}

/** A whole set of prices, by vehicle type id. */
export interface Rates {
  readonly byType: ReadonlyMap<string, TypeRates>;
  /** One assistant for one day. */
  readonly assistantDay: Centipence;
}

/** The prices among a price level's figures. */
export type LevelPrices = Pick<PriceLevel, 'perDay' | 'perKm' | 'perHour' | 'perAssistantDay'>;

/** The rates of vehicle_types.csv and the policy's assistant. */
export function caseRates(theCase: Case): Rates {
  const byType = new Map(theCase.vehicleTypes.map((type) => [type.id, type]));
  return { byType, assistantDay: theCase.policy.assistantCostPerDay };
}

/** Today's price level: a day price for each type, the same kilometre and hour for all of them. */
export function levelRates(level: LevelPrices): Rates {
  const { perDay, perKm, perHour, perAssistantDay } = level;
  const rates = Object.entries(perDay).map(([id, costPerDay]): [string, TypeRates] => [
    id,
    { costPerDay, costPerKm: perKm, costPerHour: perHour },
  ]);
  return { byType: new Map(rates), assistantDay: perAssistantDay };
}

/** The rates of the case times one factor: the price level of few contracts, and of what no contract speaks of. */
import type { Case } from '../../model/index.ts';
import type { Contract } from './contracts.ts';
import { weightedMedian } from './observation.ts';

/** Prices in centipence, not yet rounded. */
export interface Prices {
  readonly perDay: Readonly<Record<string, number>>;
  readonly perKm: number;
  readonly perHour: number;
  readonly perAssistantDay: number;
}

/**
 * The usual ratio of a contract's price to its cost at the rates (half of the contracts ask less) times the rates. For
 * a kilometre and an hour, whose rates differ by type, times what today's vehicles cost on average.
 */
export function ratioPrices(theCase: Case, contracts: readonly Contract[]): Prices {
  const ratio = weightedMedian(contracts.map(({ price, atRates }) => [1, price / atRates]));
  const types = new Map(theCase.vehicleTypes.map((type) => [type.id, type]));
  const average = (rate: 'costPerKm' | 'costPerHour', work: (c: Contract) => number): number => {
    const done = contracts.reduce((sum, c) => sum + work(c), 0);
    const money = contracts.reduce((sum, c) => sum + work(c) * (types.get(c.route.vehicleTypeId)?.[rate] ?? 0), 0);
    return done > 0 ? money / done : 0;
  };
  return {
    perDay: Object.fromEntries(theCase.vehicleTypes.map(({ id, costPerDay }) => [id, ratio * costPerDay])),
    perKm: ratio * average('costPerKm', (c) => c.km),
    perHour: ratio * average('costPerHour', (c) => c.hours),
    perAssistantDay: ratio * theCase.policy.assistantCostPerDay,
  };
}

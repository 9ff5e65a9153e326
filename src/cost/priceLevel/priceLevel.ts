/** Today's price level: what contracts like today's cost, and which of them are far from it. */
import type { Case, OffFit, PriceLevel, Today } from '../../model/index.ts';
import { costAtPriceLevel } from './atPriceLevel.ts';
import { type Contract, contractsOf } from './contracts.ts';
import { fitPrices } from './fitPrices.ts';
import { type Prices, ratioPrices } from './ratioPrices.ts';

/** A contract is far off beyond this share of the fit, or beyond so many times what half of the contracts are off. */
const FAR_OFF = 0.25;
const FAR_OFF_MEDIANS = 3;

/**
 * The prices that today's contracts follow, in centipence, and how well they follow them. Contracts with nobody on
 * them have no part in it. `null` without current routes, or where none of them carries anybody at a cost.
 */
export function priceLevel(theCase: Case, today: Today): PriceLevel | null {
  const contracts = contractsOf(theCase, today);
  if (contracts.length === 0) return null;
  const usual = ratioPrices(theCase, contracts);
  const fitted = fitPrices(theCase, contracts, usual);
  const prices = rounded(fitted ?? usual);
  const served = new Set(contracts.map((c) => c.route.vehicleTypeId));
  const off = contracts.map((contract) => offFit(contract, prices));
  const distances = off.map(({ above }) => Math.abs(above)).sort((a, b) => a - b);
  const spread = { median: quantile(distances, 1, 2), p90: quantile(distances, 9, 10) };
  const cut = Math.max(FAR_OFF, FAR_OFF_MEDIANS * spread.median);
  return {
    basis: fitted ? 'fit' : 'ratio',
    ...prices,
    typesWithoutContract: theCase.vehicleTypes.map(({ id }) => id).filter((id) => !served.has(id)),
    contracts: contracts.length,
    spread,
    todayFitted: costAtPriceLevel(today.judgement.duties, prices, theCase),
    farOff: off.filter(({ above }) => Math.abs(above) > cut).sort(dearestFirst),
  };
}

function rounded(prices: Prices): Prices {
  const perDay = Object.entries(prices.perDay).map(([type, price]) => [type, Math.round(price)]);
  return {
    perDay: Object.fromEntries(perDay),
    perKm: Math.round(prices.perKm),
    perHour: Math.round(prices.perHour),
    perAssistantDay: Math.round(prices.perAssistantDay),
  };
}

function offFit({ route, duty, price, days, km, hours, assistants }: Contract, prices: Prices): OffFit {
  const vehicle = days * (prices.perDay[route.vehicleTypeId] ?? 0) + km * prices.perKm + hours * prices.perHour;
  const fittedPerDay = Math.round(vehicle + assistants * prices.perAssistantDay);
  return {
    routeId: route.id,
    operator: route.operator,
    vehicleTypeId: route.vehicleTypeId,
    daysAWeek: duty.activeDays,
    pricePerDay: price,
    fittedPerDay,
    // To a hundredth of a per cent: more digits would only be those of the fit.
    above: fittedPerDay > 0 ? Math.round((price / fittedPerDay - 1) * 10_000) / 10_000 : 0,
  };
}

/** By pounds a day above the fit. */
function dearestFirst(a: OffFit, b: OffFit): number {
  return b.pricePerDay - b.fittedPerDay - (a.pricePerDay - a.fittedPerDay) || (a.routeId < b.routeId ? -1 : 1);
}

/** The least value that so many of the sorted values do not exceed. */
function quantile(sorted: readonly number[], of: number, parts: number): number {
  return sorted[Math.ceil((sorted.length * of) / parts) - 1];
}

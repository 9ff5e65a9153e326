/**
 * Today's prices by least absolute deviation: price = a day of the type + kilometres + hours + assistants.
 *
 * Every contract counts by how far it is off in per cent of its size, and its size is its cost at the rates of the
 * case: so a coach does not drown ten taxis, and a contract does not count less for asking more. The longer a route
 * the more hours it takes, so contracts alone can hardly tell the price of a kilometre from that of an hour, and the
 * best fit may give the hour away for nothing. Each of the two is therefore held to its rate times the usual ratio
 * with the weight of half a contract: enough to settle what the contracts leave open, too little against what they say.
 */
import type { Case } from '../../model/index.ts';
import type { Contract } from './contracts.ts';
import { leastDeviation } from './leastDeviation.ts';
import type { Observation } from './observation.ts';
import type { Prices } from './ratioPrices.ts';

/** Contracts a price needs on average for the fit to mean anything. */
const CONTRACTS_A_PRICE = 3;
/** In contracts. */
const WEIGHT_OF_RATE = 0.5;

/** One price to be found: what a contract has of it, and the guess from the rates. */
interface Unknown {
  readonly of: (contract: Contract) => number;
  readonly guess: number;
  readonly held: boolean;
}

/** The fitted prices; what no contract speaks of stays as `usual` has it. `null`: too few contracts, or no fit found. */
export function fitPrices(theCase: Case, contracts: readonly Contract[], usual: Prices): Prices | null {
  const types = theCase.vehicleTypes.map(({ id }) => id);
  const day = (type: string) => (c: Contract) => (c.route.vehicleTypeId === type ? c.days : 0);
  const all: Unknown[] = [
    ...types.map((type) => ({ of: day(type), guess: usual.perDay[type], held: false })),
    { of: (c) => c.km, guess: usual.perKm, held: true },
    { of: (c) => c.hours, guess: usual.perHour, held: true },
    { of: (c) => c.assistants, guess: usual.perAssistantDay, held: false },
  ];
  const asked = all.filter(({ of }) => contracts.some((c) => of(c) > 0));
  if (contracts.length < CONTRACTS_A_PRICE * asked.length) return null;
  const found = leastDeviation(
    [...contracts.map((c) => observationOf(c, asked)), ...holds(asked)],
    asked.map(({ guess }) => guess),
  );
  if (!found) return null;
  const prices = all.map((unknown) => found[asked.indexOf(unknown)] ?? unknown.guess);
  const [perKm, perHour, perAssistantDay] = prices.slice(types.length);
  return { perDay: Object.fromEntries(types.map((type, i) => [type, prices[i]])), perKm, perHour, perAssistantDay };
}

function observationOf(contract: Contract, asked: readonly Unknown[]): Observation {
  return { x: asked.map(({ of }) => of(contract) / contract.atRates), y: contract.price / contract.atRates };
}

function holds(asked: readonly Unknown[]): Observation[] {
  return asked.flatMap(({ held, guess }, j) =>
    held && guess > 0 ? [{ x: asked.map((_, k) => (k === j ? WEIGHT_OF_RATE / guess : 0)), y: WEIGHT_OF_RATE }] : [],
  );
}

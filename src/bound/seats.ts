/** Seats and their prices: a seat that somebody leaves at a school may be sold to whoever can have it next. */
import type { TypeCosts, TypeUse } from './price.ts';
import type { Relaxation } from './relaxation.ts';

/** Prices by session: [type × schools + school], for a whole vehicle's worth of seats. None is negative. */
export type SeatPrices = Readonly<Record<'am' | 'pm', Float64Array>>;

/** Seats that become free are worth nothing. */
export function noPrices({ types, theCase }: Relaxation): SeatPrices {
  const size = types.length * theCase.schools.length;
  return { am: new Float64Array(size), pm: new Float64Array(size) };
}

/** By journey, for a whole vehicle's worth of seats: the cost of having one less the price it fetches afterwards. */
export function cheapestSeats(
  relaxation: Relaxation,
  { type, rates, metreBetween }: TypeUse,
  prices: SeatPrices,
): { readonly cost: Float64Array; readonly from: Int32Array } {
  const { types, theCase, school, afternoon, sharedAssistant } = relaxation;
  const { start, school: before, metres } = relaxation.following;
  const row = type * theCase.schools.length;
  // One run calls at a school once, so a vehicle of one run has no seat again for the same school.
  const again = types[type].type.maxRunsPerSession > 1;
  const cost = new Float64Array(school.length);
  const from = new Int32Array(school.length);
  for (let i = 0; i < school.length; i++) {
    const price = afternoon[i] === 1 ? prices.pm : prices.am;
    const metre = afternoon[i] === 1 ? metreBetween.pm : metreBetween.am;
    let least = rates.session + sharedAssistant[i] * rates.assistant;
    let best = -1;
    for (let f = start[i]; f < start[i + 1]; f++) {
      const s = before[f];
      const refilled = metres[f] * metre + price[row + s];
      if (refilled >= least || (!again && s === school[i])) continue;
      least = refilled;
      best = s;
    }
    cost[i] = least - price[row + school[i]];
    from[i] = best;
  }
  return { cost, from };
}

/** Seats asked for at the prices less seats on offer, in the layout of the prices: where they have to rise. */
export function excessSeats(relaxation: Relaxation, costs: readonly TypeCosts[], weightOf: Float64Array): SeatPrices {
  const { theCase, school, afternoon } = relaxation;
  const excess = noPrices(relaxation);
  for (let i = 0; i < weightOf.length; i++) {
    const cheapest = costs.reduce((best, type) => (type.least[i] < best.least[i] ? type : best));
    const row = cheapest.type * theCase.schools.length;
    const wanted = afternoon[i] === 1 ? excess.pm : excess.am;
    const amount = weightOf[i] * cheapest.weight[i];
    wanted[row + school[i]] -= amount;
    if (cheapest.from[i] >= 0) wanted[row + cheapest.from[i]] += amount;
  }
  return excess;
}

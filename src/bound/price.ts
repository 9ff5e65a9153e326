/**
 * The bound for given prices: the sum over all journeys of the least that one of them adds to a vehicle of any type.
 * Why that is a bound stands in `index.ts`.
 */
import type { Relaxation } from './relaxation.ts';
import { cheapestSeats, type SeatPrices } from './seats.ts';

/** What a vehicle type costs: centipence, or 1 a vehicle when vehicles are counted. */
export interface Rates {
  /** A vehicle for one session. */
  readonly session: number;
  readonly metre: number;
  readonly second: number;
  /** One assistant for one session, ÷ the runs that the type may make in it. */
  readonly assistant: number;
}

/** What the bound may choose freely for a type; every choice gives a bound, a good one a high bound. */
export interface Choice {
  /** Which corner of its place weights. */
  readonly corner: number;
  /** λ, the part of the drives that is counted by ways to school, the rest by ways out of the doors. */
  readonly direct: number;
  /** By mode: the part of the weights that is by places, the rest by time. */
  readonly places: readonly number[];
}

/** A type under a choice. */
export interface TypeUse {
  readonly type: number;
  readonly rates: Rates;
  /** Cost of a metre on the way to where a seat is filled again, λ included. */
  readonly metreBetween: Readonly<Record<'am' | 'pm', number>>;
  /** By mode, by journey: what it weighs, and adds besides its share of a vehicle; Infinity where it cannot travel so. */
  readonly modes: readonly { readonly weight: Float64Array; readonly own: Float64Array }[];
}

/** What each journey weighs and costs in the type, in every mode. */
export function typeUse(relaxation: Relaxation, type: number, rates: Rates, choice: Choice): TypeUse {
  const { modes, secondsPerMetre } = relaxation;
  const byPlaces = relaxation.byPlaces[type][choice.corner];
  const driving = (session: 'am' | 'pm') => choice.direct * (rates.metre + rates.second * secondsPerMetre[session]);
  return {
    type,
    rates,
    metreBetween: { am: driving('am'), pm: driving('pm') },
    modes: modes.map((mode, g) => {
      const weight = new Float64Array(byPlaces.length);
      const own = new Float64Array(byPlaces.length).fill(Number.POSITIVE_INFINITY);
      const part = choice.places[g];
      for (let i = 0; i < weight.length; i++) {
        if (!mode.member[i] || byPlaces[i] === Number.POSITIVE_INFINITY) continue;
        weight[i] = part * byPlaces[i] + (1 - part) * mode.byTime[i];
        own[i] = ownCost(relaxation, rates, choice.direct, g, i, weight[i]);
      }
      return { weight, own };
    }),
  };
}

/** Driving, dwelling, unloading and an own assistant. */
function ownCost(r: Relaxation, rates: Rates, direct: number, mode: number, i: number, weight: number): number {
  const j = r.journeys[i];
  const { outMetres, visit } = r.modes[mode].doors[i];
  const out = outMetres * r.roadFactor;
  // Drives are in whole metres and seconds: half a unit a leg may be missing, and there are two legs a journey at most.
  const metres = direct * (weight * j.directMetres - 1) + (1 - direct) * Math.max(0, out - 0.5 * visit);
  const driven =
    direct * (weight * j.directSeconds - 1) +
    (1 - direct) * Math.max(0, out * r.secondsPerMetre[j.session] - 0.5 * visit);
  const dwell = j.boarding + visit * r.theCase.policy.callSeconds;
  const unloading = weight * r.theCase.schools[j.school].unloadingSeconds;
  const assistant = r.theCase.pupils[j.pupil].assistant === 'individual' ? rates.assistant : 0;
  return rates.metre * metres + rates.second * (driven + dwell + unloading) + assistant;
}

/** What each journey adds to a vehicle of one type, at least. */
export interface TypeCosts {
  readonly type: number;
  readonly least: Float64Array;
  /** What it weighs in the mode that adds least. */
  readonly weight: Float64Array;
  /** School at which its seat became free, −1 for a seat that nobody had before. */
  readonly from: Int32Array;
}

/** The least over the type's modes, at these prices. */
export function typeCosts(relaxation: Relaxation, use: TypeUse, prices: SeatPrices): TypeCosts {
  const { cost, from } = cheapestSeats(relaxation, use, prices);
  const least = new Float64Array(cost.length).fill(Number.POSITIVE_INFINITY);
  const best = new Float64Array(cost.length);
  for (const { weight, own } of use.modes) {
    for (let i = 0; i < cost.length; i++) {
      const sum = own[i] + weight[i] * cost[i];
      if (sum >= least[i]) continue;
      least[i] = sum;
      best[i] = weight[i];
    }
  }
  return { type: use.type, least, weight: best, from };
}

/** Σ `weightOf[i]` × the least of any type; Infinity when no type can carry somebody. */
export function totalOf(costs: readonly TypeCosts[], weightOf: Float64Array): number {
  let total = 0;
  for (let i = 0; i < weightOf.length; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (const type of costs) if (type.least[i] < least) least = type.least[i];
    total += weightOf[i] * least;
  }
  return total;
}

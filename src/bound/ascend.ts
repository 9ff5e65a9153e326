/** Looks for prices that make the bound high: a projected subgradient method. Whatever they are, the bound holds. */
import { SESSIONS, type Session } from '../model/index.ts';
import { type TypeUse, totalOf, typeCosts } from './price.ts';
import type { Relaxation } from './relaxation.ts';
import { excessSeats, noPrices, type SeatPrices } from './seats.ts';

/** How much above the best bound so far a step aims, and the steps without a better bound before they become shorter. */
const AIM = 1.1;
const PATIENCE = 2;

export interface Found {
  /** The highest bound met. */
  readonly total: number;
  /** Its prices. */
  readonly prices: SeatPrices;
}

/** What is changed, turned into prices, and the prices' excess turned into that of what is changed. */
interface Coordinates {
  readonly spread: (x: SeatPrices) => SeatPrices;
  readonly gather: (excess: SeatPrices) => SeatPrices;
}

/** Prices that are, at each school, one share of a vehicle's cost whatever the type: few numbers, soon found. */
export function pricesBySchool(
  relaxation: Relaxation,
  uses: readonly TypeUse[],
  weightOf: Float64Array,
  steps: number,
): Found {
  const schools = relaxation.theCase.schools.length;
  const none = { am: new Float64Array(schools), pm: new Float64Array(schools) };
  const eachPrice = (act: (session: Session, s: number, price: number, vehicle: number) => void): void => {
    for (const session of SESSIONS) {
      for (const { type, rates } of uses) {
        for (let s = 0; s < schools; s++) act(session, s, type * schools + s, rates.session);
      }
    }
  };
  return ascend(relaxation, uses, weightOf, none, steps, {
    spread: (shares) => {
      const prices = noPrices(relaxation);
      eachPrice((session, s, price, vehicle) => {
        prices[session][price] = shares[session][s] * vehicle;
      });
      return prices;
    },
    gather: (excess) => {
      const sums = { am: new Float64Array(schools), pm: new Float64Array(schools) };
      eachPrice((session, s, price, vehicle) => {
        sums[session][s] += excess[session][price] * vehicle;
      });
      return sums;
    },
  });
}

/** A price for every type at every school, from given ones on. */
export function pricesByType(
  relaxation: Relaxation,
  uses: readonly TypeUse[],
  weightOf: Float64Array,
  steps: number,
  from: SeatPrices,
): Found {
  return ascend(relaxation, uses, weightOf, from, steps, { spread: (prices) => prices, gather: (excess) => excess });
}

/** Raises prices where more seats are asked for than there are, and lowers the others. */
function ascend(
  relaxation: Relaxation,
  uses: readonly TypeUse[],
  weightOf: Float64Array,
  from: SeatPrices,
  steps: number,
  { spread, gather }: Coordinates,
): Found {
  let x = from;
  let best: Found = { total: Number.NEGATIVE_INFINITY, prices: spread(x) };
  let [length, worse] = [1, 0];
  for (let step = 0; step < steps; step++) {
    const prices = spread(x);
    const costs = uses.map((use) => typeCosts(relaxation, use, prices));
    const total = totalOf(costs, weightOf);
    if (!Number.isFinite(total)) return { total, prices };
    worse = total > best.total ? 0 : worse + 1;
    if (worse === PATIENCE) [length, worse] = [length / 2, 0];
    if (total > best.total) best = { total, prices };
    const uphill = gather(excessSeats(relaxation, costs, weightOf));
    const square = SESSIONS.reduce((sum, session) => sum + squareOf(x[session], uphill[session]), 0);
    if (square === 0) break;
    const far = (length * (AIM * best.total - total)) / square;
    const moved = (session: Session) => x[session].map((value, i) => Math.max(0, value + far * uphill[session][i]));
    x = { am: moved('am'), pm: moved('pm') };
  }
  return best;
}

/** A price of nothing cannot fall, so its slope downwards does not count. */
function squareOf(x: Float64Array, uphill: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) if (x[i] > 0 || uphill[i] > 0) sum += uphill[i] * uphill[i];
  return sum;
}

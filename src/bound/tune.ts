/** Looks for choices that make the bound high, and for prices. Whatever they are, the bound holds. */
import { pricesBySchool, pricesByType } from './ascend.ts';
import { type Choice, type Rates, totalOf, typeCosts, typeUse } from './price.ts';
import type { Relaxation } from './relaxation.ts';
import { sampleOf } from './sample.ts';
import { noPrices, type SeatPrices } from './seats.ts';

/** Journeys looked at while choosing, and while finding the first prices, about. */
const SAMPLE = 800;
const LARGE_SAMPLE = 4000;
const FIRST_STEPS = 24;
/** Journeys × steps of the last ascent, and its most steps: so that a county takes a second or two. */
const LAST_WORK = 240_000;
const LAST_STEPS = 100;
const PARTS = [0, 0.25, 0.5, 0.75, 1];

/** The highest bound found for journeys that count `weightOf[i]` times each; Infinity when one of them fits no vehicle. */
export function highestBound(relaxation: Relaxation, rates: readonly Rates[], weightOf: Float64Array): number {
  const all = sampleOf(relaxation, weightOf, Number.POSITIVE_INFINITY);
  const few = sampleOf(relaxation, weightOf, SAMPLE);
  const many = sampleOf(relaxation, weightOf, LARGE_SAMPLE);
  const usesOf = (r: Relaxation, choices: readonly Choice[]) => choices.map((c, k) => typeUse(r, k, rates[k], c));
  const plain = relaxation.types.map(() => ({ corner: 0, direct: 0.5, places: relaxation.modes.map(() => 1) }));
  const first = betterChoices(few.relaxation, rates, few.weightOf, noPrices(relaxation), plain);
  // Where seats can be filled again, what they are worth decides which choice is good.
  const guess = pricesBySchool(few.relaxation, usesOf(few.relaxation, first), few.weightOf, FIRST_STEPS);
  const choices = betterChoices(few.relaxation, rates, few.weightOf, guess.prices, first);
  const begun = pricesBySchool(many.relaxation, usesOf(many.relaxation, choices), many.weightOf, FIRST_STEPS);
  const steps = Math.min(LAST_STEPS, Math.ceil(LAST_WORK / all.weightOf.length));
  return pricesByType(all.relaxation, usesOf(all.relaxation, choices), all.weightOf, steps, begun.prices).total;
}

/** Tries, one number of one type's choice after another, what makes the bound higher at these prices. */
function betterChoices(
  relaxation: Relaxation,
  rates: readonly Rates[],
  weightOf: Float64Array,
  prices: SeatPrices,
  from: readonly Choice[],
): Choice[] {
  const costsOf = (k: number, choice: Choice) =>
    typeCosts(relaxation, typeUse(relaxation, k, rates[k], choice), prices);
  const choices = [...from];
  const costs = choices.map((choice, k) => costsOf(k, choice));
  let best = totalOf(costs, weightOf);
  relaxation.types.forEach(({ corners }, k) => {
    const attempt = (changed: Choice): void => {
      const changedCosts = costsOf(k, changed);
      const value = totalOf(costs.with(k, changedCosts), weightOf);
      if (value <= best) return;
      best = value;
      choices[k] = changed;
      costs[k] = changedCosts;
    };
    corners.forEach((_, corner) => {
      attempt({ ...choices[k], corner });
    });
    for (const direct of PARTS) attempt({ ...choices[k], direct });
    relaxation.modes.forEach((_, g) => {
      for (const part of PARTS) attempt({ ...choices[k], places: choices[k].places.with(g, part) });
    });
  });
  return choices;
}

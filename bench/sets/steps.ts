/**
 * From doubles to the core's integers. Durations are rounded up and limits down, so that what is lawful in integers is
 * lawful in double precision; the price is at most a step for every drive.
 */
import { ANY_TO } from '../../src/solve/problem.ts';

/** Whole numbers that doubles miss by their last digits stay what they are. */
const NOISE = 1e-6;
/** Times stay below this, so that sums of a few of them are far from the core's "any time" and from 32 bits. */
const MOST_STEPS = 4e8;

/** The finest power of ten whose steps count up to the horizon; throws when even whole units are too many. */
export function finestSteps(horizon: number): number {
  const steps = 10 ** Math.floor(Math.log10(MOST_STEPS / horizon));
  if (steps < 1) throw new RangeError(`a horizon of ${horizon} does not fit into the core's integers`);
  return steps;
}

export function roundedUp(value: number, steps: number): number {
  return Math.ceil(value * steps - NOISE);
}

export function roundedDown(value: number, steps: number): number {
  return Math.floor(value * steps + NOISE);
}

/** A limit, where `undefined`, or more than time can be, is none. */
export function limit(value: number | undefined, steps: number): number {
  return value === undefined ? ANY_TO : Math.min(ANY_TO, roundedDown(value, steps));
}

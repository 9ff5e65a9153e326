/** Whether a mean difference is more than chance: intervals that hold the true mean 95 times in 100. */
import { Random } from '../../src/solve/random.ts';
import { mean } from '../quality/summary.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const RESAMPLES = 10_000;
/** Any: the same files are to give the same verdict. */
const SEED = 1;

/**
 * Bootstrap interval of the mean over all pairs. Seeds of one instance are no independent evidence of what happens
 * on other instances, so instances are drawn with replacement first, and then for each as many of its seeds.
 *
 * @param instances the differences by instance, one for each seed
 */
export function bootstrapInterval(instances: readonly (readonly number[])[], resamples = RESAMPLES): Interval {
  const random = new Random(SEED);
  const means = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    let sum = 0;
    let count = 0;
    for (let k = 0; k < instances.length; k++) {
      const seeds = instances[random.below(instances.length)];
      for (let s = 0; s < seeds.length; s++) sum += seeds[random.below(seeds.length)];
      count += seeds.length;
    }
    means[i] = sum / count;
  }
  means.sort();
  const at = (share: number) => means[Math.min(resamples - 1, Math.floor(share * resamples))];
  return { low: at(0.025), high: at(0.975) };
}

/** Two-sided 95 % quantiles of Student's t for 1 … 30 degrees of freedom. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/**
 * Student's interval of the mean of a few values, two or more: with three seeds all on one side, one time in four by
 * chance, a bootstrap would already be sure.
 */
export function studentInterval(values: readonly number[]): Interval {
  const centre = mean(values);
  const n = values.length;
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1);
  const half = (STUDENT[n - 2] ?? 1.96) * Math.sqrt(variance / n);
  return { low: centre - half, high: centre + half };
}

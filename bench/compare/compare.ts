/** Verdicts on two results files: better, worse, or no change that is more than chance. */
import { grouped, mean } from '../quality/summary.ts';
import { bootstrapInterval, type Interval, studentInterval } from './noise.ts';
import type { Pair } from './pairs.ts';

/** With fewer pairs than this all of them lie on one side too often by chance for a bootstrap to say anything. */
export const LEAST_PAIRS = 5;
/** Seeds of one instance from which its own change can be told. */
export const LEAST_SEEDS = 3;
/** Smaller than any change of a figure, larger than what adding in another order leaves. */
const ROUNDING = 1e-12;

export type ChangeVerdict = 'better' | 'worse' | 'no change beyond noise' | 'too few pairs to tell';

export interface Change {
  readonly name: string;
  readonly instances: number;
  readonly pairs: number;
  /** Mean relative difference; above 0 is worse. */
  readonly mean: number;
  readonly interval: Interval;
  readonly verdict: ChangeVerdict;
}

export interface Comparison {
  /** By group, and last, when there are several, over everything. */
  readonly groups: readonly Change[];
  /** Only those that changed beyond noise. */
  readonly instances: readonly Change[];
  /** Instances with seeds enough to be among them. */
  readonly instancesJudged: number;
}

/** What the pairs come to. */
export function compared(pairs: readonly Pair[]): Comparison {
  const byGroup = [...grouped(pairs, (pair) => pair.group)];
  const all: [string, Pair[]][] = byGroup.length > 1 ? [['everything', [...pairs]]] : [];
  const judged = [...grouped(pairs, (pair) => pair.instance)].filter(([, of]) => of.length >= LEAST_SEEDS);
  return {
    groups: [...byGroup, ...all].map(([name, of]) => changeOfGroup(name, of)),
    instances: judged.map(([name, of]) => changeOfInstance(name, of)).filter(({ verdict }) => isBeyondNoise(verdict)),
    instancesJudged: judged.length,
  };
}

export function isBeyondNoise(verdict: ChangeVerdict): boolean {
  return verdict === 'better' || verdict === 'worse';
}

function changeOfGroup(name: string, pairs: readonly Pair[]): Change {
  const instances = [...grouped(pairs, (pair) => pair.instance).values()];
  const interval = bootstrapInterval(instances.map((of) => of.map(({ difference }) => difference)));
  const verdict = verdictOf(interval);
  const tooFew = pairs.length < LEAST_PAIRS && isBeyondNoise(verdict);
  return {
    name,
    instances: instances.length,
    pairs: pairs.length,
    mean: mean(pairs.map(({ difference }) => difference)),
    interval,
    verdict: tooFew ? 'too few pairs to tell' : verdict,
  };
}

function changeOfInstance(name: string, pairs: readonly Pair[]): Change {
  const differences = pairs.map(({ difference }) => difference);
  const interval = studentInterval(differences);
  return { name, instances: 1, pairs: pairs.length, mean: mean(differences), interval, verdict: verdictOf(interval) };
}

function verdictOf({ low, high }: Interval): ChangeVerdict {
  if (low > ROUNDING) return 'worse';
  if (high < -ROUNDING) return 'better';
  return 'no change beyond noise';
}

/** Records of two results files side by side. */
import { NOT_CARRIED, relative } from '../quality/gap.ts';
import { isLawful, type ResultRecord, type Results } from '../quality/results.ts';

/** The same instance with the same seed, lawful in both. */
export interface Pair {
  readonly instance: string;
  readonly group: string;
  readonly seed: number;
  /** (B − A) ÷ A of the figure compared: above 0 is worse. */
  readonly difference: number;
}

export interface Paired {
  readonly pairs: readonly Pair[];
  /** `instance, seed`: lawful in A and not in B, and the other way round. */
  readonly becameUnlawful: readonly string[];
  readonly becameLawful: readonly string[];
  /** Records without a partner, or unlawful in both. */
  readonly leftOut: number;
  /** Pupils left out over all records lawful in both: fewer pounds are no gain when it rises. `null`: no such figure. */
  readonly notCarried: { readonly before: number; readonly after: number } | null;
}

const keyOf = ({ instance, seed }: Pick<ResultRecord, 'instance' | 'seed'>): string => `${instance}, seed ${seed}`;

/** Pairs the records by instance and seed; `figure` is the one to compare, by default the one that ranks. */
export function paired(a: Results, b: Results, figure: string | null): Paired {
  const inB = new Map(b.records.map((record) => [keyOf(record), record]));
  const partners = a.records.flatMap((before) => {
    const after = inB.get(keyOf(before));
    return after ? [{ before, after }] : [];
  });
  const lawful = partners.filter(({ before, after }) => isLawful(before) && isLawful(after));
  const pairs = lawful.flatMap(({ before, after }): Pair[] => {
    const name = figure ?? Object.keys(before.figures)[0];
    const [from, to] = [before.figures[name], after.figures[name]];
    if (from === undefined || to === undefined) return [];
    const { instance, group, seed } = before;
    return [{ instance, group, seed, difference: relative(to, from) }];
  });
  const changed = (wasLawful: boolean) =>
    partners
      .filter(({ before, after }) => isLawful(before) === wasLawful && isLawful(after) !== wasLawful)
      .map(({ before }) => keyOf(before));
  const becameUnlawful = changed(true);
  const becameLawful = changed(false);
  const used = 2 * (pairs.length + becameUnlawful.length + becameLawful.length);
  return {
    pairs,
    becameUnlawful,
    becameLawful,
    leftOut: a.records.length + b.records.length - used,
    notCarried: lawful.some(({ before }) => before.figures[NOT_CARRIED] !== undefined)
      ? { before: leftBehind(lawful.map(({ before }) => before)), after: leftBehind(lawful.map(({ after }) => after)) }
      : null,
  };
}

function leftBehind(records: readonly ResultRecord[]): number {
  return records.reduce((sum, { figures }) => sum + (figures[NOT_CARRIED] ?? 0), 0);
}

/** What the records of a results file come to, by instance over its seeds and by group over its instances. */
import { gapOf, type Verdict, verdictOf } from './gap.ts';
import { type Figures, isLawful, type ResultRecord } from './results.ts';

/** One instance over its seeds. */
export interface InstanceSummary {
  readonly name: string;
  readonly seeds: number;
  /** Seeds whose result is none. */
  readonly unlawful: number;
  /** Means over the lawful seeds; empty when there is none. */
  readonly figures: Figures;
  /** The best of the ranking figure. */
  readonly best: number | null;
  readonly reference: Figures;
  /** Of the means. */
  readonly verdict: Verdict | null;
  readonly iterationsPerSecond: number;
  readonly testsPerSecond: number;
  /** Mean of the runs. */
  readonly seconds: number;
}

export interface GroupSummary {
  readonly name: string;
  /** In the order in which they count. */
  readonly figureNames: readonly string[];
  readonly instances: readonly InstanceSummary[];
  readonly totals: readonly FigureTotal[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Instances with a seed whose result is none. */
  readonly unlawful: number;
}

/** One figure over the instances of a group where it can be compared; over all of them where none can. */
export interface FigureTotal {
  readonly name: string;
  readonly instances: number;
  readonly ours: number;
  /** `null`: no instance has a reference. */
  readonly reference: number | null;
  readonly meanGap: number | null;
  readonly worst: { readonly gap: number; readonly instance: string } | null;
}

/** Groups in the order of their first records. */
export function summarise(records: readonly ResultRecord[]): GroupSummary[] {
  return [...grouped(records, (record) => record.group)].map(([name, inGroup]) => {
    const instances = [...grouped(inGroup, (record) => record.instance).values()].map(summariseInstance);
    const figureNames = [...new Set(instances.flatMap(({ figures }) => Object.keys(figures)))];
    const count = (verdict: Verdict) => instances.filter((instance) => instance.verdict === verdict).length;
    return {
      name,
      figureNames,
      instances,
      totals: figureNames.map((figure) => totalOf(figure, instances)),
      counts: { better: count('better'), equal: count('equal'), worse: count('worse') },
      unlawful: instances.filter(({ unlawful }) => unlawful > 0).length,
    };
  });
}

/** The items by key, in the order in which the keys first come up. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function summariseInstance(records: readonly ResultRecord[]): InstanceSummary {
  const [first] = records;
  const lawful = records.filter(isLawful);
  const names = Object.keys(lawful[0]?.figures ?? {});
  const figures = Object.fromEntries(names.map((name) => [name, mean(lawful.map((r) => r.figures[name]))]));
  const seconds = records.reduce((sum, record) => sum + record.seconds, 0);
  const perSecond = (count: 'iterations' | 'tests') =>
    seconds > 0 ? records.reduce((sum, record) => sum + record[count], 0) / seconds : 0;
  return {
    name: first.instance,
    seeds: records.length,
    unlawful: records.length - lawful.length,
    figures,
    best: names.length > 0 ? Math.min(...lawful.map((r) => r.figures[names[0]])) : null,
    reference: first.reference,
    verdict: verdictOf(figures, first.reference),
    iterationsPerSecond: perSecond('iterations'),
    testsPerSecond: perSecond('tests'),
    seconds: seconds / records.length,
  };
}

function totalOf(name: string, instances: readonly InstanceSummary[]): FigureTotal {
  const compared = instances.flatMap((instance) => {
    const gap = gapOf(name, instance.figures, instance.reference);
    return gap === null ? [] : [{ instance, gap }];
  });
  const noReference = instances.every(({ reference }) => reference[name] === undefined);
  const counted = noReference
    ? instances.filter(({ figures }) => figures[name] !== undefined)
    : compared.map(({ instance }) => instance);
  const total = (of: 'figures' | 'reference') => counted.reduce((sum, instance) => sum + instance[of][name], 0);
  const worst = compared.reduce<FigureTotal['worst']>(
    (most, { instance, gap }) => (most === null || gap > most.gap ? { gap, instance: instance.name } : most),
    null,
  );
  return {
    name,
    instances: counted.length,
    ours: total('figures'),
    reference: noReference ? null : total('reference'),
    meanGap: compared.length > 0 ? mean(compared.map(({ gap }) => gap)) : null,
    worst,
  };
}

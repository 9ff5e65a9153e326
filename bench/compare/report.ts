/** A comparison in words and tables for a terminal. */
import { table } from '../../src/report/table.ts';
import { commitText } from '../common/provenance.ts';
import { sayShare } from '../common/say.ts';
import { budgetText, parametersText, type Results, threadsText } from '../quality/results.ts';
import { type Change, type Comparison, LEAST_SEEDS } from './compare.ts';
import type { Paired } from './pairs.ts';

/** Everything there is to say. */
export function comparisonReport(a: Results, b: Results, found: Paired, comparison: Comparison): string[] {
  const { becameUnlawful, becameLawful, leftOut, notCarried } = found;
  return [
    `A: ${originText(a)}`,
    `B: ${originText(b)}`,
    ...(originOf(a) === originOf(b)
      ? []
      : ['A and B were made in different ways: their difference is not only the code.']),
    '',
    ...changesTable('B against A, above 0 is worse', comparison.groups),
    '',
    ...instanceLines(comparison),
    ...(notCarried ? [`pupils not carried, over all pairs: ${notCarried.before} in A, ${notCarried.after} in B`] : []),
    ...becameUnlawful.map((key) => `BECAME UNLAWFUL: ${key}`),
    ...becameLawful.map((key) => `became lawful: ${key}`),
    ...(leftOut > 0
      ? [`${leftOut} records are in one file only, lack the figure or are unlawful in both: left out`]
      : []),
  ];
}

function instanceLines({ instances, instancesJudged }: Comparison): string[] {
  if (instancesJudged === 0) return [`No instance has ${LEAST_SEEDS} seeds or more: none is judged by itself.`];
  const chance = Math.round(instancesJudged * 0.05 * 10) / 10;
  const heading = `${instances.length} of ${instancesJudged} instances changed beyond noise (about ${chance} would by chance alone)`;
  return instances.length === 0 ? [heading] : [heading, ...changesTable('instance', instances)];
}

function changesTable(heading: string, changes: readonly Change[]): string[] {
  const rows = changes.map(({ name, instances, pairs, mean, interval, verdict }) => [
    name,
    String(instances),
    String(pairs),
    sayShare(mean),
    `${sayShare(interval.low)} … ${sayShare(interval.high)}`,
    verdict,
  ]);
  return table([heading, 'instances', 'pairs', 'mean', '95 % interval', 'verdict'], rows);
}

function originText(results: Results): string {
  return `${originOf(results)}; ${commitText(results.provenance)}, ${results.date.slice(0, 10)}`;
}

function originOf({ settings, provenance: { machine } }: Results): string {
  const { set, budget, threads } = settings;
  const where = 'seconds' in budget ? [`${machine.cores} cores of ${machine.cpu}`, `Node ${machine.node}`] : [];
  return [set, budgetText(budget), threadsText(threads), ...parametersText(settings), ...where].join(', ');
}

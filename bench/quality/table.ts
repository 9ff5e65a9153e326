/** The results as a table for a terminal. */
import { table } from '../../src/report/table.ts';
import { sayFigure, sayShare } from '../common/say.ts';
import { gapOf } from './gap.ts';
import { isLawful, type ResultRecord } from './results.ts';
import { type FigureTotal, type GroupSummary, type InstanceSummary, summarise } from './summary.ts';

/** Violations shown of one result. */
const VIOLATIONS_SHOWN = 3;

/** A table of instances for each group, one of the groups, and what is unlawful. */
export function resultsTable(records: readonly ResultRecord[]): string[] {
  const groups = summarise(records);
  const parts = [...groups.map(instancesTable), totalsTable(groups), unlawfulLines(records)];
  return parts.filter((lines) => lines.length > 0).flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

function instancesTable(group: GroupSummary): string[] {
  const { figureNames, instances } = group;
  const several = instances.some(({ seeds }) => seeds > 1);
  const compared = (name: string) => instances.some(({ reference }) => reference[name] !== undefined);
  const headings = figureNames.flatMap((name, i) => [
    name,
    i === 0 && several ? 'best' : null,
    ...(compared(name) ? ['reference', 'gap'] : [null, null]),
  ]);
  const rows = instances.map((instance) => [
    instance.name,
    ...figureNames.flatMap((name, i) => figureCells(instance, name, i === 0)),
    verdictText(instance),
    ...[instance.iterationsPerSecond, instance.testsPerSecond].map((rate) => sayFigure(Math.round(rate))),
    instance.seconds.toFixed(1),
  ]);
  return table([group.name, ...headings, 'verdict', 'iterations/s', 'tests/s', 'seconds'], rows);
}

function figureCells({ figures, best, reference }: InstanceSummary, name: string, ranks: boolean): string[] {
  const say = (value: number | null | undefined) => (value === null || value === undefined ? '–' : sayFigure(value));
  return [say(figures[name]), ranks ? say(best) : '', say(reference[name]), sayShare(gapOf(name, figures, reference))];
}

function verdictText({ unlawful, seeds, verdict }: InstanceSummary): string {
  if (unlawful === 0) return verdict ?? '–';
  return seeds === 1 ? 'UNLAWFUL' : `UNLAWFUL ${unlawful} of ${seeds}`;
}

function totalsTable(groups: readonly GroupSummary[]): string[] {
  const rows = groups.flatMap((group) => {
    if (group.totals.length === 0) return [[group.name, '0', '–', '–', '–', '–', ...countCells(group)]];
    return group.totals.map((total, i) => [
      ...totalCells(group, total, i === 0),
      ...(i === 0 ? countCells(group) : []),
    ]);
  });
  const headings = ['instances', 'ours', 'reference', 'mean gap', 'worst gap', 'better/equal/worse', 'unlawful'];
  return table(['totals', ...headings], rows);
}

function totalCells(group: GroupSummary, total: FigureTotal, ranks: boolean): string[] {
  const { instances, ours, reference, meanGap, worst } = total;
  return [
    // A figure that breaks ties counts only where those before it tie.
    `${group.name}: ${total.name}${ranks || reference === null ? '' : ' where equal before'}`,
    String(instances),
    instances === 0 ? '–' : sayFigure(ours),
    instances === 0 || reference === null ? '–' : sayFigure(reference),
    sayShare(meanGap),
    worst === null ? '–' : `${sayShare(worst.gap)} ${worst.instance}`,
  ];
}

function countCells({ counts: { better, equal, worse }, unlawful }: GroupSummary): string[] {
  return [better + equal + worse > 0 ? `${better}/${equal}/${worse}` : '–', String(unlawful)];
}

function unlawfulLines(records: readonly ResultRecord[]): string[] {
  return records
    .filter((record) => !isLawful(record))
    .flatMap(({ instance, seed, violations }) => {
      const rest = violations.length - VIOLATIONS_SHOWN;
      const shown = violations.slice(0, VIOLATIONS_SHOWN).map((violation) => `  ${violation}`);
      return [`UNLAWFUL: ${instance}, seed ${seed}`, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])];
    });
}

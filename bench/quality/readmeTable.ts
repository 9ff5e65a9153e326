/** The README's table of benchmark results, made from the recorded files. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { formatOf } from '../common/jsonFile.ts';
import { UsageError } from '../common/options.ts';
import { commitText, machineText, RESULTS } from '../common/provenance.ts';
import { sayFigure, sayShare } from '../common/say.ts';
import { commandOf, RESULTS_FORMAT, type Results, readResults } from './results.ts';
import { type FigureTotal, type GroupSummary, summarise } from './summary.ts';

const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

const COLUMNS = [
  ['set: group', '---'],
  ['instances', '--:'],
  ['figure', '---'],
  ['ours', '--:'],
  ['reference', '--:'],
  ['mean gap', '--:'],
  ['better / equal / worse', '--:'],
  ['next figure', '---'],
  ['made by', '---'],
] as const;

/** All results recorded in the folder, by file name; files of other formats have other uses. */
export function recordedResults(folder = RESULTS): Results[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => path.join(folder, name))
    .filter((file) => formatOf(file) === RESULTS_FORMAT)
    .map(readResults);
}

/** The text with everything between the markers made anew; the same when nothing has changed. */
export function withBenchmarks(readme: string, recorded: readonly Results[]): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new UsageError(`README.md has no ${BEGIN} followed by ${END}`);
  return `${readme.slice(0, begin + BEGIN.length)}\n${benchmarksText(recorded)}\n${readme.slice(end)}`;
}

function benchmarksText(recorded: readonly Results[]): string {
  if (recorded.length === 0) return 'No results are recorded in `bench/results` yet.';
  const rows = recorded.flatMap((results) => {
    return summarise(results.records).map((group) => rowOf(results, group));
  });
  return [
    `| ${COLUMNS.map(([heading]) => heading).join(' | ')} |`,
    `|${COLUMNS.map(([, rule]) => rule).join('|')}|`,
    ...rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
    '',
    'Ours is the mean over the seeds. What each set measures, and where it was run:',
    '',
    ...recorded.map(originLine),
  ].join('\n');
}

/** The figure that ranks; a group without a lawful result has none. */
function rowOf(results: Results, group: GroupSummary): string[] {
  const [total, next] = group.totals;
  const { better, equal, worse } = group.counts;
  const unlawful = group.unlawful > 0 ? `, ${group.unlawful} unlawful` : '';
  return [
    `${results.settings.set}: ${group.name}`,
    String(total?.instances ?? 0),
    total?.name ?? '–',
    total ? sayFigure(total.ours) : '–',
    total && total.reference !== null ? sayFigure(total.reference) : '–',
    sayShare(total?.meanGap ?? null),
    `${better + equal + worse > 0 ? `${better} / ${equal} / ${worse}` : '–'}${unlawful}`,
    next ? nextText(next) : '–',
    `\`${commandOf(results.settings)}\``,
  ];
}

/** The figure that breaks ties, where it can be compared; else what it comes to. */
function nextText({ name, instances, ours, reference, meanGap }: FigureTotal): string {
  if (reference === null) return `${name} ${sayFigure(ours)}`;
  return instances === 0 ? '–' : `${name} ${sayShare(meanGap)} in the ${instances} that tie`;
}

function originLine({ settings, about, date, provenance }: Results): string {
  const where = `commit ${commitText(provenance)}, ${date.slice(0, 10)}, ${machineText(provenance.machine)}`;
  return `- **${settings.set}**: ${about} (${where})`;
}

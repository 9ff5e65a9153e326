/** `npm run bench:quality`: a benchmark set against its reference, see {@link QUALITY_USAGE}. */
import { runCommand, UsageError } from '../common/options.ts';
import { codeFingerprint, commitText, machineText, provenance } from '../common/provenance.ts';
import { sayFigure } from '../common/say.ts';
import { missing } from '../sets/shared.ts';
import { completed, missingRuns } from './measure.ts';
import { QUALITY_USAGE, qualityOptions } from './options.ts';
import { budgetText, isLawful, parametersText, type ResultRecord, threadsText } from './results.ts';
import { noResults, resumed } from './resume.ts';
import type { BenchInstance, BenchSet } from './set.ts';
import { alternatives, loadSet, selectInstances } from './sets.ts';
import { resultsTable } from './table.ts';

await runCommand(QUALITY_USAGE, async (args) => {
  const { settings, json } = qualityOptions(args);
  const from = provenance();
  const set = await loadSet(settings.set);
  const instances = await instancesOf(set, settings.only);
  const empty = noResults(set.about, settings, from);
  const begun = json === null ? empty : resumed(json, empty);
  const runs = missingRuns(instances, settings.seeds, begun.records);
  const all = instances.length * settings.seeds;
  console.error(`${set.name}: ${runs.length} of ${all} runs to do, ${budgetText(settings.budget)} each`);
  let done = 0;
  const tell = (record: ResultRecord) => console.error(`${++done}/${runs.length} ${progressText(record)}`);
  const results = await completed(begun, runs, { file: json, code: codeFingerprint, tell });
  console.log(`${set.name}: ${set.about}`);
  const made = [commitText(from), threadsText(settings.threads), ...parametersText(settings)].join(', ');
  console.log(`${made}; ${machineText(from.machine)}\n`);
  console.log(resultsTable(inOrder(results.records, instances)).join('\n'));
  return results.records.every(isLawful) ? 0 : 1;
});

async function instancesOf(set: BenchSet, only: string | null): Promise<readonly BenchInstance[]> {
  const absent = set.name === 'cases' ? null : missing(set.name);
  if (absent !== null) throw new UsageError(absent);
  const all = await set.instances().catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  // A text that is wrong must not go unnoticed among others that are right.
  const wrong = only === null ? undefined : alternatives(only).find((text) => selectInstances(all, text).length === 0);
  if (wrong === undefined) return selectInstances(all, only);
  const groups = [...new Set(all.map(({ group }) => group))].join('; ');
  throw new UsageError(`no instance and no group of ${set.name} has "${wrong}" in its name; groups: ${groups}`);
}

function progressText({ instance, seed, figures, violations, seconds }: ResultRecord): string {
  const named = Object.entries(figures).map(([name, figure]) => `${name} ${sayFigure(figure)}`);
  const found = violations.length > 0 ? `UNLAWFUL: ${violations[0].split('\n')[0]}` : named.join(', ');
  return `${instance}, seed ${seed}: ${found} (${seconds.toFixed(1)} s)`;
}

/** As the set has them, also when a search that was stopped has been taken up again. */
function inOrder(records: readonly ResultRecord[], instances: readonly BenchInstance[]): ResultRecord[] {
  const place = new Map(instances.map(({ name }, i) => [name, i]));
  const of = (record: ResultRecord) => place.get(record.instance) ?? instances.length;
  return [...records].sort((a, b) => of(a) - of(b) || a.seed - b.seed);
}

/** `npm run bench:scale`: how time, memory and cost grow with the pupils, see {@link SCALE_USAGE}. */
import { writeFileSync } from 'node:fs';
import { runCommand, UsageError } from '../common/options.ts';
import { codeFingerprint, commitText, machineText, provenance } from '../common/provenance.ts';
import { sayFigure } from '../common/say.ts';
import { threadsText } from '../quality/results.ts';
import { areas, COUNTY, COUNTY_PARTS, knownFigures } from '../sets/cases.ts';
import { scaleChart } from './chart.ts';
import { budgetOf, completedScale, measureApart, missingScaleRuns } from './measure.ts';
import { SCALE_USAGE, scaleOptions } from './options.ts';
import { noScaleResults, resumedScale, type ScaleRecord } from './results.ts';
import { scaleLines, scaleTable } from './summary.ts';

await runCommand(SCALE_USAGE, async (args) => {
  const { settings, json, svg } = scaleOptions(args);
  const from = provenance();
  const begun = resumedScale(json, noScaleResults(settings, from));
  const runs = missingScaleRuns(await sizes(), settings, begun.records);
  const searching = runs.reduce((sum, run) => sum + budgetOf(run), 0);
  console.error(`${runs.length} runs to do, ${Math.round(searching)} s of search and some seconds each besides`);
  let done = 0;
  const tell = (r: ScaleRecord) => console.error(`${++done}/${runs.length} ${progressText(r)}`);
  const completing = { file: json, code: codeFingerprint, measure: measureApart, tell };
  const { records, provenance: made } = await completedScale(begun, runs, completing);
  const known = Object.entries(knownFigures()).flatMap(([area, { figures }]) =>
    figures['pounds a year'] === undefined ? [] : [[area, figures['pounds a year']]],
  );
  const lines = scaleLines(records, Object.fromEntries(known));
  const caption = `${commitText(made)}, seed ${settings.seed}, ${threadsText(settings.threads)}; ${machineText(made.machine)}`;
  console.log(`${caption}\n`);
  console.log(scaleTable(lines).join('\n'));
  writeFileSync(svg, scaleChart(lines, caption));
  return records.every(({ violations }) => violations.length === 0) ? 0 : 1;
});

/** The county and its parts, the smallest first. */
async function sizes(): Promise<{ area: string; pupils: number }[]> {
  const all = await areas().catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  return all
    .filter(({ group }) => group === COUNTY || group === COUNTY_PARTS)
    .map(({ name, theCase }) => ({ area: name, pupils: theCase.pupils.length }));
}

function progressText({ area, budget, poundsAYear, seconds, peakMb, violations }: ScaleRecord): string {
  const found = poundsAYear === null ? `UNLAWFUL: ${violations[0]}` : `£${sayFigure(Math.round(poundsAYear))} a year`;
  return `${area}, ${budget} s: ${found} (${seconds.toFixed(1)} s, ${peakMb} MB)`;
}

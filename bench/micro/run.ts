/** `npm run bench`: how fast the hot paths are, see {@link USAGE}. */
import path from 'node:path';
import { add, configure, cycle, suite } from 'benny';
import { table } from '../../src/report/table.ts';
import { writeJson } from '../common/jsonFile.ts';
import { readOptions, runCommand } from '../common/options.ts';
import { commitText, machineText, provenance, RESULTS } from '../common/provenance.ts';
import { sayFigure } from '../common/say.ts';
import { district } from './district.ts';
import { hotPaths } from './hotPaths.ts';

const DEFAULT_FILE = path.join(RESULTS, 'micro', 'latest.json');
/** Seconds for each hot path. */
const MOST_SECONDS = 5;

const USAGE = `Measures the hot paths of a run on the demo, with fixed seeds.

  npm run bench [-- --json FILE]

  --json FILE   where to write the figures (default bench/results/micro/latest.json)`;

await runCommand(USAGE, async (args) => {
  const { values } = readOptions({ args, options: { json: { type: 'string', default: DEFAULT_FILE } } });
  const from = provenance();
  const paths = hotPaths(await district());
  const { results, date } = await suite(
    'hot paths of schoolrun',
    configure({ cases: { maxTime: MOST_SECONDS } }),
    // Asynchronous only where the work is: waiting for a promise would count in the others.
    ...paths.map(({ name, run }) => add(name, () => run)),
    cycle(({ name }) => {
      console.error(`  ${name}`);
    }),
  );
  const measured = results.map(({ name, margin, samples, details: { median } }) => {
    // The median: whatever else the machine does makes some samples many times longer.
    return { name, microseconds: Math.round(median * 1e9) / 1000, margin_percent: margin, samples };
  });
  const rows = measured.map(({ name, microseconds, margin_percent, samples }) => [
    name,
    `${sayFigure(microseconds)} µs`,
    sayFigure(Math.round(1e6 / microseconds)),
    `±${margin_percent} %`,
    String(samples),
  ]);
  console.log(`\n${commitText(from)}; ${machineText(from.machine)}\n`);
  console.log(table(['hot path', 'time', 'a second', 'margin', 'samples'], rows).join('\n'));
  writeJson(values.json, {
    format: 'schoolrun-micro',
    version: 1,
    date: date.toISOString(),
    provenance: from,
    results: measured,
  });
  return 0;
});

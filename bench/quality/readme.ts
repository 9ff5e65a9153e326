/** `npm run bench:readme`: puts the recorded results into the README, see {@link USAGE}. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readOptions, runCommand } from '../common/options.ts';
import { ROOT } from '../common/root.ts';
import { recordedResults, withBenchmarks } from './readmeTable.ts';

const USAGE = `Makes the README's table of benchmarks anew from bench/results/*.json.

  npm run bench:readme [-- --check]

  --check   change nothing, exit code 1 when the table is out of date`;

await runCommand(USAGE, (args) => {
  const { values } = readOptions({ args, options: { check: { type: 'boolean' } } });
  const file = path.join(ROOT, 'README.md');
  const before = readFileSync(file, 'utf8');
  const after = withBenchmarks(before, recordedResults());
  if (before === after) {
    console.log('README.md is up to date');
    return 0;
  }
  if (values.check) {
    console.log('README.md is out of date: npm run bench:readme');
    return 1;
  }
  writeFileSync(file, after);
  console.log('README.md has the recorded results');
  return 0;
});

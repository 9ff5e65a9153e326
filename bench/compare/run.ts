/** `npm run bench:compare`: two results files of one set, see {@link USAGE}. */
import { readOptions, runCommand, UsageError } from '../common/options.ts';
import { readResults } from '../quality/results.ts';
import { compared, LEAST_PAIRS } from './compare.ts';
import { paired } from './pairs.ts';
import { comparisonReport } from './report.ts';

const USAGE = `Says whether the results of B are better or worse than those of A by more than chance.

  npm run bench:compare -- A.json B.json [--figure NAME]

  A.json, B.json   files of bench:quality --json of the same set, before and after
  --figure NAME    compare this figure (default: the one that ranks)

A group needs ${LEAST_PAIRS} pairs of instance and seed for a verdict.
Exit codes: 0 fine, 1 a group is worse beyond noise or a result became unlawful,
2 the command or its files cannot be used, 3 broken down.`;

await runCommand(USAGE, (args) => {
  const { values, positionals } = readOptions({
    args,
    options: { figure: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length !== 2) throw new UsageError(`two files are needed, not ${positionals.length}`);
  const [a, b] = positionals.map(readResults);
  if (a.settings.set !== b.settings.set) {
    throw new UsageError(`A is of the set ${a.settings.set} and B of ${b.settings.set}: they cannot be compared`);
  }
  const found = paired(a, b, values.figure ?? null);
  if (found.pairs.length === 0 && found.becameUnlawful.length === 0) {
    throw new UsageError('the files have no instance and seed in common with that figure');
  }
  const comparison = compared(found.pairs);
  console.log(comparisonReport(a, b, found, comparison).join('\n'));
  const worse = comparison.groups.some(({ verdict }) => verdict === 'worse');
  return worse || found.becameUnlawful.length > 0 ? 1 : 0;
});

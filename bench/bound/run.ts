/** `npm run bench:bound`: see {@link USAGE}. */
import { loadSolver } from '../../src/parallel/highs.ts';
import { readOptions, runCommand, UsageError, wholeNumber } from '../common/options.ts';
import { commitText, machineText, provenance } from '../common/provenance.ts';
import { parseSbrp } from '../sets/sbrp.ts';
import { missing, namesIn, readInstance } from '../sets/shared.ts';
import { vehicleBound } from './bound.ts';

const USAGE = `Proves for the school bus instances with a fixed bell how many buses no solution can do without: all trips
are listed, and two bounds are worked out (bench/bound/bound.ts says which). No search.

  npm run bench:bound [-- options]

  --only FOLDER   one folder, such as CSCB04
  --ride SECONDS  longest ride (default 2700; with 5400 the trips of most folders are too many to be listed)
  --most N        trips to list at most (default 1,000,000); folders with more are left out, and said to be

Exit codes: 0 fine, 2 the command cannot be used, 3 broken down. Skipped, with exit code 0, without the shared folder.`;

await runCommand(USAGE, async (args) => {
  const text = { type: 'string' } as const;
  const { values } = readOptions({ args, options: { only: text, ride: text, most: text } });
  const longestRide = wholeNumber('ride', values.ride ?? '2700', 1);
  const most = wholeNumber('most', values.most ?? '1000000', 1);
  const absent = missing('sbrp');
  if (absent !== null) {
    console.log(`skipped: ${absent}`);
    return 0;
  }
  const highs = await loadSolver();
  if (!highs) throw new UsageError('the package highs is not there: npm ci');
  const folders = (await namesIn('sbrp', '')).filter((name) => !name.includes('.'));
  const chosen = folders.filter((folder) => folder === (values.only ?? folder));
  if (chosen.length === 0)
    throw new UsageError(`--only: there is no folder ${values.only}, only ${folders.join(', ')}`);
  const from = provenance();
  console.log(`${commitText(from)}; ${machineText(from.machine)}`);
  console.log(`\nfixed bell ${longestRide} s      trips  relaxation  moment  buses at least  seconds`);
  let total = 0;
  for (const folder of chosen) {
    const started = performance.now();
    const [schools, stops] = await Promise.all(
      ['Schools.txt', 'Stops.txt'].map((file) => readInstance('sbrp', folder, file)),
    );
    const bound = vehicleBound(highs, parseSbrp({ schools, stops }, { bell: 'fixed bell', longestRide }), most);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    if (!bound) {
      console.log(`${folder.padEnd(18)}more than ${most.toLocaleString('en-GB')} trips, or a stop too far for any`);
      continue;
    }
    total += bound.vehicles;
    const trips = bound.trips.toLocaleString('en-GB').padStart(11);
    const figures = `${bound.relaxation.toFixed(2).padStart(11)}${String(bound.moment).padStart(8)}`;
    console.log(`${folder.padEnd(17)}${trips}${figures}${String(bound.vehicles).padStart(16)}${seconds.padStart(9)}`);
  }
  console.log(`in all${String(total).padStart(58)}`);
  return 0;
});

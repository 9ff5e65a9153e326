/** `npm run bench:bigcase`: writes a case of many homes on the island's roads, see {@link USAGE}. */
import { readOptions, runCommand, UsageError, wholeNumber } from '../common/options.ts';
import { writeBigIsland } from './bigIsland.ts';
import { islandFolder } from './island.ts';

const USAGE = `Writes a case of many homes on the Isle of Wight's roads: its pupils several times, each copy's home moved by up
to 450 m.

  npm run bench:bigcase -- FOLDER [options]

  --times N  copies of every pupil (default 7: 11,900 pupils)
  --doors    collect everybody at home, so that there are as many places as homes; else many share a stop
  --seed S   start of the random numbers (default 1)

Exit codes: 0 fine, 2 the command or its files cannot be used, 3 broken down.`;

await runCommand(USAGE, async (args) => {
  const text = { type: 'string' } as const;
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: { times: text, seed: text, doors: { type: 'boolean' } },
  });
  const [into] = positionals;
  if (positionals.length !== 1) throw new UsageError('name the folder to write');
  const times = wholeNumber('times', values.times ?? '7', 1);
  const seed = wholeNumber('seed', values.seed ?? '1', 0);
  await writeBigIsland(islandFolder(), into, { times, seed, doors: values.doors === true });
  console.log(`${into}: every pupil ${times} times`);
  return 0;
});

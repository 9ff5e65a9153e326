/** The command line of `npm run bench:scale`. */
import os from 'node:os';
import path from 'node:path';
import { positiveNumber, readOptions, UsageError, wholeNumber } from '../common/options.ts';
import { RESULTS } from '../common/provenance.ts';
import type { ScaleSettings } from './results.ts';

/** Seconds of search for every 1,000 pupils: with 22,600 pupils in all, 7 minutes of search. */
const PER_THOUSAND = '1.25,2.5,5,10';

export const SCALE_USAGE = `Plans a county and parts of it with times in proportion to their pupils: does twice as large need twice as long?

  npm run bench:scale [-- options]

  --per-thousand LIST  seconds of search for every 1,000 pupils, with commas (default ${PER_THOUSAND});
                       each size is planned with each of them
  --seed S             start of the random numbers (default 1)
  --threads T          processor cores for each run (default all)
  --json FILE          results, written after every run; started again, only missing runs are made up
                       (default bench/results/scale.json)
  --svg FILE           the picture (default: beside the results)

The default searches for 7 minutes in all and takes about 10 on two idle cores. Let nothing else run.
Exit codes: 0 fine, 1 a plan is not lawful, 2 the command or its files cannot be used, 3 broken down.`;

export interface ScaleOptions {
  readonly settings: ScaleSettings;
  readonly json: string;
  readonly svg: string;
}

/** Reads the arguments; throws a usage error for what is wrong with them. */
export function scaleOptions(args: string[]): ScaleOptions {
  const text = { type: 'string' } as const;
  const options = { 'per-thousand': text, seed: text, threads: text, json: text, svg: text };
  const { values } = readOptions({ args, options });
  for (const name of ['json', 'svg'] as const) if (values[name] === '') throw new UsageError(`--${name} needs a value`);
  const list = (values['per-thousand'] ?? PER_THOUSAND).split(',').map((n) => positiveNumber('per-thousand', n.trim()));
  const json = values.json ?? path.join(RESULTS, 'scale.json');
  return {
    settings: {
      perThousand: [...new Set(list)].sort((a, b) => a - b),
      seed: wholeNumber('seed', values.seed ?? '1', 0),
      threads: values.threads === undefined ? os.availableParallelism() : wholeNumber('threads', values.threads, 0),
    },
    json,
    svg: values.svg ?? json.replace(/(\.json)?$/, '.svg'),
  };
}

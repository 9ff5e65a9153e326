/** The command line of `npm run bench:quality`. */
import os from 'node:os';
import type { Budget } from '../../src/parallel/protocol.ts';
import { positiveNumber, readOptions, UsageError, wholeNumber } from '../common/options.ts';
import { checkedParameters } from './parameters.ts';
import type { Settings } from './results.ts';
import { alternatives, SET_NAMES, type SetName } from './sets.ts';

export const QUALITY_USAGE = `Solves a benchmark set and compares with what others have published.

  npm run bench:quality -- --set NAME (--seconds N | --iterations N) [options]

  --set NAME         ${SET_NAMES.join(', ')}
  --seconds N        time for each run, or
  --iterations N     steps for each run: the same figures on every machine
  --only TEXT        only instances with TEXT in their name or group, or just the one whose whole name it is;
                     several texts with ; between them: --only 'R101 distance alone;RC1'
  --parameters JSON  the search's parameters in which it is to differ from the set's own, such as '{"lookAhead":0}':
                     an ablation; bench/README.md says more
  --seeds K          seeds 1 to K for each instance (default 1)
  --threads T        processor cores for each run (default all)
  --json FILE        write the results there after every run; started again, only missing runs are made up

Exit codes: 0 fine, 1 a result is not lawful, 2 the command or its files cannot be used, 3 broken down.`;

export interface QualityOptions {
  readonly settings: Settings;
  readonly json: string | null;
}

/** Reads the arguments; throws a usage error for what is wrong with them. */
export function qualityOptions(args: string[]): QualityOptions {
  const text = { type: 'string' } as const;
  const { values } = readOptions({
    args,
    options: {
      parameters: text,
      set: text,
      only: text,
      seconds: text,
      iterations: text,
      seeds: text,
      threads: text,
      json: text,
    },
  });
  if (values.json === '') throw new UsageError('--json needs a value');
  if (values.only !== undefined && alternatives(values.only).includes('')) {
    throw new UsageError('--only needs a text, also before and after each ;');
  }
  return {
    settings: {
      set: setOf(values.set),
      budget: budgetOf(values.seconds, values.iterations),
      seeds: wholeNumber('seeds', values.seeds ?? '1', 1),
      threads: values.threads === undefined ? os.availableParallelism() : wholeNumber('threads', values.threads, 0),
      only: values.only ?? null,
      parameters: checkedParameters(values.parameters),
    },
    json: values.json ?? null,
  };
}

function setOf(name: string | undefined): SetName {
  const known = SET_NAMES.find((set) => set === name);
  if (known) return known;
  const cause = name === undefined ? '--set is missing' : `there is no set "${name}"`;
  throw new UsageError(`${cause}: give one of ${SET_NAMES.join(', ')}`);
}

function budgetOf(seconds: string | undefined, iterations: string | undefined): Budget {
  if (seconds !== undefined && iterations === undefined) return { seconds: positiveNumber('seconds', seconds) };
  if (iterations !== undefined && seconds === undefined)
    return { iterations: wholeNumber('iterations', iterations, 1) };
  throw new UsageError('give either --seconds or --iterations');
}

/** Runs the instances of a set that have no record yet. */
import type { Budget } from '../../src/parallel/protocol.ts';
import type { SearchParameters } from '../../src/solve/search.ts';
import { UsageError } from '../common/options.ts';
import { changedParameters } from './parameters.ts';
import { isLawful, type ResultRecord, type Results } from './results.ts';
import { withRecord } from './resume.ts';
import type { BenchInstance, Measured } from './set.ts';

/** One instance with one seed. */
export interface Run {
  readonly instance: BenchInstance;
  readonly seed: number;
}

export interface Completing {
  /** Written after every run. */
  readonly file: string | null;
  /** Fingerprint of the code as it is on disk. */
  readonly code: () => string;
  readonly tell: (record: ResultRecord) => void;
}

/** The results with a record for every one of the runs. */
export async function completed(
  begun: Results,
  runs: readonly Run[],
  { file, code, tell }: Completing,
): Promise<Results> {
  const { settings, provenance } = begun;
  const changed = changedParameters(settings.parameters);
  let results = begun;
  for (const run of runs) {
    const record = await measure(run, settings.budget, settings.threads, changed);
    // Threads read the code from disk with every run: one edited meanwhile would give results of neither.
    if (code() !== provenance.code) {
      throw new UsageError('the code has changed meanwhile: the last run does not count, and the rest was not run');
    }
    results = withRecord(results, record, file);
    tell(record);
  }
  return results;
}

/** Every instance with every seed, instance by instance, without those that have been run. */
export function missingRuns(
  instances: readonly BenchInstance[],
  seeds: number,
  done: readonly Pick<ResultRecord, 'instance' | 'seed'>[],
): Run[] {
  const keys = new Set(done.map(({ instance, seed }) => `${seed} ${instance}`));
  return instances.flatMap((instance) =>
    Array.from({ length: seeds }, (_, i) => ({ instance, seed: i + 1 })).filter(
      ({ seed }) => !keys.has(`${seed} ${instance.name}`),
    ),
  );
}

/** Solves it. A solver that breaks down is a result too, and keeps no other instance from being run. */
export async function measure(
  { instance, seed }: Run,
  budget: Budget,
  threads: number,
  changed: Partial<SearchParameters> = {},
): Promise<ResultRecord> {
  const { name, group, reference, source } = instance;
  const measured = await solved(instance, budget, seed, threads, changed);
  const { violations, iterations, tests, seconds } = measured;
  const figures = isLawful(measured) ? measured.figures : {};
  return {
    instance: name,
    group,
    seed,
    figures: { ...figures },
    reference: { ...reference },
    source,
    violations: [...violations],
    iterations,
    tests,
    seconds: Math.round(seconds * 1000) / 1000,
  };
}

async function solved(
  instance: BenchInstance,
  budget: Budget,
  seed: number,
  threads: number,
  changed: Partial<SearchParameters>,
): Promise<Measured> {
  const started = performance.now();
  try {
    return await instance.solve(budget, seed, threads, changed);
  } catch (error) {
    const violations = [`broken down: ${error instanceof Error ? (error.stack ?? error.message) : error}`];
    const seconds = (performance.now() - started) / 1000;
    return { figures: {}, violations, iterations: 0, tests: 0, seconds };
  }
}

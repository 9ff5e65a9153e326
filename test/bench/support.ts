/** Benchmark instances and results made by hand. */
import type { ResultRecord, Results, Settings } from '../../bench/quality/results.ts';
import { noResults } from '../../bench/quality/resume.ts';
import type { BenchInstance, Measured } from '../../bench/quality/set.ts';

export const SETTINGS: Settings = {
  set: 'vrptw',
  budget: { seconds: 10 },
  seeds: 2,
  threads: 1,
  only: null,
  parameters: null,
};

export const PROVENANCE = {
  commit: '0123456789abcdef',
  dirty: false,
  code: 'fedcba9876543210',
  machine: { cpu: 'Abacus', cores: 2, memoryGb: 8, node: 'v20.0.0' },
};

export function record(instance: string, seed: number, rest: Partial<ResultRecord> = {}): ResultRecord {
  return {
    instance,
    group: 'small',
    seed,
    figures: { vehicles: 10, distance: 800 },
    reference: { vehicles: 10, distance: 800 },
    source: 'by hand',
    violations: [],
    iterations: 1000,
    tests: 50_000,
    seconds: 10,
    ...rest,
  };
}

export function results(records: readonly ResultRecord[], settings: Partial<Settings> = {}): Results {
  const empty = noResults('made by hand', { ...SETTINGS, ...settings }, PROVENANCE);
  return { ...empty, date: '2027-01-02T03:04:05.000Z', records: [...records] };
}

/** Solved at once; `solve` may be replaced, and every call is noted as `name seed`. */
export function instance(name: string, calls: string[], solve?: () => Promise<Measured>): BenchInstance {
  return {
    name,
    group: 'small',
    reference: { cost: 100 },
    source: 'by hand',
    solve: async (_, seed) => {
      calls.push(`${name} ${seed}`);
      const measured = { figures: { cost: 100 + seed }, violations: [], iterations: 7, tests: 70, seconds: 0.5 };
      return solve ? solve() : measured;
    },
  };
}

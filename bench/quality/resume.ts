/** Results that are kept while they grow, and taken up again where they stopped. */
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { writeJson } from '../common/jsonFile.ts';
import { UsageError } from '../common/options.ts';
import { machineText, type Provenance } from '../common/provenance.ts';
import {
  budgetText,
  RESULTS_FORMAT,
  RESULTS_VERSION,
  type ResultRecord,
  type Results,
  readResults,
  type Settings,
} from './results.ts';

/** Results without a record yet. */
export function noResults(about: string, settings: Settings, provenance: Provenance): Results {
  const date = new Date().toISOString();
  return { format: RESULTS_FORMAT, version: RESULTS_VERSION, about, date, provenance, settings, records: [] };
}

/**
 * The results in the file if they were made in the same way, else `begun`. Results of other settings, other code or,
 * with a budget of seconds, another machine are refused: one file holds what can be compared.
 */
export function resumed(file: string, begun: Results): Results {
  if (!existsSync(file)) return begun;
  const before = readResults(file);
  const differences = differencesOf(before, begun);
  if (differences.length > 0) {
    throw new UsageError(`${file} has results made in another way, name another file:\n  ${differences.join('\n  ')}`);
  }
  // The code is the same, so where it is known to be committed now, that holds for all of it.
  return { ...begun, date: before.date, records: before.records };
}

function differencesOf(before: Results, now: Results): string[] {
  const a = described(before);
  const b = described(now);
  const timed = 'seconds' in now.settings.budget;
  return Object.keys(a)
    .filter((key) => (timed || key !== 'machine') && !isDeepStrictEqual(a[key], b[key]))
    .map((key) => `${key}: ${a[key]} there, ${b[key]} here`);
}

function described({ settings, provenance }: Results): Record<string, string> {
  return {
    set: settings.set,
    budget: budgetText(settings.budget),
    seeds: `1 to ${settings.seeds}`,
    threads: String(settings.threads),
    only: settings.only ?? 'everything',
    parameters: settings.parameters ?? 'as they are',
    code: provenance.code,
    machine: machineText(provenance.machine),
  };
}

/** With the record added, and written to the file if there is one. */
export function withRecord(results: Results, record: ResultRecord, file: string | null): Results {
  const grown = { ...results, records: [...results.records, record] };
  if (file !== null) writeJson(file, grown);
  return grown;
}

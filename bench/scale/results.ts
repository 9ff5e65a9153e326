/** The results of `npm run bench:scale`, as its JSON file has them. */
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { headOf, readJson } from '../common/jsonFile.ts';
import { UsageError } from '../common/options.ts';
import { machineText, type Provenance, provenanceSchema } from '../common/provenance.ts';

const FORMAT = 'schoolrun-scale';
/** Rises when a reader of the old form would misread the new one. */
const VERSION = 1;

const settingsSchema = z.object({
  /** Seconds of search for every 1,000 pupils: each size is planned once with each. */
  perThousand: z.array(z.number()),
  seed: z.number(),
  threads: z.number(),
});
export type ScaleSettings = Readonly<z.infer<typeof settingsSchema>>;

/** What the process that plans an area has to say of it. */
export const measuredSchema = z.object({
  pupils: z.number(),
  /** By the independent checker; `null` when there is no lawful plan. */
  poundsAYear: z.number().nullable(),
  vehicles: z.number().nullable(),
  notCarried: z.number().nullable(),
  /** Pounds a year that no plan that carries everybody goes below; `null` when somebody is left out. */
  lowerBound: z.number().nullable(),
  iterations: z.number(),
  /** The whole of `optimise`: candidates, search, times, check. */
  seconds: z.number(),
  /** Most memory the process ever had, in MB, and what it had before planning. */
  peakMb: z.number(),
  beforeMb: z.number(),
  violations: z.array(z.string()),
});
export type ScaleMeasured = Readonly<z.infer<typeof measuredSchema>>;

const recordSchema = measuredSchema.extend({
  area: z.string(),
  perThousand: z.number(),
  /** Seconds the search was given. */
  budget: z.number(),
});
/** One area planned with one budget. */
export type ScaleRecord = Readonly<z.infer<typeof recordSchema>>;

const scaleSchema = z.object({
  ...headOf(FORMAT, VERSION),
  /** When the first of it was run. */
  date: z.string(),
  provenance: provenanceSchema,
  settings: settingsSchema,
  records: z.array(recordSchema),
});
export type ScaleResults = Readonly<z.infer<typeof scaleSchema>>;

/** Results without a record yet. */
export function noScaleResults(settings: ScaleSettings, provenance: Provenance): ScaleResults {
  return { format: FORMAT, version: VERSION, date: new Date().toISOString(), provenance, settings, records: [] };
}

/** The results in the file if they were made in the same way, else `begun`; a usage error says what differs. */
export function resumedScale(file: string, begun: ScaleResults): ScaleResults {
  if (!existsSync(file)) return begun;
  const before = readJson(file, scaleSchema);
  const described = ({ settings, provenance }: ScaleResults): Record<string, string> => ({
    'seconds per 1,000 pupils': settings.perThousand.join(', '),
    seed: String(settings.seed),
    threads: String(settings.threads),
    code: provenance.code,
    machine: machineText(provenance.machine),
  });
  const [there, here] = [described(before), described(begun)];
  const differences = Object.keys(there).filter((key) => !isDeepStrictEqual(there[key], here[key]));
  if (differences.length > 0) {
    const said = differences.map((key) => `\n  ${key}: ${there[key]} there, ${here[key]} here`).join('');
    throw new UsageError(`${file} has results made in another way, name another file:${said}`);
  }
  return { ...begun, date: before.date, records: before.records };
}

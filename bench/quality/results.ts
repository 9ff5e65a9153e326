/** The results of `npm run bench:quality`, as its JSON file has them. */
import { z } from 'zod';
import type { Budget } from '../../src/parallel/protocol.ts';
import { headOf, readJson } from '../common/jsonFile.ts';
import { shellWord } from '../common/options.ts';
import { provenanceSchema } from '../common/provenance.ts';
import { SET_NAMES } from './sets.ts';

export const RESULTS_FORMAT = 'schoolrun-quality';
/** Rises when a reader of the old form would misread the new one. */
export const RESULTS_VERSION = 1;

/** By name, in the order in which they count: the first ranks. Smaller is better. */
const figures = z.record(z.string(), z.number());
export type Figures = Readonly<z.infer<typeof figures>>;

const settingsSchema = z.object({
  set: z.enum(SET_NAMES),
  budget: z.union([z.object({ seconds: z.number() }).strict(), z.object({ iterations: z.number() }).strict()]),
  /** 1 … this. */
  seeds: z.number(),
  threads: z.number(),
  /** Parts of the names of the instances or groups taken, `;` between them; `null`: all. */
  only: z.string().nullable(),
  /** Parameters of the search that were changed, as JSON; `null`: none. */
  parameters: z.string().nullable().default(null),
});
/** What makes two runs comparable, and what the command line says. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

const recordSchema = z.object({
  instance: z.string(),
  group: z.string(),
  seed: z.number(),
  /** By the independent verifier; empty when there is no lawful solution. */
  figures,
  /** What others have published for it, by the names of the figures. */
  reference: figures,
  source: z.string(),
  /** What the verifier found, or how the solver broke down; not empty: the result counts as none. */
  violations: z.array(z.string()),
  iterations: z.number(),
  /** Insertion positions tested. */
  tests: z.number(),
  /** The whole run. */
  seconds: z.number(),
});
/** One instance solved with one seed. */
export type ResultRecord = Readonly<z.infer<typeof recordSchema>>;

const resultsSchema = z.object({
  ...headOf(RESULTS_FORMAT, RESULTS_VERSION),
  /** What the set measures and how. */
  about: z.string(),
  /** When the first of it was run. */
  date: z.string(),
  provenance: provenanceSchema,
  settings: settingsSchema,
  records: z.array(recordSchema),
});
export type Results = Readonly<z.infer<typeof resultsSchema>>;

/** Reads a results file; what is wrong with it is a usage error. */
export function readResults(file: string): Results {
  return readJson(file, resultsSchema);
}

export function isLawful({ violations }: { readonly violations: readonly string[] }): boolean {
  return violations.length === 0;
}

/** `60 s` or `3,000 iterations`. */
export function budgetText(budget: Budget): string {
  return 'seconds' in budget ? `${budget.seconds} s` : `${budget.iterations.toLocaleString('en-GB')} iterations`;
}

/** `1 thread`, `2 threads`. */
export function threadsText(threads: number): string {
  return `${threads} thread${threads === 1 ? '' : 's'}`;
}

/** `parameters {"blink":0}`, or nothing where none was changed. */
export function parametersText({ parameters }: Pick<Settings, 'parameters'>): string[] {
  return parameters === null ? [] : [`parameters ${parameters}`];
}

/** The command that makes results with these settings. */
export function commandOf({ set, budget, seeds, threads, only, parameters }: Settings): string {
  const length = 'seconds' in budget ? `--seconds ${budget.seconds}` : `--iterations ${budget.iterations}`;
  const part = only === null ? '' : ` --only ${shellWord(only)}`;
  const changed = parameters === null ? '' : ` --parameters ${shellWord(parameters)}`;
  return `npm run bench:quality -- --set ${set}${part} ${length} --seeds ${seeds} --threads ${threads}${changed}`;
}

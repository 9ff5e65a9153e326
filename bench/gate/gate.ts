/** Results against those recorded in `bench/results/gate.json`. */
import path from 'node:path';
import { z } from 'zod';
import { table } from '../../src/report/table.ts';
import { headOf } from '../common/jsonFile.ts';
import { RESULTS } from '../common/provenance.ts';
import { sayFigure } from '../common/say.ts';
import { NOT_CARRIED, verdictOf } from '../quality/gap.ts';
import type { Figures, ResultRecord } from '../quality/results.ts';
import { summarise } from '../quality/summary.ts';
import type { GateEntry } from './entries.ts';

export const GATE_FILE = path.join(RESULTS, 'gate.json');
export const GATE_FORMAT = 'schoolrun-gate';
export const GATE_VERSION = 1;

const entrySchema = z.object({
  set: z.string(),
  instance: z.string(),
  iterations: z.number(),
  seeds: z.number(),
  /** Means over the seeds. */
  figures: z.record(z.string(), z.number()),
});
export type RecordedEntry = Readonly<z.infer<typeof entrySchema>>;

export const gateSchema = z.object({
  ...headOf(GATE_FORMAT, GATE_VERSION),
  /** Commit and day of the last recording. */
  recorded: z.string(),
  entries: z.array(entrySchema),
});
export type GateFile = Readonly<z.infer<typeof gateSchema>>;

export type GateVerdict = 'better' | 'equal' | 'WORSE' | 'UNLAWFUL' | 'NOT RECORDED' | 'skipped';

export interface GateResult {
  readonly entry: GateEntry;
  /** `null` when skipped. */
  readonly figures: Figures | null;
  readonly recorded: Figures | null;
  readonly verdict: GateVerdict;
  readonly seconds: number;
  readonly violations: readonly string[];
}

/** Judges the records of an entry, one for each seed; none for one that was skipped. */
export function judged(entry: GateEntry, records: readonly ResultRecord[], file: GateFile | null): GateResult {
  const known = file?.entries.find((other) => sameRuns(entry, other))?.figures ?? null;
  const violations = records.flatMap((record) => record.violations);
  const figures = records.length > 0 ? summarise(records)[0].instances[0].figures : null;
  const seconds = records.reduce((sum, record) => sum + record.seconds, 0);
  const verdict = (): GateVerdict => {
    if (figures === null) return 'skipped';
    if (violations.length > 0) return 'UNLAWFUL';
    if (known === null) return 'NOT RECORDED';
    const found = verdictOf(carriedFirst(figures), known);
    return found === null ? 'NOT RECORDED' : found === 'worse' ? 'WORSE' : found;
  };
  return { entry, figures, recorded: known, verdict: verdict(), seconds, violations };
}

/** Whether the two are of the same runs, so that their figures can be compared. */
function sameRuns(a: Omit<RecordedEntry, 'figures'>, b: RecordedEntry): boolean {
  return a.set === b.set && a.instance === b.instance && a.iterations === b.iterations && a.seeds === b.seeds;
}

/** Leaving a pupil out saves money, and is worse all the same. */
function carriedFirst(figures: Figures): Figures {
  const left = figures[NOT_CARRIED];
  return left === undefined ? figures : { [NOT_CARRIED]: left, ...figures };
}

/** Whether the gate is to stay closed. */
export function fails({ verdict }: GateResult): boolean {
  return verdict === 'WORSE' || verdict === 'UNLAWFUL' || verdict === 'NOT RECORDED';
}

/** The file with these results in it; what was skipped keeps its old figures. Only lawful results are recorded. */
export function recordedNow(results: readonly GateResult[], file: GateFile | null, recorded: string): GateFile {
  const entries = results.flatMap(({ entry, figures, recorded: before, violations }): RecordedEntry[] => {
    const now = figures && violations.length === 0 ? figures : before;
    return now ? [{ ...entry, figures: now }] : [];
  });
  const unchanged = file !== null && JSON.stringify(entries) === JSON.stringify(file.entries);
  return unchanged ? file : { format: GATE_FORMAT, version: GATE_VERSION, recorded, entries };
}

/** A line for each result. */
export function gateTable(results: readonly GateResult[]): string[] {
  const say = (figures: Figures | null) =>
    Object.entries(figures ?? {})
      .map(([name, figure]) => `${name} ${sayFigure(figure)}`)
      .join(', ') || '–';
  const rows = results.map(({ entry, figures, recorded, verdict, seconds }) => [
    entry.instance === entry.set ? entry.set : `${entry.set}: ${entry.instance}`,
    `${entry.seeds} × ${sayFigure(entry.iterations)}`,
    say(figures),
    say(recorded),
    verdict,
    seconds.toFixed(1),
  ]);
  return table(['gate', 'iterations', 'found', 'recorded', 'verdict', 'seconds'], rows);
}

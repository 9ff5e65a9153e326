/** Runs the areas that have no record yet, each in a process of its own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writeJson } from '../common/jsonFile.ts';
import { UsageError } from '../common/options.ts';
import {
  measuredSchema,
  type ScaleMeasured,
  type ScaleRecord,
  type ScaleResults,
  type ScaleSettings,
} from './results.ts';

const ONE = fileURLToPath(new URL('./one.js', import.meta.url));

/** An area to be planned with a number of seconds for every 1,000 pupils. */
export interface ScaleRun {
  readonly area: string;
  readonly pupils: number;
  readonly perThousand: number;
}

/** Seconds of search. */
export function budgetOf({ pupils, perThousand }: ScaleRun): number {
  return Math.round(pupils * perThousand) / 1000;
}

/** Every area with every budget, the short ones first, without those that have been run. */
export function missingScaleRuns(
  areas: readonly Pick<ScaleRun, 'area' | 'pupils'>[],
  { perThousand }: ScaleSettings,
  done: readonly Pick<ScaleRecord, 'area' | 'perThousand'>[],
): ScaleRun[] {
  const keys = new Set(done.map((r) => `${r.perThousand} ${r.area}`));
  return perThousand.flatMap((n) =>
    areas.filter(({ area }) => !keys.has(`${n} ${area}`)).map((area) => ({ ...area, perThousand: n })),
  );
}

export interface ScaleCompleting {
  readonly file: string;
  /** Fingerprint of the code as it is on disk. */
  readonly code: () => string;
  readonly measure: (run: ScaleRun, settings: ScaleSettings) => Promise<ScaleMeasured>;
  readonly tell: (record: ScaleRecord) => void;
}

/** The results with a record for each of the runs, written after every one. */
export async function completedScale(
  begun: ScaleResults,
  runs: readonly ScaleRun[],
  { file, code, measure, tell }: ScaleCompleting,
): Promise<ScaleResults> {
  let results = begun;
  for (const run of runs) {
    const measured = await measure(run, begun.settings);
    if (code() !== begun.provenance.code) {
      throw new UsageError('the code has changed meanwhile: the last run does not count, and the rest was not run');
    }
    const record = { area: run.area, perThousand: run.perThousand, budget: budgetOf(run), ...measured };
    results = { ...results, records: [...results.records, record] };
    writeJson(file, results);
    tell(record);
  }
  return results;
}

/** Plans it in a new process. A process that breaks down is an error: a crash is no measurement. */
export async function measureApart(run: ScaleRun, { seed, threads }: ScaleSettings): Promise<ScaleMeasured> {
  const args = [ONE, run.area, String(budgetOf(run)), String(seed), String(threads)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...end) => resolve(end));
  });
  if (code !== 0) throw new Error(`planning ${run.area} ended with ${signal ?? `exit code ${code}`}`);
  return measuredSchema.parse(JSON.parse(output.trimEnd().split('\n').at(-1) ?? ''));
}

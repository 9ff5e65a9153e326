/** `npm run bench:matrix`: how fast drives along the roads are computed and read, see {@link USAGE}. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MOST_MATRIX_POINTS } from '../../src/model/index.ts';
import { writeJson } from '../common/jsonFile.ts';
import { readOptions, runCommand, UsageError, wholeNumber } from '../common/options.ts';
import { commitText, machineText, provenance } from '../common/provenance.ts';
import { missingForMatrix } from './island.ts';
import { type MatrixMeasured, type MatrixRecord, matrixLines, matrixResults, measuredSchema } from './results.ts';

const USAGE = `Computes all drives among the Isle of Wight's places by Valhalla, with one thread and with two, and reads them
from the cache: sources a second, seconds and memory.

  npm run bench:matrix [-- options]

  --places N   so many places, evenly out of the case's list (default 800; 0: as many as one matrix may have,
               ${MOST_MATRIX_POINTS.toLocaleString('en-GB')})
  --json FILE  write the results there as well

Let nothing else run. Skipped, with exit code 0, where the package or the shared folder is not there.
Exit codes: 0 fine, 1 the drives differ, 2 the command cannot be used, 3 broken down.`;

const ONE = fileURLToPath(new URL('./one.js', import.meta.url));

await runCommand(USAGE, (args) => {
  const text = { type: 'string' } as const;
  const { values } = readOptions({ args, options: { places: text, json: text } });
  const places = wholeNumber('places', values.places ?? '800', 0) || MOST_MATRIX_POINTS;
  if (places > MOST_MATRIX_POINTS)
    throw new UsageError(`--places: one matrix has ${MOST_MATRIX_POINTS} places at most`);
  const skipped = missingForMatrix();
  if (skipped) {
    console.log(`skipped: ${skipped}`);
    return 0;
  }
  const from = provenance();
  const cache = mkdtempSync(path.join(tmpdir(), 'schoolrun-matrix-'));
  try {
    const records = measureAll(places, cache);
    console.log([`${commitText(from)}; ${machineText(from.machine)}`, '', ...matrixLines(records)].join('\n'));
    if (values.json !== undefined) writeJson(values.json, matrixResults(from, records));
    if (new Set(records.map(({ drivesSum }) => drivesSum)).size === 1) return 0;
    console.log('The drives are not the same.');
    return 1;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});

/** Tiles are built before the first, so that they are in no figure. */
function measureAll(places: number, cache: string): MatrixRecord[] {
  measureApart(1, 1, cache);
  const computed = [1, 2].map((threads): MatrixRecord => {
    forgetDrives(cache);
    return { what: threads === 1 ? '1 thread' : `${threads} threads`, ...measureApart(places, threads, cache) };
  });
  return [...computed, { what: 'read from the cache', ...measureApart(places, 1, cache) }];
}

function forgetDrives(cache: string): void {
  for (const name of readdirSync(cache)) if (name.endsWith('.drives')) rmSync(path.join(cache, name));
}

function measureApart(places: number, threads: number, cache: string): MatrixMeasured {
  const args = [ONE, String(places), String(threads), cache];
  const output = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return measuredSchema.parse(JSON.parse(output.trimEnd().split('\n').at(-1) ?? ''));
}

/** `npm run bench:gate`: no result worse than the one recorded, see {@link USAGE}. */
import { existsSync } from 'node:fs';
import os from 'node:os';
import { readJson, writeJson } from '../common/jsonFile.ts';
import { readOptions, runCommand } from '../common/options.ts';
import { commitText, provenance } from '../common/provenance.ts';
import { measure } from '../quality/measure.ts';
import type { ResultRecord } from '../quality/results.ts';
import { GATE, type GateEntry, instanceOf } from './entries.ts';
import { fails, GATE_FILE, type GateResult, gateSchema, gateTable, judged, recordedNow } from './gate.ts';

const USAGE = `Solves a few small problems with fixed seeds and numbers of steps, and compares with bench/results/gate.json.

  npm run bench:gate [-- --record]

  --record   write what is found as the figures to compare with from now on

The public instances are skipped where the shared folder is not there; the demo is always run.
Exit codes: 0 fine, 1 a result is worse than recorded, not recorded or not lawful,
2 the command or its files cannot be used, 3 broken down.`;

await runCommand(USAGE, async (args) => {
  const { values } = readOptions({ args, options: { record: { type: 'boolean' } } });
  const file = existsSync(GATE_FILE) ? readJson(GATE_FILE, gateSchema) : null;
  const results: GateResult[] = [];
  for (const entry of GATE) results.push(judged(entry, await recordsOf(entry), file));
  console.log(gateTable(results).join('\n'));
  for (const { entry, violations } of results) {
    for (const violation of violations.slice(0, 3)) console.log(`${entry.set}: ${entry.instance}: ${violation}`);
  }
  if (values.record) {
    const today = new Date().toISOString().slice(0, 10);
    writeJson(GATE_FILE, recordedNow(results, file, `${commitText(provenance())}, ${today}`));
    console.log('What was found and is lawful is recorded in bench/results/gate.json.');
    return results.some(({ verdict }) => verdict === 'UNLAWFUL') ? 1 : 0;
  }
  if (results.some(({ verdict }) => verdict === 'better')) {
    console.log('Something is better than recorded: npm run bench:gate -- --record keeps it so.');
  }
  return results.some(fails) ? 1 : 0;
});

async function recordsOf(entry: GateEntry): Promise<ResultRecord[]> {
  const instance = await instanceOf(entry);
  const records: ResultRecord[] = [];
  // What a number of iterations finds does not depend on the threads.
  const threads = Math.min(2, os.availableParallelism());
  for (let seed = 1; instance && seed <= entry.seeds; seed++) {
    records.push(await measure({ instance, seed }, { iterations: entry.iterations }, threads));
  }
  return records;
}

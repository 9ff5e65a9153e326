/** The shared cases of whole areas, planned as a council would plan them. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { loadCase } from '../../src/ingest/index.ts';
import type { Case } from '../../src/model/index.ts';
import { headOf, readJson } from '../common/jsonFile.ts';
import { RESULTS } from '../common/provenance.ts';
import type { BenchInstance, BenchSet } from '../quality/set.ts';
import { measureCase } from './measureCase.ts';
import { partOfCase } from './partOfCase.ts';
import { sharedFolder } from './shared.ts';

/** Pupils in the parts of the county, at least. */
const PARTS = [1500, 3000, 6000];

/** `bench/results/cases-reference.json`: nobody has published figures for these, so they are the best of ours. */
export const casesReferenceSchema = z.object({
  ...headOf('schoolrun-cases-reference', 1),
  instances: z.record(z.string(), z.object({ figures: z.record(z.string(), z.number()), source: z.string() })),
});

export const cases: BenchSet = {
  name: 'cases',
  about:
    'whole areas by straight lines; pounds a year, then vehicles, by the checker; reference: the best known of ours',
  instances: async () => {
    const island = await shared('isle-of-wight');
    const county = await shared('county-12000');
    const parts = PARTS.map((pupils): [string, string, Case] => {
      return [`county, south-western ${pupils} pupils`, 'parts of the county', partOfCase(county, pupils)];
    });
    return withReference([
      ['isle-of-wight', 'island', { ...island, policy: { ...island.policy, roads: null } }],
      ...parts,
      ['county-12000', 'county', county],
    ]);
  },
};

async function shared(name: string): Promise<Case> {
  const folder = path.join(sharedFolder(), 'cases', name);
  if (!existsSync(folder))
    throw new Error(`no case at ${folder}; set SCHOOLRUN_SHARED to the shared folder that holds cases/${name}`);
  return (await loadCase(folder)).theCase;
}

function withReference(all: readonly (readonly [name: string, group: string, theCase: Case])[]): BenchInstance[] {
  const file = path.join(RESULTS, 'cases-reference.json');
  const known = existsSync(file) ? readJson(file, casesReferenceSchema).instances : {};
  return all.map(([name, group, theCase]) => ({
    name,
    group,
    reference: known[name]?.figures ?? {},
    source: known[name]?.source ?? '',
    solve: (budget, seed, threads, parameters) => measureCase(theCase, budget, seed, threads, parameters),
  }));
}

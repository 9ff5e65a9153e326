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
export const COUNTY_PARTS = 'parts of the county';
export const COUNTY = 'county';

/** `bench/results/cases-reference.json`: nobody has published figures for these, so they are the best of ours. */
export const casesReferenceSchema = z.object({
  ...headOf('schoolrun-cases-reference', 1),
  instances: z.record(z.string(), z.object({ figures: z.record(z.string(), z.number()), source: z.string() })),
});

export const cases: BenchSet = {
  name: 'cases',
  about:
    'whole areas by straight lines; pounds a year, then vehicles, by the checker; reference: the best known of ours',
  instances: async () => withReference(await areas()),
};

export interface Area {
  readonly name: string;
  readonly group: string;
  readonly theCase: Case;
}

/** The island and the county, whole and in parts, in the order of their size. Throws where the shared folder is absent. */
export async function areas(): Promise<Area[]> {
  const island = await shared('isle-of-wight');
  const county = await shared('county-12000');
  const parts = PARTS.map((pupils): Area => {
    const name = `county, south-western ${pupils} pupils`;
    return { name, group: COUNTY_PARTS, theCase: partOfCase(county, pupils) };
  });
  return [
    { name: 'isle-of-wight', group: 'island', theCase: { ...island, policy: { ...island.policy, roads: null } } },
    ...parts,
    { name: 'county-12000', group: COUNTY, theCase: county },
  ];
}

async function shared(name: string): Promise<Case> {
  const folder = path.join(sharedFolder(), 'cases', name);
  if (!existsSync(folder))
    throw new Error(`no case at ${folder}; set SCHOOLRUN_SHARED to the shared folder that holds cases/${name}`);
  return (await loadCase(folder)).theCase;
}

function withReference(all: readonly Area[]): BenchInstance[] {
  const known = knownFigures();
  return all.map(({ name, group, theCase }) => ({
    name,
    group,
    reference: known[name]?.figures ?? {},
    source: known[name]?.source ?? '',
    solve: (budget, seed, threads, parameters) => measureCase(theCase, budget, seed, threads, parameters),
  }));
}

/** By area: the best figures on record, and where they come from. */
export function knownFigures(): z.infer<typeof casesReferenceSchema>['instances'] {
  const file = path.join(RESULTS, 'cases-reference.json');
  return existsSync(file) ? readJson(file, casesReferenceSchema).instances : {};
}

/** What the gate runs: small problems of every kind, together well under two minutes on two cores. */
import path from 'node:path';
import { loadCase } from '../../src/ingest/index.ts';
import { UsageError } from '../common/options.ts';
import { ROOT } from '../common/root.ts';
import type { BenchInstance } from '../quality/set.ts';
import { loadSet, type SetName } from '../quality/sets.ts';
import { measureCase } from '../sets/measureCase.ts';
import { missing } from '../sets/shared.ts';

export interface GateEntry {
  /** `demo`: the invented district in `data/demo`, which is always there. */
  readonly set: Exclude<SetName, 'cases'> | 'demo';
  readonly instance: string;
  /** Of each run; what is found depends on nothing else but the code. */
  readonly iterations: number;
  /** 1 … this; their mean counts, because a single run turns better or worse with every change of the code. */
  readonly seeds: number;
}

export const GATE: readonly GateEntry[] = [
  { set: 'demo', instance: 'demo', iterations: 2000, seeds: 2 },
  { set: 'sbrp', instance: 'RSRB01 fixed bell 2700 s', iterations: 4000, seeds: 2 },
  { set: 'darp', instance: 'a2-16', iterations: 4000, seeds: 2 },
  { set: 'pdptw', instance: 'lr101', iterations: 5000, seeds: 2 },
  { set: 'vrptw', instance: 'R101 vehicles, then distance', iterations: 5000, seeds: 2 },
];

/** The entry's instance; `null` when the shared folder with it is not there. */
export async function instanceOf(entry: GateEntry): Promise<BenchInstance | null> {
  if (entry.set === 'demo') return demo();
  if (missing(entry.set) !== null) return null;
  const instances = await (await loadSet(entry.set)).instances();
  const found = instances.find(({ name }) => name === entry.instance);
  if (!found) throw new UsageError(`the set ${entry.set} has no instance "${entry.instance}"`);
  return found;
}

async function demo(): Promise<BenchInstance> {
  const { theCase } = await loadCase(path.join(ROOT, 'data', 'demo'));
  return {
    name: 'demo',
    group: 'demo',
    reference: {},
    source: '',
    solve: (budget, seed, threads) => measureCase(theCase, budget, seed, threads),
  };
}

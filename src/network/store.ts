/** The pairs of one case and one engine, kept on disk between runs. */
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Case, householdOf, type LonLat } from '../model/index.ts';
import { touch } from './cachePrune.ts';
import type { Engine } from './engine.ts';
import { readPairs, writePairs } from './pairFile.ts';
import { Pairs } from './pairs.ts';

export interface Store {
  readonly pairs: Pairs;
  /** What became of the file on disk, if anything a planner may wonder about. */
  readonly remark: string | null;
  /** Writes what has been learnt since. */
  save(): Promise<void>;
}

/** A store without a file. */
export function storeInMemory(): Store {
  return { pairs: new Pairs(), remark: null, save: async () => {} };
}

/** Every point a vehicle may have to go to in the case. */
export function placesOfCase(theCase: Case): LonLat[] {
  const all = [
    ...theCase.schools.map((school) => school.at),
    ...theCase.pupils.flatMap((pupil) => [pupil.home, ...pupil.otherAddresses.map((address) => address.at)]),
    ...theCase.stops.map((stop) => stop.at),
  ];
  return [...new Map(all.map((at) => [householdOf(at), at])).values()];
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Opens the file of this engine and these places in the folder. For places never seen together (a pupil has moved in)
 * what the newest file of the same engine knows of them is taken over.
 */
export async function openStore(folder: string, engine: Engine, places: readonly LonLat[]): Promise<Store> {
  const prefix = `${engine.name}-${hash(engine.identity)}-`;
  const keys = places.map((at) => householdOf(at)).sort();
  const path = join(folder, `${prefix}${hash(keys.join(' '))}.drives`);
  const own = await readPairs(path, engine.identity);
  if (own.kind === 'read') {
    await touch(path);
    return storeAt(path, engine, Pairs.from(own.data), null);
  }
  const pairs = new Pairs();
  const newest = await newestLike(path, prefix);
  const other = newest ? await readPairs(newest, engine.identity) : null;
  if (other?.kind === 'read') pairs.learn(Pairs.from(other.data), places);
  const remark = own.kind === 'useless' ? `${basename(path)} was not used: ${own.why}. It is computed again.` : null;
  return storeAt(path, engine, pairs, remark);
}

function storeAt(path: string, engine: Engine, pairs: Pairs, remark: string | null): Store {
  return {
    pairs,
    remark,
    async save() {
      if (!pairs.changed) return;
      pairs.changed = false;
      await writePairs(path, engine.identity, pairs.data());
    },
  };
}

async function newestLike(path: string, prefix: string): Promise<string | null> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const like = names.filter((name) => name.startsWith(prefix) && name.endsWith('.drives') && name !== basename(path));
  const dated = await Promise.all(
    like.map(async (name) => ({ name, time: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  dated.sort((a, b) => b.time - a.time);
  return dated.length > 0 ? join(folder, dated[0].name) : null;
}

/**
 * Keeps the cache small: what nobody has used for {@link UNUSED_DAYS} days goes, and of the rest the longest unused until
 * {@link MOST_BYTES} are not exceeded. What was used within {@link LATELY_HOURS} hours stays whatever its size, because
 * another process may be reading it. Everything that goes can be computed again.
 */
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryBeside } from './cacheFolder.ts';

export const UNUSED_DAYS = 90;
export const MOST_BYTES = 20e9;
const LATELY_HOURS = 24;
const HOUR_MS = 3600 * 1000;

/** Files of drives, and folders of tiles. Nothing else in the folder is ours, and nothing else is touched. */
const DRIVES = /^(valhalla|osrm)-[0-9a-f]{16}-[0-9a-f]{16}\.drives$/;
const TILES = /^valhalla-[\w.]+-\d+-[0-9a-f]{16}$/;
/** Of a folder of tiles, the file whose time says when it was last used. Written last when tiles are built. */
export const TILE_SEAL = 'complete.json';

export interface Limits {
  readonly unusedDays: number;
  readonly bytes: number;
}

/** Notes that the file is in use. A cache that may only be read is used all the same. */
export async function touch(path: string, now = new Date()): Promise<void> {
  await utimes(path, now, now).catch(() => {});
}

/** Clears away what is too much, and says what it was: names in the folder, in the order of going. */
export async function pruneCache(
  folder: string,
  now = Date.now(),
  { unusedDays, bytes }: Limits = { unusedDays: UNUSED_DAYS, bytes: MOST_BYTES },
): Promise<string[]> {
  const entries = await entriesOf(folder);
  entries.sort((a, b) => a.usedMs - b.usedMs || (a.name < b.name ? -1 : 1));
  let total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const gone: string[] = [];
  for (const { name, usedMs, bytes: own } of entries) {
    const hours = (now - usedMs) / HOUR_MS;
    if (hours < LATELY_HOURS) break;
    if (hours <= unusedDays * 24 && total <= bytes) break;
    if (!(await remove(join(folder, name)))) continue;
    total -= own;
    gone.push(name);
  }
  return gone;
}

interface Entry {
  readonly name: string;
  readonly usedMs: number;
  readonly bytes: number;
}

async function entriesOf(folder: string): Promise<Entry[]> {
  const names = await readdir(folder).catch(() => []);
  const entries = await Promise.all(
    names.map(async (name): Promise<Entry[]> => {
      const path = join(folder, name);
      try {
        if (DRIVES.test(name)) {
          const { mtimeMs, size } = await stat(path);
          return [{ name, usedMs: mtimeMs, bytes: size }];
        }
        if (!TILES.test(name)) return [];
        const { mtimeMs } = await stat(join(path, TILE_SEAL));
        return [{ name, usedMs: mtimeMs, bytes: await bytesUnder(path) }];
      } catch {
        // Another process has just cleared it away, or is about to seal it.
        return [];
      }
    }),
  );
  return entries.flat();
}

async function bytesUnder(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Put aside under another name first, so that nobody ever sees half a folder of tiles. */
async function remove(path: string): Promise<boolean> {
  const aside = temporaryBeside(path);
  try {
    await rename(path, aside);
    await rm(aside, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

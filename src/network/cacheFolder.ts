/** Where computed roads are kept between runs. Everything in it can be deleted: it is computed again. */
import { open, rename, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { makeFolders } from '../disk/makeFolders.ts';

/** The folder asked for, else the system's place for caches. */
export function cacheFolder(asked?: string | undefined): string {
  if (asked) return resolve(asked);
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return join(resolve(XDG_CACHE_HOME), 'schoolrun');
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'schoolrun', 'cache');
  const home = homedir();
  if (!home) return join(tmpdir(), 'schoolrun-cache');
  return process.platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'schoolrun')
    : join(home, '.cache', 'schoolrun');
}

let count = 0;

/** A name beside `path` that no other process and no earlier call uses. */
export function temporaryBeside(path: string): string {
  return `${path}.${process.pid}-${Date.now().toString(36)}-${count++}.tmp`;
}

/**
 * Writes the whole file or nothing: a reader sees the old one or the new one, also while another process writes it.
 * Only the user may read it, because it says where children live.
 */
export async function writeWhole(path: string, parts: readonly Uint8Array[]): Promise<void> {
  makeFolders(dirname(path), 0o700);
  const temporary = temporaryBeside(path);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      for (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    // What is told is why it could not be written, whatever becomes of the rest.
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

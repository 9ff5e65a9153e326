/** Makes folders one by one: `mkdir` with `recursive` never ends in places such as /proc, where nothing can be made. */
import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes `dir` and the folders above it that are missing.
 *
 * @param mode rights of the new folders
 * @returns the folders that were made, the outermost first; none where `dir` is there
 * @throws what the system says of the first that cannot be made
 */
export function makeFolders(dir: string, mode?: number): string[] {
  const missing: string[] = [];
  for (let at = path.resolve(dir); !fs.existsSync(at) && at !== path.dirname(at); at = path.dirname(at)) {
    missing.unshift(at);
  }
  const made: string[] = [];
  try {
    for (const folder of missing) {
      try {
        fs.mkdirSync(folder, mode);
        made.push(folder);
      } catch (error) {
        // Another process was quicker.
        if (!isFolder(folder)) throw error;
      }
    }
  } catch (error) {
    removeEmptyFolders(made);
    throw error;
  }
  return made;
}

/** Takes away what {@link makeFolders} made, as far as nothing has been put into it since. */
export function removeEmptyFolders(made: readonly string[]): void {
  for (const folder of made.toReversed()) {
    try {
      fs.rmdirSync(folder);
    } catch {
      return;
    }
  }
}

function isFolder(dir: string): boolean {
  return fs.existsSync(dir) && fs.statSync(dir).isDirectory();
}

/** `--write-matrix FILE`: which form the file has, and whether it can be written, before anything is computed. */
import fs from 'node:fs';
import path from 'node:path';
import { makeFolders, removeEmptyFolders } from '../disk/makeFolders.ts';
import { isSystemError, whyUnwritable } from '../disk/whyUnwritable.ts';
import { matrixEnding } from '../network/index.ts';
import { usageError } from './faults.ts';

export interface MatrixTarget {
  readonly path: string;
  readonly ending: NonNullable<ReturnType<typeof matrixEnding>>;
}

const EXAMPLE = 'For example: --write-matrix drives.csv';

/** The file asked for, if any. */
export function matrixTarget(file: string | undefined): MatrixTarget | null {
  if (file === undefined) return null;
  const ending = matrixEnding(file);
  if (!ending) throw usageError('--write-matrix takes a name that ends in .csv or .bin.', EXAMPLE, file);
  if (/[/\\]$/.test(file) || (fs.existsSync(file) && fs.statSync(file).isDirectory())) {
    throw usageError('--write-matrix names a folder, not a file.', EXAMPLE, file);
  }
  tellUnwritable(file, () => probe(file));
  return { path: file, ending };
}

/** Makes a fault of the options of what the system says while `write` writes the file. */
export function tellUnwritable<T>(file: string, write: () => T): T {
  const tell = (error: unknown): never => {
    if (!isSystemError(error)) throw error;
    const { cause, remedy } = whyUnwritable(file, error);
    throw usageError(`The file for --write-matrix cannot be written: ${cause}.`, remedy, file);
  };
  try {
    const written = write();
    return written instanceof Promise ? (written.catch(tell) as T) : written;
  } catch (error) {
    return tell(error);
  }
}

/** Makes an empty file beside it, and takes it away again with the folders that it needed. */
function probe(file: string): void {
  const made = makeFolders(path.dirname(path.resolve(file)));
  try {
    const beside = `${file}.${process.pid}-probe-0.tmp`;
    fs.writeFileSync(beside, '', { flag: 'wx' });
    fs.rmSync(beside);
  } finally {
    removeEmptyFolders(made);
  }
}

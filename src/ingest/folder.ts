/** A folder of input files: finds them whatever the case of their names, and keeps a hash of each one read. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whyUnreadable } from '../disk/whyUnreadable.ts';
import { type Decoded, decode } from './decode.ts';
import type { FaultList } from './faults.ts';

/** Every zip archive begins with these bytes, and so does every .xlsx. */
const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];

export class InputFolder {
  readonly path: string;
  /** SHA-256 (hex) of each file read, by the format's name for it. */
  readonly hashes: Record<string, string> = {};
  readonly #names: readonly string[];

  private constructor(path: string, names: readonly string[]) {
    this.path = path;
    this.#names = names;
  }

  /** `null`, with a fault, when the folder cannot be listed. */
  static async open(path: string, faults: FaultList): Promise<InputFolder | null> {
    try {
      return new InputFolder(path, await readdir(path));
    } catch (error) {
      faults.add(
        'FOLDER-UNREADABLE',
        { file: '', value: path },
        `the folder ${path} cannot be read: ${whyUnreadable(error)}`,
      );
      return null;
    }
  }

  /** Whether the folder has a file of that name, in any case. */
  has(file: string): boolean {
    return this.#nameOf(file) !== undefined;
  }

  /** Decodes a file; `null`, with a fault, when it cannot be read, and without one when it is not there. */
  async text(file: string, faults: FaultList): Promise<Decoded | null> {
    const name = this.#nameOf(file);
    if (name === undefined) return null;
    let bytes: Buffer;
    try {
      bytes = await readFile(join(this.path, name));
    } catch (error) {
      faults.add('FILE-UNREADABLE', { file }, `${file} cannot be read: ${whyUnreadable(error)}`);
      return null;
    }
    this.hashes[file] = createHash('sha256').update(bytes).digest('hex');
    if (ZIP_MARK.every((byte, i) => bytes[i] === byte)) {
      faults.add('FILE-IS-WORKBOOK', { file }, `${file} is an Excel workbook or another archive, not a text file`);
      return null;
    }
    return decode(bytes);
  }

  /** A workbook of the same name as a missing file, to be named in the remedy. */
  workbookLike(file: string): string | undefined {
    const stem = file.replace(/\.[^.]*$/, '').toLowerCase();
    return this.#names.find((name) => /\.(xlsx?|xlsm|ods)$/i.test(name) && stemOf(name) === stem);
  }

  #nameOf(file: string): string | undefined {
    return this.#names.find((name) => name === file) ?? this.#names.find((name) => name.toLowerCase() === file);
  }
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '').toLowerCase();
}

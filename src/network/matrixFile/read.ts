/** Reads the planner's own matrix, whichever of its forms it has: the contents tell, not the name. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Case } from '../../model/index.ts';
import { BINARY_MARK, readBinary } from './binary.ts';
import { readCsv } from './csv.ts';
import { FaultList } from './faultList.ts';
import { placeNames } from './names.ts';
import type { MatrixTable } from './table.ts';

export interface MatrixFile {
  readonly name: string;
  /** SHA-256 (hex). */
  readonly hash: string;
  readonly table: MatrixTable;
}

/** @throws SchoolrunError (exit 2) with every fault of the file */
export async function readMatrix(path: string, theCase: Case): Promise<MatrixFile> {
  const name = basename(path);
  const faults = new FaultList(name);
  const bytes = await bytesOf(path, faults);
  const names = placeNames(theCase);
  const isBinary = bytes.subarray(0, BINARY_MARK.length).equals(BINARY_MARK);
  const table = isBinary ? readBinary(bytes, names, faults) : await readCsv(bytes, names, faults);
  if (faults.isEmpty) table?.finish();
  if (!table) throw faults.error();
  faults.throwIfAny();
  return { name, hash: createHash('sha256').update(bytes).digest('hex'), table };
}

async function bytesOf(path: string, faults: FaultList): Promise<Buffer> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > 0) return bytes;
    faults.add('NETWORK-MATRIX-FILE', { cause: 'the file is empty' });
  } catch (error) {
    faults.add('NETWORK-MATRIX-FILE', { value: path, cause: causeOf(error) });
  }
  throw faults.error();
}

function causeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no file of this name';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'EACCES') return 'you may not read this file';
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'the file is larger than 2 GB';
  return `the file cannot be read (${String(error)})`;
}

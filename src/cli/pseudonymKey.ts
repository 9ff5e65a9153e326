/** `--pseudonymise --key FILE`: the secret behind the codes of pupils. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { whyUnreadable } from '../disk/whyUnreadable.ts';
import { sayCount } from '../model/index.ts';
import { refuseOverFullPlan } from '../report/index.ts';
import { usageError } from './faults.ts';
import type { Arguments } from './options.ts';

/** A shorter key could be found by trying. */
const LEAST_KEY_BYTES = 16;

/** The key for the codes; refuses to put what it makes over a plan in full. */
export async function keyFrom(given: Arguments): Promise<Uint8Array | undefined> {
  const file = given.text('key');
  if (!given.has('pseudonymise')) {
    if (file === undefined) return undefined;
    throw usageError('--key is given without --pseudonymise.', 'Give both, or neither.');
  }
  const makeOne = (name: string) => `Make a key once and keep it: head -c 32 /dev/urandom | base64 > ${name}`;
  if (file === undefined) {
    throw usageError('--pseudonymise needs --key FILE.', `${makeOne('key.txt')}; then give --key key.txt`);
  }
  const out = given.text('out') ?? given.text('plan');
  if (out !== undefined) {
    if (!path.relative(out, file).startsWith('..') && !path.isAbsolute(path.relative(out, file))) {
      throw usageError(
        'The key is in the plan folder, so it would leave the team with it.',
        'Keep it elsewhere.',
        file,
      );
    }
    refuseOverFullPlan(out);
  }
  return readKey(file, makeOne(file));
}

/** White space at the end is no part of the key: an editor may add it. */
async function readKey(file: string, remedy: string): Promise<Uint8Array> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw usageError(`The key cannot be read: ${whyUnreadable(error)}.`, remedy, file);
  }
  let length = bytes.length;
  while (length > 0 && [0x09, 0x0a, 0x0d, 0x20].includes(bytes[length - 1])) length--;
  if (length < LEAST_KEY_BYTES) {
    throw usageError(`The key has ${sayCount(length, 'byte')}; it needs at least ${LEAST_KEY_BYTES}.`, remedy, file);
  }
  return bytes.subarray(0, length);
}

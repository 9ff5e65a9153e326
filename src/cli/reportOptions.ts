/** The options about reports, the same for every command that writes a plan folder. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadAverages } from '../ingest/index.ts';
import { type Reported, refuseOverFullPlan } from '../report/index.ts';
import { faultsText, usageError } from './faults.ts';
import type { Arguments, OptionKinds } from './options.ts';

export const REPORT_OPTIONS = {
  averages: 'string',
  pseudonymise: 'boolean',
  key: 'string',
} as const satisfies OptionKinds;

export const REPORT_HELP = `Reports:
  --averages FILE        a CSV of published averages to hold the cost of a pupil against, instead of the known ones:
                         label, classes (joined by ; or blank for all), gbp_per_pupil, year, source
  --pseudonymise         for what leaves the team: codes for pupils, homes to about 200 metres, postcode districts, no
                         free text and no driver sheets; no command reads such a folder again
  --key FILE             with --pseudonymise: a secret of at least 16 bytes; the same key gives the same codes
`;

/** A shorter key could be found by trying. */
const LEAST_KEY_BYTES = 16;

/** What the reports show besides the plan; reads the files that the options name. */
export async function reportOptionsFrom(
  given: Arguments,
  say: (text: string) => void,
): Promise<Pick<Reported, 'published' | 'pseudonymKey'>> {
  const pseudonymKey = await keyFrom(given);
  const file = given.text('averages');
  if (file === undefined) return { pseudonymKey };
  const { averages, notes } = await loadAverages(file);
  if (notes.length > 0) say(faultsText(notes));
  return { published: averages, pseudonymKey };
}

/** Said at the end of a command that wrote such a folder; blank for one that shows everything. */
export function pseudonymNote({ pseudonymKey }: Pick<Reported, 'pseudonymKey'>): string {
  return pseudonymKey
    ? 'What stands above is in full; the folder is pseudonymised, and no command reads it again as a plan.\n'
    : '';
}

/** The key for the codes; refuses to put what it makes over a plan in full. */
async function keyFrom(given: Arguments): Promise<Uint8Array | undefined> {
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
    const code = (error as NodeJS.ErrnoException).code;
    throw usageError(
      code === 'ENOENT' ? 'There is no key file of that name.' : `The key cannot be read (${code}).`,
      remedy,
      file,
    );
  }
  let length = bytes.length;
  while (length > 0 && [0x09, 0x0a, 0x0d, 0x20].includes(bytes[length - 1])) length--;
  if (length < LEAST_KEY_BYTES) {
    throw usageError(`The key has ${length} bytes; it needs at least ${LEAST_KEY_BYTES}.`, remedy, file);
  }
  return bytes.subarray(0, length);
}

/**
 * Codes in the place of ids: HMAC-SHA256 (RFC 2104) of the id under the council's key, cut to what a person can read
 * out. Without the key nobody can find the code of an id that is guessed; with the same key a pupil has the same code
 * in every plan.
 */
import { createHmac } from 'node:crypto';

/** Of Crockford's base 32: none that is taken for another. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
/** 40 bits; 12,000 pupils have a pair alike in one case of 15,000, and that pair gets more letters. */
const LENGTH = 8;
const LONGER = 16;

/** What an id names: the same text as a pupil and as a group has two codes. */
export type Named = 'pupil' | 'group' | 'route' | 'stop';
const PREFIX: Readonly<Record<Named, string>> = { pupil: 'p', group: 'g', route: 'r', stop: 's' };

/** The code of an id. */
export type CodeOf = (id: string) => string;

/**
 * Codes for ids of one kind, `p-7f3k9q2m`; those among `ids` whose codes would be alike get longer ones. An id that
 * is not among them has a code too.
 */
export function codesFor(named: Named, ids: Iterable<string>, key: Uint8Array): CodeOf {
  const counts = new Map<string, number>();
  for (const id of new Set(ids)) {
    const code = codeOf(named, id, key, LENGTH);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const known = new Map<string, string>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const short = codeOf(named, id, key, LENGTH);
    const code = (counts.get(short) ?? 0) > 1 ? codeOf(named, id, key, LONGER) : short;
    known.set(id, code);
    return code;
  };
}

function codeOf(named: Named, id: string, key: Uint8Array, length: number): string {
  const digest = createHmac('sha256', key).update(`${named}\0${id}`, 'utf8').digest();
  // A byte a letter: 256 is a multiple of 32, so every letter is as likely as another.
  const letters = Array.from(digest.subarray(0, length), (byte) => LETTERS[byte % LETTERS.length]);
  return `${PREFIX[named]}-${letters.join('')}`;
}

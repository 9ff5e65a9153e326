/** Words from a fixed list, and yes or no. */
import { type Reading, read, unreadable } from './reading.ts';

/** `Social Care`, `social-care` and `social_care` are one word. */
export function normaliseWord(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '_');
}

/** Reads one of the allowed words in any case, with spaces, hyphens or underscores. */
export function readWord<W extends string>(text: string, allowed: readonly W[]): Reading<W> {
  const word = normaliseWord(text);
  const found = allowed.find((candidate) => candidate === word);
  return found === undefined ? unreadable(`"${text}" is none of ${allowed.join(', ')}`) : read(found);
}

const YES = new Set(['yes', 'y', 'true', 't', '1']);
const NO = new Set(['no', 'n', 'false', 'f', '0']);

/** Reads yes, no, Y, N, TRUE, FALSE, 1 or 0 in any case. */
export function readYesNo(text: string): Reading<boolean> {
  const word = text.toLowerCase();
  if (YES.has(word)) return read(true);
  return NO.has(word) ? read(false) : unreadable(`"${text}" is neither yes nor no`);
}

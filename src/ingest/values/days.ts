/** Weekdays of a pupil or a call: five characters, Monday to Friday. */
import { type DayMask, parseDays } from '../../model/index.ts';
import { type Reading, read, unreadable } from './reading.ts';

/**
 * Reads `MTWTF`, `M-W-F`, … in any case; blank means every day. Long dashes that Excel or Word put in place of `-`
 * and spaces between the letters are understood.
 */
export function readDays(text: string): Reading<DayMask> {
  const plain = parseDays(text);
  if (plain !== null) return read(plain);
  // Excel turns two hyphens into one long dash, so a long dash stands for as many hyphens as make five characters.
  const bare = text.replace(/^'/, '').replace(/[ ,]/g, '');
  const singles = bare.replace(/[\u2010-\u2015\u2212]/g, '-');
  const understood = singles === '' ? null : (parseDays(singles) ?? stretched(bare));
  if (understood !== null) return read(understood, 'excel');
  return unreadable(`"${text}" is not five characters from Monday to Friday`);
}

/** `M–WT–` cannot be told apart, but where only one way of counting the dashes makes five characters fit, take it. */
function stretched(text: string): DayMask | null {
  const dash = /[\u2013\u2014]/;
  const ways = new Set<DayMask>();
  const grow = (rest: string): void => {
    const at = rest.search(dash);
    if (at < 0) {
      const days = rest.length === 5 ? parseDays(rest) : null;
      if (days !== null) ways.add(days);
      return;
    }
    if (rest.length > 5) return;
    for (const hyphens of ['-', '--']) grow(rest.slice(0, at) + hyphens + rest.slice(at + 1));
  };
  grow(text);
  return ways.size === 1 ? [...ways][0] : null;
}

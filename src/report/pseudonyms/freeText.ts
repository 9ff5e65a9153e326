/** Takes out of sentences what names a child or a home. */
import type { Case } from '../../model/index.ts';
import type { CodeOf } from './codes.ts';

export type Cleaner = (text: string) => string;

/** A whole postcode, and a coordinate of four decimals and more. */
const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*\d[A-Z]{2}\b/gi;
const COORDINATE = /[-−]?\b\d{1,3}\.\d{4,}\b/g;

/**
 * For sentences of this program's making, about the pupils of the case: ids become codes, groups likewise, postcodes
 * are cut to the district and coordinates left out. An id that could be a plain word or number (`45`, `limit`) becomes
 * "[a pupil]": a code in the place of a number that a reader can guess would tell whose code it is.
 */
export function cleanerFor({ pupils }: Case, codeOfPupil: CodeOf, codeOfGroup: CodeOf): Cleaner {
  const said = new Map<string, string>();
  for (const { keepWith } of pupils) if (keepWith) said.set(keepWith, told(keepWith, codeOfGroup, '[a group]'));
  for (const { id } of pupils) said.set(id, told(id, codeOfPupil, '[a pupil]'));
  const pattern = wholeWords([...said.keys()]);
  return (text) =>
    text
      .replace(pattern, (id) => said.get(id) ?? '[a pupil]')
      .replace(POSTCODE, '$1')
      .replace(COORDINATE, '[a place]');
}

function told(id: string, codeOf: CodeOf, plain: string): string {
  return /\p{L}/u.test(id) && /\d/.test(id) ? codeOf(id) : plain;
}

/** Whether a name (of a route, a stop, a firm) holds a pupil's id as a word of its own. */
export function namesPupil({ pupils }: Case): (name: string) => boolean {
  const pattern = wholeWords(pupils.map((pupil) => pupil.id));
  return (name) => name.search(pattern) >= 0;
}

/** Any of these texts, not within a longer word or number; the longest first, so that none hides another. */
function wholeWords(texts: readonly string[]): RegExp {
  const sorted = [...texts].filter((text) => text !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (sorted.length === 0) return /(?!)/g;
  const quoted = sorted.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${quoted.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

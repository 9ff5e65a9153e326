/** The findings as one flat list of figures, each with a name of its own. */
import { fieldOf, inUnit, type Unit } from './fields.ts';
import { listForm, type Members, snakeCase } from './lists.ts';

export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  /** `null`: there is no such figure for this case. */
  readonly value: number | boolean | null;
  /** For people. */
  readonly about: string;
}

/** Where in the findings a figure stands. */
interface Place {
  /** Name of the object it is in. */
  readonly within: string;
  readonly path: readonly string[];
  readonly words: readonly string[];
}

/** Objects whose name adds nothing to that of their figures. */
const NOT_NAMED = new Set(['money', 'spread']);
const WORDS: Readonly<Record<string, string>> = { atOnce: 'all at once', inWaves: 'in waves', todayAtRates: 'today' };

/** Every number below `findings`, lists of names as their lengths; in the order of the objects' own keys. */
export function figuresOf(findings: object): Figure[] {
  return figuresIn(findings, { within: '', path: [], words: [] });
}

function figuresIn(value: object, place: Place): Figure[] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => figuresAt(key, part, place));
}

function figuresAt(key: string, part: unknown, place: Place): Figure[] {
  const isList = Array.isArray(part);
  const field = fieldOf(place.within, key);
  if (typeof part === 'number' || (field && (part === null || typeof part === 'boolean'))) {
    return [figure(key, part, place)];
  }
  if (isList && field && part.every((item) => typeof item === 'string' || key === 'pupilsOnTwo')) {
    return [figure(key, part.length, place)];
  }
  if (isList) return part.flatMap((item: unknown, n) => (isMembers(item) ? memberFigures(key, item, n, place) : []));
  if (!isMembers(part)) return [];
  if (field && Object.values(part).every((item) => typeof item === 'number')) return perId(key, part, place);
  return figuresIn(part, inside(place, key, NOT_NAMED.has(key) ? [] : [snakeCase(key)], wordsOf(key)));
}

function memberFigures(key: string, item: Members, n: number, place: Place): Figure[] {
  const form = listForm(key);
  const path = [form.name, form.member(item, n)].filter((part) => part !== '');
  return figuresIn(item, inside(place, key, path, form.says(item, n)));
}

/** One figure of the same kind for each of some ids. */
function perId(key: string, byId: Members, place: Place): Figure[] {
  return Object.entries(byId).map(([id, value]) => {
    const { name, unit, about, value: scaled } = figure(key, value, place);
    return { name: `${name}.${id}`, unit, value: scaled, about: `${about}, ${id}` };
  });
}

function figure(key: string, value: unknown, { within, path, words }: Place): Figure {
  const plain = snakeCase(key);
  const { unit, about } = fieldOf(within, key) ?? { unit: 'number', about: plain.replaceAll('_', ' ') };
  return {
    // Money is kept in pence and written in pounds.
    name: [...path, plain.replace(/^pence_/, 'gbp_')].join('.'),
    unit,
    value: typeof value === 'number' ? inUnit(value, unit) : value === true || value === false ? value : null,
    about: words.length === 0 ? about : `${words.join(', ')}: ${about}`,
  };
}

function inside(place: Place, within: string, path: readonly string[], words: string): Place {
  return {
    within,
    path: [...place.path, ...path],
    words: words === '' ? place.words : [...place.words, words],
  };
}

function wordsOf(key: string): string {
  return NOT_NAMED.has(key) ? '' : (WORDS[key] ?? snakeCase(key).replaceAll('_', ' '));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

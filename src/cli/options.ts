/** Reads a command's arguments; what is wrong with them is a fault with a remedy, never a stack. */
import { parseArgs } from 'node:util';
import { didYouMean } from './didYouMean.ts';
import { usageError } from './faults.ts';

/**
 * Options of a command: whether each takes a value (`string`), may be given several times with one (`strings`), or
 * takes none (`boolean`).
 */
export type OptionKinds = Readonly<Record<string, 'string' | 'strings' | 'boolean'>>;

export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of an option that takes one, if given. */
  text(name: string): string | undefined;
  /** The values of an option that may be given several times, in their order. */
  all(name: string): readonly string[];
  /** Whether a switch was given. */
  has(name: string): boolean;
  /** A whole number within bounds, if given; `example` is one of them for the remedy. */
  whole(name: string, least: number, most: number, example: number): number | undefined;
  /** A number above zero and within a bound, if given; `example` is one for the remedy. */
  positive(name: string, most: number, example: number): number | undefined;
}

/** Parses `args`; unknown options, missing values, options given twice and stray arguments are faults. */
export function readArguments(args: readonly string[], kinds: OptionKinds, positionals: readonly string[]): Arguments {
  const options = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { type: parsedAs(kind) }]));
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const given = new Map<string, readonly string[]>();
  const places: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') places.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = kinds[token.name];
    if (!kind) throw unknownOption(token.rawName, kinds);
    const before = given.get(token.name);
    if (before && kind !== 'strings') throw usageError(`${token.rawName} is given twice.`, 'Give it once.');
    if (kind !== 'boolean' && (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))) {
      throw usageError(`${token.rawName} needs a value.`, `For example: ${token.rawName} VALUE`);
    }
    if (kind === 'boolean' && token.value !== undefined) {
      throw usageError(`${token.rawName} takes no value.`, `Write ${token.rawName} alone.`, token.value);
    }
    given.set(token.name, [...(before ?? []), ...(token.value === undefined ? [] : [token.value])]);
  }
  checkPositionals(places, positionals);
  const all = (name: string) => given.get(name) ?? [];
  const text = (name: string): string | undefined => all(name)[0];
  const number = (name: string, fits: (n: number) => boolean, range: string, example: number) => {
    const value = text(name);
    if (value === undefined) return undefined;
    const n = /^[+]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : Number.NaN;
    if (!fits(n)) throw usageError(`--${name} must be ${range}.`, `For example: --${name} ${example}`, value);
    return n;
  };
  return {
    positionals: places,
    text,
    all,
    has: (name) => given.has(name),
    whole: (name, least, most, example) => {
      const fits = (n: number) => Number.isInteger(n) && n >= least && n <= most;
      return number(name, fits, `a whole number from ${least} to ${most}`, example);
    },
    positive: (name, most, example) => {
      return number(name, (n) => n > 0 && n <= most, `a number above 0, at most ${most}`, example);
    },
  };
}

/** Node's reader knows nothing of options that are repeated. */
function parsedAs(kind: OptionKinds[string]): 'string' | 'boolean' {
  return kind === 'boolean' ? 'boolean' : 'string';
}

function checkPositionals(given: readonly string[], wanted: readonly string[]): void {
  if (given.length < wanted.length) {
    const missing = wanted[given.length];
    throw usageError(`${missing} is missing.`, `Name the folder: ${missing} is, for example, data/demo.`);
  }
  if (given.length > wanted.length) {
    const extra = given[wanted.length];
    throw usageError('There is one argument too many.', 'Put names with spaces in quotation marks.', extra);
  }
}

function unknownOption(rawName: string, kinds: OptionKinds) {
  const known = Object.keys(kinds);
  const meant = didYouMean(rawName.replace(/^-+/, ''), known);
  const remedy = meant ? `Did you mean --${meant}?` : `Known are ${known.map((k) => `--${k}`).join(', ')}.`;
  return usageError(`There is no option ${rawName}.`, remedy);
}

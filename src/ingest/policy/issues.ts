/** Words what zod finds wrong with case.yaml as faults. */
import type { z } from 'zod';
import type { FaultList } from '../faults.ts';
import { CASE_YAML, type CaseDocument } from './document.ts';
import { keysAt, wordsAt } from './schema.ts';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  object: 'a list of keys and values',
  array: 'a list in square brackets',
};

export function reportIssue(issue: Issue, values: unknown, document: CaseDocument, faults: FaultList): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) reportUnknownKey([...issue.path, key], document, faults);
    return;
  }
  const value = valueAt(values, issue.path);
  const column = issue.path.map(String).join('.');
  const place = { file: CASE_YAML, line: document.lineOf(issue.path), column, value: textOf(value) };
  const cause = `${column} is ${textOf(value)}, but must be ${expectation(issue)}`;
  // Where brackets are missing around brackets, the words of the whole key show both pairs.
  const lacksBrackets =
    issue.code === 'invalid_type' && issue.expected === 'array' && typeof issue.path.at(-1) === 'number';
  faults.add('POLICY-VALUE', place, cause, remedyFor(lacksBrackets ? issue.path.slice(0, -1) : issue.path, column));
}

/** The values that this very key takes. */
export function remedyFor(path: readonly PropertyKey[], column = path.map(String).join('.')): string {
  const isItem = typeof path.at(-1) === 'number';
  return `Write ${wordsAt(path)}${isItem ? '' : `, or leave ${column} out for its default`}.`;
}

function reportUnknownKey(path: readonly PropertyKey[], document: CaseDocument, faults: FaultList): void {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const column = path.map(String).join('.');
  const known = keysAt(parent);
  const meant = known.find((candidate) => bare(candidate) === bare(key)) ?? nearest(key, known);
  const remedy = meant ? `Did you mean ${meant}?` : `Remove it, or use one of: ${known.join(', ')}.`;
  const place = { file: CASE_YAML, line: document.lineOf(path), column, value: null };
  faults.add('POLICY-KEY-UNKNOWN', place, `${column} is not a key of the format`, remedy);
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? String(issue.expected);
    case 'too_small':
      if (issue.origin === 'string') return 'a text that is not blank';
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'a text or a number';
    default:
      return issue.message;
  }
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  let at = values;
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return at;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

function bare(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, '');
}

/** The key with the fewest letters changed, if they are few. */
function nearest(key: string, known: readonly string[]): string | undefined {
  const scored = known.map((candidate) => ({ candidate, distance: editDistance(bare(key), bare(candidate)) }));
  scored.sort((a, b) => a.distance - b.distance);
  return scored.length > 0 && scored[0].distance <= 3 ? scored[0].candidate : undefined;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(previous[j] + 1, current[j - 1] + 1, change));
    }
    previous = current;
  }
  return previous[b.length];
}

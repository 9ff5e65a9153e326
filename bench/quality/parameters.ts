/** Parameters of the search changed on the command line, for ablations. */
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import type { SearchParameters } from '../../src/solve/search.ts';
import { UsageError } from '../common/options.ts';

/** The text as it was given, once all its keys and values are known to be of use; throws a usage error otherwise. */
export function checkedParameters(text: string | undefined): string | null {
  if (text === undefined) return null;
  changedParameters(text);
  return text;
}

/** What the text changes; nothing for `null`. */
export function changedParameters(text: string | null): Partial<SearchParameters> {
  if (text === null) return {};
  const given = parsed(text);
  for (const [key, value] of Object.entries(given)) {
    const now = Object.entries(DEFAULT_PARAMETERS).find(([name]) => name === key)?.[1];
    if (now === undefined) {
      throw new UsageError(`--parameters: there is no "${key}"; known: ${Object.keys(DEFAULT_PARAMETERS).join(', ')}`);
    }
    if (!alike(now, value)) throw new UsageError(`--parameters: "${key}" is to be like ${JSON.stringify(now)}`);
  }
  return given;
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new UsageError(`--parameters is to be JSON such as '{"lookAhead":0}', not ${text}`);
}

function alike(now: unknown, value: unknown): boolean {
  if (!Array.isArray(now)) return typeof value === 'number' && Number.isFinite(value);
  return Array.isArray(value) && value.length === now.length && value.every((v, i) => alike(now[i], v));
}

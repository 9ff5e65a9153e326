/** Parameters of the search changed on the command line, for ablations. */
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import type { SearchParameters } from '../../src/solve/search.ts';
import { UsageError } from '../common/options.ts';

/** Of these nothing is no value: the search takes logarithms of the temperatures and divides by the slices' size. */
const ABOVE_ZERO: readonly string[] = ['startTemperature', 'endTemperature', 'sliceTasks'];

/** The text without its spaces; `null` when it changes nothing. Throws a usage error for what is of no use. */
export function checkedParameters(text: string | undefined): string | null {
  if (text === undefined) return null;
  const changed = JSON.stringify(changedParameters(text));
  return changed === '{}' ? null : changed;
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
    if (value === 0 && ABOVE_ZERO.includes(key)) throw new UsageError(`--parameters: "${key}" must be above 0`);
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
  if (!Array.isArray(now)) return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  return Array.isArray(value) && value.length === now.length && value.every((v, i) => alike(now[i], v));
}

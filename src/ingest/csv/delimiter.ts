/** Which character separates the columns of a file. */

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Excel's own hint, written as a file's first line: `sep=;`. */
const SEPARATOR_LINE = /^sep=([,;\t])[ \t]*$/i;

/** The delimiter a `sep=` line names, or `null` when the line is none. */
export function separatorOf(line: string): Delimiter | null {
  const match = SEPARATOR_LINE.exec(line);
  return match ? (match[1] as Delimiter) : null;
}

/** The delimiter that occurs most often outside quotes in the header line; a comma when none does. */
export function detectDelimiter(headerLine: string): Delimiter {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const c of headerLine) {
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ',' || c === ';' || c === '\t')) counts[c]++;
  }
  let best: Delimiter = ',';
  for (const delimiter of DELIMITERS) if (counts[delimiter] > counts[best]) best = delimiter;
  return best;
}

/** Cutting the instances' files into figures. */

/**
 * The rows of a file that are nothing but numbers, split at white space. Titles, column headings and comments are
 * not: every format here has its figures on lines of their own.
 */
export function numberRows(text: string): number[][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/).map(Number))
    .filter((row) => !row.some(Number.isNaN));
}

/** The rows of a comma-separated file that begin with the word, without it. */
export function rowsOfKind(text: string, kind: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.trim().split(','))
    .filter((row) => row[0] === kind)
    .map((row) => row.slice(1));
}

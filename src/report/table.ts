/** A plain table for a terminal or a text file: first column to the left, figures to the right. */

/** A column whose heading is `null` is left out. */
export function table(headings: readonly (string | null)[], rows: readonly (readonly (string | null)[])[]): string[] {
  const shown = headings.flatMap((heading, i) => (heading === null ? [] : [i]));
  const lines = [headings, ...rows].map((row) => shown.map((i) => row[i] ?? ''));
  const widths = shown.map((_, i) => Math.max(...lines.map((line) => [...line[i]].length)));
  return lines.map((line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}

/** Running text in lines of a width that a terminal and a printed page have. */

/**
 * Lines of at most `to` columns, beginning at column `from`, the first with `label` before it. A word longer than a
 * line stays whole.
 */
export function wrap(text: string, to: number, from = 0, label = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && from + line.length + 1 + word.length > to) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((part, i) => (i === 0 ? label : '').padEnd(from) + part);
}

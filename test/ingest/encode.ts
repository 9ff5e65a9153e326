/** Writes texts and tables the way other programs do, to be read back. */

export const WRITTEN_AS = [
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16be',
  'utf-16le-bom',
  'utf-16be-bom',
  'windows-1252',
] as const;
export type WrittenAs = (typeof WRITTEN_AS)[number];

export function encode(text: string, as: WrittenAs): Uint8Array {
  const marked = as.endsWith('-bom') ? `\ufeff${text}` : text;
  if (as.startsWith('utf-8')) return Buffer.from(marked, 'utf8');
  if (as === 'windows-1252') return Buffer.from(text, 'latin1');
  const little = Buffer.from(marked, 'utf16le');
  return as.startsWith('utf-16be') ? little.swap16() : little;
}

export interface Dialect {
  readonly delimiter: ',' | ';' | '\t';
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** Quote also the cells that need no quotes. */
  readonly quoteAll: boolean;
  readonly lastLineEnd: boolean;
}

export function writeTable(rows: readonly (readonly string[])[], dialect: Dialect): string {
  const { delimiter, lineEnd } = dialect;
  const quoted = (cell: string) =>
    dialect.quoteAll || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = rows.map((row) => row.map(quoted).join(delimiter));
  return lines.join(lineEnd) + (dialect.lastLineEnd ? lineEnd : '');
}

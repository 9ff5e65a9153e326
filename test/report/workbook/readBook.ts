/** Reads a workbook back as a spreadsheet would: cells by name, with their type and format. */
import { strFromU8, unzipSync } from 'fflate';

export interface ReadCell {
  readonly value: string | number;
  readonly format: string;
  readonly bold: boolean;
  readonly isText: boolean;
}

export interface ReadSheet {
  readonly name: string;
  readonly xml: string;
  /** Rows from the first on; `null`: empty cell. */
  readonly rows: readonly (readonly (ReadCell | null)[])[];
}

/** The parts of the workbook by path. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

/** The sheets by name, in the order of the tabs. */
export function readBook(bytes: Uint8Array): Map<string, ReadSheet> {
  const parts = partsOf(bytes);
  const part = (path: string) => parts.get(path) ?? '';
  const texts = [...part('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g)].map((m) =>
    decode(m[1]),
  );
  const styles = stylesOf(part('xl/styles.xml'));
  const sheets = [...part('xl/workbook.xml').matchAll(/<sheet r:id="rId(\d+)" sheetId="\d+" name="([^"]+)"/g)];
  return new Map(
    sheets.map(([, id, name]) => {
      const xml = part(`xl/worksheets/sheet${id}.xml`);
      return [name, { name, xml, rows: rowsOf(xml, texts, styles) }];
    }),
  );
}

interface Style {
  readonly format: string;
  readonly bold: boolean;
}

function stylesOf(xml: string): Style[] {
  const formats = new Map([...xml.matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map((m) => [m[1], decode(m[2])]));
  const fonts = [...xml.matchAll(/<font>(.*?)<\/font>/g)].map((m) => m[1].includes('<b/>'));
  const cells = xml.slice(xml.indexOf('<cellXfs'));
  return [...cells.matchAll(/<xf ([^>]*)>/g)].map((m) => ({
    format: formats.get(/numFmtId="(\d+)"/.exec(m[1])?.[1] ?? '') ?? '',
    bold: fonts[Number(/fontId="(\d+)"/.exec(m[1])?.[1] ?? 0)],
  }));
}

function rowsOf(xml: string, texts: readonly string[], styles: readonly Style[]): (ReadCell | null)[][] {
  return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map((row) => {
    const cells: (ReadCell | null)[] = [];
    for (const [, letters, attributes, content] of (row[1] ?? '').matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const at = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const value = /<v>(.*?)<\/v>/.exec(content ?? '')?.[1];
      while (cells.length <= at) cells.push(null);
      if (value === undefined) continue;
      const isText = attributes.includes('t="s"');
      const style = styles[Number(/ s="(\d+)"/.exec(attributes)?.[1] ?? 0)];
      cells[at] = { value: isText ? texts[Number(value)] : Number(value), isText, ...style };
    }
    return cells;
  });
}

/** XML's own escapes, then those of a spreadsheet's cell. */
function decode(xml: string): string {
  return xml
    .replace(/\r\n?/g, '\n')
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!,
    )
    .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A table's figures by its headings. */
export class ReadTable {
  readonly #headings: readonly string[];
  readonly rows: readonly (readonly (ReadCell | null)[])[];
  /** The last row, when it is a total. */
  readonly total: readonly (ReadCell | null)[] | null;

  /** @param at the row of the headings. */
  constructor(sheet: ReadSheet, at = 0) {
    this.#headings = sheet.rows[at].map((cell) => String(cell?.value ?? ''));
    const end = sheet.rows.findIndex((row, i) => i > at && row.every((cell) => cell === null));
    const last = end < 0 ? sheet.rows.length : end;
    this.rows = sheet.rows.slice(at + 1, last);
    const below = sheet.rows.slice(last + 1).find((row) => row[0]?.value === 'Total');
    this.total = at === 0 ? (below ?? null) : null;
  }

  column(heading: string): (ReadCell | null)[] {
    const i = this.#headings.indexOf(heading);
    if (i < 0) throw new Error(`no column ${heading} among ${this.#headings.join(', ')}`);
    return this.rows.map((row) => row[i] ?? null);
  }

  totalOf(heading: string): ReadCell | null {
    return this.total?.[this.#headings.indexOf(heading)] ?? null;
  }
}

/** Whole pence of a cell of pounds. */
export function penceOf(cell: ReadCell | null): number {
  const pence = Number(cell?.value) * 100;
  if (Math.abs(pence - Math.round(pence)) > 1e-4) throw new Error(`${cell?.value} is not whole pence`);
  return Math.round(pence);
}

export function sumOfPence(cells: readonly (ReadCell | null)[]): number {
  return cells.reduce((sum, cell) => sum + (cell === null ? 0 : penceOf(cell)), 0);
}

/** Tables of figures that are finished when the page is written. */
import { type Html, html } from '../sheets/html.ts';

export interface StaticTable {
  readonly caption: string;
  /** The first column names the row; the others are figures unless {@link words} says so. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The last row, set apart. */
  readonly total?: readonly string[] | undefined;
  /** Positions of columns that hold words. */
  readonly words?: readonly number[] | undefined;
}

/** A table with a caption, column and row headings, in a frame that scrolls sideways on narrow screens. */
export function tableHtml({ caption, columns, rows, total, words = [] }: StaticTable): Html {
  const kind = (i: number) => (i === 0 || words.includes(i) ? 'words' : 'figure');
  const cells = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${kind(i)}">${cell}</td>`));
  return html`<div class="frame" tabindex="0" role="region" aria-label="${caption}"><table><caption><span>${caption}</span></caption>
<thead><tr>${columns.map((name, i) => html`<th scope="col" class="${kind(i)}">${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${cells(row)}</tr>\n`)}</tbody>${total ? html`<tfoot><tr>${cells(total)}</tr></tfoot>` : null}
</table></div>`;
}

/** A long list of names that opens on demand, and by itself in print. */
export function namesHtml(summary: string, names: readonly string[]): Html | null {
  if (names.length === 0) return null;
  return html`<details class="printed"><summary>${summary}</summary><p class="names">${names.join(', ')}</p></details>`;
}

/** A table of any length: sorted by its headings, filtered by words, a page of rows at a time. */
import type { Pence } from '../../../model/index.ts';
import { el } from './dom.ts';
import { money, number } from './say.ts';

export interface Column<T> {
  readonly name: string;
  readonly text: (row: T) => string;
  /** What to sort by; the text where it is not given. */
  readonly by?: (row: T) => number | string;
  readonly isFigure?: boolean;
  /** Opens the row's details. */
  readonly open?: (row: T) => void;
  /** Pence that are added up in the table's foot. */
  readonly adds?: (row: T) => Pence | null;
}

export interface LongTable<T> {
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  /** What the foot calls the rows (`routes`), and what all of them come to; no foot without it. */
  readonly total?: { readonly of: string; readonly pence: Pence | null };
  /** At most this many are printed. */
  readonly printed: number;
  /** Where all rows are. */
  readonly file: string;
}

const ROWS = 25;

/** Puts the table below the heading of its place on the page. */
export function startTable<T>(table: LongTable<T>): void {
  const place = document.getElementById(`${table.id}-table`);
  if (place) new View(table, place);
}

class View<T> {
  readonly #table: LongTable<T>;
  readonly #body = el('tbody');
  readonly #foot = el('tfoot');
  readonly #says = el('span', { role: 'status' });
  readonly #note = el('p', { class: 'printed' });
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #heads: readonly HTMLTableCellElement[];
  readonly #back = el('button', { type: 'button' }, 'Previous');
  readonly #on = el('button', { type: 'button' }, 'Next');
  /** Lower case, for the filter; made when first needed. */
  #words: string[] | null = null;
  #shown: T[];
  #page = 0;
  #sorted = -1;
  #down = false;

  constructor(table: LongTable<T>, place: HTMLElement) {
    this.#table = table;
    this.#shown = [...table.rows];
    this.#buttons = table.columns.map((column, i) => this.#button(column, i));
    this.#heads = table.columns.map((column, i) => headOf(column, this.#buttons[i]));
    const filter = el('input', { type: 'search', id: `${table.id}-filter`, size: 20, autocomplete: 'off' });
    filter.addEventListener('input', () => this.#filter(filter.value));
    this.#back.addEventListener('click', () => this.#turn(-1));
    this.#on.addEventListener('click', () => this.#turn(1));
    const label = el('label', { for: filter.id }, 'Filter ');
    place.append(
      el('div', { class: 'controls' }, label, filter, this.#back, this.#on, this.#says),
      el(
        'div',
        { class: 'frame', tabindex: 0, role: 'region', 'aria-label': table.caption },
        el(
          'table',
          {},
          el('caption', {}, el('span', {}, table.caption)),
          el('thead', {}, el('tr', {}, ...this.#heads)),
          this.#body,
          table.total ? this.#foot : null,
        ),
      ),
      this.#note,
    );
    this.#fill();
    window.addEventListener('beforeprint', () => this.#print());
    window.addEventListener('afterprint', () => {
      for (const [i, head] of this.#heads.entries()) head.replaceChildren(this.#buttons[i]);
      this.#fill();
    });
  }

  #button(column: Column<T>, i: number): HTMLButtonElement {
    const button = el('button', { type: 'button' }, column.name);
    button.addEventListener('click', () => this.#sort(i));
    return button;
  }

  /** What the found rows come to, beside what all of them do: a filtered table must not pass for the whole. */
  #fillFoot(): void {
    const { total, columns, rows } = this.#table;
    if (!total) return;
    const isWhole = this.#shown.length === rows.length;
    const name = isWhole
      ? `All ${total.of}`
      : `${number(this.#shown.length)} ${total.of} found, of ${number(rows.length)}`;
    const cells = columns.map(({ adds, isFigure }, i) => {
      if (i === 0) return el('th', { scope: 'row' }, name);
      const kind = { class: isFigure ? 'figure' : 'words' };
      if (!adds) return el('td', kind);
      if (isWhole) return el('td', kind, money(total.pence));
      const found = this.#shown.reduce((sum, row) => sum + (adds(row) ?? 0), 0);
      return el('td', kind, money(found), el('span', { class: 'whole' }, ` of ${money(total.pence)}`));
    });
    this.#foot.replaceChildren(el('tr', {}, ...cells));
  }

  #filter(text: string): void {
    const wanted = text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    this.#words ??= this.#table.rows.map((row) =>
      this.#table.columns
        .map((c) => c.text(row))
        .join('\n')
        .toLowerCase(),
    );
    const words = this.#words;
    this.#shown = this.#table.rows.filter((_, i) => wanted.every((word) => words[i].includes(word)));
    this.#order();
    this.#page = 0;
    this.#fill();
  }

  #sort(i: number): void {
    this.#down = this.#sorted === i && !this.#down;
    this.#sorted = i;
    for (const [k, head] of this.#heads.entries()) {
      head.setAttribute('aria-sort', k !== i ? 'none' : this.#down ? 'descending' : 'ascending');
    }
    this.#order();
    this.#page = 0;
    this.#fill();
  }

  /** Equal rows keep the plan's order. */
  #order(): void {
    const column = this.#table.columns[this.#sorted];
    if (!column) return;
    const key = column.by ?? column.text;
    const sign = this.#down ? -1 : 1;
    const keyed = this.#shown.map((row, i) => ({ row, i, key: key(row) }));
    keyed.sort((a, b) => sign * compared(a.key, b.key) || a.i - b.i);
    this.#shown = keyed.map(({ row }) => row);
  }

  #turn(by: number): void {
    this.#page += by;
    this.#fill();
  }

  #fill(): void {
    const all = this.#shown.length;
    const from = this.#page * ROWS;
    const until = Math.min(all, from + ROWS);
    this.#body.replaceChildren(...this.#shown.slice(from, until).map((row) => this.#row(row)));
    this.#back.disabled = this.#page === 0;
    this.#on.disabled = until >= all;
    const of =
      all === this.#table.rows.length ? number(all) : `${number(all)} found, of ${number(this.#table.rows.length)}`;
    this.#says.textContent =
      all === 0 ? `None of ${number(this.#table.rows.length)}` : `${number(from + 1)} to ${number(until)} of ${of}`;
    this.#note.textContent = '';
    this.#fillFoot();
  }

  /** Whole tables on paper, as long as that is sensible, with plain headings, which are repeated on every page. */
  #print(): void {
    for (const [i, head] of this.#heads.entries()) head.replaceChildren(this.#table.columns[i].name);
    const { printed, file } = this.#table;
    this.#body.replaceChildren(...this.#shown.slice(0, printed).map((row) => this.#row(row)));
    const rest = this.#shown.length - printed;
    this.#note.textContent = rest > 0 ? `And ${number(rest)} more: ${file} has them all.` : '';
  }

  #row(row: T): HTMLTableRowElement {
    const cells = this.#table.columns.map((column, i) => {
      const text = column.text(row);
      const { open } = column;
      const inner = open && text !== '' ? linkTo(text, () => open(row)) : text;
      return i === 0
        ? el('th', { scope: 'row' }, inner)
        : el('td', { class: column.isFigure ? 'figure' : 'words' }, inner);
    });
    return el('tr', {}, ...cells);
  }
}

function headOf<T>(column: Column<T>, button: HTMLButtonElement): HTMLTableCellElement {
  return el('th', { scope: 'col', class: column.isFigure ? 'figure' : 'words', 'aria-sort': 'none' }, button);
}

/** A button that looks like a link. */
export function linkTo(text: string, act: () => void): HTMLButtonElement {
  const button = el('button', { type: 'button', class: 'link' }, text);
  button.addEventListener('click', act);
  return button;
}

function compared(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  // Ids with numbers in them sort as people count: R2 before R10.
  return ORDER.compare(String(a), String(b));
}

const ORDER = new Intl.Collator('en-GB', { numeric: true });

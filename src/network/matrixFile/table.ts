/** What a matrix file says of the places of the case, filled row by row while it is read. */
import type { FaultList } from './faultList.ts';
import type { PlaceNames } from './names.ts';
import { Plausibility } from './plausibility.ts';

/** No entry in the file. */
export const UNKNOWN = -2;
/** No road leads there. */
export const NONE = -1;

/** One entry: {@link NONE} in both where there is no way. */
export interface MatrixCell {
  /** Tenths of a second, free flow. */
  readonly tenths: number;
  readonly metres: number;
  /** Metres on foot; `Infinity`: no way, NaN: not in the file. */
  readonly walk: number;
}

/** Where an entry stands: the line of a CSV, or in words. */
export interface Where {
  readonly line?: number;
  readonly text?: string;
}

interface Row {
  readonly tenths: Int32Array;
  readonly metres: Int32Array;
  readonly walks: Float64Array | null;
}

/** Rows are made as they are first named: a case may have thousands of stops that nobody uses. */
export class MatrixTable {
  readonly names: PlaceNames;
  /** Whether the file holds walks. */
  readonly hasWalks: boolean;
  readonly #faults: FaultList;
  readonly #rows = new Map<number, Row>();
  readonly #seen: Uint8Array;
  readonly #strangers = new Set<string>();
  readonly #plausible: Plausibility;

  constructor(names: PlaceNames, hasWalks: boolean, faults: FaultList) {
    this.names = names;
    this.hasWalks = hasWalks;
    this.#faults = faults;
    this.#seen = new Uint8Array(names.places.length);
    this.#plausible = new Plausibility(faults);
  }

  /** Ids in the file that are of no place of the case. */
  get strangers(): ReadonlySet<string> {
    return this.#strangers;
  }

  /** The place of an id, noted as seen; `undefined` for one that is of another case, or cannot be told. */
  place(id: string, where: Where): number | undefined {
    const found = this.names.find(id);
    if (typeof found === 'number') {
      this.#seen[found] = 1;
      return found;
    }
    if (found === undefined) this.#strangers.add(id);
    else {
      this.#faults.add('NETWORK-MATRIX', {
        line: where.line,
        value: id,
        cause: 'two places of the case go by this id, so that it says nothing',
        remedy: `Write school:${id}, pupil:${id} or stop:${id}.`,
      });
    }
    return undefined;
  }

  /** Takes one entry, and says what cannot be of it. */
  put(from: number, to: number, { tenths, metres, walk }: MatrixCell, where: Where): void {
    const way = `from ${this.names.places[from].title} to ${this.names.places[to].title}`;
    const at = where.text ? ` (${where.text})` : '';
    if (from === to) {
      if (tenths === 0 && metres === 0) return;
      const cause = `a drive from a place to itself is not 0${at}`;
      this.#faults.add('NETWORK-MATRIX', { line: where.line, value: this.names.places[from].title, cause });
      return;
    }
    const row = this.#row(from);
    const isFirst = row.tenths[to] === UNKNOWN;
    if (!isFirst && (row.tenths[to] !== tenths || row.metres[to] !== metres)) {
      const cause = `the drive ${way} is there twice, with other figures each time${at}`;
      this.#faults.add('NETWORK-MATRIX', { line: where.line, cause });
    }
    if (isFirst && metres !== NONE)
      this.#plausible.look(this.names.places[from], this.names.places[to], { tenths, metres }, where);
    row.tenths[to] = tenths;
    row.metres[to] = metres;
    if (row.walks) row.walks[to] = walk;
  }

  tenths(from: number, to: number): number {
    return this.#rows.get(from)?.tenths[to] ?? UNKNOWN;
  }

  metres(from: number, to: number): number {
    return this.#rows.get(from)?.metres[to] ?? UNKNOWN;
  }

  /** Metres on foot; NaN: not in the file. */
  walk(from: number, to: number): number {
    return this.#rows.get(from)?.walks?.[to] ?? Number.NaN;
  }

  #row(from: number): Row {
    const known = this.#rows.get(from);
    if (known) return known;
    const n = this.names.places.length;
    const row: Row = {
      tenths: new Int32Array(n).fill(UNKNOWN),
      metres: new Int32Array(n).fill(UNKNOWN),
      walks: this.hasWalks ? new Float64Array(n).fill(Number.NaN) : null,
    };
    this.#rows.set(from, row);
    return row;
  }

  /** Whether the file names the place at all. */
  knows(place: number): boolean {
    return this.#seen[place] === 1;
  }

  /** Stops of the case that the file does not name. */
  get stopsLeftOut(): number {
    return this.names.places.filter((place, p) => !place.needed && !this.knows(p)).length;
  }

  /** Adds what the file as a whole leaves out, once all of it is read. */
  finish(): void {
    const missing = this.names.places.filter((place, p) => place.needed && !this.knows(p));
    for (const { ids, title } of missing) {
      const cause = `the matrix has no drive to or from ${title}${this.#guess(ids[0])}`;
      this.#faults.add('NETWORK-MATRIX-HOLE', { value: ids[0], cause });
    }
    this.#plausible.finish();
  }

  /** An id of the file that differs in capitals, blanks or dashes alone. */
  #guess(id: string): string {
    const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');
    for (const other of this.#strangers) if (plain(other) === plain(id)) return `; it knows ${other}`;
    return '';
  }
}

/** Finds rows by id, also where Excel dropped leading zeros. */
import type { FaultCode } from './catalogue.ts';
import type { FaultList } from './faults.ts';
import type { Row } from './tables/row.ts';

function withoutZeros(id: string): string {
  return id.replace(/^0+(?=.)/, '');
}

/** Ids of one file, each with the index of its first row. */
export class IdIndex {
  readonly #exact = new Map<string, number>();
  /** -1: more than one id is the same without zeros. */
  readonly #stripped = new Map<string, number>();

  constructor(ids: readonly string[]) {
    ids.forEach((id, index) => {
      if (this.#exact.has(id)) return;
      this.#exact.set(id, index);
      const stripped = withoutZeros(id);
      this.#stripped.set(stripped, this.#stripped.has(stripped) ? -1 : index);
    });
  }

  /** Index of the id, -1 when there is none. */
  exact(id: string): number {
    return this.#exact.get(id) ?? -1;
  }

  /** Index of the only id that is the same without leading zeros, -1 when there is none or more than one. */
  ignoringZeros(id: string): number {
    return this.#stripped.get(withoutZeros(id)) ?? -1;
  }
}

/** Reports rows whose id an earlier row has. */
export function reportRepeatedIds(
  file: string,
  column: string,
  rows: readonly { readonly id: string; readonly line: number }[],
  faults: FaultList,
): void {
  const firstLine = new Map<string, number>();
  for (const { id, line } of rows) {
    if (id === '') continue;
    const earlier = firstLine.get(id);
    if (earlier === undefined) firstLine.set(id, line);
    else faults.add('ID-REPEATED', { file, line, column, value: id }, `${id} is in line ${earlier} already`);
  }
}

/** What an id should name: for the search, the message and the code. */
export interface Named {
  readonly index: IdIndex;
  readonly ids: readonly string[];
  /** `null` when an unknown id is no fault here: the file that has the ids could not be read, or others judge it. */
  readonly unknown: FaultCode | null;
  /** `school`, `pupil`, … */
  readonly what: string;
  /** `schools.csv`, `the case`, … */
  readonly where: string;
}

/** The rows of one file as things that ids elsewhere name. */
export function named(
  rows: readonly { readonly id: string }[],
  about: Pick<Named, 'unknown' | 'what' | 'where'>,
): Named {
  const ids = rows.map((row) => row.id);
  return { index: new IdIndex(ids), ids, ...about };
}

/** Index of the thing that `id` names, or -1 with a fault; a match without leading zeros gives a warning. */
export function resolveId<Column extends string>(id: string, among: Named, row: Row<Column>, column: Column): number {
  const exact = among.index.exact(id);
  if (exact >= 0 || id === '') return exact;
  const found = among.index.ignoringZeros(id);
  if (found >= 0) {
    row.fault('ID-LEADING-ZEROS', column, `${among.what} ${id} was taken for ${among.ids[found]} of ${among.where}`);
  } else if (among.unknown) {
    row.fault(among.unknown, column, `${among.what} ${id} is not in ${among.where}`);
  }
  return found;
}

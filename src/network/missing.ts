/** Which pairs of a table have to be asked of the engine, gathered into rectangles. */
import { type DriveTable, NONE, UNKNOWN } from './driveTable.ts';
import type { NumberedRectangle } from './rectangles.ts';

/** The part of a table that is wanted: rows and columns by position. */
export interface WantedPart {
  readonly table: DriveTable;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/**
 * The unknown pairs of the part, sources with the same unknown targets together. Where a source has more unknown targets
 * than known ones all are asked, for one rectangle of many sources is answered sooner than many of a few. Pairs of a
 * point that meets no road are set to {@link NONE} instead.
 */
export function missingOf({ table, rows, columns }: WantedPart, onRoad: (n: number) => boolean): NumberedRectangle[] {
  const width = table.columns.length;
  const reached = columns.filter((j) => onRoad(table.columns[j]));
  const lost = columns.filter((j) => !onRoad(table.columns[j]));
  const byTargets = new Map<string, NumberedRectangle>();
  for (const i of rows) {
    const start = i * width;
    const isMissing = (j: number): boolean => table.tenths[start + j] === UNKNOWN;
    const there = onRoad(table.rows[i]);
    for (const j of there ? lost : columns) {
      if (!isMissing(j)) continue;
      table.tenths[start + j] = NONE;
      table.metres[start + j] = NONE;
    }
    if (!there) continue;
    const missing = reached.filter(isMissing);
    if (missing.length === 0) continue;
    const all = 2 * missing.length > reached.length;
    const key = all ? 'all' : missing.join(' ');
    const known = byTargets.get(key);
    if (known) known.sources.push(table.rows[i]);
    else
      byTargets.set(key, {
        sources: [table.rows[i]],
        targets: [...(all ? reached : missing)].map((j) => table.columns[j]),
      });
  }
  return [...byTargets.values()];
}

/** Cells of a rectangle. */
export function cellsOf({ sources, targets }: NumberedRectangle): number {
  return sources.length * targets.length;
}

/** Reads a place's coordinates from a row, and says what is wrong with them. */
import type { LonLat } from '../../model/index.ts';
import { fromNationalGrid, metresBetween, type PositionProblem, positionProblem } from '../values/coordinates.ts';
import type { Row } from './row.ts';

const ANY_FIGURE = { min: -1e9, max: 1e9, beyond: 'is no coordinate of any place on Earth' };
/** Where degrees and grid reference of one home differ by more, one of them is of another address. */
const CONTRADICTION_METRES = 100;

const CODES = {
  zero: 'POSITION-ZERO',
  swapped: 'POSITION-SWAPPED',
  grid: 'POSITION-OUTSIDE',
  outside: 'POSITION-OUTSIDE',
} as const;

export type Area = 'england' | 'kingdom';

/** The place in two columns of degrees; `null` after a fault. */
export function readPosition<Column extends string>(
  row: Row<Column>,
  lat: Column,
  lon: Column,
  area: Area,
): LonLat | null {
  if (row.text(lat) === '' || row.text(lon) === '') {
    row.fault('POSITION-BLANK', row.text(lat) === '' ? lat : lon, `${lat} and ${lon} are not both filled in`);
    return null;
  }
  const degrees = [row.number(lon, ANY_FIGURE), row.number(lat, ANY_FIGURE)] as const;
  if (degrees[0] === null || degrees[1] === null) return null;
  const at: LonLat = [degrees[0], degrees[1]];
  return judged(row, lat, at, area) ? at : null;
}

/** A home, and how the file gives it: for faults that are found later. */
export interface Home {
  /** `null` after a fault. */
  readonly at: LonLat | null;
  /** The first of the two columns that were used. */
  readonly column: string;
  /** Both cells, first column first. */
  readonly written: string;
}

/** A home: degrees, or an easting and northing where the row has no degrees. */
export function readHome<Column extends string>(
  row: Row<Column>,
  columns: { readonly lat: Column; readonly lon: Column; readonly easting: Column; readonly northing: Column },
): Home {
  const { lat, lon, easting, northing } = columns;
  const home = (at: LonLat | null, first: Column, second: Column): Home => ({
    at,
    column: first,
    written: `${row.text(first)}, ${row.text(second)}`,
  });
  const hasDegrees = row.text(lat) !== '' || row.text(lon) !== '';
  const blank = [easting, northing].find((column) => row.text(column) === '');
  if (!hasDegrees && blank !== undefined) {
    const meantAsGrid = row.text(easting) !== row.text(northing) || !(row.has(lat) && row.has(lon));
    if (!meantAsGrid) return home(readPosition(row, lat, lon, 'kingdom'), lat, lon);
    row.fault('POSITION-BLANK', blank, `${easting} and ${northing} are not both filled in`);
    return home(null, easting, northing);
  }
  const onGrid = blank === undefined ? readGrid(row, easting, northing) : null;
  if (!hasDegrees) return home(onGrid, easting, northing);
  const at = readPosition(row, lat, lon, 'kingdom');
  if (at && onGrid && metresBetween(at, onGrid) > CONTRADICTION_METRES) {
    row.fault('POSITION-CONTRADICTION', easting, `${easting} lies ${metresBetween(at, onGrid)} m from ${lat}, ${lon}`);
  }
  return home(at, lat, lon);
}

function readGrid<Column extends string>(row: Row<Column>, easting: Column, northing: Column): LonLat | null {
  const e = row.number(easting, ANY_FIGURE);
  const n = row.number(northing, ANY_FIGURE);
  if (e === null || n === null) return null;
  if (e === 0 && n === 0) {
    row.fault('POSITION-ZERO', easting, `${easting} and ${northing} are 0, 0`);
    return null;
  }
  const at = onGrid(e, n) ? fromNationalGrid(e, n) : null;
  if (at && positionProblem(at[0], at[1], 'kingdom') === null) return at;
  const written = `${easting} ${row.text(easting)} and ${northing} ${row.text(northing)}`;
  row.fault('POSITION-OUTSIDE', easting, `${written} are no place in the United Kingdom`);
  return null;
}

/** The grid covers 700 km by 1300 km; beyond it the projection's figures mean nothing. */
function onGrid(easting: number, northing: number): boolean {
  return easting > 0 && easting < 700_000 && northing > 0 && northing < 1_300_000;
}

function judged<Column extends string>(row: Row<Column>, column: Column, at: LonLat, area: Area): boolean {
  const problem = positionProblem(at[0], at[1], area);
  if (problem === null) return true;
  row.fault(CODES[problem], column, `latitude ${at[1]}, longitude ${at[0]} ${words(problem, area)}`);
  return false;
}

function words(problem: PositionProblem, area: Area): string {
  if (problem === 'zero') return 'stands for an address that was not found';
  if (problem === 'swapped') return 'is a place only when the two are exchanged';
  if (problem === 'grid') return 'are no degrees; they look like a National Grid reference';
  return area === 'england' ? 'is not in England' : 'is not in the United Kingdom';
}

/** A choice of trips as a linear programme. Rows: parts, then schools, then schools again for their numbers of trips. */
import { FIRST, type TripColumn, type TripDuals, type TripModel } from '../solve/tripModel.ts';

/** Everybody on a trip, no more vehicles from a school than came there, as many trips to it as its pupils fill. */
export function programmeOf(model: TripModel, columns: readonly TripColumn[]) {
  const { parts, schools, leastTrips } = model;
  const numRows = parts + 2 * schools;
  const rowLower = new Float64Array(numRows).fill(1, 0, parts);
  rowLower.set(leastTrips, parts + schools);
  const { cost, lower, upper, matrix } = columnData(model, columns);
  return {
    numCols: columns.length,
    numRows,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower,
    rowUpper: new Float64Array(numRows).fill(Number.POSITIVE_INFINITY),
    matrix,
  };
}

/** The columns as the solver adds them. */
export function columnData({ parts, schools, tripParts, tripSchool }: TripModel, columns: readonly TripColumn[]) {
  const [numRows, numCols] = [parts + 2 * schools, columns.length];
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { trip, from } of columns) {
    const school = tripSchool[trip];
    for (const part of tripParts[trip]) indices.push(part);
    indices.push(parts + school, parts + schools + school);
    while (values.length < indices.length) values.push(1);
    if (from !== FIRST) {
      indices.push(parts + from);
      values.push(-1);
    }
    starts.push(indices.length);
  }
  return {
    cost: Float64Array.from(columns, ({ from }) => (from === FIRST ? 1 : 0)),
    lower: new Float64Array(numCols),
    upper: new Float64Array(numCols).fill(Number.POSITIVE_INFINITY),
    matrix: {
      format: 'csc' as const,
      numRows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
}

/** The rows' prices. What has to be reached has none below 0 but for errors of rounding. */
export function dualsOf({ parts, schools }: TripModel, rowDual: Float64Array): TripDuals {
  const prices = rowDual.map((price) => Math.max(0, price));
  return {
    parts: prices.subarray(0, parts),
    schools: prices.subarray(parts, parts + schools),
    counts: prices.subarray(parts + schools),
  };
}

/** The same number for the same column only. */
export function keyOf({ schools }: TripModel, { trip, from }: TripColumn): number {
  return trip * (schools + 1) + from + 1;
}

export function vehiclesOf(columns: readonly TripColumn[]): number {
  return columns.filter(({ from }) => from === FIRST).length;
}

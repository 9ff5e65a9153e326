/** The planner's own matrix as an engine: it knows the places of the case by their ids, and computes nothing. */
import type { LonLat } from '../../model/index.ts';
import type { Engine, Rectangle, Table } from '../engine.ts';
import { greatCircleMetres } from '../straightLine.ts';
import { FaultList } from './faultList.ts';
import type { MatrixFile } from './read.ts';
import { UNKNOWN } from './table.ts';

/** An engine over the file. A drive or walk that is asked for and not in the file is a hole, and an error. */
export function matrixEngine({ name, hash, table }: MatrixFile): Engine {
  const { names } = table;
  const title = (place: number | undefined, at: LonLat): string =>
    place === undefined ? at.join(',') : names.places[place].ids[0];
  /** Every source to every target but itself, by the places' numbers; `undefined` for a point of another case. */
  const eachPair = ({ sources, targets }: Rectangle, visit: Visit): void => {
    const [froms, tos] = [sources, targets].map((points) => points.map((at) => names.indexOf(at)));
    froms.forEach((from, i) => {
      tos.forEach((to, j) => {
        if (from === undefined || from !== to) visit(from, to, i * tos.length + j, sources[i], targets[j]);
      });
    });
  };
  return {
    name: 'matrix',
    identity: JSON.stringify({ engine: 'matrix', file: hash }),
    keeps: false,
    async drives(rectangles) {
      const holes = new Holes(name);
      const tables = rectangles.map((rectangle): Table => {
        const tenths = new Int32Array(rectangle.sources.length * rectangle.targets.length);
        const metres = new Int32Array(tenths.length);
        eachPair(rectangle, (from, to, at, source, target) => {
          const isPlace = from !== undefined && to !== undefined;
          tenths[at] = isPlace ? table.tenths(from, to) : UNKNOWN;
          metres[at] = isPlace ? table.metres(from, to) : UNKNOWN;
          if (tenths[at] === UNKNOWN) holes.add('drive', title(from, source), title(to, target));
        });
        return { tenths, metres };
      });
      holes.throwIfAny();
      return tables;
    },
    async walks(rectangles) {
      const holes = new Holes(name);
      const all = rectangles.map((rectangle) => {
        const walks = new Float64Array(rectangle.sources.length * rectangle.targets.length);
        eachPair(rectangle, (from, to, at, source, target) => {
          walks[at] = walkBetween(from, to, source, target);
          if (Number.isNaN(walks[at])) holes.add('walk', title(from, source), title(to, target));
        });
        return walks;
      });
      holes.throwIfAny();
      return all;
    },
  };

  /** Nobody is sent to a stop from which the file has no drives. NaN: a walk that it should have. */
  function walkBetween(from: number | undefined, to: number | undefined, source: LonLat, target: LonLat): number {
    if (from === undefined || to === undefined) return Number.NaN;
    if (!table.knows(from) || !table.knows(to)) return Number.POSITIVE_INFINITY;
    return table.hasWalks ? table.walk(from, to) : greatCircleMetres(source, target);
  }
}

type Visit = (from: number | undefined, to: number | undefined, at: number, source: LonLat, target: LonLat) => void;

class Holes {
  readonly #faults: FaultList;

  constructor(file: string) {
    this.#faults = new FaultList(file);
  }

  add(what: 'drive' | 'walk', from: string, to: string): void {
    this.#faults.add('NETWORK-MATRIX-HOLE', {
      value: `${from} → ${to}`,
      cause: `the matrix has no row for a ${what} that is needed`,
      remedy:
        what === 'drive'
          ? 'Add the row; where there is no way, with blank seconds and metres.'
          : 'Fill in its walk_metres, with none where there is no way on foot, or leave that column out for straight lines.',
    });
  }

  throwIfAny(): void {
    this.#faults.throwIfAny();
  }
}

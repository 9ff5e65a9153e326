/** The planner's own matrix as an engine: it knows the places of the case by their ids, and computes nothing. */
import { type Case, householdOf, type LonLat } from '../../model/index.ts';
import type { Engine, Table } from '../engine.ts';
import { networkFault } from '../faults.ts';
import { type MatrixCell, type MatrixFile, refuse } from './read.ts';

/** An engine over the file. A drive that is asked for and not in the file is a hole, and an error. */
export function matrixEngine(theCase: Case, file: MatrixFile): Engine {
  const idsAt = idsByPoint(theCase);
  const idsOf = (at: LonLat): readonly string[] => idsAt.get(householdOf(at)) ?? [];
  return {
    name: 'matrix',
    identity: JSON.stringify({ engine: 'matrix', file: file.hash }),
    keeps: false,
    async drives(rectangles) {
      const holes = new Map<string, string>();
      const tables = rectangles.map(({ sources, targets }): Table => {
        const tenths = new Int32Array(sources.length * targets.length);
        const metres = new Int32Array(tenths.length);
        sources.forEach((source, i) => {
          targets.forEach((target, j) => {
            const at = i * targets.length + j;
            if (householdOf(source) === householdOf(target)) return;
            const cell = cellBetween(file, idsOf(source), idsOf(target));
            if (!cell) holes.set(`${idsOf(source)[0] ?? source} → ${idsOf(target)[0] ?? target}`, '');
            tenths[at] = cell?.tenths ?? -1;
            metres[at] = cell?.metres ?? -1;
          });
        });
        return { tenths, metres };
      });
      if (holes.size > 0)
        throw refuse(
          file.name,
          [...holes.keys()].map((pair) => holeFault(file.name, pair)),
        );
      return tables;
    },
  };
}

function holeFault(file: string, pair: string) {
  return networkFault('NETWORK-MATRIX', {
    file,
    value: pair,
    cause: 'the matrix has no row for a drive that is needed',
    remedy: 'Add the row; where there is no way, with blank seconds and metres.',
  });
}

/** Places at one point may go by several ids; any of them will do. */
function cellBetween(file: MatrixFile, from: readonly string[], to: readonly string[]): MatrixCell | undefined {
  for (const f of from) {
    const row = file.cells.get(f);
    if (!row) continue;
    for (const t of to) {
      const cell = row.get(t);
      if (cell) return cell;
    }
  }
  return undefined;
}

/** Schools, pupils' homes and stops by their ids; a pupil's n-th other address is `pupil_id/n`. */
function idsByPoint(theCase: Case): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  const add = (id: string, at: LonLat): void => {
    const known = ids.get(householdOf(at));
    if (known) known.push(id);
    else ids.set(householdOf(at), [id]);
  };
  for (const school of theCase.schools) add(school.id, school.at);
  for (const pupil of theCase.pupils) {
    add(pupil.id, pupil.home);
    pupil.otherAddresses.forEach((address, n) => {
      add(`${pupil.id}/${n + 1}`, address.at);
    });
  }
  for (const stop of theCase.stops) add(stop.id, stop.at);
  return ids;
}

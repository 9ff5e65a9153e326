/** Writes the drives of an engine as a file that `--network matrix` reads, for another machine or another program. */
import { extname } from 'node:path';
import { type Case, householdOf, type PickupChoices, type RoadNetwork } from '../../model/index.ts';
import { writeWhole } from '../cacheFolder.ts';
import { toBinary, type WholeMatrix } from './binary.ts';
import { MATRIX_COLUMNS, NO_WALK, WALK_COLUMN } from './csv.ts';
import { placeNames } from './names.ts';

/** The forms, by the ending of the name. */
export const MATRIX_ENDINGS = ['.csv', '.bin'] as const;
export type MatrixEnding = (typeof MATRIX_ENDINGS)[number];

/** The form that the name asks for; `undefined` for another ending. */
export function matrixEnding(path: string): MatrixEnding | undefined {
  return MATRIX_ENDINGS.find((ending) => extname(path).toLowerCase() === ending);
}

/**
 * Writes the drives among all schools, homes and second addresses of the case and those of its stops among which a
 * search chooses (a county has thousands), with every walk that the network has been asked for. What reads the file
 * uses no other stops.
 *
 * @returns the number of places; `null`, and writes nothing, where the network has no figures of its own
 */
export async function writeMatrixOf(
  path: string,
  ending: MatrixEnding,
  theCase: Case,
  network: RoadNetwork,
  { places: pickups, usual }: PickupChoices,
): Promise<number | null> {
  if (!network.freeFlow) return null;
  const used = new Set(usual.flat().map(({ place }) => householdOf(pickups[place].at)));
  const places = placeNames(theCase).places.filter(({ at, needed }) => needed || used.has(householdOf(at)));
  const points = places.map(({ at }) => at);
  const ids = places.map((place) => place.ids[0]);
  await writeMatrix(path, ending, { ids, points, ...(await network.freeFlow(points)) });
  return places.length;
}

/** Writes the whole file or nothing; only the user may read it, because its ids are pupils'. */
export async function writeMatrix(path: string, ending: MatrixEnding, matrix: WholeMatrix): Promise<void> {
  await writeWhole(path, ending === '.bin' ? toBinary(matrix) : toCsv(matrix));
}

/** One part for each place, so that no text is longer than a string may be. */
function toCsv({ ids, tenths, metres, walks }: WholeMatrix): Buffer[] {
  const n = ids.length;
  const names = ids.map(quoted);
  const header = [...MATRIX_COLUMNS, ...(walks ? [WALK_COLUMN] : [])].join(',');
  const parts = [Buffer.from(`${header}\n`)];
  for (let i = 0; i < n; i++) {
    const lines: string[] = [];
    for (let j = 0; j < n; j++) {
      const at = i * n + j;
      const drive = tenths[at] < 0 ? ',' : `${tenths[at] / 10},${metres[at]}`;
      lines.push(`${names[i]},${names[j]},${drive}${walks ? `,${walkText(walks[at])}` : ''}\n`);
    }
    parts.push(Buffer.from(lines.join('')));
  }
  return parts;
}

/** To the centimetre, as in the binary form. */
function walkText(metres: number): string {
  if (Number.isNaN(metres)) return '';
  return Number.isFinite(metres) ? String(Math.round(metres * 100) / 100) : NO_WALK;
}

function quoted(id: string): string {
  return /[",;\t\r\n]/.test(id) || id !== id.trim() ? `"${id.replaceAll('"', '""')}"` : id;
}

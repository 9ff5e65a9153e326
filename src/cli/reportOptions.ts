/** The options about reports, the same for every command that writes a plan folder. */
import { loadAverages } from '../ingest/index.ts';
import type { Reported } from '../report/index.ts';
import { faultsText, usageError } from './faults.ts';
import type { Arguments, OptionKinds } from './options.ts';

export const REPORT_OPTIONS = {
  averages: 'string',
  tiles: 'string',
  'tiles-credit': 'string',
} as const satisfies OptionKinds;

export const REPORT_HELP = `Reports:
  --averages FILE        a CSV of published averages to hold the cost of a pupil against, instead of the known ones:
                         label, classes (joined by ; or blank for all), gbp_per_pupil, year, source
  --tiles URL            background of the map in report.html, such as http://localhost:8080/{z}/{x}/{y}.png; whoever
                         opens the page then asks that server for the area's pictures (default: none, nothing is asked)
  --tiles-credit TEXT    whom the background is by, to be named under the map
`;

/** What the reports show besides the plan; reads the files that the options name. */
export async function reportOptionsFrom(
  given: Arguments,
  say: (text: string) => void,
): Promise<Pick<Reported, 'published' | 'tiles'>> {
  const tiles = tilesFrom(given);
  const file = given.text('averages');
  if (file === undefined) return { tiles };
  const { averages, notes } = await loadAverages(file);
  if (notes.length > 0) say(faultsText(notes));
  return { published: averages, tiles };
}

const TILES_REMEDY = 'For example: --tiles https://tiles.example.org/{z}/{x}/{y}.png';

function tilesFrom(given: Arguments): Reported['tiles'] {
  const [url, credit] = [given.text('tiles'), given.text('tiles-credit')];
  if (url === undefined) {
    if (credit === undefined) return undefined;
    throw usageError('--tiles-credit is given without --tiles.', TILES_REMEDY, credit);
  }
  const missing = ['{z}', '{x}', '{y}'].filter((part) => !url.includes(part));
  if (missing.length > 0) throw usageError(`--tiles lacks ${missing.join(', ')}.`, TILES_REMEDY, url);
  const plain = url.replaceAll(/\{[zxy]\}/g, '0');
  if (
    !/^https?:\/\/[\w.:[\]-]+\/[^\s{}]*$/.test(plain) ||
    !URL.canParse(plain) ||
    !url.startsWith(new URL(plain).origin)
  ) {
    throw usageError(
      '--tiles must be one address by http or https, with {z}, {x} and {y} in its path.',
      TILES_REMEDY,
      url,
    );
  }
  return { url, credit: credit ?? new URL(plain).host };
}

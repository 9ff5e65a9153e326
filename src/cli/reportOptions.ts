/** The options about reports, the same for every command that writes a plan folder. */
import { loadAverages } from '../ingest/index.ts';
import type { Reported } from '../report/index.ts';
import { faultsText } from './faults.ts';
import type { Arguments, OptionKinds } from './options.ts';
import { keyFrom } from './pseudonymKey.ts';
import { tilesFrom } from './tiles.ts';

export const REPORT_OPTIONS = {
  averages: 'string',
  tiles: 'string',
  'tiles-credit': 'string',
  pseudonymise: 'boolean',
  key: 'string',
} as const satisfies OptionKinds;

export const REPORT_HELP = `Reports:
  --averages FILE        a CSV of published averages to hold the cost of a pupil against, instead of the known ones:
                         label, classes (joined by ; or blank for all), gbp_per_pupil, year, source
  --tiles URL            background of the map in report.html, such as http://localhost:8080/{z}/{x}/{y}.png; whoever
                         opens the page then asks that server for the area's pictures (default: none, nothing is asked)
  --tiles-credit TEXT    whom the background is by, to be named under the map
  --pseudonymise         for what leaves the team: codes for pupils, homes to about 200 metres, postcode districts, no
                         free text and no driver sheets; no command reads such a folder again
  --key FILE             with --pseudonymise: a secret of at least 16 bytes; the same key gives the same codes
`;

/** What the reports show besides the plan; reads the files that the options name. */
export async function reportOptionsFrom(
  given: Arguments,
  say: (text: string) => void,
): Promise<Pick<Reported, 'published' | 'pseudonymKey' | 'tiles'>> {
  const tiles = tilesFrom(given);
  const pseudonymKey = await keyFrom(given);
  const file = given.text('averages');
  if (file === undefined) return { tiles, pseudonymKey };
  const { averages, notes } = await loadAverages(file);
  if (notes.length > 0) say(faultsText(notes));
  return { published: averages, tiles, pseudonymKey };
}

/** Said at the end of a command that wrote such a folder; blank for one that shows everything. */
export function pseudonymNote({ pseudonymKey }: Pick<Reported, 'pseudonymKey'>): string {
  return pseudonymKey
    ? 'What stands above is in full; the folder is pseudonymised, and no command reads it again as a plan.\n'
    : '';
}

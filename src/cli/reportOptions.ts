/** The options about reports, the same for every command that writes a plan folder. */
import { loadAverages } from '../ingest/index.ts';
import type { Reported } from '../report/index.ts';
import { faultsText } from './faults.ts';
import type { Arguments, OptionKinds } from './options.ts';

export const REPORT_OPTIONS = {
  averages: 'string',
} as const satisfies OptionKinds;

export const REPORT_HELP = `Reports:
  --averages FILE        a CSV of published averages to hold the cost of a pupil against, instead of the known ones:
                         label, classes (joined by ; or blank for all), gbp_per_pupil, year, source
`;

/** What the reports show besides the plan; reads the files that the options name. */
export async function reportOptionsFrom(
  given: Arguments,
  say: (text: string) => void,
): Promise<Pick<Reported, 'published'>> {
  const file = given.text('averages');
  if (file === undefined) return {};
  const { averages, notes } = await loadAverages(file);
  if (notes.length > 0) say(faultsText(notes));
  return { published: averages };
}

/** Reads the planner's own published averages, or says everything that is wrong with them. */
import path from 'node:path';
import { EXIT, type Fault, type PublishedAverage, SchoolrunError, sayCount } from '../model/index.ts';
import { FaultList } from './faults.ts';
import { InputFolder } from './folder.ts';
import { averagesForm, readAverages } from './tables/averages.ts';
import { readTable } from './tables/table.ts';

export interface LoadedAverages {
  readonly averages: readonly PublishedAverage[];
  /** Warnings and notes. */
  readonly notes: readonly Fault[];
}

const NAME_ANOTHER =
  'Check the spelling, and name a CSV with the columns label, classes, gbp_per_pupil, year and source.';

/**
 * Reads a CSV with the columns `label`, `classes` (joined by `;`, blank: all), `gbp_per_pupil`, `year` and `source`.
 *
 * @throws SchoolrunError with exit code 2 and every fault when there is an error
 */
export async function loadAverages(file: string): Promise<LoadedAverages> {
  const faults = new FaultList();
  const folder = await InputFolder.open(path.dirname(file), faults);
  const name = path.basename(file);
  if (folder && !folder.has(name)) faults.add('FILE-MISSING', { file }, `there is no file ${file}`, NAME_ANOTHER);
  const table = folder?.has(name) ? await readTable(folder, averagesForm(name), faults) : null;
  const averages = readAverages(table, faults);
  if (!faults.hasErrors) return { averages, notes: faults.list() };
  const n = faults.counts().error;
  throw new SchoolrunError(`${file}: the averages have ${sayCount(n, 'error')}`, EXIT.input, faults.list());
}

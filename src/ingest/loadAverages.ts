/** Reads the planner's own published averages, or says everything that is wrong with them. */
import path from 'node:path';
import { EXIT, type Fault, type PublishedAverage, SchoolrunError } from '../model/index.ts';
import { FaultList } from './faults.ts';
import { InputFolder } from './folder.ts';
import { averagesForm, readAverages } from './tables/averages.ts';
import { readTable } from './tables/table.ts';

export interface LoadedAverages {
  readonly averages: readonly PublishedAverage[];
  /** Warnings and notes. */
  readonly notes: readonly Fault[];
}

/**
 * Reads a CSV with the columns `label`, `classes` (joined by `;`, blank: all), `gbp_per_pupil`, `year` and `source`.
 *
 * @throws SchoolrunError with exit code 2 and every fault when there is an error
 */
export async function loadAverages(file: string): Promise<LoadedAverages> {
  const faults = new FaultList();
  const folder = await InputFolder.open(path.dirname(file), faults);
  const table = folder && (await readTable(folder, averagesForm(path.basename(file)), faults));
  const averages = readAverages(table, faults);
  if (!faults.hasErrors) return { averages, notes: faults.list() };
  const n = faults.counts().error;
  throw new SchoolrunError(
    `${file}: the averages have ${n} ${n === 1 ? 'error' : 'errors'}`,
    EXIT.input,
    faults.list(),
  );
}

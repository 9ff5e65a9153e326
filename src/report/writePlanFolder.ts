/** Writes a plan folder: the files of the format and the summary, all or none. */
import { savingsByGroup } from '../cost/index.ts';
import type { Case } from '../model/index.ts';
import { CALL_COLUMNS, callRows } from './calls.ts';
import { csvText } from './csv.ts';
import { EXCEPTION_COLUMNS } from './exceptions.ts';
import { replaceFolder } from './folder.ts';
import { planJson } from './planJson.ts';
import { PUPIL_COLUMNS, pupilRows } from './pupils.ts';
import { ROUTE_COLUMNS, routeRows } from './routes.ts';
import { SAVINGS_COLUMNS } from './savings.ts';
import type { PlanFile } from './siblings.ts';
import { type Reported, summaryText } from './summary.ts';

/**
 * Writes `plan`, as `judgement` found it, to the folder `dir`; an older plan there is replaced.
 * @throws SchoolrunError (exit 2) when `dir` holds something else or cannot be written; `dir` is then as it was.
 */
export async function writePlanFolder(dir: string, theCase: Case, reported: Reported): Promise<void> {
  await replaceFolder(dir, await planFiles(theCase, reported));
}

/** The text of every file of the plan folder. */
export async function planFiles(theCase: Case, reported: Reported): Promise<Map<PlanFile, string>> {
  const { plan, judgement, today, lowerBound = null } = reported;
  return new Map<PlanFile, string>([
    ['routes.csv', await csvText(ROUTE_COLUMNS, routeRows(theCase, plan, judgement))],
    ['calls.csv', await csvText(CALL_COLUMNS, callRows(plan.routes))],
    ['pupils.csv', await csvText(PUPIL_COLUMNS, pupilRows(theCase, plan, judgement))],
    ['exceptions.csv', await csvText(EXCEPTION_COLUMNS, plan.exceptions)],
    ['savings.csv', await csvText(SAVINGS_COLUMNS, savingsByGroup(theCase, plan, judgement))],
    ['summary.txt', summaryText(theCase, reported)],
    ['plan.json', planJson(theCase, plan, judgement, today, lowerBound)],
  ]);
}

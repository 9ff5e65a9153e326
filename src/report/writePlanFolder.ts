/** Writes a plan folder: the files of the format, the summary, the map, the drivers' sheets and the tender, all or none. */
import { savingsByGroup } from '../cost/index.ts';
import type { Case, RoadNetwork } from '../model/index.ts';
import { CALL_COLUMNS, callRows } from './calls.ts';
import { csvText } from './csv.ts';
import { EXCEPTION_COLUMNS } from './exceptions.ts';
import { findingsOf } from './findings/index.ts';
import { replaceFolder } from './folder.ts';
import { planJson } from './planJson.ts';
import { PUPIL_COLUMNS, pupilRows } from './pupils.ts';
import { reportJson } from './reportJson.ts';
import { ROUTE_COLUMNS, routeRows } from './routes.ts';
import { SAVINGS_COLUMNS } from './savings.ts';
import { writeSheets } from './sheets/writeSheets.ts';
import type { PlanFile } from './siblings.ts';
import { type Reported, summaryText } from './summary.ts';
import { TENDER_LOT_COLUMNS, tenderLotRows } from './tender/tenderLots.ts';
import { writeTender } from './tender/writeTender.ts';

/**
 * Writes `plan`, as `judgement` found it, to the folder `dir`; an older plan there is replaced.
 * @param network for directions and lines along the roads; without one, sheets and map have straight lines.
 * @throws SchoolrunError (exit 2) when `dir` holds something else or cannot be written; `dir` is then as it was.
 */
export async function writePlanFolder(
  dir: string,
  theCase: Case,
  reported: Reported,
  network: RoadNetwork | null = null,
): Promise<void> {
  await replaceFolder(dir, async (folder) => {
    for (const [name, text] of await planFiles(theCase, reported)) await folder.file(name, text);
    await writeSheets(folder, theCase, reported.plan, network);
    await writeTender(folder, theCase, reported);
  });
}

/** The text of every file of the plan folder that is made whole; the map and the sheets are written piece by piece. */
export async function planFiles(theCase: Case, reported: Reported): Promise<Map<PlanFile, string>> {
  const { plan, judgement, today, lowerBound = null } = reported;
  return new Map<PlanFile, string>([
    ['routes.csv', await csvText(ROUTE_COLUMNS, routeRows(theCase, plan, judgement))],
    ['calls.csv', await csvText(CALL_COLUMNS, callRows(plan.routes))],
    ['pupils.csv', await csvText(PUPIL_COLUMNS, pupilRows(theCase, plan, judgement))],
    ['exceptions.csv', await csvText(EXCEPTION_COLUMNS, plan.exceptions)],
    ['savings.csv', await csvText(SAVINGS_COLUMNS, savingsByGroup(theCase, plan, judgement))],
    ['tender-lots.csv', await csvText(TENDER_LOT_COLUMNS, tenderLotRows(theCase, reported))],
    ['summary.txt', summaryText(theCase, reported)],
    ['report.json', reportJson(theCase, findingsOf(theCase, reported))],
    ['plan.json', planJson(theCase, plan, judgement, today, lowerBound)],
  ]);
}

/** Writes a plan folder: the files of the format, the summary, the map and the drivers' sheets, all or none. */
import { savingsByGroup } from '../cost/index.ts';
import type { Case, Findings, RoadNetwork } from '../model/index.ts';
import { CALL_COLUMNS, callRows } from './calls.ts';
import { csvText } from './csv.ts';
import { EXCEPTION_COLUMNS } from './exceptions.ts';
import { findingsOf } from './findings/index.ts';
import { replaceFolder } from './folder.ts';
import { LineBook } from './page/data/lineBook.ts';
import { REPORT_HTML, reportPage } from './page/reportPage.ts';
import { planJson } from './planJson.ts';
import { PUPIL_COLUMNS, pupilRows } from './pupils.ts';
import { reportJson } from './reportJson.ts';
import { ROUTE_COLUMNS, routeRows } from './routes.ts';
import { SAVINGS_COLUMNS } from './savings.ts';
import { writeSheets } from './sheets/writeSheets.ts';
import type { PlanFile } from './siblings.ts';
import { type Reported, summaryText } from './summary.ts';

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
    const findings = findingsOf(theCase, reported);
    for (const [name, text] of await planFiles(theCase, reported, findings)) await folder.file(name, text);
    const lines = new LineBook();
    await writeSheets(folder, theCase, reported.plan, network, (...way) => lines.keep(...way));
    await folder.file(REPORT_HTML, await reportPage(theCase, reported, findings, lines, network));
  });
}

/** The text of every file of the plan folder that is made whole; what takes the roads is written after it. */
export async function planFiles(
  theCase: Case,
  reported: Reported,
  findings: Findings = findingsOf(theCase, reported),
): Promise<Map<PlanFile, string>> {
  const { plan, judgement, today, lowerBound = null } = reported;
  return new Map<PlanFile, string>([
    ['routes.csv', await csvText(ROUTE_COLUMNS, routeRows(theCase, plan, judgement))],
    ['calls.csv', await csvText(CALL_COLUMNS, callRows(plan.routes))],
    ['pupils.csv', await csvText(PUPIL_COLUMNS, pupilRows(theCase, plan, judgement))],
    ['exceptions.csv', await csvText(EXCEPTION_COLUMNS, plan.exceptions)],
    ['savings.csv', await csvText(SAVINGS_COLUMNS, savingsByGroup(theCase, plan, judgement))],
    ['summary.txt', summaryText(theCase, reported)],
    ['report.json', reportJson(theCase, findings)],
    ['plan.json', planJson(theCase, plan, judgement, today, lowerBound)],
  ]);
}

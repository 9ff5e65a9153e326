/** Writes a plan folder: the files of the format, the reports, the map, the drivers' sheets and the tender, all or none. */
import { savingsByGroup } from '../cost/index.ts';
import type { Case, Findings, RoadNetwork } from '../model/index.ts';
import { CALL_COLUMNS, callRows } from './calls.ts';
import { csvText } from './csv.ts';
import { EXCEPTION_COLUMNS } from './exceptions.ts';
import { findingsOf } from './findings/index.ts';
import { refuseOverFullPlan, replaceFolder } from './folder.ts';
import { LineBook } from './page/data/lineBook.ts';
import { REPORT_HTML, reportPage } from './page/reportPage.ts';
import { planJson } from './planJson.ts';
import { type Pseudonymised, pseudonymised } from './pseudonyms/index.ts';
import { PUPIL_COLUMNS, pupilRows } from './pupils.ts';
import { reportJson } from './reportJson.ts';
import { ROUTE_COLUMNS, routeRows } from './routes.ts';
import { SAVINGS_COLUMNS } from './savings.ts';
import { writeMap, writeSheets } from './sheets/writeSheets.ts';
import type { PlanFile } from './siblings.ts';
import { type Reported, summaryText } from './summary.ts';
import { TENDER_LOT_COLUMNS, tenderLotRows } from './tender/tenderLots.ts';
import { writeTender } from './tender/writeTender.ts';
import { workbookBytes } from './workbook/workbook.ts';

/**
 * Writes `plan`, as `judgement` found it, to the folder `dir`; an older plan there is replaced.
 * @param network for directions and lines along the roads; without one, sheets and map have straight lines.
 * With `reported.pseudonymKey` nothing is written but what {@link pseudonymised} makes of case and plan.
 * @throws SchoolrunError (exit 2) when `dir` holds something else or cannot be written; `dir` is then as it was.
 */
export async function writePlanFolder(
  dir: string,
  theCase: Case,
  reported: Reported,
  network: RoadNetwork | null = null,
): Promise<void> {
  const shown = asShown(theCase, reported);
  const { isPseudonymised = false, plan } = shown.reported;
  if (isPseudonymised) refuseOverFullPlan(dir);
  await replaceFolder(dir, async (folder) => {
    const findings = findingsOf(shown.theCase, shown.reported);
    for (const [name, text] of await planFiles(shown.theCase, shown.reported, findings)) await folder.file(name, text);
    const lines = new LineBook();
    // The workbook is made while an engine's threads look for the ways between the calls.
    const drawn = isPseudonymised
      ? writeMap(folder, shown.theCase, plan)
      : writeSheets(folder, shown.theCase, plan, network, (...way) => lines.keep(...way));
    const workbook = workbookBytes(shown.theCase, shown.reported, findings);
    await both(
      drawn,
      workbook.then((bytes) => folder.file('report.xlsx', bytes)),
    );
    // The ways along the roads lead to the doors.
    const roads = isPseudonymised ? null : network;
    await folder.file(REPORT_HTML, await reportPage(shown.theCase, shown.reported, findings, lines, roads));
    await writeTender(folder, shown.theCase, shown.reported, findings.deliverable);
  });
}

/** Waits for both, also when one fails: nothing may be written any more once the folder is cleared away. */
async function both(...jobs: readonly [Promise<void>, Promise<void>]): Promise<void> {
  for (const job of await Promise.allSettled(jobs)) if (job.status === 'rejected') throw job.reason;
}

/** What the folder is made from: all writers get this and nothing else, so that none can write what is to be hidden. */
function asShown(theCase: Case, reported: Reported): Pseudonymised {
  const { pseudonymKey } = reported;
  return pseudonymKey ? pseudonymised(theCase, reported, pseudonymKey) : { theCase, reported };
}

/**
 * The text of every file of the plan folder that is text and made whole; map, sheets and tender are written piece by
 * piece.
 * @param known the findings of the case as it is shown, if they are worked out already
 */
export async function planFiles(given: Case, whole: Reported, known?: Findings): Promise<Map<PlanFile, string>> {
  const { theCase, reported } = asShown(given, whole);
  const { plan, judgement, today, lowerBound = null, isPseudonymised } = reported;
  const findings = known ?? findingsOf(theCase, reported);
  return new Map<PlanFile, string>([
    ['routes.csv', await csvText(ROUTE_COLUMNS, routeRows(theCase, plan, judgement))],
    ['calls.csv', await csvText(CALL_COLUMNS, callRows(plan.routes))],
    ['pupils.csv', await csvText(PUPIL_COLUMNS, pupilRows(theCase, plan, judgement))],
    ['exceptions.csv', await csvText(EXCEPTION_COLUMNS, plan.exceptions)],
    ['savings.csv', await csvText(SAVINGS_COLUMNS, savingsByGroup(theCase, plan, judgement))],
    ['tender-lots.csv', await csvText(TENDER_LOT_COLUMNS, tenderLotRows(theCase, reported, findings.deliverable))],
    ['summary.txt', summaryText(theCase, reported)],
    ['report.json', reportJson(theCase, findings)],
    ['plan.json', planJson(theCase, plan, judgement, today, lowerBound, isPseudonymised)],
  ]);
}

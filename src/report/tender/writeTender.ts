/** Writes the documents to invite offers with: the list of lots, and each lot as a page and as a table. */
import type { Case, Deliverable, School } from '../../model/index.ts';
import type { FolderWriter } from '../folderWriter.ts';
import { outcodeOf, plainPostcode } from '../postcodes.ts';
import type { Reported } from '../summary.ts';
import { lotCsv, lotsCsv } from './csv.ts';
import { indexPage } from './indexHtml.ts';
import { type LotContext, lotPage } from './lotHtml.ts';
import { summaryOf } from './lotSummary.ts';
import { lotsOf } from './lots.ts';
import { LOTS_CSV, lotName, TENDER_FOLDER, TENDER_INDEX } from './names.ts';
import { specifier } from './specification.ts';
import { startsOf } from './starts.ts';

/** Writes `tender/`; nothing at all for a plan that breaks a rule: nobody is asked to offer for that. */
export async function writeTender(
  folder: FolderWriter,
  theCase: Case,
  reported: Reported,
  deliverable: Deliverable | null,
): Promise<void> {
  const { plan, judgement } = reported;
  if (judgement.violations.length > 0) return;
  const inTender = (name: string) => `${TENDER_FOLDER}/${name}`;
  const specify = specifier(theCase, plan, judgement);
  const { name: caseName, policy } = theCase;
  const context: LotContext = {
    caseName,
    planStart: policy.planStart,
    schools: new Map(theCase.schools.map((school) => [school.id, school])),
    schoolPlace: schoolPlaces(theCase),
  };
  const summaries = [];
  for (const lot of lotsOf(theCase, reported, startsOf(deliverable)).lots) {
    const specification = specify(lot);
    summaries.push(summaryOf(specification));
    await folder.fileSoon(inTender(`${lotName(lot.number)}.html`), lotPage(specification, context));
    await folder.fileSoon(inTender(`${lotName(lot.number)}.csv`), await lotCsv(specification));
  }
  await folder.file(inTender(LOTS_CSV), await lotsCsv(summaries));
  await folder.file(inTender(TENDER_INDEX), indexPage(caseName, policy.planStart, summaries, plan));
}

/** A school's postcode, or its district alone where a pupil lives at the same one. */
function schoolPlaces({ pupils }: Case): (school: School) => string {
  const homes = new Set(
    pupils.flatMap((pupil) => [pupil.homePostcode, ...pupil.otherAddresses.map((o) => o.postcode)]).map(plainPostcode),
  );
  return ({ postcode }) => (homes.has(plainPostcode(postcode)) ? outcodeOf(postcode) : postcode);
}

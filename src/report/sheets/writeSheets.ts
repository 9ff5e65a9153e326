/** Writes the drivers' sheets and the map file of a plan, one route at a time: a county's would not fit in memory. */
import { type Case, type Plan, type PlanRoute, type RoadNetwork, SESSIONS, type Session } from '../../model/index.ts';
import type { FolderWriter } from '../folderWriter.ts';
import { neighboursIn } from './duties.ts';
import { GeoJsonWriter } from './geojson.ts';
import { type Entry, entryOf, indexPage } from './indexHtml.ts';
import { LegBook, type Ways } from './legs.ts';
import { lookupOf } from './lookup.ts';
import { ALL_SHEETS, INDEX, SHEETS_FOLDER, sheetFile } from './names.ts';
import { PAGE_END, pageStart } from './page.ts';
import { sheetOf } from './sheet.ts';
import { sheetHtml, sheetPage } from './sheetHtml.ts';
import { sheetText } from './sheetText.ts';

/** The map file in the plan folder. */
export const ROUTES_GEOJSON = 'routes.geojson';

/** Writes the map file alone, with straight lines: the ways along the roads lead to the doors. */
export async function writeMap(folder: FolderWriter, theCase: Case, plan: Plan): Promise<void> {
  const map = new GeoJsonWriter(lookupOf(theCase));
  const legs = new LegBook(plan, null, neighboursIn(plan));
  for (const route of plan.routes) {
    for (const session of SESSIONS) {
      await folder.append(ROUTES_GEOJSON, map.features(route, session, await legs.waysOf(route, session)));
    }
  }
  await folder.append(ROUTES_GEOJSON, map.end());
}

/**
 * @param network gives the ways if it can; `null` or one without geometry: sheets without directions, straight lines.
 * @param keep is shown the ways of every route and session, for whoever wants the lines as well.
 */
export async function writeSheets(
  folder: FolderWriter,
  theCase: Case,
  plan: Plan,
  network: RoadNetwork | null,
  keep?: (route: PlanRoute, session: Session, ways: Ways) => void,
): Promise<void> {
  const lookup = lookupOf(theCase);
  const neighbours = neighboursIn(plan);
  const legs = new LegBook(plan, network, neighbours);
  const map = new GeoJsonWriter(lookup);
  const entries: Entry[] = [];
  const inSheets = (name: string) => `${SHEETS_FOLDER}/${name}`;

  await folder.append(inSheets(ALL_SHEETS), pageStart(`All driver sheets, ${theCase.name}`));
  for (const route of plan.routes) {
    for (const session of SESSIONS) {
      const ways = await legs.waysOf(route, session);
      keep?.(route, session, ways);
      const neighboursOn = (day: number) => neighbours(route, session, day);
      const sheet = sheetOf(route, session, { lookup, hasRoads: legs.hasRoads, neighbours: neighboursOn, ways });
      if (!sheet) continue;
      entries.push(entryOf(sheet));
      await folder.fileSoon(inSheets(sheetFile(route.id, session, 'html')), sheetPage(sheet));
      await folder.fileSoon(inSheets(sheetFile(route.id, session, 'txt')), sheetText(sheet));
      await folder.append(inSheets(ALL_SHEETS), sheetHtml(sheet).text);
      await folder.append(ROUTES_GEOJSON, map.features(route, session, ways));
    }
  }
  await folder.append(inSheets(ALL_SHEETS), PAGE_END);
  await folder.append(ROUTES_GEOJSON, map.end());
  await folder.file(inSheets(INDEX), indexPage(theCase.name, entries));
}

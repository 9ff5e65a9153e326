/** What the sheets' files are called. */
import type { Session } from '../../model/index.ts';

/** The folder in the plan folder. */
export const SHEETS_FOLDER = 'driver-sheets';
export const INDEX = 'index.html';
export const ALL_SHEETS = 'all.html';

/**
 * `R001-am.html`. A route id of another program's may hold anything: what is neither letter, digit, `-` nor `_` is
 * written as its code, so that no two ids share a file and none leaves the folder.
 */
export function sheetFile(routeId: string, session: Session, ending: 'html' | 'txt'): string {
  const safe = routeId.replace(/[^A-Za-z0-9_-]/gu, (c) => `~${c.codePointAt(0)?.toString(16)}~`);
  return `${safe}-${session}.${ending}`;
}

/** The files that an index page of ours names: itself, the page of all sheets, and each sheet in both forms. */
export function filesNamedBy(indexPage: string): string[] {
  const sheets = [...indexPage.matchAll(/<a href="([A-Za-z0-9_~-]+-[ap]m)\.html">/g)].map((m) => m[1]);
  return [ALL_SHEETS, ...sheets.flatMap((name) => [`${name}.html`, `${name}.txt`]), INDEX];
}

/** The list of all sheets: what a transport office opens first. */
import { SESSIONS, type Session, sayCount } from '../../model/index.ts';
import { type Html, html } from './html.ts';
import { ALL_SHEETS, sheetFile } from './names.ts';
import { pageOf } from './page.ts';
import type { Sheet } from './sheet.ts';
import { sayList } from './week.ts';
import { KEEP_THEM_SAFE, SESSION_WORDS } from './words.ts';

/** What the list says of a sheet; kept instead of the sheet itself. */
export interface Entry {
  readonly routeId: string;
  readonly session: Session;
  readonly vehicle: string;
  readonly schools: readonly string[];
  readonly pupils: number;
  readonly start: string;
  readonly end: string;
  /** How many sets of weekdays differ. */
  readonly variants: number;
}

export function entryOf(sheet: Sheet): Entry {
  const { routeId, session, vehicle, schools, pupils, runs } = sheet;
  const start = runs.map((run) => run.calls[0].arrive).sort()[0];
  const end =
    runs
      .map((run) => run.calls[run.calls.length - 1].depart)
      .sort()
      .at(-1) ?? start;
  return { routeId, session, vehicle, schools, pupils, start, end, variants: runs.length };
}

/** The page; entries in the order of the routes. */
export function indexPage(caseName: string, entries: readonly Entry[]): string {
  const byRoute = new Map<string, Entry[]>();
  for (const entry of entries) byRoute.set(entry.routeId, [...(byRoute.get(entry.routeId) ?? []), entry]);
  const body = html`<h1>Driver sheets, ${caseName}</h1>
<p class="lead">${sayCount(entries.length, 'sheet')}. <a class="screen" href="${ALL_SHEETS}">All sheets on one page, to print</a></p>
<p class="note">${KEEP_THEM_SAFE}</p>
<table class="list">
<thead><tr><th>Route</th><th>Vehicle</th><th>Schools</th><th>Pupils</th>${SESSIONS.map((s) => html`<th>${SESSION_WORDS[s]}</th>`)}</tr></thead>
<tbody>
${[...byRoute.values()].map(rowHtml)}</tbody>
</table>`;
  return pageOf(`Driver sheets, ${caseName}`, body);
}

function rowHtml(entries: readonly Entry[]): Html {
  const [first] = entries;
  const schools = [...new Set(entries.flatMap((entry) => entry.schools))];
  const pupils = Math.max(...entries.map((entry) => entry.pupils));
  const cells = SESSIONS.map((session) => linkHtml(entries.find((entry) => entry.session === session)));
  return html`<tr><td><b>${first.routeId}</b></td><td>${first.vehicle}</td><td>${sayList(schools)}</td><td>${pupils}</td>${cells}</tr>
`;
}

function linkHtml(entry: Entry | undefined): Html {
  if (!entry) return html`<td>–</td>`;
  const { routeId, session, start, end, variants } = entry;
  const differ = variants > 1 ? html`<br>${variants} sheets for different days` : null;
  const [page, text] = (['html', 'txt'] as const).map((form) => sheetFile(routeId, session, form));
  const links = html`<a href="${page}">${start}–${end}</a> <a class="screen" href="${text}">text</a>`;
  return html`<td class="when">${links}${differ}</td>`;
}

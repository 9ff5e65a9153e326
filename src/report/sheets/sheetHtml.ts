/** A sheet as HTML: one table a run, so that its heading comes again on every page it runs over. */
import { type Html, html } from './html.ts';
import type { Turn } from './instructions.ts';
import { pageOf } from './page.ts';
import type { Sheet, SheetCall, SheetRun, SheetWay } from './sheet.ts';
import {
  factsOf,
  KEEP_SAFE,
  notesOf,
  ROADS_CREDIT,
  SESSION_WORDS,
  sayFar,
  sayWay,
  sayWheelchairs,
  type WhoLine,
  whoLines,
} from './words.ts';

/** A call and this many turns stay on one page; longer directions may run over, or they would leave half a page white. */
const TURNS_KEPT_TOGETHER = 8;

/** The sheet as a page of its own. */
export function sheetPage(sheet: Sheet): string {
  return pageOf(`${sheet.routeId} ${SESSION_WORDS[sheet.session].toLowerCase()}`, sheetHtml(sheet));
}

/** The sheet alone, to stand in a page with others. */
export function sheetHtml(sheet: Sheet): Html {
  return html`<section class="sheet">
${sheet.runs.map((run) => runHtml(sheet, run))}</section>
`;
}

function runHtml(sheet: Sheet, run: SheetRun): Html {
  return html`<table class="run">
<thead><tr><th>${headHtml(sheet, run)}</th></tr></thead>
<tbody>
<tr class="facts"><td>${factsHtml(sheet, run)}</td></tr>
${
  run.before &&
  html`<tr><td>${wayHtml(run.before.way, sheet.hasRoads)}</td></tr>
`
}${run.calls.map((call) => callHtml(call, sheet.hasRoads))}</tbody>
</table>
`;
}

function headHtml(sheet: Sheet, run: SheetRun): Html[] {
  return [
    html`<span class="route">${sheet.routeId}</span>`,
    html`<span class="session">${SESSION_WORDS[sheet.session]}</span>`,
    html`<span class="days">${run.saidDays}</span>`,
    html`<span class="vehicle">${sheet.vehicle}, ${sheet.layout} · duty ${sheet.dutyId}</span>`,
  ];
}

function factsHtml(sheet: Sheet, run: SheetRun): Html {
  const facts = factsOf(sheet, run).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`);
  return html`<dl>${facts}</dl>${notesOf(sheet, run).map((note) => html`<p class="note">${note}</p>`)}`;
}

function callHtml(call: SheetCall, hasRoads: boolean): Html {
  const isShort = (call.onward?.turns?.length ?? 0) <= TURNS_KEPT_TOGETHER;
  return html`<tr class="${isShort ? 'stop whole' : 'stop'}"><td>
<div class="call">${timeHtml(call)}<div>${placeHtml(call)}${whoLines(call).map(whoHtml)}</div>${loadHtml(call)}</div>
${call.onward ? wayHtml(call.onward, hasRoads) : endHtml(hasRoads)}</td></tr>
`;
}

function timeHtml(call: SheetCall): Html {
  return html`<div class="time"><b>${call.arrive}</b><br>leave ${call.depart}</div>`;
}

function placeHtml(call: SheetCall): Html[] {
  return [
    html`<h2><span class="number">${call.sequence}</span> ${call.title}</h2>`,
    html`<p class="small">${call.where}</p>`,
    ...(call.gate ? [html`<p class="gate">School gate. ${call.gate}</p>`] : []),
  ];
}

function loadHtml({ load }: SheetCall): Html {
  const wheelchairs = html`<span class="small">${sayWheelchairs(load)}</span>`;
  return html`<div class="load">on board<br><b>${load.pupils}</b>${wheelchairs}</div>`;
}

/** In the last call's own cell, so that it never stands on a page alone. */
function endHtml(hasRoads: boolean): Html {
  return html`<p class="end">${KEEP_SAFE}${hasRoads ? html`<br>${ROADS_CREDIT}` : null}</p>`;
}

function whoHtml({ label, text, isNoted }: WhoLine): Html {
  return html`<p${isNoted ? html` class="noted"` : null}>${label && html`<b>${label}:</b> `}${text}</p>`;
}

function wayHtml(way: SheetWay, hasRoads: boolean): Html {
  const missing = hasRoads && !way.turns ? html`<p class="small">No directions for this leg.</p>` : null;
  return html`<div class="way"><p>${sayWay(way)}</p>${missing}${way.turns && html`<ol class="turns">${way.turns.map(turnHtml)}</ol>`}</div>`;
}

function turnHtml(turn: Turn): Html {
  return html`<li><span>${turn.text}</span><span class="far">${sayFar(turn)}</span></li>`;
}

/**
 * `report.html`: the whole plan on one page that asks nothing of any network. What is finished stands in it as HTML;
 * the map and the long tables are filled by its script from data that the page carries.
 */
import { createHash } from 'node:crypto';
import type { Case, Findings, Plan, RoadNetwork } from '../../model/index.ts';
import { Html, html } from '../sheets/html.ts';
import { stampSentence } from '../stamp.ts';
import type { Reported } from '../summary.ts';
import { pageAssets } from './assets.ts';
import { dataOf } from './data/dataOf.ts';
import type { LineBook } from './data/lineBook.ts';
import { breakdownsHtml, changesHtml, serviceHtml } from './sections/breakdowns.ts';
import { columnsHtml } from './sections/columns.ts';
import { deliveryHtml } from './sections/delivery.ts';
import { mapHtml, tablesHtml } from './sections/explore.ts';
import { breachesHtml, todayFaultsHtml } from './sections/faults.ts';
import { headlineHtml } from './sections/headline.ts';
import { notesHtml } from './sections/notes.ts';
import { sureHtml } from './sections/sure.ts';
import { waterfallsHtml } from './sections/waterfall.ts';
import type { Subject } from './subject.ts';

/** The file in the plan folder. */
export const REPORT_HTML = 'report.html';

/**
 * The page as text: the same bytes for the same plan.
 * @param lines those of the plan, as far as the network knows any; today's are asked for here.
 */
export async function reportPage(
  theCase: Case,
  reported: Reported,
  findings: Findings,
  lines: LineBook,
  network: RoadNetwork | null = null,
): Promise<string> {
  if (reported.today) await lines.ask(reported.today.plan as Plan, network);
  const { script, style } = await pageAssets();
  const data = dataOf(theCase, reported, findings, lines);
  const subject: Subject = { theCase, reported, findings };
  const title = `${theCase.name}: transport plan`;
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style, reported.tiles?.url)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body class="bare">
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><p class="kicker">Home-to-school transport plan</p><h1>${theCase.name}</h1><p class="stamp">${stampSentence(reported.plan.origin)}</p>
<nav aria-label="Sections">${linksHtml(subject)}</nav></header>
<main id="main">
${sectionsHtml(subject)}
</main>
<footer><p>Holds where pupils live: give it only to those who plan, pay for or check the transport.</p></footer>
<script type="application/json" id="data">${raw(embedded(data))}</script>
<script>${raw(script)}</script>
</body>
</html>
`.text;
}

function sectionsHtml(subject: Subject): Html[] {
  return [
    breachesHtml(subject),
    todayFaultsHtml(subject),
    headlineHtml(subject),
    columnsHtml(subject),
    waterfallsHtml(subject),
    deliveryHtml(subject),
    mapHtml(subject),
    breakdownsHtml(subject),
    serviceHtml(subject),
    changesHtml(subject),
    sureHtml(subject),
    tablesHtml(subject),
    notesHtml(subject),
  ].filter((section) => section !== null);
}

function linksHtml({ findings }: Subject): Html[] {
  const links: readonly (readonly [string, string, boolean])[] = [
    ['columns', 'Cost', true],
    ['sources', 'Where it comes from', findings.waterfalls.length > 0],
    ['delivery', 'When', findings.deliverable !== null],
    ['map-section', 'Map', true],
    ['breakdowns', 'Breakdowns', true],
    ['service', 'Service', true],
    ['changes', 'Changes', findings.changes !== null],
    ['sure', 'How sure', true],
    ['tables', 'Tables', true],
    ['not-included', 'Not included', true],
  ];
  return links.filter(([, , is]) => is).map(([id, name]) => html`<a href="#${id}">${name}</a> `);
}

/** JSON that cannot end the element it stands in, whatever the files hold. */
export function embedded(data: unknown): string {
  return JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/** Only this page's own style and script run, and pictures come from nowhere but the tiles that the user named. */
function policyOf(script: string, style: string, tiles: string | undefined): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    `img-src data:${tiles ? ` ${originOf(tiles)}` : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** `https://tiles.example:8080` of an address with `{z}/{x}/{y}` in it. */
export function originOf(tiles: string): string {
  return new URL(tiles.replace(/\{[zxy]\}/g, '0')).origin;
}

/** Text of our own, or made safe before. */
function raw(text: string): Html {
  return new Html(text);
}

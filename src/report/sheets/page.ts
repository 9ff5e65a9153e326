/**
 * The page around sheets and list: black on white, large, A4, nothing fetched from anywhere and no script. A table's
 * heading is repeated on every page it runs over.
 */
import { type Html, html } from './html.ts';

/** By this mark a folder of sheets is known as ours. */
export const GENERATOR_MARK = '<meta name="generator" content="schoolrun driver sheets">';

const STYLE = `
@page { size: A4; margin: 12mm 12mm 15mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 11pt sans-serif; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 8mm; max-width: 200mm; color: #000; background: #fff; font: 14pt/1.3 Arial, "Liberation Sans", Helvetica, sans-serif; }
a { color: #000; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 1.5mm 0; }
.run { margin-bottom: 12mm; }
.run > thead th { border-bottom: 1mm solid #000; padding: 0 0 1.5mm; font-weight: normal; }
.route { font-size: 24pt; font-weight: bold; margin-right: 4mm; }
.session { font-size: 24pt; margin-right: 4mm; }
.days { font-size: 18pt; font-weight: bold; float: right; padding-top: 1.5mm; }
.vehicle { display: block; clear: both; }
.facts td { padding: 2mm 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5mm 4mm; margin: 0; }
dt { font-weight: bold; }
dd { margin: 0; }
.note { border: 0.5mm solid #000; padding: 1.5mm 2mm; margin: 2mm 0 0; break-inside: avoid; }
.stop > td { border-top: 0.5mm solid #000; padding: 1.5mm 0; }
.stop.whole { break-inside: avoid; }
.call { display: grid; grid-template-columns: 32mm 1fr 26mm; break-inside: avoid; }
.call:not(:last-child), .way p:not(:last-child) { break-after: avoid; }
.time { white-space: nowrap; }
.time b { font-size: 20pt; line-height: 1; }
.load { text-align: right; }
.load b { font-size: 18pt; line-height: 1.1; }
.small { font-size: 12pt; line-height: 1.2; }
.load .small { display: block; }
h2 { font-size: 16pt; line-height: 1.25; margin: 0; }
h2 .number { display: inline-block; min-width: 8mm; }
p { margin: 0; }
.noted { font-weight: bold; }
.gate { border-left: 1mm solid #000; padding-left: 2mm; }
.way { margin: 1.5mm 0 0 32mm; }
.way p { break-inside: avoid; }
.turns { list-style: none; margin: 1mm 0 0; padding: 0; font-size: 12.5pt; }
.turns li { display: flex; justify-content: space-between; gap: 4mm; padding: 0.6mm 0; border-bottom: 0.1mm solid #000; break-inside: avoid; }
.turns li:last-child { border: 0; }
.turns .far { white-space: nowrap; }
.end { font-size: 12pt; margin-top: 2mm; padding-top: 1.5mm; border-top: 0.5mm solid #000; }
.list td, .list th { border-bottom: 0.2mm solid #000; font-size: 12.5pt; padding: 1mm 1.5mm; }
.list tr { break-inside: avoid; }
.list .when { white-space: nowrap; }
h1 { font-size: 24pt; line-height: 1.2; margin: 0 0 2mm; }
.lead { margin-bottom: 4mm; }
@media screen and (max-width: 150mm) {
body { padding: 3mm; }
.days { float: none; display: block; }
dl, .call { grid-template-columns: 1fr; }
.load br { display: none; }
.load { text-align: left; }
.way { margin-left: 0; }
}
@media print {
body { padding: 0; max-width: none; }
.run { margin: 0; break-after: page; }
.run:last-of-type { break-after: auto; }
.sheet:not(:last-of-type) .run { break-after: page; }
.screen { display: none; }
}
`;

/** What a page has that the sheets do not. */
export interface PageKind {
  /** The `meta` element by which the folder is known as ours. */
  readonly mark: string;
  /** Added to the style. */
  readonly style: string;
}

const SHEETS: PageKind = { mark: GENERATOR_MARK, style: '' };

/** What stands before the sheets. No part of it comes from a file but the title, which is escaped. */
export function pageStart(title: string, { mark, style }: PageKind = SHEETS): string {
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    mark,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    html`<title>${title}</title>`.text,
    `<style>${STYLE}${style}</style>`,
    '</head>',
    '<body>',
    '',
  ].join('\n');
}

export const PAGE_END = '</body>\n</html>\n';

/** A whole page. */
export function pageOf(title: string, body: Html, kind: PageKind = SHEETS): string {
  return `${pageStart(title, kind)}${body.text}\n${PAGE_END}`;
}

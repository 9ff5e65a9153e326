/** Where the saving comes from: a chart for each pair of prices, with its figures in a table beside it. */
import type { Waterfall } from '../../../model/index.ts';
import { type Html, html } from '../../sheets/html.ts';
import { money, pounds, shareOf } from '../say.ts';
import type { Subject } from '../subject.ts';
import { tableHtml } from '../table.ts';
import { PRICING_WORDS, SOURCE_WORDS } from '../words.ts';

const WIDTH = 560;
const ROW = 34;
const LABELS = 190;
const FIGURES = 96;

export function waterfallsHtml({ findings: { waterfalls } }: Subject): Html | null {
  if (waterfalls.length === 0) return null;
  return html`<section id="sources" aria-labelledby="sources-title">
<h2 id="sources-title">Where the saving comes from</h2>
<p>Prices first, then the routes. “Other prices for the same routes” is no work of the plan: it is what the very same
routes would cost at the prices of the plan’s column, and is had by tendering, not by driving differently.</p>
<div class="choice" data-label="From and to">${waterfalls.map(fallHtml)}</div></section>`;
}

function fallHtml(fall: Waterfall): Html {
  const name = `${PRICING_WORDS[fall.from]} → ${PRICING_WORDS[fall.to]}`;
  const saved = fall.start - fall.end;
  return html`<div class="option" data-name="${name}"><h3>${name}</h3><div class="beside">
<div class="frame" tabindex="0" role="region" aria-label="Chart: ${name}">${chartHtml(fall, name)}</div>
${tableHtml({
  caption: `Steps from “${PRICING_WORDS[fall.from]}” to “${PRICING_WORDS[fall.to]}”`,
  columns: ['Cost, and what each step saves', '£ a year', 'Of the start'],
  rows: [
    [PRICING_WORDS[fall.from], money(fall.start), ''],
    ...fall.steps.map(({ source, saving }) => [SOURCE_WORDS[source], money(saving), shareOf(saving, fall.start)]),
    ['All steps together', money(saved), shareOf(saved, fall.start)],
  ],
  total: [PRICING_WORDS[fall.to], money(fall.end), ''],
})}</div></div>`;
}

interface Bar {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'level' | 'saves' | 'costs';
  readonly figure: string;
}

function barsOf(fall: Waterfall): Bar[] {
  let at = fall.start;
  const steps = fall.steps.map(({ source, saving }): Bar => {
    const bar: Bar = {
      label: SOURCE_WORDS[source],
      from: at,
      to: at - saving,
      kind: saving < 0 ? 'costs' : 'saves',
      figure: saving === 0 ? '£0' : `${saving < 0 ? '+' : '−'}${pounds(Math.abs(saving))}`,
    };
    at -= saving;
    return bar;
  });
  const level = (label: string, pence: number): Bar => ({
    label,
    from: 0,
    to: pence,
    kind: 'level',
    figure: pounds(pence),
  });
  return [level(PRICING_WORDS[fall.from], fall.start), ...steps, level(PRICING_WORDS[fall.to], fall.end)];
}

/** Bars from left to right; what is saved is hatched, so that it does not rest on colour. */
function chartHtml(fall: Waterfall, name: string): Html {
  const bars = barsOf(fall);
  const most = Math.max(1, ...bars.flatMap((bar) => [bar.from, bar.to]));
  const room = WIDTH - LABELS - FIGURES;
  const x = (pence: number) => LABELS + Math.round((Math.max(0, pence) / most) * room * 10) / 10;
  const height = bars.length * ROW + 4;
  const hatch = `hatch-${fall.from}-${fall.to}`;
  return html`<svg class="fall" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Bars of the steps, ${name}; the table has the figures">
<defs><pattern id="${hatch}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="6" height="6" class="hatch-ground"/><line x1="0" y1="0" x2="0" y2="6" class="hatch-line"/></pattern></defs>
${bars.map((bar, i) => barHtml(bar, i, x, hatch))}</svg>`;
}

function barHtml(bar: Bar, i: number, x: (pence: number) => number, hatch: string): Html {
  const [left, right] = [Math.min(x(bar.from), x(bar.to)), Math.max(x(bar.from), x(bar.to))];
  const y = i * ROW + 6;
  const isJoined = i > 0 && bar.kind !== 'level';
  const join = isJoined
    ? html`<line class="join" x1="${x(bar.from)}" y1="${y - 12}" x2="${x(bar.from)}" y2="${y}"/>`
    : html``;
  const width = Math.max(1, Math.round((right - left) * 10) / 10);
  const fill = bar.kind === 'saves' ? html` fill="url(#${hatch})"` : html``;
  return html`<text x="0" y="${y + 15}">${bar.label}</text>${join}
<rect class="${bar.kind}" x="${left}" y="${y}" width="${width}" height="22"${fill}/>
<text class="figure" x="${WIDTH}" y="${y + 15}" text-anchor="end">${bar.figure}</text>\n`;
}

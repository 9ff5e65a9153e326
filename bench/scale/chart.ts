/** The picture of the results: one line a size; where the lines coincide, time grows as the pupils do. */
import { sayFigure } from '../common/say.ts';
import type { ScaleLine, ScalePoint } from './summary.ts';

const WIDTH = 760;
const HEIGHT = 460;
const LEFT = 70;
const RIGHT = 24;
const TOP = 56;
const BOTTOM = 60;
const COLOURS = ['#1b6ca8', '#c0392b', '#1e8449', '#8e44ad', '#b9770e', '#2e4053'];
/** Horizontal lines wanted, about. */
const GRID = 6;

/** An SVG of its own, without scripts or fonts from elsewhere; `caption` says where the figures come from. */
export function scaleChart(lines: readonly ScaleLine[], caption: string): string {
  const points = lines.flatMap((line) => line.points);
  const times = points.map((p) => p.secondsPerThousand);
  const [from, to] = [Math.min(...times, 1) / 1.15, Math.max(...times, 2) * 1.15];
  const step = niceStep(Math.max(0.01, ...points.map((p) => p.above)) / GRID);
  const top = Math.ceil(Math.max(step, ...points.map((p) => p.above)) / step) * step;
  const x = (t: number) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.log(t / from)) / Math.log(to / from);
  const y = (above: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * above) / top;
  const at = (p: ScalePoint) => `${x(p.secondsPerThousand).toFixed(1)},${y(p.above).toFixed(1)}`;
  const levels = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
  const rows = levels.map(
    (level) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(level).toFixed(1)}" y2="${y(level).toFixed(1)}"/>` +
      `<text x="${LEFT - 8}" y="${(y(level) + 4).toFixed(1)}" text-anchor="end">+${round(level * 100)} %</text>`,
  );
  const columns = ticks(from, to).map(
    (t) =>
      `<line x1="${x(t).toFixed(1)}" x2="${x(t).toFixed(1)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/>` +
      `<text x="${x(t).toFixed(1)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${round(t)}</text>`,
  );
  const drawn = lines.map((line, i) => {
    const colour = COLOURS[i % COLOURS.length];
    const path = `<polyline points="${line.points.map(at).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`;
    const dots = line.points.map((p) => {
      const [cx, cy] = at(p).split(',');
      const title = `${p.record.area}: ${p.record.seconds} s, £${sayFigure(Math.round(p.record.poundsAYear ?? 0))} a year`;
      return `<circle cx="${cx}" cy="${cy}" r="4" fill="${colour}"><title>${xmlText(title)}</title></circle>`;
    });
    const legendY = TOP + 16 + 18 * i;
    const legend =
      `<line x1="${WIDTH - RIGHT - 150}" x2="${WIDTH - RIGHT - 126}" y1="${legendY - 4}" y2="${legendY - 4}" ` +
      `stroke="${colour}" stroke-width="2"/>` +
      `<text x="${WIDTH - RIGHT - 120}" y="${legendY}">${sayFigure(line.pupils)} pupils</text>`;
    return [path, ...dots, legend].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">
<title>Cost above the best known plan, by seconds for every 1,000 pupils</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<g font-family="sans-serif" font-size="12" fill="#333333">
<text x="${LEFT}" y="22" font-size="15">Cost above the best known plan of each size</text>
<text x="${LEFT}" y="40">${xmlText(caption)}</text>
<g stroke="#dddddd" stroke-width="1">
${[...rows, ...columns].join('\n').replaceAll('<text ', '<text stroke="none" ')}
</g>
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 18}" text-anchor="middle">seconds of the whole run for every 1,000 pupils (logarithmic)</text>
${drawn.join('\n')}
</g>
</svg>
`;
}

/** 1, 2 or 5 times a power of ten, at least the number. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= least * (1 - 1e-9)) as number;
}

/** 1, 2 and 5 times the powers of ten between the two. */
function ticks(from: number, to: number): number[] {
  const all: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    all.push(...[1, 2, 5].map((n) => n * power).filter((n) => n >= from && n <= to));
  }
  return all;
}

/** Without the digits that floating point adds. */
function round(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

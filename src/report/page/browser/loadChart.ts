/** How many pupils are on board after each call of a run. */
import { sayCount } from '../../../model/sayCount.ts';
import type { CallData } from '../pageData.ts';
import { svg } from './dom.ts';

const WIDTH = 320;
const HEIGHT = 84;
const LEFT = 24;
const BOTTOM = 14;

/** Bars from call to call, under a line at the places of the layout (`seats:wheelchairs`). */
export function loadChart(calls: readonly CallData[], title: string, layout: string): SVGElement {
  let load = 0;
  const loads = calls.map((call) => {
    load += call[3].length - call[4].length;
    return load;
  });
  const places = layout.split(':').reduce((sum, n) => sum + Number(n), 0);
  const most = Math.max(1, places, ...loads);
  const y = (n: number) => HEIGHT - BOTTOM - (n / most) * (HEIGHT - BOTTOM - 8);
  const step = (WIDTH - LEFT) / Math.max(1, calls.length);
  const bars = loads.map((n, i) =>
    svg('rect', { x: LEFT + i * step + 1, y: y(n), width: Math.max(1, step - 2), height: HEIGHT - BOTTOM - y(n) }),
  );
  const marks = [
    svg('line', { x1: LEFT, x2: WIDTH, y1: y(0), y2: y(0) }),
    ...(places > 0 ? [svg('line', { class: 'cap', x1: LEFT, x2: WIDTH, y1: y(places), y2: y(places) })] : []),
    svg('text', { x: 0, y: y(most) + 4 }, String(most)),
    svg('text', { x: 0, y: y(0) + 4 }, '0'),
    svg('text', { x: LEFT, y: HEIGHT - 1 }, 'first call'),
    svg('text', { x: WIDTH, y: HEIGHT - 1, 'text-anchor': 'end' }, 'last call'),
  ];
  const label = `${title}: at most ${sayCount(Math.max(0, ...loads), 'pupil')} on board, ${places} places`;
  return svg(
    'svg',
    { class: 'load', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    ...bars,
    ...marks,
  );
}

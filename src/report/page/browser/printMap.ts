/** The map on paper: the lines that are shown, drawn anew as one picture that fits the sheet. */
import { INK } from '../../colours.ts';
import type { PageData } from '../pageData.ts';
import { byId, svg } from './dom.ts';
import type { RouteMap, Shape } from './map.ts';

const WIDTH = 1000;

export function startPrintMap(map: RouteMap, raw: PageData): void {
  window.addEventListener('beforeprint', () => byId('map-print').replaceChildren(drawing(map.shapes, raw)));
  window.addEventListener('afterprint', () => byId('map-print').replaceChildren());
}

function drawing(shapes: readonly Shape[], { bounds, schools, pupils }: PageData): SVGElement {
  const [west, south, east, north] = bounds;
  // Degrees of longitude are shorter than those of latitude; over a county one factor will do.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 40) / Math.max((east - west) * shrink, (north - south) / 1.3, 1e-6);
  const height = Math.ceil((north - south) * scale) + 40;
  const x = (lon: number) => Math.round(((lon - west) * shrink * scale + 20) * 10) / 10;
  const y = (lat: number) => Math.round(((north - lat) * scale + 20) * 10) / 10;
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': 'Map of the routes shown' },
    ...shapes.map(({ points, colour, dashed }) =>
      svg('polyline', {
        points: points.map(([lat, lon]) => `${x(lon)},${y(lat)}`).join(' '),
        fill: 'none',
        stroke: colour,
        'stroke-width': 2,
        ...(dashed ? { 'stroke-dasharray': '7 5' } : {}),
      }),
    ),
    ...pupils.map((pupil) => svg('circle', { cx: x(pupil[3]), cy: y(pupil[4]), r: 1.8, fill: INK })),
    ...schools.map((school) => svg('circle', { cx: x(school[2]), cy: y(school[3]), r: 6, fill: INK, stroke: '#fff' })),
  );
}

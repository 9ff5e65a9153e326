/** The map: lines of the runs, homes, pick-up points and schools. */

import L from 'leaflet';
import { sayCount } from '../../../model/sayCount.ts';
import { INK, LINE_COLOURS } from '../../colours.ts';
import { decodeLine } from '../polyline.ts';
import type { Data, Pupil, Route, Which } from './data.ts';
import { byId, el } from './dom.ts';
import { type Filter, pupilFits, routeFits } from './filter.ts';
import { number } from './say.ts';
import { SchoolNames } from './schoolNames.ts';
import type { Opens } from './tables.ts';

const TODAY = '#b45309';
const STOP = '#f0c808';
/** How a pick-up point is marked among the places of the page's data. */
const STOP_KIND = 1;

export type Shape = { readonly points: [number, number][]; readonly colour: string; readonly dashed: boolean };

export class RouteMap {
  readonly #data: Data;
  readonly #opens: Opens;
  readonly #map: L.Map;
  readonly #layers = L.layerGroup();
  readonly #chosen = L.layerGroup();
  readonly #names: SchoolNames;
  readonly #colours: ReadonlyMap<string, string>;
  /** What is drawn, for the drawing that is printed. */
  shapes: Shape[] = [];
  #session: 0 | 1 = 0;

  constructor(data: Data, opens: Opens) {
    this.#data = data;
    this.#opens = opens;
    this.#map = L.map(byId('map'), { preferCanvas: true, attributionControl: false, zoomSnap: 0.25, ...calm() });
    const duties = [...new Set(data.routes.plan.map((route) => route.of))];
    this.#colours = new Map(duties.map((duty, i) => [duty, LINE_COLOURS[i % LINE_COLOURS.length]]));
    const [west, south, east, north] = data.raw.bounds;
    this.#map.fitBounds([
      [south, west],
      [north, east],
    ]);
    const { tiles } = data.raw;
    if (tiles) {
      L.tileLayer(tiles.url).addTo(this.#map);
      byId('map-credit').textContent = `Background: ${tiles.credit}`;
    }
    L.control.scale({ imperial: true }).addTo(this.#map);
    this.#layers.addTo(this.#map);
    this.#chosen.addTo(this.#map);
    this.#names = new SchoolNames(this.#map);
  }

  show(filter: Filter): void {
    this.#session = filter.session;
    this.#layers.clearLayers();
    this.#chosen.clearLayers();
    this.shapes = [];
    if (filter.hulls) this.#drawHulls(filter);
    const shown = new Set<string>();
    const counts: string[] = [];
    const stops: number[] = [];
    for (const which of ['today', 'plan'] as const) {
      if (!filter.shows.includes(which)) continue;
      const routes = this.#data.routes[which].filter((route) => routeFits(route, filter));
      for (const route of routes) shown.add(`${which} ${route.at}`);
      for (const route of routes) this.#drawRoute(route);
      stops.push(...routes.flatMap((route) => this.#stopsOf(route)));
      counts.push(
        `${number(routes.length)} of ${which === 'plan' ? 'the plan’s' : 'today’s'} ${number(this.#data.routes[which].length)} routes`,
      );
    }
    const pupils = this.#data.pupils.filter((pupil) => pupilFits(pupil, filter, shown));
    if (filter.homes) for (const pupil of pupils) this.#drawHome(pupil);
    for (const at of new Set(stops)) this.#drawStop(at);
    this.#drawSchools(filter);
    byId('map-says').textContent = `${counts.join('; ')}; ${sayCount(pupils.length, 'pupil')}.`;
  }

  /** Draws one route boldly, with its calls, and goes there. */
  choose(route: Route): void {
    this.#chosen.clearLayers();
    const line = this.#pointsOf(route);
    if (line.length === 0) return;
    L.polyline(line, { color: '#fff', weight: 9, interactive: false }).addTo(this.#chosen);
    L.polyline(line, { color: this.#colourOf(route), weight: 5, interactive: false, ...dash(route.which) }).addTo(
      this.#chosen,
    );
    for (const call of this.#runOf(route)?.[2] ?? []) {
      const [kind, label, lon, lat] = this.#data.raw.places[call[0]];
      L.circleMarker([lat, lon], {
        radius: 6,
        color: INK,
        weight: 2,
        fillColor: kind === STOP_KIND ? STOP : kind === 2 ? INK : '#fff',
        fillOpacity: 1,
      })
        .bindTooltip(text(label))
        .addTo(this.#chosen);
    }
    this.#map.fitBounds(L.latLngBounds(line).pad(0.15), calm());
  }

  /** Rings a home, and draws the pupil's way today and planned. */
  choosePupil(pupil: Pupil): void {
    this.#chosen.clearLayers();
    const bounds = L.latLngBounds([[pupil.lat, pupil.lon]]);
    for (const which of ['today', 'plan'] as const) {
      const way = pupil[which][this.#session];
      const route = way === 0 ? undefined : this.#data.routes[which][way[0]];
      const line = route ? this.#pointsOf(route) : [];
      if (!route || line.length === 0) continue;
      L.polyline(line, { color: this.#colourOf(route), weight: 5, interactive: false, ...dash(which) }).addTo(
        this.#chosen,
      );
      bounds.extend(L.latLngBounds(line));
    }
    L.circleMarker([pupil.lat, pupil.lon], { radius: 9, color: '#a4161a', weight: 4, fill: false }).addTo(this.#chosen);
    this.#map.fitBounds(bounds.pad(0.15), { maxZoom: 15, ...calm() });
  }

  #drawRoute(route: Route): void {
    const points = this.#pointsOf(route);
    if (points.length === 0) return;
    const colour = this.#colourOf(route);
    this.shapes.push({ points, colour, dashed: route.which === 'today' });
    const name = route.which === 'plan' ? `New route ${route.id}` : `Today’s route ${route.id}`;
    L.polyline(points, { color: colour, weight: 3, opacity: 0.85, ...dash(route.which) })
      .bindTooltip(() => text(`${name}, ${sayCount(route.pupils, 'pupil')}`), { sticky: true })
      .on('click', () => this.#opens.route(route))
      .addTo(this.#layers);
  }

  #drawHome(pupil: Pupil): void {
    L.circleMarker([pupil.lat, pupil.lon], { radius: 4, color: INK, weight: 1.5, fillColor: '#fff', fillOpacity: 1 })
      .bindTooltip(() => text(`Pupil ${pupil.id}`))
      .on('click', () => this.#opens.pupil(pupil))
      .addTo(this.#layers);
  }

  #drawStop(at: number): void {
    const [, name, lon, lat] = this.#data.raw.places[at];
    L.circleMarker([lat, lon], { radius: 5, color: INK, weight: 1.5, fillColor: STOP, fillOpacity: 1 })
      .bindTooltip(text(name))
      .addTo(this.#layers);
  }

  #drawSchools(filter: Filter): void {
    const shown = this.#data.raw.schools.filter((_, at) => filter.school === null || at === filter.school);
    this.#names.show(shown);
    for (const [, name, lon, lat] of shown) {
      L.circleMarker([lat, lon], { radius: 7, color: '#fff', weight: 2, fillColor: INK, fillOpacity: 1 })
        .bindTooltip(text(name))
        .addTo(this.#layers);
    }
  }

  #drawHulls(filter: Filter): void {
    for (const [at, [, name, , , hull]] of this.#data.raw.schools.entries()) {
      if (hull === '' || (filter.school !== null && at !== filter.school)) continue;
      L.polygon(
        decodeLine(hull).map(([lon, lat]): [number, number] => [lat, lon]),
        {
          color: LINE_COLOURS[at % LINE_COLOURS.length],
          weight: 1.5,
          dashArray: '2 4',
          fillOpacity: 0.06,
          interactive: filter.school !== null,
        },
      )
        .bindTooltip(text(`Where the pupils of ${name} live`), { sticky: true })
        .addTo(this.#layers);
    }
  }

  /** The run of the session shown, or the other where there is none. */
  #runOf(route: Route) {
    return route.runs.find((run) => run[0] === this.#session) ?? route.runs[0];
  }

  /** The pick-up points of the route, by their number among the places. */
  #stopsOf(route: Route): number[] {
    const { places } = this.#data.raw;
    return (this.#runOf(route)?.[2] ?? []).map((call) => call[0]).filter((at) => places[at][0] === STOP_KIND);
  }

  #pointsOf(route: Route): [number, number][] {
    const { places, lines } = this.#data.raw;
    return (this.#runOf(route)?.[2] ?? []).flatMap((call): [number, number][] => {
      const [, , lon, lat] = places[call[0]];
      const line = lines[call[6]];
      return line === undefined ? [[lat, lon]] : decodeLine(line).map(([x, y]) => [y, x]);
    });
  }

  #colourOf(route: Route): string {
    return route.which === 'today' ? TODAY : (this.#colours.get(route.of) ?? LINE_COLOURS[0]);
  }
}

function dash(which: Which): { dashArray?: string } {
  return which === 'today' ? { dashArray: '8 6' } : {};
}

/** No movement for those who do not want any. */
function calm(): { animate?: boolean; zoomAnimation?: boolean; fadeAnimation?: boolean } {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return still ? { animate: false, zoomAnimation: false, fadeAnimation: false } : {};
}

/** Leaflet takes strings for HTML; an element's text stays text. Where there are thousands it is made when it is shown. */
function text(words: string): HTMLElement {
  return el('span', {}, words);
}

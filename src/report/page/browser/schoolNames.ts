/** Names beside the schools once the map is near enough to read it, as far as they do not cover one another. */
import L from 'leaflet';
import type { SchoolData } from '../pageData.ts';
import { el } from './dom.ts';

/** From here on a screen is some thirty kilometres wide. */
const NEAR = 11;
/** About what a name takes, in pixels. */
const [LETTER, HEIGHT, GAP] = [7, 20, 16];

export class SchoolNames {
  readonly #map: L.Map;
  readonly #names = L.layerGroup();
  #schools: readonly SchoolData[] = [];

  constructor(map: L.Map) {
    this.#map = map;
    this.#names.addTo(map);
    map.on('moveend', () => this.#draw());
  }

  show(schools: readonly SchoolData[]): void {
    this.#schools = schools;
    this.#draw();
  }

  /** Only those in sight, first come first served: a county has hundreds. The others keep their tooltips. */
  #draw(): void {
    this.#names.clearLayers();
    if (this.#map.getZoom() < NEAR) return;
    const inSight = this.#map.getBounds();
    const taken: L.Bounds[] = [];
    for (const [, name, lon, lat] of this.#schools) {
      if (!inSight.contains([lat, lon])) continue;
      const { x, y } = this.#map.latLngToLayerPoint([lat, lon]);
      const box = L.bounds([x, y - HEIGHT / 2], [x + GAP + LETTER * name.length, y + HEIGHT / 2]);
      if (taken.some((other) => other.overlaps(box))) continue;
      taken.push(box);
      L.tooltip({ permanent: true, direction: 'right', offset: [8, 0], className: 'school-name' })
        .setLatLng([lat, lon])
        .setContent(el('span', {}, name))
        .addTo(this.#names);
    }
  }
}

/** Names beside the schools, once the map is near enough for them not to cover one another. */
import L from 'leaflet';
import type { SchoolData } from '../pageData.ts';
import { el } from './dom.ts';

/** From here on a town's schools are some finger's breadth apart. */
const NEAR = 12.5;

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

  /** Only those in sight: a county has hundreds. */
  #draw(): void {
    this.#names.clearLayers();
    if (this.#map.getZoom() < NEAR) return;
    const inSight = this.#map.getBounds();
    for (const [, name, lon, lat] of this.#schools) {
      if (!inSight.contains([lat, lon])) continue;
      L.tooltip({ permanent: true, direction: 'right', offset: [8, 0], className: 'school-name' })
        .setLatLng([lat, lon])
        .setContent(el('span', {}, name))
        .addTo(this.#names);
    }
  }
}

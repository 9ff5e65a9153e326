/** A grid over points, for all points within a distance without looking at every pair. */
import type { LonLat, Metres } from '../model/index.ts';
import { straightMetres, WALK_TOLERANCE_METRES } from './geometry.ts';

const METRES_PER_DEGREE = 111_195;
const CELL_DEGREES = 0.01;

export class NearIndex<T> {
  private readonly cells = new Map<string, T[]>();
  private readonly at: (item: T) => LonLat;

  constructor(items: readonly T[], at: (item: T) => LonLat) {
    this.at = at;
    for (const item of items) {
      const [lon, lat] = at(item);
      const key = `${Math.floor(lon / CELL_DEGREES)} ${Math.floor(lat / CELL_DEGREES)}`;
      const cell = this.cells.get(key);
      if (cell) cell.push(item);
      else this.cells.set(key, [item]);
    }
  }

  /** Items within the distance in a straight line, nearest first. */
  within(from: LonLat, metres: Metres): T[] {
    const dLat = (metres / METRES_PER_DEGREE) * 1.01 + 1e-7;
    // Towards the pole a degree of longitude shrinks: take it where the circle reaches farthest from the equator.
    const shrink = Math.cos((Math.min(89, Math.abs(from[1]) + dLat) * Math.PI) / 180);
    const dLon = dLat / shrink;
    const near: { item: T; metres: number }[] = [];
    for (let x = Math.floor((from[0] - dLon) / CELL_DEGREES); x <= (from[0] + dLon) / CELL_DEGREES; x++) {
      for (let y = Math.floor((from[1] - dLat) / CELL_DEGREES); y <= (from[1] + dLat) / CELL_DEGREES; y++) {
        for (const item of this.cells.get(`${x} ${y}`) ?? []) {
          const away = straightMetres(from, this.at(item));
          if (away <= metres + WALK_TOLERANCE_METRES) near.push({ item, metres: away });
        }
      }
    }
    return near.sort((a, b) => a.metres - b.metres).map((n) => n.item);
  }
}

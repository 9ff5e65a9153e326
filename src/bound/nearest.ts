/** The points around a point, and the nearest that will do, by a spatial index. */
import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { LonLat, Metres } from '../model/index.ts';

export class Points {
  readonly #index: KDBush | null;

  constructor(points: readonly LonLat[]) {
    this.#index = points.length > 0 ? new KDBush(points.length) : null;
    for (const [lon, lat] of points) this.#index?.add(lon, lat);
    this.#index?.finish();
  }

  /** Indices of the points within (a little more than) the distance. */
  around(at: LonLat, metres: Metres): number[] {
    // The index measures on a slightly smaller sphere; the caller's own measure decides at the edge.
    const kilometres = (metres * 1.001 + 1) / 1000;
    return this.#index ? around(this.#index, at[0], at[1], Number.POSITIVE_INFINITY, kilometres) : [];
  }

  /** The nearest point that will do, or −1. */
  nearest(at: LonLat, willDo: (index: number) => boolean): number {
    const found = this.#index ? around(this.#index, at[0], at[1], 1, Number.POSITIVE_INFINITY, willDo) : [];
    return found[0] ?? -1;
  }
}

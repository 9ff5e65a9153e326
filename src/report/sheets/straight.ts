/** The straight distance, for where no road engine says how a drive goes. */
import type { LonLat } from '../../model/index.ts';

const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great circle in metres, not rounded. */
export function straightMetres(a: LonLat, b: LonLat): number {
  const sLat = Math.sin(((b[1] - a[1]) * RADIANS) / 2);
  const sLon = Math.sin(((b[0] - a[0]) * RADIANS) / 2);
  const h = sLat * sLat + sLon * sLon * Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Homes to about 200 metres. */
import type { LonLat } from '../../model/index.ts';

/** Degrees: 222 m north, and 190 to 215 m east between Newcastle and Land's End. Three decimals write them. */
const [LON_STEP, LAT_STEP] = [0.003, 0.002];

/** The nearest point of the grid. */
export function snapped([lon, lat]: LonLat): LonLat {
  return [nearest(lon, LON_STEP), nearest(lat, LAT_STEP)];
}

function nearest(degrees: number, step: number): number {
  return Number((Math.round(degrees / step) * step).toFixed(3));
}

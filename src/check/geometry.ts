/** Positions and straight lines, written for the checker alone so that it shares no arithmetic with the solver. */
import type { LonLat, Metres } from '../model/index.ts';

const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;
/** How far a plan's lat/lon may be off the place it names: files carry six decimals. */
const SAME_DEGREES = 1e-6 + 1e-12;
/** Homes this close may be one call. */
export const ONE_CALL_METRES: Metres = 30;
/** Great circles come out of floating point: a walk of exactly the limit is within it. */
export const WALK_TOLERANCE_METRES = 1e-6;

/** Great-circle distance in metres, not rounded. */
export function straightMetres(a: LonLat, b: LonLat): number {
  const sLat = Math.sin(((b[1] - a[1]) * RADIANS) / 2);
  const sLon = Math.sin(((b[0] - a[0]) * RADIANS) / 2);
  const h = sLat * sLat + sLon * sLon * Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The same position as far as a plan's file can tell. */
export function samePosition(a: LonLat, b: LonLat): boolean {
  return Math.abs(a[0] - b[0]) <= SAME_DEGREES && Math.abs(a[1] - b[1]) <= SAME_DEGREES;
}

/** A key for a position of the case; two households share it only when the case gives them the same coordinates. */
export function positionKey(at: LonLat): string {
  return `${at[0]},${at[1]}`;
}

/** Places on the map: WGS84 degrees, or the British National Grid. */
import proj4 from 'proj4';
import type { LonLat, Metres } from '../../model/index.ts';

/** EPSG:27700 with the seven-parameter shift: within 5 m, where the three-parameter one is 20 m off. */
const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m';
const gridToDegrees = proj4(NATIONAL_GRID, 'WGS84');

const EARTH_RADIUS_METRES = 6_371_008.8;

/** Six decimals are 11 cm: the grid is converted to within 5 m. Degrees a file gives are kept as they are. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6 + 0;
}

/** Easting and northing in metres to rounded degrees. */
export function fromNationalGrid(easting: number, northing: number): LonLat {
  const [lon, lat] = gridToDegrees.forward([easting, northing]);
  return [roundDegrees(lon), roundDegrees(lat)];
}

/** Great-circle distance, rounded. */
export function metresBetween(a: LonLat, b: LonLat): Metres {
  const radians = Math.PI / 180;
  const dLat = (b[1] - a[1]) * radians;
  const dLon = (b[0] - a[0]) * radians;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * Math.sin(dLon / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h))));
}

interface Bounds {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** England with its islands and a margin across the borders, where some pupils' schools are. */
const ENGLAND: Bounds = { west: -6.5, east: 1.9, south: 49.8, north: 56 };
/** The whole United Kingdom: a home outside it is a slip of the pen. */
const KINGDOM: Bounds = { west: -8.7, east: 1.9, south: 49.8, north: 61 };

function within(lon: number, lat: number, bounds: Bounds): boolean {
  return lon >= bounds.west && lon <= bounds.east && lat >= bounds.south && lat <= bounds.north;
}

export type PositionProblem = 'zero' | 'swapped' | 'grid' | 'outside';

/** What is wrong with a position, or `null`. Schools and stops must lie in England, homes in the kingdom. */
export function positionProblem(lon: number, lat: number, area: 'england' | 'kingdom'): PositionProblem | null {
  const bounds = area === 'england' ? ENGLAND : KINGDOM;
  if (within(lon, lat, bounds)) return null;
  if (lon === 0 && lat === 0) return 'zero';
  if (within(lat, lon, KINGDOM)) return 'swapped';
  return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? 'grid' : 'outside';
}

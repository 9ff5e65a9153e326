/**
 * On which side of the road traffic keeps. Valhalla learns it from a database of countries, which is made from their
 * boundaries; an extract of a county holds none. So the one country that matters is drawn here.
 */
import type { LonLat } from '../../model/index.ts';
import { areaAsPbf } from './osmPbf.ts';

/**
 * Around Great Britain and Ireland with their islands, in the sea; the Channel Islands and the Continent lie outside.
 */
const OUTLINE: readonly LonLat[] = [
  [-11, 49.8],
  [-0.5, 49.95],
  [0.5, 50.4],
  [1.25, 50.88],
  [1.6, 51.12],
  [2.4, 51.5],
  [2.4, 61.5],
  [-11, 61.5],
];

/**
 * The boundary as a file that `valhalla_build_admins` reads. It knows by the name that traffic keeps to the left; a
 * boundary by the name of United Kingdom it passes over, because it takes England, Scotland and Wales for countries.
 */
export function leftHandCountry(): Buffer {
  return areaAsPbf({
    tags: {
      type: 'boundary',
      boundary: 'administrative',
      admin_level: '4',
      name: 'England',
      'name:en': 'England',
      'ISO3166-2': 'GB-ENG',
    },
    outline: OUTLINE,
  });
}

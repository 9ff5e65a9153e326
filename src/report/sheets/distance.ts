/** Distances as they stand on British road signs: yards when near, miles otherwise. */

const METRES_PER_MILE = 1609.344;
const METRES_PER_YARD = 0.9144;
/** From here on a tenth of a mile says it better than yards do. */
const YARDS_BELOW_METRES = 500 * METRES_PER_YARD;

/** `40 yards`, `300 yards`, `0.6 miles`, `1 mile`; blank for nothing at all. */
export function sayDistance(metres: number): string {
  if (!(metres > 0)) return '';
  if (metres < YARDS_BELOW_METRES) {
    const yards = metres / METRES_PER_YARD;
    const step = yards < 95 ? 10 : 50;
    return `${Math.max(10, Math.round(yards / step) * step)} yards`;
  }
  const tenths = Math.round((metres / METRES_PER_MILE) * 10);
  return tenths === 10 ? '1 mile' : `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} miles`;
}

/**
 * Lines as short text: differences between points in steps of 0.00001° (about a metre), five bits a character, as
 * Google's encoded polylines are. A tenth of what the same numbers take in JSON.
 */
import type { LonLat } from '../../model/index.ts';

const STEPS_PER_DEGREE = 100_000;

/** The line as text of printable ASCII; it may hold backslashes and quotation marks, which JSON escapes. */
export function encodeLine(line: readonly LonLat[]): string {
  let text = '';
  let [lastLat, lastLon] = [0, 0];
  for (const [lon, lat] of line) {
    const [y, x] = [Math.round(lat * STEPS_PER_DEGREE), Math.round(lon * STEPS_PER_DEGREE)];
    text += encodeNumber(y - lastLat) + encodeNumber(x - lastLon);
    [lastLat, lastLon] = [y, x];
  }
  return text;
}

/** What {@link encodeLine} wrote, to the nearest step. */
export function decodeLine(text: string): LonLat[] {
  const line: LonLat[] = [];
  let [lat, lon, at] = [0, 0, 0];
  const next = (): number => {
    let [bits, shift, chunk] = [0, 0, 0];
    do {
      chunk = text.charCodeAt(at++) - 63;
      bits |= (chunk & 0x1f) << shift;
      shift += 5;
    } while (chunk >= 0x20);
    return bits & 1 ? ~(bits >> 1) : bits >> 1;
  };
  while (at < text.length) {
    lat += next();
    lon += next();
    line.push([lon / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE]);
  }
  return line;
}

function encodeNumber(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = '';
  while (rest >= 0x20) {
    text += String.fromCharCode((0x20 | (rest & 0x1f)) + 63);
    rest >>= 5;
  }
  return text + String.fromCharCode(rest + 63);
}

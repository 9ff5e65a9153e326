/** The time windows of a sequence of calls as segments that are joined in constant time; see `variant.ts`. */
import {
  DOWN_DURATION,
  DOWN_EARLY,
  DOWN_LATE,
  DWELL,
  FROM,
  ROW,
  STRIDE,
  TO,
  UP_DURATION,
  UP_EARLY,
  UP_LATE,
} from './variant.ts';

/** Fills the segments up to and from every call; `false` when the windows leave no schedule. */
export function fillSegments(data: Int32Array, calls: number, seconds: Int32Array, size: number): boolean {
  return fillUp(data, calls, seconds, size) && fillDown(data, calls, seconds, size);
}

function fillUp(data: Int32Array, calls: number, seconds: Int32Array, size: number): boolean {
  let duration = data[DWELL];
  let early = data[FROM];
  let late = data[TO];
  data[UP_DURATION] = duration;
  data[UP_EARLY] = early;
  data[UP_LATE] = late;
  for (let at = STRIDE; at <= (calls + 1) * STRIDE; at += STRIDE) {
    const reach = duration + seconds[data[at - STRIDE + ROW] * size + data[at + ROW]];
    if (early + reach > data[at + TO]) return false;
    const wait = Math.max(0, data[at + FROM] - reach - late);
    early = Math.max(data[at + FROM] - reach, early) - wait;
    late = Math.min(data[at + TO] - reach, late);
    duration = reach + wait + data[at + DWELL];
    data[at + UP_DURATION] = duration;
    data[at + UP_EARLY] = early;
    data[at + UP_LATE] = late;
  }
  return true;
}

function fillDown(data: Int32Array, calls: number, seconds: Int32Array, size: number): boolean {
  const last = (calls + 1) * STRIDE;
  let duration = data[last + DWELL];
  let early = data[last + FROM];
  let late = data[last + TO];
  data[last + DOWN_DURATION] = duration;
  data[last + DOWN_EARLY] = early;
  data[last + DOWN_LATE] = late;
  for (let at = last - STRIDE; at >= 0; at -= STRIDE) {
    const reach = data[at + DWELL] + seconds[data[at + ROW] * size + data[at + STRIDE + ROW]];
    if (data[at + FROM] + reach > late) return false;
    const wait = Math.max(0, early - reach - data[at + TO]);
    early = Math.max(early - reach, data[at + FROM]) - wait;
    late = Math.min(late - reach, data[at + TO]);
    duration += reach + wait;
    data[at + DOWN_DURATION] = duration;
    data[at + DOWN_EARLY] = early;
    data[at + DOWN_LATE] = late;
  }
  return true;
}

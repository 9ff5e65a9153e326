/** Whether a call is at a stop of stops.csv or at a meeting point by a home. */
import type { LonLat, PlanCall, Pupil, Stop } from '../model/index.ts';

/** What is looked up by id. */
export interface Places {
  readonly pupil: ReadonlyMap<string, Pupil>;
  readonly stop: ReadonlyMap<string, Stop>;
}

/**
 * The stop of stops.csv that is called at; `null` at a home. A stop and a pupil may carry the same id: then the
 * coordinates tell which is meant, as the checker reads them.
 */
export function publicStopOf(call: Pick<PlanCall, 'kind' | 'placeId' | 'at'>, { pupil, stop }: Places): Stop | null {
  const found = call.kind === 'stop' ? stop.get(call.placeId) : undefined;
  if (!found) return null;
  const host = pupil.get(call.placeId);
  return host && isAt(host.home, call.at) && !isAt(found.at, call.at) ? null : found;
}

/** Files carry six decimals. */
function isAt(a: LonLat, b: LonLat): boolean {
  return Math.abs(a[0] - b[0]) < 2e-6 && Math.abs(a[1] - b[1]) < 2e-6;
}

/** `calls.csv`: every call of every run. */
import { formatDays, formatTime, type PlanCall, type PlanRoute } from '../model/index.ts';
import type { Column } from './csv.ts';

export interface CallRow {
  readonly route: PlanRoute;
  readonly call: PlanCall;
}

/** One row a call, in the plan's order. */
export function callRows(routes: readonly PlanRoute[]): CallRow[] {
  return routes.flatMap((route) => route.calls.map((call) => ({ route, call })));
}

/** Coordinates and metres are written in full: `check` must compute the same drives from them. */
export const CALL_COLUMNS: readonly Column<CallRow>[] = [
  { name: 'route_id', value: (r) => r.route.id },
  { name: 'session', value: (r) => r.call.session },
  { name: 'days', value: (r) => formatDays(r.call.days) },
  { name: 'sequence', value: (r) => r.call.sequence },
  { name: 'kind', value: (r) => r.call.kind },
  { name: 'place_id', value: (r) => r.call.placeId },
  { name: 'lat', value: (r) => r.call.at[1] },
  { name: 'lon', value: (r) => r.call.at[0] },
  { name: 'arrive', value: (r) => formatTime(r.call.arrive) },
  { name: 'depart', value: (r) => formatTime(r.call.depart) },
  { name: 'pupils_on', value: (r) => r.call.on.join(';') },
  { name: 'pupils_off', value: (r) => r.call.off.join(';') },
  { name: 'km_from_previous', value: (r) => (r.call.metresFromPrevious / 1000).toFixed(3) },
  { name: 'seconds_from_previous', value: (r) => r.call.secondsFromPrevious },
];

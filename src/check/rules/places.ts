/** Calls stand where the case puts them, and every pupil is collected and set down at a place that is theirs. */
import type { Violation } from '../../model/index.ts';
import { atCall, type PlanView } from '../finding.ts';
import { ONE_CALL_METRES, samePosition, straightMetres } from '../geometry.ts';
import { homeEnd, type Ride } from '../view.ts';

/** lat/lon of a call against the case. */
export function asGiven({ runs }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of runs) {
    for (const call of run.calls) {
      const { row, place } = call;
      if (!place.known || samePosition(row.at, place.at)) continue;
      const away = Math.round(straightMetres(row.at, place.at));
      const message = `The call at ${row.kind} ${row.placeId} stands ${away} m from where the case puts it.`;
      found.push(atCall('place_not_as_given', run, call, message));
    }
  }
  return found;
}

/** What is wrong with the pupil's own end of a ride; blank when nothing is. Walks are judged elsewhere. */
function wrongWith(view: PlanView, ride: Ride): string {
  const { pupil, run } = ride;
  const call = homeEnd(ride);
  const due = view.index.due(pupil, run.day, run.session);
  if (!call || !due) return '';
  const { kind, placeId } = call.row;
  const address = due.other ? 'the other address of that day' : 'home';
  if (kind === 'school') return `is collected or set down at the school ${placeId}`;
  if (kind === 'stop') {
    if (due.other) return `must be at the door of ${address} but is at the stop ${placeId}`;
    return pupil.pickup === 'door' ? `must be at the door but is at the stop ${placeId}` : '';
  }
  const away = straightMetres(call.place.at, due.at);
  // The pupil a home call is named after stands exactly there; neighbours within 30 m may join.
  const allowed = call.place.owner === pupil ? samePosition(call.place.at, due.at) : away <= ONE_CALL_METRES;
  return allowed ? '' : `is at the home call ${placeId}, ${Math.round(away)} m from ${address}`;
}

/** Home, other address or stop: the right one for the pupil on that day. */
export function rightPlace(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of view.runs) {
    for (const ride of run.rides) {
      const wrong = wrongWith(view, ride);
      const call = homeEnd(ride);
      if (!wrong || !call) continue;
      found.push(atCall('wrong_place', run, call, `Pupil ${ride.pupil.id} ${wrong}.`, { pupilId: ride.pupil.id }));
    }
  }
  return found;
}

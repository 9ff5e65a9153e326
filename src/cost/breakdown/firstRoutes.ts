/** One route a pupil, where a pupil has to be counted once. */
import { type Case, type Journey, SESSIONS } from '../../model/index.ts';

/** By pupil, the route of the first journey listed. */
export function firstRoutes(journeys: readonly Journey[]): Map<string, string> {
  const routeOf = new Map<string, string>();
  for (const { pupilId, routeId } of journeys) if (!routeOf.has(pupilId)) routeOf.set(pupilId, routeId);
  return routeOf;
}

/** By pupil, the first of current_routes.csv that calls for them, in either session. */
export function firstContracts(theCase: Case): Map<string, string> {
  const contractOf = new Map<string, string>();
  for (const { id, calls } of theCase.currentRoutes ?? []) {
    for (const pupilId of SESSIONS.flatMap((session) => calls[session])) {
      if (!contractOf.has(pupilId)) contractOf.set(pupilId, id);
    }
  }
  return contractOf;
}

/** What is wrong with today's files before any plan. */
import { paidOfContracts } from '../../cost/index.ts';
import {
  type Case,
  type ContractEnded,
  SESSIONS,
  type Session,
  type Today,
  type TodayFaults,
} from '../../model/index.ts';

/** Routes that carry nobody or have ended, pupils on no route, and pupils on two in one session; in the case's order. */
export function todayFaultsOf(theCase: Case, today: Today): TodayFaults {
  const current = theCase.currentRoutes ?? [];
  const running = new Set(today.plan.routes.map((route) => route.id));
  const carried = new Set(current.flatMap((route) => SESSIONS.flatMap((session) => route.calls[session])));
  return {
    routesWithNobody: current.filter((route) => !running.has(route.id)).map((route) => route.id),
    pupilsOnNone: theCase.pupils.filter((p) => p.days !== 0 && !carried.has(p.id)).map((p) => p.id),
    pupilsOnTwo: pupilsOnTwo(theCase),
    contractsEnded: contractsEndedIn(theCase),
  };
}

/** One that ends on the very day on which the plan starts hands over to it, and is not among them. */
export function contractsEndedIn(theCase: Case): ContractEnded[] {
  const { planStart } = theCase.policy;
  if (planStart === null) return [];
  const paid = paidOfContracts(theCase);
  return (theCase.currentRoutes ?? []).flatMap(({ id: routeId, operator, contractEnd }) =>
    contractEnd === null || contractEnd >= planStart
      ? []
      : [{ routeId, operator, contractEnd, pencePerYear: paid.get(routeId) ?? 0 }],
  );
}

/** The format refuses these, so that only a case put together by a program has any. */
function pupilsOnTwo(theCase: Case): TodayFaults['pupilsOnTwo'] {
  const routes = { am: routesByPupil(theCase, 'am'), pm: routesByPupil(theCase, 'pm') };
  return theCase.pupils.flatMap(({ id }) => {
    const several = SESSIONS.map((session) => [...(routes[session].get(id) ?? [])]).filter((ids) => ids.length > 1);
    return several.length === 0 ? [] : [{ pupilId: id, routeIds: [...new Set(several.flat())] }];
  });
}

function routesByPupil(theCase: Case, session: Session): Map<string, Set<string>> {
  const byPupil = new Map<string, Set<string>>();
  for (const route of theCase.currentRoutes ?? []) {
    for (const id of route.calls[session]) byPupil.set(id, (byPupil.get(id) ?? new Set<string>()).add(route.id));
  }
  return byPupil;
}

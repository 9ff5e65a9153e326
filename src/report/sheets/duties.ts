/** What a vehicle does before and after a run, on the same weekday and in the same session. */
import { type Plan, type PlanCall, type PlanRoute, SESSIONS, type Session, WEEKDAYS } from '../../model/index.ts';
import { callsOn } from './week.ts';

/** Another run of the same duty. */
export interface OtherRun {
  readonly routeId: string;
  readonly first: PlanCall;
  readonly last: PlanCall;
}

export interface Neighbours {
  readonly before: OtherRun | null;
  readonly after: OtherRun | null;
}

/** Looks up the neighbours of a route's run. */
export type NeighboursOf = (route: PlanRoute, session: Session, day: number) => Neighbours;

const ALONE: Neighbours = { before: null, after: null };

/** The runs of every duty with more than one route, in the order of the clock. */
export function neighboursIn(plan: Plan): NeighboursOf {
  const routesOf = new Map<string, PlanRoute[]>();
  for (const route of plan.routes) {
    const routes = routesOf.get(route.dutyId);
    if (routes) routes.push(route);
    else routesOf.set(route.dutyId, [route]);
  }
  const found = new Map<string, Neighbours>();
  for (const routes of routesOf.values()) {
    if (routes.length < 2) continue;
    for (const session of SESSIONS) {
      for (const day of WEEKDAYS) {
        const runs = runsOn(routes, session, day);
        runs.forEach((run, i) => {
          found.set(keyOf(run.routeId, session, day), { before: runs[i - 1] ?? null, after: runs[i + 1] ?? null });
        });
      }
    }
  }
  return (route, session, day) => found.get(keyOf(route.id, session, day)) ?? ALONE;
}

function runsOn(routes: readonly PlanRoute[], session: Session, day: number): OtherRun[] {
  return routes
    .flatMap((route): OtherRun[] => {
      const calls = callsOn(route, session, day);
      return calls.length === 0 ? [] : [{ routeId: route.id, first: calls[0], last: calls[calls.length - 1] }];
    })
    .sort((a, b) => a.first.arrive - b.first.arrive);
}

function keyOf(routeId: string, session: Session, day: number): string {
  return `${session}${day}${routeId}`;
}

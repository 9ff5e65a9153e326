/** Today's routes as a plan of their own, timed as kindly as the rules allow and judged like any other plan. */
import { paidToday } from '../cost/index.ts';
import {
  type Case,
  type CurrentRoute,
  type Layout,
  type Plan,
  type PlanCall,
  type PlanRoute,
  type Pupil,
  type RoadNetwork,
  SESSIONS,
  type Session,
  type Today,
  WEEKDAYS,
} from '../model/index.ts';
import { type CaseIndex, indexCase } from './caseIndex.ts';
import { type Drives, LegCollector } from './drives.ts';
import { judgeView } from './judge.ts';
import { listingsOf } from './listings.ts';
import { assistantsFor, holds, loadOf } from './needs.ts';
import { viewWith } from './planView.ts';
import { listingsOfToday } from './todayListings.ts';
import { type Halt, haltsToday } from './todayRun.ts';
import { BayBook, timeRun } from './todayTiming.ts';

interface TodayRun {
  readonly session: Session;
  readonly day: number;
  readonly halts: readonly Halt[];
}

function runsOf(index: CaseIndex, route: CurrentRoute): TodayRun[] {
  return SESSIONS.flatMap((session) =>
    WEEKDAYS.map((day) => ({ session, day, halts: haltsToday(index, route, session, day) })),
  ).filter((run) => run.halts.length > 0);
}

/** The calls of one weekday's run with its clock and drives. */
function callsOf(run: TodayRun, drives: Drives, theCase: Case, book: BayBook): PlanCall[] {
  const { halts, session, day } = run;
  const legs = halts.slice(1).map((halt, i) => drives.between(session, halts[i].at, halt.at));
  const seconds = legs.map((l) => l.seconds);
  const clock = timeRun(halts, seconds, theCase.policy, session, day, book);
  return halts.map((halt, i) => ({
    session,
    days: 1 << day,
    sequence: i + 1,
    kind: halt.kind,
    placeId: halt.placeId,
    at: halt.at,
    ...clock[i],
    on: halt.on,
    off: halt.off,
    metresFromPrevious: i === 0 ? 0 : legs[i - 1].metres,
    secondsFromPrevious: i === 0 ? 0 : seconds[i - 1],
  }));
}

/** Rows that are the same on several days become one row. */
function mergeDays(calls: readonly PlanCall[]): PlanCall[] {
  const rows = new Map<string, PlanCall>();
  for (const call of calls) {
    const { days, ...rest } = call;
    const key = JSON.stringify(rest);
    rows.set(key, { ...call, days: days | (rows.get(key)?.days ?? 0) });
  }
  return [...rows.values()].sort(
    (a, b) => SESSIONS.indexOf(a.session) - SESSIONS.indexOf(b.session) || a.sequence - b.sequence || a.days - b.days,
  );
}

function fitsAlways(index: CaseIndex, runs: readonly TodayRun[], layout: Layout): boolean {
  const pupilsOf = (ids: readonly string[]): Pupil[] => ids.flatMap((id) => index.pupils.get(id) ?? []);
  return runs.every(({ halts }) => {
    const assistants = assistantsFor(new Set(halts.flatMap((h) => pupilsOf(h.on))));
    const aboard = new Set<Pupil>();
    return halts.every((halt) => {
      for (const p of pupilsOf(halt.off)) aboard.delete(p);
      for (const p of pupilsOf(halt.on)) aboard.add(p);
      return holds(layout, loadOf(aboard), assistants);
    });
  });
}

/** The first layout of the type that fits all week, else the one with the most places. */
function layoutOf(index: CaseIndex, route: CurrentRoute, runs: readonly TodayRun[]): Layout | null {
  const layouts = index.types.get(route.vehicleTypeId)?.layouts ?? [];
  if (runs.length === 0 || layouts.length === 0) return null;
  const places = (l: Layout) => l.seats + l.wheelchairs;
  const largest = layouts.reduce((a, b) => (places(b) > places(a) ? b : a));
  return layouts.find((layout) => fitsAlways(index, runs, layout)) ?? largest;
}

function routeOf(index: CaseIndex, route: CurrentRoute, drives: Drives, book: BayBook): PlanRoute {
  const runs = runsOf(index, route);
  const inSession = (session: Session) => runs.filter((run) => run.session === session);
  return {
    id: route.id,
    dutyId: route.id,
    vehicleTypeId: route.vehicleTypeId,
    layouts: { am: layoutOf(index, route, inSession('am')), pm: layoutOf(index, route, inSession('pm')) },
    calls: mergeDays(runs.flatMap((run) => callsOf(run, drives, index.theCase, book))),
  };
}

async function drivesToday(index: CaseIndex, routes: readonly CurrentRoute[], network: RoadNetwork): Promise<Drives> {
  const legs = new LegCollector();
  for (const route of routes) {
    for (const { session, halts } of runsOf(index, route)) {
      for (let i = 1; i < halts.length; i++) legs.add(session, halts[i - 1].at, halts[i].at);
    }
  }
  return legs.ask(network);
}

/**
 * The plan of today's contracts, each its own duty, pupils collected at the door of the address they are due at.
 * What the rules want listed of a long direct drive or of a door is listed here; every other rule broken is reported,
 * but for the door itself: the format has everybody collected at home today, so that is how the case is written and
 * not a fault of the routes.
 */
export async function today(theCase: Case, network: RoadNetwork): Promise<Today> {
  const index = indexCase(theCase);
  const current = theCase.currentRoutes ?? [];
  const drives = await drivesToday(index, current, network);
  const book = new BayBook();
  const routes = current.map((r) => routeOf(index, r, drives, book)).filter((r) => r.calls.length > 0);
  const bare: Plan = { routes, exceptions: [], origin: null };
  const view = await viewWith(index, bare, network);
  const plan: Plan = { ...bare, exceptions: listingsOfToday(view) };
  // The listings speak of pupils on the plan's runs, whose walks and drives have been asked already.
  const judged = judgeView({ ...view, plan, listings: listingsOf(plan) });
  const violations = judged.violations.filter((v) => v.rule !== 'door_though_in_reach');
  const judgement = { ...judged, violations };
  return { plan, judgement, paidPerYear: paidToday(theCase) };
}

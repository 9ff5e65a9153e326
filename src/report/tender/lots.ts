/** Which duties are let together: whole duties of one class group that lie in one area, lots of about equal cost. */
import { costOfDutyPerDay, groupOfClasses } from '../../cost/index.ts';
import {
  type Case,
  countDays,
  type JudgedDuty,
  type LonLat,
  type Plan,
  type PlanRoute,
  PUPIL_CLASSES,
  type Pupil,
} from '../../model/index.ts';
import type { Reported } from '../summary.ts';
import { bisect, type PartSize, type Weighted } from './bisect.ts';
import type { Start } from './starts.ts';

/** Duties in a lot: enough to be worth an offer, few enough for a small firm. A class group with fewer is one lot. */
export const LOT_SIZE: PartSize = { least: 6, most: 12 };

export interface LotDuty {
  readonly duty: JudgedDuty;
  readonly routes: readonly PlanRoute[];
  /** First day on which it is wanted; `null`: not known. */
  readonly starts: string | null;
}

export interface Lot {
  /** From 1. */
  readonly number: number;
  /** Classes that may share a vehicle, joined by `+`. */
  readonly classGroup: string;
  /** In the plan's order. */
  readonly duties: readonly LotDuty[];
}

export interface Lots {
  readonly lots: readonly Lot[];
  /** Duties that carry pupils and are not let, because today's contracts are cheaper and stay; in the plan's order. */
  readonly notLet: readonly LotDuty[];
}

/** The lots, class group by class group; every duty that carries anybody is in one of them, or not let. */
export function lotsOf(
  theCase: Case,
  { plan, judgement }: Pick<Reported, 'plan' | 'judgement'>,
  startOf: (dutyId: string) => Start,
): Lots {
  const routes = new Map(plan.routes.map((route) => [route.id, route]));
  const pupils = new Map(theCase.pupils.map((pupil) => [pupil.id, pupil]));
  const groups = new Map<string, (LotDuty & Weighted)[]>();
  const notLet: LotDuty[] = [];
  const project = projectionFor(plan);
  for (const duty of judgement.duties) {
    const own = duty.routeIds.flatMap((id) => routes.get(id) ?? []);
    const carried = pupilsOn(own, pupils);
    if (carried.length === 0) continue;
    const starts = startOf(duty.dutyId);
    if (starts === 'never') {
      notLet.push({ duty, routes: own, starts: null });
      continue;
    }
    const group = groupOfClasses(
      theCase,
      carried.map((pupil) => pupil.class),
    );
    const member = { duty, routes: own, starts, at: project(centreOf(own)), weight: weightOf(duty, theCase) };
    groups.set(group, [...(groups.get(group) ?? []), member]);
  }
  const lots = [...groups]
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .flatMap(([classGroup, duties]) => bisect(duties, LOT_SIZE).map((part) => ({ classGroup, part })))
    .map(({ classGroup, part }, i) => ({
      number: i + 1,
      classGroup,
      duties: part.map(({ duty, routes: own, starts }) => ({ duty, routes: own, starts })),
    }));
  return { lots, notLet };
}

/** Everybody on these routes, each once, in the order of the calls. */
export function pupilsOn(routes: readonly PlanRoute[], byId: ReadonlyMap<string, Pupil>): Pupil[] {
  const ids = new Set(routes.flatMap((route) => route.calls.flatMap((call) => [...call.on, ...call.off])));
  return [...ids].flatMap((id) => byId.get(id) ?? []);
}

/** What it costs, or nearly nothing where every price is 0. */
function weightOf(duty: JudgedDuty, theCase: Case): number {
  return Math.max(1, costOfDutyPerDay(duty, theCase).centipence);
}

/** The middle of its calls at homes and stops, each as often as it is made in a week. */
function centreOf(routes: readonly PlanRoute[]): LonLat {
  let [lon, lat, n] = [0, 0, 0];
  for (const call of routes.flatMap((route) => route.calls)) {
    if (call.kind === 'school') continue;
    const days = countDays(call.days);
    [lon, lat, n] = [lon + call.at[0] * days, lat + call.at[1] * days, n + days];
  }
  return n === 0 ? (routes[0].calls[0]?.at ?? [0, 0]) : [lon / n, lat / n];
}

/** Flat enough for a county: degrees of longitude shortened as at the plan's middle. */
function projectionFor(plan: Plan): (at: LonLat) => [number, number] {
  const calls = plan.routes.flatMap((route) => route.calls);
  const middle = calls.reduce((sum, call) => sum + call.at[1], 0) / Math.max(1, calls.length);
  const metres = 111_195;
  const east = metres * Math.cos((middle * Math.PI) / 180);
  return ([lon, lat]) => [lon * east, lat * metres];
}

/** Mainstream before SEND, and one class before it is mixed with others. */
function rank(group: string): string {
  const classes = group.split('+');
  return `${classes.length > 1 ? 1 : 0}${PUPIL_CLASSES.map((c) => (classes.includes(c) ? 0 : 1)).join('')}`;
}

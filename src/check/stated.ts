/** What a plan says of itself, compared with what follows from its calls. Believed nowhere else. */
import { groupName, groupOfClasses, shareOfRoute } from '../cost/index.ts';
import {
  type Case,
  formatTime,
  type Journey,
  type Judgement,
  type Pupil,
  SESSIONS,
  type StatedFigures,
  type StatedRoute,
  sayCount,
  type Violation,
  WEEKDAYS,
} from '../model/index.ts';
import { onDays, saysTime, TOLERATED_PENCE, wrong } from './claims.ts';
import { violation } from './finding.ts';
import { assistantsFor } from './needs.ts';
import { pupilRows } from './statedPupils.ts';
import { savingsRows } from './statedSavings.ts';

/** One decimal of a kilometre and two of an hour are rounding; we write six of each. */
const TOLERATED_KM = 0.051;
const TOLERATED_HOURS = 0.0051;

function costs(stated: StatedFigures, judgement: Judgement, theCase: Case): Violation[] {
  const { total } = judgement.cost;
  const days = theCase.policy.schoolDaysPerYear;
  const found: Violation[] = [];
  const compare = (what: string, pounds: number) => {
    if (Math.abs(pounds * 100 - total) <= TOLERATED_PENCE) return;
    found.push(wrong(`${what} £${pounds.toFixed(2)} a year; the calls cost £${(total / 100).toFixed(2)}.`));
  };
  const claimed = stated.plan?.costPerYearPounds ?? null;
  if (claimed !== null) compare('plan.json states', claimed);
  const routes = stated.routes ?? [];
  if (routes.some((r) => r.costPerDayPounds !== null)) {
    const perDay = routes.reduce((sum, r) => sum + (r.costPerDayPounds ?? 0), 0);
    compare('cost_per_day_gbp of routes.csv adds up to', perDay * days);
  }
  return found;
}

/** Cost, kilometres and hours: an equal share of what the route's duty costs, drives and works. */
function shares(stated: StatedFigures, judgement: Judgement, theCase: Case): Violation[] {
  const found: Violation[] = [];
  const days = theCase.policy.schoolDaysPerYear;
  const dutyOf = new Map(judgement.duties.flatMap((duty) => duty.routeIds.map((id) => [id, duty])));
  for (const { routeId, costPerDayPounds, kmPerDay, hoursPerDay } of stated.routes ?? []) {
    const duty = dutyOf.get(routeId);
    if (!duty) continue;
    const share = shareOfRoute(duty, duty.routeIds.length, theCase);
    const [perDay, km, hours] = [share.centipence / 10_000, share.metres / 1000, share.seconds / 3600];
    if (costPerDayPounds !== null && !(Math.abs(costPerDayPounds - perDay) * days * 100 <= TOLERATED_PENCE)) {
      const message = `routes.csv states £${costPerDayPounds} a day; its share of the duty costs £${perDay.toFixed(2)}.`;
      found.push(wrong(message, { routeId }));
    }
    if (kmPerDay !== null && !(Math.abs(kmPerDay - km) <= TOLERATED_KM)) {
      const message = `routes.csv states ${kmPerDay} km a day; its share of the duty is ${km.toFixed(3)} km.`;
      found.push(wrong(message, { routeId }));
    }
    if (hoursPerDay !== null && !(Math.abs(hoursPerDay - hours) <= TOLERATED_HOURS)) {
      const message = `routes.csv states ${sayCount(hoursPerDay, 'hour')} a day; its share of the duty is ${hours.toFixed(3)} hours.`;
      found.push(wrong(message, { routeId }));
    }
  }
  return found;
}

function runTimes(stated: StatedFigures): Violation[] {
  if (stated.runTimes === null) return [];
  const runs = new Map(stated.runTimes.map((run) => [`${run.session} ${run.routeId}`, run]));
  return (stated.routes ?? []).flatMap((route) =>
    SESSIONS.flatMap((session) => {
      const run = runs.get(`${session} ${route.routeId}`);
      const [start, end] = session === 'am' ? [route.amStart, route.amEnd] : [route.pmStart, route.pmEnd];
      const claims = [
        ['start', start, run?.start],
        ['end', end, run?.end],
      ] as const;
      return claims.flatMap(([what, text, time]) => {
        if (text === '' || (time !== undefined && saysTime(text, time))) return [];
        const real = time === undefined ? 'there is no such run' : `the calls have ${formatTime(time)}`;
        return [wrong(`routes.csv states ${session}_${what} ${text}; ${real}.`, { routeId: route.routeId, session })];
      });
    }),
  );
}

/** Who is on a route: how many pupils in the week, of which classes, with how many assistants at the most. */
function aboard(
  route: StatedRoute,
  journeys: readonly Journey[],
  theCase: Case,
  byId: ReadonlyMap<string, Pupil>,
): Violation[] {
  const found: Violation[] = [];
  const { routeId } = route;
  const carried = [...new Set(journeys.map((j) => j.pupilId))].flatMap((id) => byId.get(id) ?? []);
  if (route.pupils !== null && route.pupils !== carried.length) {
    found.push(
      wrong(`routes.csv states ${sayCount(route.pupils, 'pupil')}; the calls have ${carried.length}.`, { routeId }),
    );
  }
  const runs = SESSIONS.flatMap((session) =>
    WEEKDAYS.map((day) => onDays(journeys, session, 1 << day).flatMap((j) => byId.get(j.pupilId) ?? [])),
  );
  const assistants = Math.max(...runs.map(assistantsFor));
  if (route.assistants !== null && route.assistants !== assistants) {
    const message = `routes.csv states ${sayCount(route.assistants, 'assistant')}; its runs need ${assistants}.`;
    found.push(wrong(message, { routeId }));
  }
  const classes = carried.map((pupil) => pupil.class);
  // The classes on the route, or the whole group of the policy that they travel in.
  const right = [groupName(classes), groupOfClasses(theCase, classes)].map(classesOf);
  if (route.classGroup !== '' && !right.includes(classesOf(route.classGroup))) {
    const message = `routes.csv states class_group ${route.classGroup}; the calls have ${groupName(classes) || 'none'}.`;
    found.push(wrong(message, { routeId }));
  }
  return found;
}

/** The classes of a group in one order, however it is written. */
function classesOf(group: string): string {
  const names = group.split('+').map((name) => name.trim().toLowerCase());
  return names.sort().join('+');
}

/** A family told that their child is not carried is owed the reason and what would help. */
function reasons(stated: StatedFigures): Violation[] {
  return (stated.exceptions ?? []).flatMap(({ code, pupilId, days, message, whatWouldHelp }) => {
    if (code !== 'not_carried') return [];
    const missing = [...(message === '' ? ['the reason'] : []), ...(whatWouldHelp === '' ? ['what would help'] : [])];
    if (missing.length === 0) return [];
    const text = `exceptions.csv lists ${pupilId} as not_carried without ${missing.join(' and without ')}.`;
    return [violation('reason_missing', text, { pupilId, days })];
  });
}

function groupBy(journeys: readonly Journey[], key: 'pupilId' | 'routeId'): Map<string, Journey[]> {
  const groups = new Map<string, Journey[]>();
  for (const j of journeys) {
    const group = groups.get(j[key]);
    if (group) group.push(j);
    else groups.set(j[key], [j]);
  }
  return groups;
}

/**
 * Costs off by more than £1 a year, figures of routes.csv, savings.csv and rows of pupils.csv that the calls do not bear
 * out, and pupils listed as not carried without a reason.
 */
export function statedFigures(stated: StatedFigures, judgement: Judgement, theCase: Case): Violation[] {
  const byId = new Map(theCase.pupils.map((p) => [p.id, p]));
  const ofRoute = groupBy(judgement.journeys, 'routeId');
  return [
    ...costs(stated, judgement, theCase),
    ...shares(stated, judgement, theCase),
    ...runTimes(stated),
    ...(stated.routes ?? []).flatMap((route) => aboard(route, ofRoute.get(route.routeId) ?? [], theCase, byId)),
    ...(stated.pupils ? pupilRows(stated.pupils, groupBy(judgement.journeys, 'pupilId'), theCase) : []),
    ...savingsRows(stated.savings ?? [], judgement, theCase),
    ...reasons(stated),
  ];
}

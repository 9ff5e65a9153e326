/** What a plan says of itself, compared with what follows from its calls. Believed nowhere else. */
import { groupName, groupOfClasses, shareOfRoute } from '../cost/index.ts';
import {
  type Case,
  type DayMask,
  formatDays,
  formatTime,
  type Journey,
  type Judgement,
  type Pupil,
  parseDays,
  parseTime,
  SESSIONS,
  type Seconds,
  type Session,
  sayCount,
  type Violation,
  WEEKDAYS,
} from '../model/index.ts';
import { violation } from './finding.ts';
import { assistantsFor } from './needs.ts';

/** The claims looked at; `null` or blank where a plan claims nothing. `loadStatedFigures` reads them. */
export interface Stated {
  readonly plan: { readonly costPerYearPounds: number | null } | null;
  readonly routes:
    | readonly {
        readonly routeId: string;
        readonly classGroup: string;
        readonly assistants: number | null;
        readonly pupils: number | null;
        readonly amStart: string;
        readonly amEnd: string;
        readonly pmStart: string;
        readonly pmEnd: string;
        readonly kmPerDay: number | null;
        readonly hoursPerDay: number | null;
        readonly costPerDayPounds: number | null;
      }[]
    | null;
  readonly pupils:
    | readonly {
        readonly pupilId: string;
        readonly days: string;
        readonly amRouteId: string;
        readonly pmRouteId: string;
        readonly pickupPlace: string;
        readonly pickupTime: string;
        readonly amRideMinutes: number | null;
        readonly pmRideMinutes: number | null;
        readonly rideLimitMinutes: number | null;
      }[]
    | null;
  readonly exceptions:
    | readonly {
        readonly code: string;
        readonly pupilId: string;
        readonly days: DayMask;
        readonly message: string | null;
        readonly whatWouldHelp: string | null;
      }[]
    | null;
  /** No claim, but the times of the calls: earliest arrival and latest departure of each route and session. */
  readonly runTimes:
    | readonly {
        readonly routeId: string;
        readonly session: Session;
        readonly start: Seconds;
        readonly end: Seconds;
      }[]
    | null;
}

type StatedRoute = NonNullable<Stated['routes']>[number];
type StatedPupil = NonNullable<Stated['pupils']>[number];

const TOLERATED_PENCE = 100;
/** Rides are stated in minutes: less than one minute off is rounding. */
const TOLERATED_SECONDS = 60;
/** One decimal of a kilometre and two of an hour are rounding; we write six of each. */
const TOLERATED_KM = 0.051;
const TOLERATED_HOURS = 0.0051;

function wrong(message: string, rest: Partial<Violation> = {}): Violation {
  return violation('stated_figures_wrong', message, rest);
}

function costs(stated: Stated, judgement: Judgement, theCase: Case): Violation[] {
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
function shares(stated: Stated, judgement: Judgement, theCase: Case): Violation[] {
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

/** Whether the text says that time: to the second where it has seconds, else to the minute, rounded or cut off. */
function saysTime(text: string, time: Seconds): boolean {
  const stated = parseTime(text);
  if (stated === null) return false;
  return /:\d\d:/.test(text) ? stated === time : Math.abs(stated - time) < TOLERATED_SECONDS;
}

function runTimes(stated: Stated): Violation[] {
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

function onDays(journeys: readonly Journey[], session: Session, days: DayMask): Journey[] {
  return journeys.filter((j) => j.session === session && (j.days & days) !== 0);
}

function rides(stated: StatedPupil, journeys: readonly Journey[], days: DayMask): Violation[] {
  const found: Violation[] = [];
  const { pupilId } = stated;
  for (const session of SESSIONS) {
    const ridden = onDays(journeys, session, days);
    const rest = { pupilId, session, days };
    const route = session === 'am' ? stated.amRouteId : stated.pmRouteId;
    const real = [...new Set(ridden.map((j) => j.routeId))].join(', ');
    if (route !== '' && route !== real) {
      found.push(wrong(`pupils.csv states route ${route} for ${pupilId}; the calls have ${real || 'none'}.`, rest));
    }
    const minutes = session === 'am' ? stated.amRideMinutes : stated.pmRideMinutes;
    const longest = Math.max(0, ...ridden.map((j) => j.rideSeconds));
    if (minutes !== null && !(Math.abs(minutes * 60 - longest) < TOLERATED_SECONDS)) {
      const message = `pupils.csv states a ride of ${minutes} min for ${pupilId}; it takes ${(longest / 60).toFixed(1)}.`;
      found.push(wrong(message, rest));
    }
  }
  const limits = journeys.filter((j) => (j.days & days) !== 0).map((j) => j.limitSeconds);
  const limit = stated.rideLimitMinutes;
  if (limit !== null && limits.length > 0 && !limits.some((l) => Math.abs(limit * 60 - l) < TOLERATED_SECONDS)) {
    const message = `pupils.csv states a limit of ${limit} min for ${pupilId}; ${limits[0] / 60} min binds.`;
    found.push(wrong(message, { pupilId, days }));
  }
  return found;
}

/** Place and time of the morning's pick-up; the place is where the pupil alights if there is no morning run. */
function pickup(
  stated: StatedPupil,
  journeys: readonly Journey[],
  days: DayMask,
  stopNames: ReadonlyMap<string, string>,
): Violation[] {
  const found: Violation[] = [];
  const { pupilId, pickupPlace, pickupTime } = stated;
  const morning = onDays(journeys, 'am', days);
  const at = morning.length > 0 ? morning : onDays(journeys, 'pm', days);
  // Homes close together may be one call, named after either; a stop may be stated by its name.
  const called = (j: Journey) =>
    j.placeId === pickupPlace ||
    (j.kind === 'home' ? pupilId === pickupPlace : stopNames.get(j.placeId) === pickupPlace);
  if (pickupPlace !== '' && !(at.length > 0 && at.every(called))) {
    const real = [...new Set(at.map((j) => j.placeId))].join(', ') || 'none';
    const message = `pupils.csv states pickup_place ${pickupPlace} for ${pupilId}; the calls have ${real}.`;
    found.push(wrong(message, { pupilId, days }));
  }
  if (pickupTime !== '' && !(morning.length > 0 && morning.every((j) => saysTime(pickupTime, j.time)))) {
    const real = [...new Set(morning.map((j) => formatTime(j.time)))].join(', ') || 'none in the morning';
    const message = `pupils.csv states pickup_time ${pickupTime} for ${pupilId}; the calls have ${real}.`;
    found.push(wrong(message, { pupilId, session: 'am', days }));
  }
  return found;
}

/** Every row of pupils.csv, and every pupil on board: one row for each weekday travelled, and one alone. */
function pupilRows(
  rows: readonly StatedPupil[],
  journeys: ReadonlyMap<string, readonly Journey[]>,
  theCase: Case,
): Violation[] {
  const found: Violation[] = [];
  const stopNames = new Map(theCase.stops.map((stop) => [stop.id, stop.name]));
  const listed = new Map<string, DayMask>();
  for (const row of rows) {
    const { pupilId } = row;
    const days = parseDays(row.days);
    if (days === null) {
      found.push(wrong(`pupils.csv states the days ${row.days} for ${pupilId}.`, { pupilId }));
      continue;
    }
    const before = listed.get(pupilId) ?? 0;
    listed.set(pupilId, before | days);
    const twice = before & days;
    if (twice !== 0) {
      const message = `pupils.csv has more than one row for ${pupilId} on ${formatDays(twice)}.`;
      found.push(wrong(message, { pupilId, days: twice }));
    }
    const own = journeys.get(pupilId) ?? [];
    found.push(...rides(row, own, days), ...pickup(row, own, days, stopNames));
  }
  for (const [pupilId, own] of journeys) {
    const days = own.reduce((mask, j) => mask | j.days, 0) & ~(listed.get(pupilId) ?? 0);
    if (days === 0) continue;
    const message = `pupils.csv has no row for ${pupilId} on ${formatDays(days)}, when the calls carry the pupil.`;
    found.push(wrong(message, { pupilId, days }));
  }
  return found;
}

/** A family told that their child is not carried is owed the reason and what would help. */
function reasons(stated: Stated): Violation[] {
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
 * Costs off by more than £1 a year, figures of routes.csv and rows of pupils.csv that the calls do not bear out, and
 * pupils listed as not carried without a reason.
 */
export function statedFigures(stated: Stated, judgement: Judgement, theCase: Case): Violation[] {
  const byId = new Map(theCase.pupils.map((p) => [p.id, p]));
  const ofRoute = groupBy(judgement.journeys, 'routeId');
  return [
    ...costs(stated, judgement, theCase),
    ...shares(stated, judgement, theCase),
    ...runTimes(stated),
    ...(stated.routes ?? []).flatMap((route) => aboard(route, ofRoute.get(route.routeId) ?? [], theCase, byId)),
    ...(stated.pupils ? pupilRows(stated.pupils, groupBy(judgement.journeys, 'pupilId'), theCase) : []),
    ...reasons(stated),
  ];
}

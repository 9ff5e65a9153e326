/** What a plan says of itself, compared with what follows from its calls. Believed nowhere else. */
import { shareOfRoute } from '../cost/index.ts';
import {
  type Case,
  type DayMask,
  type Journey,
  type Judgement,
  parseDays,
  SESSIONS,
  type Session,
  type Violation,
} from '../model/index.ts';
import { violation } from './finding.ts';

/** The claims looked at; `null` or blank where a plan claims nothing. `loadStatedFigures` reads them. */
export interface Stated {
  readonly plan: { readonly costPerYearPounds: number | null } | null;
  readonly routes: readonly { readonly routeId: string; readonly costPerDayPounds: number | null }[] | null;
  readonly pupils:
    | readonly {
        readonly pupilId: string;
        readonly days: string;
        readonly amRouteId: string;
        readonly pmRouteId: string;
        readonly amRideMinutes: number | null;
        readonly pmRideMinutes: number | null;
        readonly rideLimitMinutes: number | null;
      }[]
    | null;
}

type StatedPupil = NonNullable<Stated['pupils']>[number];

const TOLERATED_PENCE = 100;
/** Rides are stated in minutes: less than one minute off is rounding. */
const TOLERATED_SECONDS = 60;

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
  const dutyOf = new Map(judgement.duties.flatMap((duty) => duty.routeIds.map((id) => [id, duty])));
  for (const { routeId, costPerDayPounds } of routes) {
    const duty = dutyOf.get(routeId);
    if (!duty || costPerDayPounds === null) continue;
    const perDay = shareOfRoute(duty, duty.routeIds.length, theCase).centipence / 10_000;
    if (Math.abs(costPerDayPounds - perDay) * days * 100 <= TOLERATED_PENCE) continue;
    const message = `routes.csv states £${costPerDayPounds} a day; its share of the duty costs £${perDay.toFixed(2)}.`;
    found.push(wrong(message, { routeId }));
  }
  return found;
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

/** Costs off by more than £1 a year, and routes, rides and limits of pupils.csv that the calls do not bear out. */
export function statedFigures(stated: Stated, judgement: Judgement, theCase: Case): Violation[] {
  const journeys = new Map<string, Journey[]>();
  for (const j of judgement.journeys) journeys.set(j.pupilId, [...(journeys.get(j.pupilId) ?? []), j]);
  const pupils = (stated.pupils ?? []).flatMap((p) => {
    const days = parseDays(p.days);
    if (days !== null) return rides(p, journeys.get(p.pupilId) ?? [], days);
    return [wrong(`pupils.csv states the days ${p.days} for ${p.pupilId}.`, { pupilId: p.pupilId })];
  });
  return [...costs(stated, judgement, theCase), ...pupils];
}

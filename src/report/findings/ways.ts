/** Each pupil's usual journey in either session: from the address of most weekdays, on the run of most of them. */
import {
  type Case,
  countDays,
  type DayMask,
  type Journey,
  type Judgement,
  type Plan,
  type Pupil,
  SESSIONS,
  type Session,
  type Way,
  type Ways,
  WEEKDAYS,
} from '../../model/index.ts';
import { dayRunsOf } from './dayRuns.ts';

/** A plan and what the checker found in it. */
export interface Judged {
  readonly plan: Plan;
  readonly judgement: Judgement;
}

/** By pupil id, in the case's order; pupils without any journey are left out. */
export function waysOf(theCase: Case, { plan, judgement }: Judged): Map<string, Ways> {
  const company = new Company(theCase, plan);
  const journeys = journeysByPupil(judgement.journeys);
  const ways = new Map<string, Ways>();
  for (const pupil of theCase.pupils) {
    const own = journeys.get(pupil.id);
    if (!own) continue;
    const way = (session: Session) => usualWay(pupil, session, own[session], company);
    ways.set(pupil.id, { am: way('am'), pm: way('pm') });
  }
  return ways;
}

type BySession = Readonly<Record<Session, Journey[]>>;

/** Every pupil's journeys, mornings and afternoons apart. */
export function journeysByPupil(journeys: readonly Journey[]): Map<string, BySession> {
  const byPupil = new Map<string, BySession>();
  for (const journey of journeys) {
    const own = byPupil.get(journey.pupilId) ?? { am: [], pm: [] };
    byPupil.set(journey.pupilId, own);
    own[journey.session].push(journey);
  }
  return byPupil;
}

function usualWay(pupil: Pupil, session: Session, all: readonly Journey[], company: Company): Way | null {
  if (all.length === 0) return null;
  const days = daysAtUsualAddress(pupil, session);
  const there = all.filter((journey) => journey.days & days);
  // Where nothing goes from the usual address there is still a way to tell of.
  const among = there.length > 0 ? there : all;
  const onRoutes = groupBy(among, (j) => `${j.routeId}\n${j.kind}\n${j.placeId}`);
  const usual = mostDays(onRoutes, (group) => unionOfDays(group));
  const { routeId, kind, placeId, time, rideSeconds } = mostDays(usual, (journey) => journey.days);
  const daysOnRun = unionOfDays(all.filter((journey) => journey.routeId === routeId));
  const fellows = company.on(routeId, session, daysOnRun).filter((id) => id !== pupil.id);
  return { routeId, kind, placeId, time, rideSeconds, fellows };
}

/** The due weekdays with the address of most of them; of equally many, those that begin earlier in the week. */
function daysAtUsualAddress(pupil: Pupil, session: Session): DayMask {
  const byAddress = new Map<string, DayMask>();
  for (const day of WEEKDAYS) {
    const bit = 1 << day;
    if (!(pupil.days & bit)) continue;
    const other = pupil.otherAddresses.find((o) => o.days & bit && (o.session === 'both' || o.session === session));
    const key = (other?.at ?? pupil.home).join(' ');
    byAddress.set(key, (byAddress.get(key) ?? 0) | bit);
  }
  const masks = [...byAddress.values()];
  return masks.length === 0 ? 0 : mostDays(masks, (mask) => mask);
}

/** Who is on board, looked up for many pupils of one run. */
class Company {
  readonly #rank: ReadonlyMap<string, number>;
  readonly #runs = new Map<string, ReadonlySet<string>>();
  readonly #known = new Map<string, readonly string[]>();

  constructor(theCase: Case, plan: Plan) {
    this.#rank = new Map(theCase.pupils.map((pupil, i) => [pupil.id, i]));
    for (const { route, session, day, pupils } of dayRunsOf(theCase, plan.routes)) {
      this.#runs.set(`${day} ${session} ${route.id}`, pupils);
    }
  }

  /** Everybody who is on the run on any of these weekdays, in the case's order. */
  on(routeId: string, session: Session, days: DayMask): readonly string[] {
    const key = `${days} ${session} ${routeId}`;
    const known = this.#known.get(key);
    if (known) return known;
    const ids = new Set<string>();
    for (const day of WEEKDAYS) {
      if (!(days & (1 << day))) continue;
      for (const id of this.#runs.get(`${day} ${session} ${routeId}`) ?? []) ids.add(id);
    }
    const rank = (id: string) => this.#rank.get(id) ?? 0;
    const sorted = [...ids].sort((a, b) => rank(a) - rank(b));
    this.#known.set(key, sorted);
    return sorted;
  }
}

/** The one of most weekdays; of equally many, the one that begins earlier in the week, then the first. */
function mostDays<T>(items: readonly T[], daysOf: (item: T) => DayMask): T {
  const first = (days: DayMask) => days & -days;
  return items.reduce((best, item) => {
    const [a, b] = [daysOf(best), daysOf(item)];
    const more = countDays(b) - countDays(a);
    return more > 0 || (more === 0 && first(b) < first(a)) ? item : best;
  });
}

function unionOfDays(journeys: readonly Journey[]): DayMask {
  return journeys.reduce((days, journey) => days | journey.days, 0);
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

/** Whether a pupil travels at all in a session. */
export function sessionsOf(ways: Ways): Session[] {
  return SESSIONS.filter((session) => ways[session] !== null);
}

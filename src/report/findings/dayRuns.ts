/** Every run of a plan on every weekday: who is on it, and how full it gets. */
import {
  type Case,
  type PlanCall,
  type PlanRoute,
  type Pupil,
  SESSIONS,
  type Session,
  WEEKDAYS,
} from '../../model/index.ts';

/** One run on one weekday. */
export interface DayRun {
  readonly route: PlanRoute;
  readonly session: Session;
  /** 0 (Monday) to 4. */
  readonly day: number;
  /** Everybody on board at some time; ids that the case does not have are left out. */
  readonly pupils: ReadonlySet<string>;
  /** Most pupils on board at one time, and the assistants, who ride the whole run. */
  readonly mostAboard: number;
}

/** The runs of a week, in the order of the plan's routes, then sessions, then weekdays. */
export function dayRunsOf(theCase: Case, routes: readonly PlanRoute[]): DayRun[] {
  const pupils = new Map(theCase.pupils.map((pupil) => [pupil.id, pupil]));
  return routes.flatMap((route) =>
    SESSIONS.flatMap((session) => WEEKDAYS.flatMap((day) => dayRunOf(route, session, day, pupils) ?? [])),
  );
}

function dayRunOf(route: PlanRoute, session: Session, day: number, byId: ReadonlyMap<string, Pupil>): DayRun | null {
  const calls = route.calls.filter((call) => call.session === session && call.days & (1 << day));
  if (calls.length === 0) return null;
  calls.sort((a, b) => a.sequence - b.sequence);
  const pupils = new Set(calls.flatMap((call) => [...call.on, ...call.off]).filter((id) => byId.has(id)));
  const assistants = assistantsFor([...pupils].flatMap((id) => byId.get(id) ?? []));
  return { route, session, day, pupils, mostAboard: mostPupilsAboard(calls, pupils) + assistants };
}

/** Follows the run: at each call first those who get off, then those who get on. */
function mostPupilsAboard(calls: readonly PlanCall[], known: ReadonlySet<string>): number {
  const aboard = new Set<string>();
  let most = 0;
  for (const call of calls) {
    for (const id of call.off) aboard.delete(id);
    for (const id of call.on) if (known.has(id)) aboard.add(id);
    most = Math.max(most, aboard.size);
  }
  return most;
}

/** One for each `individual` pupil, and one for all the `shared` together. */
export function assistantsFor(pupils: readonly Pupil[]): number {
  const individual = pupils.filter((pupil) => pupil.assistant === 'individual').length;
  return individual + (pupils.some((pupil) => pupil.assistant === 'shared') ? 1 : 0);
}

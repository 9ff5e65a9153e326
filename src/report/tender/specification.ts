/** What an operator must know to price a duty, and nothing by which a child could be told: no ids, homes or notes. */
import {
  type Case,
  type Judgement,
  type Layout,
  type Metres,
  type Plan,
  type PlanRoute,
  type Pupil,
  type PupilClass,
  SESSIONS,
  type Seconds,
  type Session,
  type VehicleType,
} from '../../model/index.ts';
import { assistantsFor } from '../findings/dayRuns.ts';
import { outcodeOf } from '../postcodes.ts';
import { type Lookup, lookupOf } from '../sheets/lookup.ts';
import { type DayRun, dayRuns } from '../sheets/week.ts';
import { equipmentKinds } from './equipment.ts';
import { type LocalityOf, localitiesOf } from './locality.ts';
import { type Lot, type LotDuty, pupilsOn } from './lots.ts';
import { mostFirst } from './mostFirst.ts';
import { linesOf, type RunLine } from './runLines.ts';

export interface LotSpecification {
  readonly number: number;
  readonly classGroup: string;
  readonly duties: readonly DutySpecification[];
  readonly pupils: number;
  /** Postcode districts of the pupils' homes, that of most pupils first; empty without postcodes. */
  readonly districts: readonly string[];
}

export interface DutySpecification {
  /** `1.03`: its lot and its place in it. Duties and routes of the plan may be named after children, so they are not. */
  readonly reference: string;
  /** First day on which it is wanted, which an old contract may put off; `null`: not known. */
  readonly starts: string | null;
  readonly vehicle: string;
  /** All that one vehicle of the planned type can be laid out as. */
  readonly layouts: readonly Layout[];
  /** Most at one time, on any run: seats for pupils and assistants, and wheelchair places. */
  readonly needs: Layout;
  /** Most on any run. */
  readonly assistants: number;
  /** Weekdays on which it has a run. */
  readonly days: number;
  readonly pupils: number;
  readonly party: readonly PartyLine[];
  readonly equipment: readonly { readonly kind: string; readonly pupils: number }[];
  readonly limits: RideLimits;
  /** On a mean day on which it runs: from first call to last, drives between runs included. */
  readonly metresADay: Metres;
  /** Of them, on a run. */
  readonly metresOnRunsADay: Metres;
  readonly secondsADay: Seconds;
  readonly schoolIds: readonly string[];
  readonly runs: readonly RunSpecification[];
}

export interface PartyLine {
  readonly class: PupilClass;
  readonly seating: Pupil['seating'];
  readonly pupils: number;
}

export interface RideLimits {
  /** Shortest first. */
  readonly usual: readonly { readonly seconds: Seconds; readonly pupils: number }[];
  /** Pupils whose direct drive alone is longer than the limit. Their own limits would tell how far away they live. */
  readonly raised: number;
}

export interface RunSpecification {
  readonly session: Session;
  readonly days: number;
  readonly layout: Layout | null;
  readonly pupils: number;
  readonly inWheelchairs: number;
  readonly assistants: number;
  readonly metres: Metres;
  readonly lines: readonly RunLine[];
}

/** Makes the specifications of lots, one at a time. */
export function specifier(theCase: Case, plan: Plan, judgement: Judgement): (lot: Lot) => LotSpecification {
  const lookup = lookupOf(theCase);
  const localityOf = localitiesOf(theCase, plan);
  const limits = limitsByRoute(theCase, judgement, lookup);
  return (lot) => {
    const routes = lot.duties.flatMap((duty) => duty.routes);
    const pupils = pupilsOn(routes, lookup.pupil);
    return {
      number: lot.number,
      classGroup: lot.classGroup,
      duties: lot.duties.map((duty, i) => specify(duty, referenceOf(lot, i), { lookup, localityOf, limits })),
      pupils: pupils.length,
      districts: mostFirst(pupils.map((pupil) => [outcodeOf(pupil.homePostcode), 1])).flatMap(([name]) => name || []),
    };
  };
}

/** How a lot's duty, counted from 0, is called in the tender. */
export function referenceOf(lot: Lot, index: number): string {
  return `${lot.number}.${String(index + 1).padStart(2, '0')}`;
}

interface Source {
  readonly lookup: Lookup;
  readonly localityOf: LocalityOf;
  readonly limits: ReadonlyMap<string, ReadonlyMap<string, PupilLimit>>;
}

interface PupilLimit {
  readonly seconds: Seconds;
  readonly isRaised: boolean;
}

function specify({ duty, routes, starts }: LotDuty, reference: string, source: Source): DutySpecification {
  const { lookup } = source;
  const type = lookup.vehicleType.get(duty.vehicleTypeId);
  const pupils = pupilsOn(routes, lookup.pupil);
  const runs = runsOf(routes, source);
  const days = Math.max(1, duty.activeDays);
  const calls = routes.flatMap((route) => route.calls);
  return {
    reference,
    starts,
    vehicle: nameOf(type, duty.vehicleTypeId),
    layouts: type?.layouts ?? [],
    needs: {
      seats: Math.max(0, ...runs.map(({ needs }) => needs.seats)),
      wheelchairs: Math.max(0, ...runs.map(({ needs }) => needs.wheelchairs)),
    },
    assistants: Math.max(0, ...runs.map(({ run }) => run.assistants)),
    days: duty.days,
    pupils: pupils.length,
    party: partyOf(pupils),
    equipment: equipmentOf(pupils),
    limits: limitsOf(routes, source.limits),
    metresADay: duty.metres / days,
    metresOnRunsADay: metresOnRuns(routes) / days,
    secondsADay: duty.seconds / days,
    schoolIds: [...new Set(calls.filter((call) => call.kind === 'school').map((call) => call.placeId))],
    runs: runs.map(({ run }) => run),
  };
}

function nameOf(type: VehicleType | undefined, id: string): string {
  return type?.name || id;
}

/** Days that an operator could not tell apart are one run; morning first, then by the clock. */
function runsOf(routes: readonly PlanRoute[], source: Source): { run: RunSpecification; needs: Layout }[] {
  return SESSIONS.flatMap((session) =>
    routes
      .flatMap((route) => {
        const specifyRun = (calls: DayRun['calls'], days: number) => runOf(route, session, calls, days, source);
        return dayRuns(route, session, (calls) => JSON.stringify(specifyRun(calls, 0))).map(({ calls, days }) => ({
          ...specifyRun(calls, days),
          starts: calls[0].arrive,
        }));
      })
      .sort((a, b) => a.starts - b.starts),
  );
}

function runOf(route: PlanRoute, session: Session, calls: DayRun['calls'], days: number, source: Source) {
  const { lookup, localityOf } = source;
  const pupils = pupilsOn([{ ...route, calls }], lookup.pupil);
  const assistants = assistantsFor(pupils);
  const run: RunSpecification = {
    session,
    days,
    layout: route.layouts[session],
    pupils: pupils.length,
    inWheelchairs: pupils.filter((pupil) => pupil.seating === 'wheelchair').length,
    assistants,
    metres: calls.slice(1).reduce((sum, call) => sum + call.metresFromPrevious, 0),
    lines: linesOf(calls, lookup, localityOf),
  };
  return { run, needs: needsOf(calls, assistants, lookup) };
}

/** Follows the run: at each call first those who get off, then those who get on. Assistants ride the whole run. */
function needsOf(calls: DayRun['calls'], assistants: number, { pupil }: Lookup): Layout {
  const aboard = new Set<string>();
  let [seats, wheelchairs] = [0, 0];
  for (const call of calls) {
    for (const id of call.off) aboard.delete(id);
    for (const id of call.on) aboard.add(id);
    const inWheelchairs = [...aboard].filter((id) => pupil.get(id)?.seating === 'wheelchair').length;
    seats = Math.max(seats, aboard.size - inWheelchairs + assistants);
    wheelchairs = Math.max(wheelchairs, inWheelchairs);
  }
  return { seats, wheelchairs };
}

function metresOnRuns(routes: readonly PlanRoute[]): Metres {
  const runs = routes.flatMap((route) => SESSIONS.flatMap((session) => dayRuns(route, session, (_, day) => `${day}`)));
  return runs.flatMap((run) => run.calls.slice(1)).reduce((sum, call) => sum + call.metresFromPrevious, 0);
}

function partyOf(pupils: readonly Pupil[]): PartyLine[] {
  const lines = new Map<string, PartyLine>();
  for (const { class: of, seating } of pupils) {
    const key = `${of} ${seating}`;
    lines.set(key, { class: of, seating, pupils: (lines.get(key)?.pupils ?? 0) + 1 });
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

function equipmentOf(pupils: readonly Pupil[]): { kind: string; pupils: number }[] {
  const counts = new Map<string, number>();
  for (const kind of pupils.flatMap((pupil) => equipmentKinds(pupil.equipment))) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, n]) => ({ kind, pupils: n }));
}

/** By route id, by pupil id: the shortest limit on any of the pupil's journeys there. */
function limitsByRoute(theCase: Case, judgement: Judgement, { pupil }: Lookup): Map<string, Map<string, PupilLimit>> {
  const byRoute = new Map<string, Map<string, PupilLimit>>();
  for (const { routeId, pupilId, limitSeconds } of judgement.journeys) {
    const found = pupil.get(pupilId);
    if (!found) continue;
    const usual = found.ownMaxRideSeconds ?? theCase.policy.maxRideSeconds[theCase.schools[found.schoolIndex].phase];
    const limits = byRoute.get(routeId) ?? new Map<string, PupilLimit>();
    byRoute.set(routeId, limits);
    const before = limits.get(pupilId);
    if (before && before.seconds <= limitSeconds) continue;
    limits.set(pupilId, { seconds: limitSeconds, isRaised: limitSeconds > usual });
  }
  return byRoute;
}

function limitsOf(routes: readonly PlanRoute[], byRoute: Source['limits']): RideLimits {
  const usual = new Map<Seconds, Set<string>>();
  const raised = new Set<string>();
  for (const { id } of routes) {
    for (const [pupilId, { seconds, isRaised }] of byRoute.get(id) ?? []) {
      if (isRaised) raised.add(pupilId);
      else usual.set(seconds, (usual.get(seconds) ?? new Set()).add(pupilId));
    }
  }
  return {
    usual: [...usual].sort(([a], [b]) => a - b).map(([seconds, ids]) => ({ seconds, pupils: ids.size })),
    raised: raised.size,
  };
}

/** What a planner must be told of single pupils: `exceptions.csv`. */
import {
  type Case,
  type DayMask,
  formatDays,
  householdOf,
  type LonLat,
  NO_WAY,
  type PickupChoice,
  type PickupChoices,
  type PlanException,
  type PlanRoute,
  type Pupil,
  SESSIONS,
  type Seconds,
  type Session,
  sayCount,
} from '../model/index.ts';
import { rideLimit } from './compile.ts';
import { byReason, PlanUse, type Reason } from './reasons.ts';

/** Where and on which days a pupil is carried in one session. */
interface Carried {
  at: LonLat;
  days: DayMask;
}

/**
 * All exceptions of the finished routes, in the order of the pupils.
 * @throws Error when a pupil boards where it has no candidate in `choices`
 */
export function exceptionsOf(theCase: Case, choices: PickupChoices, routes: readonly PlanRoute[]): PlanException[] {
  const carried = carriedWhere(routes);
  const use = new PlanUse(theCase, routes);
  const noWay = noWayOn(theCase, choices);
  return theCase.pupils.flatMap((pupil, p) => {
    const where = (s: Session): readonly Carried[] => carried.get(`${s} ${pupil.id}`) ?? [];
    return [
      ...notCarried(use, pupil, where, noWay),
      ...doorInsteadOfStop(theCase, choices, pupil, p),
      ...longDirectDrives(theCase, choices, pupil, p, where),
    ];
  });
}

function carriedWhere(routes: readonly PlanRoute[]): Map<string, Carried[]> {
  const carried = new Map<string, Carried[]>();
  for (const route of routes) {
    for (const call of route.calls) {
      if (call.kind === 'school') continue;
      for (const id of [...call.on, ...call.off]) {
        const key = `${call.session} ${id}`;
        const list = carried.get(key) ?? [];
        const known = list.find((c) => householdOf(c.at) === householdOf(call.at));
        if (known) known.days |= call.days;
        else list.push({ at: call.at, days: call.days });
        carried.set(key, list);
      }
    }
  }
  return carried;
}

/** Whether no road serves a pupil where the pupil is due that day in that session. */
function noWayOn(theCase: Case, choices: PickupChoices) {
  const indexOf = new Map(theCase.pupils.map((pupil, p) => [pupil, p]));
  return (session: Session, day: number) =>
    (pupil: Pupil): boolean => {
      const p = indexOf.get(pupil) as number;
      const elsewhere = pupil.otherAddresses.findIndex(
        (address) => address.days & (1 << day) && (address.session === 'both' || address.session === session),
      );
      const here = elsewhere >= 0 ? [choices.other[p][elsewhere]] : choices.usual[p];
      return here.every(({ directSeconds }) => directSeconds[session] >= NO_WAY.seconds);
    };
}

/** One row for each session and reason; both sessions together where reason and weekdays are the same. */
function notCarried(
  use: PlanUse,
  pupil: Pupil,
  where: (s: Session) => readonly Carried[],
  noWay: (session: Session, day: number) => (pupil: Pupil) => boolean,
): PlanException[] {
  const rowsOf = (session: Session): { days: DayMask; reason: Reason }[] => {
    const missing = pupil.days & ~where(session).reduce((days, c) => days | c.days, 0);
    return byReason(missing, (day) => use.reason(pupil, session, day, noWay(session, day)));
  };
  const row = (session: Session | 'both', days: DayMask, reason: Reason): PlanException => ({
    code: 'not_carried',
    pupilId: pupil.id,
    days,
    session,
    rideLimitSeconds: null,
    directDriveSeconds: null,
    ...reason,
  });
  const pm = rowsOf('pm');
  const rows = rowsOf('am').map(({ days, reason }) => {
    const same = pm.findIndex((other) => other.days === days && other.reason.message === reason.message);
    if (same >= 0) pm.splice(same, 1);
    return row(same >= 0 ? 'both' : 'am', days, reason);
  });
  return [...rows, ...pm.map(({ days, reason }) => row('pm', days, reason))];
}

function doorInsteadOfStop(theCase: Case, choices: PickupChoices, pupil: Pupil, p: number): PlanException[] {
  if (!choices.doorInsteadOfStop[p] || pupil.days === 0) return [];
  const walk = theCase.policy.walkToStopMetres[theCase.schools[pupil.schoolIndex].phase];
  return [
    {
      code: 'door_instead_of_stop',
      pupilId: pupil.id,
      days: pupil.days,
      session: 'both',
      rideLimitSeconds: null,
      directDriveSeconds: null,
      message: `no pick-up point lies within ${walk} m of home, so the pupil is collected at the door`,
      whatWouldHelp: 'a pick-up point nearer to the home, or a longer walk',
    },
  ];
}

function longDirectDrives(
  theCase: Case,
  choices: PickupChoices,
  pupil: Pupil,
  p: number,
  where: (s: Session) => readonly Carried[],
): PlanException[] {
  const limit = pupil.ownMaxRideSeconds ?? theCase.policy.maxRideSeconds[theCase.schools[pupil.schoolIndex].phase];
  return SESSIONS.flatMap((session) =>
    where(session).flatMap(({ at, days }) => {
      const direct = directFrom(choices, p, at, session);
      if (direct <= limit) return [];
      return [
        {
          code: 'long_direct_drive',
          pupilId: pupil.id,
          days,
          session,
          rideLimitSeconds: rideLimit(theCase, pupil, direct),
          directDriveSeconds: direct,
          message: `the direct drive alone takes longer than the limit of ${sayCount(limit / 60, 'minute')} (${formatDays(days)})`,
          whatWouldHelp: 'a nearer school, or a longer limit agreed with the family',
        },
      ];
    }),
  );
}

function directFrom(choices: PickupChoices, p: number, at: LonLat, session: Session): Seconds {
  const here = (choice: PickupChoice): boolean => householdOf(choices.places[choice.place].at) === householdOf(at);
  const choice = choices.usual[p].find(here) ?? choices.other[p].find(here);
  if (!choice) throw new Error(`pupil ${p} boards where it has no candidate`);
  return choice.directSeconds[session];
}

/** What a planner must be told of single pupils: `exceptions.csv`. */
import {
  type Case,
  type DayMask,
  formatDays,
  householdOf,
  type LonLat,
  type PickupChoice,
  type PickupChoices,
  type PlanException,
  type PlanRoute,
  type Pupil,
  SESSIONS,
  type Seconds,
  type Session,
  type VehicleType,
} from '../model/index.ts';
import { rideLimit } from './compile.ts';

/** Where and on which days a pupil is carried in one session. */
interface Carried {
  at: LonLat;
  days: DayMask;
}

/** All exceptions of the finished routes, in the order of the pupils. */
export function exceptionsOf(theCase: Case, choices: PickupChoices, routes: readonly PlanRoute[]): PlanException[] {
  const carried = carriedWhere(routes);
  return theCase.pupils.flatMap((pupil, p) => {
    const where = (s: Session): readonly Carried[] => carried.get(`${s} ${pupil.id}`) ?? [];
    return [
      ...notCarried(theCase, pupil, where),
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

function notCarried(theCase: Case, pupil: Pupil, where: (s: Session) => readonly Carried[]): PlanException[] {
  const missing = (s: Session): DayMask => pupil.days & ~where(s).reduce((days, c) => days | c.days, 0);
  const [am, pm] = [missing('am'), missing('pm')];
  const both = am & pm;
  const { message, whatWouldHelp } = reasonFor(theCase, pupil);
  const row = (session: Session | 'both', days: DayMask): PlanException[] =>
    days === 0
      ? []
      : [
          {
            code: 'not_carried',
            pupilId: pupil.id,
            days,
            session,
            rideLimitSeconds: null,
            directDriveSeconds: null,
            message,
            whatWouldHelp,
          },
        ];
  return [...row('both', both), ...row('am', am & ~both), ...row('pm', pm & ~both)];
}

/** Why nobody can carry the pupil, as far as the case shows: no layout, no vehicle left, or no bay. */
function reasonFor(theCase: Case, pupil: Pupil): { message: string; whatWouldHelp: string } {
  const group = pupil.keepWith === null ? [pupil] : theCase.pupils.filter((p) => p.keepWith === pupil.keepWith);
  const seats = group.filter((p) => p.seating === 'seat').length;
  const chairs = group.length - seats;
  const individual = group.filter((p) => p.assistant === 'individual').length;
  const assistants = individual + (group.some((p) => p.assistant === 'shared') ? 1 : 0);
  const who = group.length > 1 ? `the group ${pupil.keepWith} of ${group.length}` : `pupil ${pupil.id}`;
  const need = `${seats + assistants} seats and ${chairs} wheelchair places`;
  const holds = (type: VehicleType): boolean =>
    type.layouts.some((l) => seats + assistants <= l.seats && chairs <= l.wheelchairs);
  const fitting = theCase.vehicleTypes.filter(holds);
  if (fitting.length === 0) {
    return {
      message: `no vehicle type has a layout for ${who}: ${need}, assistants included`,
      whatWouldHelp: 'a vehicle type with such a layout',
    };
  }
  if (fitting.every((type) => type.available !== null)) {
    const names = fitting.map((type) => `${type.id} (${type.available})`).join(', ');
    return {
      message: `every vehicle that could carry ${who} is in use: ${names}`,
      whatWouldHelp: `one more vehicle with ${need}`,
    };
  }
  const school = theCase.schools[pupil.schoolIndex];
  return {
    message: `no bay is free at ${school.name || school.id} within its bell window, or no run can keep ${who} together`,
    whatWouldHelp: 'more bays, a shorter unloading time, a wider bell window, or a longer ride limit for the group',
  };
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
          message: `the direct drive alone takes longer than the limit of ${limit / 60} minutes (${formatDays(days)})`,
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

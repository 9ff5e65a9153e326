/** What has to be carried: each pupil's journeys, and the least that any of them can take. */
import {
  type Case,
  countDays,
  type DayMask,
  type LonLat,
  type Metres,
  type Pupil,
  SESSIONS,
  type Seconds,
  type Session,
} from '../model/index.ts';
import { greatCircleMetres, type StraightLine } from '../network/index.ts';
import { ONE_CALL_METRES, pickupPoints } from './pickup.ts';

/** One pupil's journey of one session between one address and the school, on the weekdays on which it is made. */
export interface Journey {
  /** Index into the case's pupils. */
  readonly pupil: number;
  readonly session: Session;
  readonly days: DayMask;
  readonly dayCount: number;
  readonly school: number;
  /** The address. */
  readonly at: LonLat;
  /** Where the call may stand if not at the door; `null`: at the door, or at one within 30 m. */
  readonly points: readonly LonLat[] | null;
  /** How far from `at` the call may stand, in a straight line. */
  readonly slack: Metres;
  /** No drive between the call and the school is shorter; not rounded. */
  readonly directMetres: number;
  readonly directSeconds: number;
  readonly boarding: Seconds;
  /** The longest ride that the rules may allow. */
  readonly limit: Seconds;
}

/** Seconds a network metre takes in the session, not rounded. */
export function secondsPerMetre(line: StraightLine, session: Session): number {
  return line.factor[session] / line.metresPerSecond;
}

/** All journeys of the case's week; `lonely(at)` says that no other address is within 30 m. */
export function journeysOf(theCase: Case, line: StraightLine, lonely: (at: LonLat) => boolean): Journey[] {
  const points = pickupPoints(theCase);
  return theCase.pupils.flatMap((pupil, p) => {
    const boarding = boardingSeconds(theCase, pupil);
    return addressesOf(pupil).flatMap(({ at, usual, days }) => {
      const where = usual ? points[p] : null;
      const { slack, nearest, farthest } = extent(at, where, theCase.schools[pupil.schoolIndex].at, lonely);
      return SESSIONS.filter((session) => days[session] !== 0).map((session) => {
        const seconds = (straight: number) => straight * line.roadFactor * secondsPerMetre(line, session);
        return {
          pupil: p,
          session,
          days: days[session],
          dayCount: countDays(days[session]),
          school: pupil.schoolIndex,
          at,
          points: where,
          slack,
          directMetres: nearest * line.roadFactor,
          directSeconds: seconds(nearest),
          boarding,
          limit: longestRide(theCase, pupil, seconds(farthest)),
        };
      });
    });
  });
}

/** In straight metres: how far the call may be from the address, and how near to and far from the school. */
function extent(at: LonLat, where: readonly LonLat[] | null, school: LonLat, lonely: (at: LonLat) => boolean) {
  if (where === null) {
    const straight = greatCircleMetres(at, school);
    const slack = lonely(at) ? 0 : ONE_CALL_METRES;
    return { slack, nearest: Math.max(0, straight - slack), farthest: straight + slack };
  }
  let [slack, nearest, farthest] = [0, Number.POSITIVE_INFINITY, 0];
  for (const point of where) {
    const straight = greatCircleMetres(point, school);
    slack = Math.max(slack, greatCircleMetres(at, point));
    nearest = Math.min(nearest, straight);
    farthest = Math.max(farthest, straight);
  }
  return { slack, nearest, farthest };
}

interface Address {
  readonly at: LonLat;
  readonly days: Readonly<Record<Session, DayMask>>;
  readonly usual: boolean;
}

function addressesOf(pupil: Pupil): Address[] {
  const others = pupil.otherAddresses.map((other): Address => {
    const days = other.days & pupil.days;
    const on = (session: Session) => (other.session === 'both' || other.session === session ? days : 0);
    return { at: other.at, days: { am: on('am'), pm: on('pm') }, usual: false };
  });
  const left = (session: Session) => others.reduce((days, other) => days & ~other.days[session], pupil.days);
  return [{ at: pupil.home, days: { am: left('am'), pm: left('pm') }, usual: true }, ...others];
}

function boardingSeconds(theCase: Case, pupil: Pupil): Seconds {
  if (pupil.ownBoardingSeconds !== null) return pupil.ownBoardingSeconds;
  return theCase.policy.boardingSeconds[pupil.seating === 'wheelchair' ? 'wheelchair' : pupil.class];
}

/** The limit, or what it is raised to where the direct drive from the farthest place is longer. */
function longestRide(theCase: Case, pupil: Pupil, direct: number): Seconds {
  const limit = pupil.ownMaxRideSeconds ?? theCase.policy.maxRideSeconds[theCase.schools[pupil.schoolIndex].phase];
  const rounded = Math.ceil(direct);
  return rounded > limit ? Math.ceil((rounded * 11) / 10) + 300 : limit;
}

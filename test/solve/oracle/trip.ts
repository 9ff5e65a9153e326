/** One vehicle's session on one weekday with its calls in a given order: lawful or not, and what it takes. */
import { distance } from '@turf/turf';
import type { Case, LonLat, Session } from '../../../src/model/index.ts';
import { type AtLeast, longestPaths } from './exactTimes.ts';
import { type Rider, type Spot, samePoint, travels, type Unit } from './needs.ts';

/** A rider of a unit at the spot chosen. */
export interface Passenger {
  readonly unit: Unit;
  readonly rider: Rider;
  readonly spot: Spot;
}

/** A call as planned for the week: at a spot (those who board or alight there) or at a school (index). */
export type Halt = { readonly spot: Spot; readonly school: null } | { readonly spot: null; readonly school: number };

/** In the order in which the vehicle drives. */
export interface PlannedRun {
  readonly passengers: readonly Passenger[];
  readonly halts: readonly Halt[];
}

export interface Call {
  readonly run: number;
  readonly school: number | null;
  readonly at: LonLat;
  readonly dwell: number;
}

/** The day's calls and the constraints of their arrivals; moment `calls.length` is midnight. */
export interface DayTrip {
  readonly calls: readonly Call[];
  readonly constraints: readonly AtLeast[];
  readonly metres: number;
  /** Without any waiting. */
  readonly leastSeconds: number;
  /** By run: whether it runs, the most seats and wheelchair places taken at one moment, and the assistants. */
  readonly runs: readonly { runs: boolean; seats: number; chairs: number; assistants: number }[];
}

/** By the places themselves, which a case holds once: to make a key of their figures takes longer than all the rest. */
const greatCircles = new WeakMap<LonLat, WeakMap<LonLat, number>>();

function greatCircle(a: LonLat, b: LonLat): number {
  const from = greatCircles.get(a) ?? new WeakMap<LonLat, number>();
  const known = from.get(b);
  if (known !== undefined) return known;
  const metres = distance([...a], [...b], { units: 'meters' });
  greatCircles.set(a, from.set(b, metres));
  return metres;
}

export function drive(theCase: Case, session: Session, a: LonLat, b: LonLat): { metres: number; seconds: number } {
  const { roadFactor, kmh } = theCase.policy.straightLine;
  const metres = greatCircle(a, b) * roadFactor;
  const seconds = (metres / (kmh / 3.6)) * theCase.policy.travelTimeFactor[session];
  return { metres: Math.round(metres), seconds: Math.round(seconds) };
}

export function limitOf(theCase: Case, session: Session, { rider, spot }: Passenger): number {
  const pupil = theCase.pupils[rider.pupil];
  const school = theCase.schools[pupil.schoolIndex];
  const limit = pupil.ownMaxRideSeconds ?? theCase.policy.maxRideSeconds[school.phase];
  const direct = drive(theCase, session, spot.at, school.at).seconds;
  return direct > limit ? Math.floor(direct + direct / 10 + 1e-9) + 300 : limit;
}

function boarding(theCase: Case, rider: Rider): number {
  const pupil = theCase.pupils[rider.pupil];
  const kind = pupil.seating === 'wheelchair' ? 'wheelchair' : pupil.class;
  return pupil.ownBoardingSeconds ?? theCase.policy.boardingSeconds[kind];
}

/** `null` when somebody is at a meeting point of the own home without company. */
export function tripOn(theCase: Case, session: Session, day: number, planned: readonly PlannedRun[]): DayTrip | null {
  const calls: Call[] = [];
  const constraints: AtLeast[] = [];
  const runs: { runs: boolean; seats: number; chairs: number; assistants: number }[] = [];
  const windows: { call: number; from: number; to: number }[] = [];
  for (const [r, { passengers, halts }] of planned.entries()) {
    const today = passengers.filter(({ unit, rider }) => travels(theCase, unit, rider, session, day));
    const pupils = today.map(({ rider }) => theCase.pupils[rider.pupil]);
    const assistants =
      pupils.filter((p) => p.assistant === 'individual').length +
      (pupils.some((p) => p.assistant === 'shared') ? 1 : 0);
    const first = calls.length;
    const homeCall = new Map<Passenger, number>();
    const schoolCall = new Map<number, number>();
    let [seats, chairs, mostSeats, mostChairs] = [0, 0, 0, 0];
    for (const halt of halts) {
      const here = today.filter((p) =>
        halt.spot ? p.spot.name === halt.spot.name : theCase.pupils[p.rider.pupil].schoolIndex === halt.school,
      );
      if (here.length === 0) continue;
      const boards = (halt.spot !== null) === (session === 'am');
      const change = boards ? 1 : -1;
      for (const { rider } of here) {
        if (theCase.pupils[rider.pupil].seating === 'wheelchair') chairs += change;
        else seats += change;
      }
      [mostSeats, mostChairs] = [Math.max(mostSeats, seats), Math.max(mostChairs, chairs)];
      const call = calls.length;
      if (halt.spot) {
        const { host } = halt.spot;
        if (host && here.every((p) => samePoint(theCase.pupils[p.rider.pupil].home, host))) return null;
        for (const p of here) homeCall.set(p, call);
        const dwell = here.reduce((sum, p) => sum + boarding(theCase, p.rider), theCase.policy.callSeconds);
        calls.push({ run: r, school: null, at: halt.spot.at, dwell });
      } else {
        const school = theCase.schools[halt.school];
        schoolCall.set(halt.school, call);
        calls.push({ run: r, school: halt.school, at: school.at, dwell: school.unloadingSeconds });
        const { arriveBeforeBell: early, leaveAfterBell: late } = theCase.policy;
        // The window binds the departure in the afternoon; a window of arrivals is one dwell sooner.
        const window =
          session === 'am'
            ? { from: school.bellStart - early.earliest, to: school.bellStart - early.latest }
            : {
                from: school.bellEnd + late.earliest - school.unloadingSeconds,
                to: school.bellEnd + late.latest - school.unloadingSeconds,
              };
        windows.push({ call, ...window });
      }
    }
    for (const p of today) {
      const home = homeCall.get(p) as number;
      const school = schoolCall.get(theCase.pupils[p.rider.pupil].schoolIndex) as number;
      const [a, b] = session === 'am' ? [home, school] : [school, home];
      constraints.push({ from: b, to: a, seconds: -(limitOf(theCase, session, p) + calls[a].dwell) });
    }
    runs.push({ runs: calls.length > first, seats: mostSeats + assistants, chairs: mostChairs, assistants });
  }
  let metres = 0;
  let leastSeconds = 0;
  for (let k = 0; k < calls.length; k++) {
    leastSeconds += calls[k].dwell;
    if (k === 0) continue;
    const leg = drive(theCase, session, calls[k - 1].at, calls[k].at);
    metres += leg.metres;
    leastSeconds += leg.seconds;
    constraints.push({ from: k - 1, to: k, seconds: calls[k - 1].dwell + leg.seconds });
  }
  for (const { call, from, to } of windows) {
    constraints.push({ from: calls.length, to: call, seconds: from });
    constraints.push({ from: call, to: calls.length, seconds: -to });
  }
  return { calls, constraints, metres, leastSeconds, runs };
}

/** Seconds from the first arrival to the last departure at best; `null` when no times are lawful. */
export function shortest({ calls, constraints }: DayTrip): number | null {
  if (calls.length === 0) return 0;
  const nodes = calls.length + 1;
  const paths = longestPaths(nodes, constraints);
  return paths && paths[calls.length - 1] + calls[calls.length - 1].dwell;
}

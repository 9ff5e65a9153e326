/**
 * After which schools a seat can be filled again.
 *
 * In the morning a seat that somebody leaves at school s is free when the doors have opened in s's window and the
 * unloading is over. Whoever sits in it next is boarded after the drive from s, and has to reach the own school within its
 * window. The afternoon is the same backwards: the seat is filled at s after the one before has been set down.
 */
import { type Case, SESSIONS, type Seconds, type Session } from '../model/index.ts';
import { greatCircleMetres, type StraightLine } from '../network/index.ts';
import { type Journey, secondsPerMetre } from './journeys.ts';

/** Rows of equal length no more: the schools of journey j are at `start[j]` … `start[j + 1]` − 1. */
export interface Following {
  readonly start: Int32Array;
  /** Index of a school that can come before. */
  readonly school: Int32Array;
  /** Least network metres between it and the call, not rounded. */
  readonly metres: Float64Array;
}

/** The schools that can come before each journey. */
export function schoolsBefore(theCase: Case, line: StraightLine, journeys: readonly Journey[]): Following {
  const start = new Int32Array(journeys.length + 1);
  const school: number[] = [];
  const metres: number[] = [];
  const attended: Record<Session, number[]> = { am: [], pm: [] };
  for (const session of SESSIONS) {
    const seen = new Set(journeys.filter((j) => j.session === session).map((j) => j.school));
    attended[session] = [...seen].sort((a, b) => a - b);
  }
  const free = { am: freeFrom(theCase, 'am'), pm: freeFrom(theCase, 'pm') };
  const slack = roundingSlack(theCase, journeys);
  journeys.forEach((j, i) => {
    const perMetre = secondsPerMetre(line, j.session);
    const latest = latestAt(theCase, j) - theCase.policy.callSeconds - j.boarding - j.directSeconds + slack;
    for (const s of attended[j.session]) {
      const time = latest - free[j.session][s];
      if (time < 0) continue;
      const straight = Math.max(0, greatCircleMetres(theCase.schools[s].at, j.at) - j.slack);
      const drive = straight * line.roadFactor;
      if (drive * perMetre > time) continue;
      school.push(s);
      metres.push(drive);
    }
    start[i + 1] = school.length;
  });
  return { start, school: Int32Array.from(school), metres: Float64Array.from(metres) };
}

/** By school: when a seat is free at the earliest, in the afternoon counted backwards. */
function freeFrom({ schools, policy }: Case, session: Session): Seconds[] {
  return schools.map((s) =>
    session === 'am'
      ? s.bellStart - policy.arriveBeforeBell.earliest + s.unloadingSeconds
      : -(s.bellEnd + policy.leaveAfterBell.latest) + s.unloadingSeconds,
  );
}

/** When the vehicle must be at the own school at the latest, in the afternoon counted backwards. */
function latestAt({ schools, policy }: Case, { school, session }: Journey): Seconds {
  const s = schools[school];
  return session === 'am'
    ? s.bellStart - policy.arriveBeforeBell.latest
    : -(s.bellEnd + policy.leaveAfterBell.earliest);
}

/**
 * By how much drives in whole seconds may undercut the way as a whole: half a second each, and there are as many as calls
 * and one more. A call with a dwell makes good for its own.
 */
function roundingSlack({ schools, policy, vehicleTypes }: Case, journeys: readonly Journey[]): number {
  const quickCalls = policy.callSeconds > 0 ? 0 : journeys.filter((j) => j.boarding === 0).length;
  const quickSchools = schools.filter((s) => s.unloadingSeconds === 0).length;
  const runs = vehicleTypes.reduce((most, type) => Math.max(most, type.maxRunsPerSession), 1);
  return 0.5 * (2 + quickCalls + quickSchools * runs);
}

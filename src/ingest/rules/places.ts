/** Rules about where and when: bells, how far homes lie from schools, and ids of places. */
import {
  formatTime,
  type LonLat,
  type Metres,
  SESSIONS,
  type Seconds,
  type Session,
  sayCount,
} from '../../model/index.ts';
import type { CaseDraft, PupilDraft, SchoolDraft } from '../draft.ts';
import type { FaultList, Place } from '../faults.ts';
import { ADDRESSES } from '../tables/addresses.ts';
import { PUPILS } from '../tables/pupils.ts';
import { SCHOOLS } from '../tables/schools.ts';
import { STOPS } from '../tables/stops.ts';
import { metresBetween } from '../values/coordinates.ts';

const UNUSUAL_METRES = 80_000;
const IMPOSSIBLE_METRES = 200_000;
const DAY: Seconds = 86_400;
const EARLIEST_BELL: Seconds = 5 * 3600;
const LATEST_BELL: Seconds = 19 * 3600;

/** `HH:MM` */
function clock(time: Seconds): string {
  return formatTime(time).slice(0, 5);
}

export function bellsInOrder(draft: CaseDraft, faults: FaultList): void {
  for (const school of draft.schools) {
    const { bellStart, bellEnd, line } = school;
    if (bellStart === null || bellEnd === null || bellEnd > bellStart) continue;
    const place = { file: SCHOOLS.file, line, column: 'bell_end', value: clock(bellEnd) };
    faults.add('BELL-ORDER', place, `${school.name} begins at ${clock(bellStart)} and ends at ${place.value}`);
  }
}

/** The bells in the daytime, and both bell windows within the day. */
export function bellsInTheDay(draft: CaseDraft, faults: FaultList): void {
  const { arriveBeforeBell, leaveAfterBell } = draft.policy;
  for (const { bellStart, bellEnd, line, name } of draft.schools) {
    const add = (column: string, bell: Seconds, cause: string) =>
      faults.add('BELL-OUTSIDE-DAY', { file: SCHOOLS.file, line, column, value: clock(bell) }, cause);
    if (bellStart !== null && bellStart < EARLIEST_BELL) {
      add('bell_start', bellStart, `${name} begins at ${clock(bellStart)}, before ${clock(EARLIEST_BELL)}`);
    } else if (bellStart !== null && bellStart < arriveBeforeBell.earliest) {
      const before = `${sayCount(arriveBeforeBell.earliest / 60, 'minute')} before ${clock(bellStart)}`;
      add('bell_start', bellStart, `vehicles may arrive ${before}, which is the day before`);
    }
    if (bellEnd !== null && bellEnd > LATEST_BELL) {
      add('bell_end', bellEnd, `${name} ends at ${clock(bellEnd)}, after ${clock(LATEST_BELL)}`);
    } else if (bellEnd !== null && bellEnd + leaveAfterBell.latest >= DAY) {
      const after = `${sayCount(leaveAfterBell.latest / 60, 'minute')} after ${clock(bellEnd)}`;
      add('bell_end', bellEnd, `vehicles may leave ${after}, which is the next day`);
    }
  }
}

/** A call of kind `stop` names a stop, or the pupil at whose home it is: the id must say which. */
export function stopsAreNoPupils(draft: CaseDraft, faults: FaultList): void {
  const pupils = new Map(draft.pupils.map((pupil) => [pupil.id, pupil]));
  for (const stop of draft.stops) {
    const pupil = pupils.get(stop.id);
    // Only a `stop` pupil's home can be a meeting point.
    if (stop.id === '' || pupil?.pickup !== 'stop') continue;
    const place = { file: STOPS.file, line: stop.line, column: 'stop_id', value: stop.id };
    faults.add('STOP-ID-IS-PUPIL', place, `${stop.id} is also the pupil of line ${pupil.line} of ${PUPILS.file}`);
  }
}

export function homesNearSchools(draft: CaseDraft, faults: FaultList): void {
  for (const pupil of draft.pupils) {
    const school = draft.schools[pupil.schoolIndex];
    if (!school) continue;
    const { homeColumn, homeWritten } = pupil;
    const home = { file: PUPILS.file, line: pupil.line, column: homeColumn, value: homeWritten };
    if (pupil.home) judgeDistance({ draft, pupil, school, from: pupil.home, sessions: SESSIONS, place: home }, faults);
    for (const { at, line, session } of pupil.otherAddresses) {
      if (!at) continue;
      const place = { file: ADDRESSES.file, line, column: 'lat', value: `${at[1]}, ${at[0]}` };
      const sessions = session === 'both' ? SESSIONS : [session];
      judgeDistance({ draft, pupil, school, from: at, sessions, place }, faults);
    }
  }
}

/** A pupil's way to school from one address. */
interface Way {
  readonly draft: CaseDraft;
  readonly pupil: PupilDraft;
  readonly school: SchoolDraft;
  readonly from: LonLat;
  readonly sessions: readonly Session[];
  readonly place: Place;
}

function judgeDistance(way: Way, faults: FaultList): void {
  const { pupil, from, place } = way;
  const to = way.school.at;
  if (to === null) return;
  const metres = metresBetween(from, to);
  if (metres <= IMPOSSIBLE_METRES) judgeRide(way, metres, faults);
  if (metres <= UNUSUAL_METRES) return;
  const cause = `pupil ${pupil.id} lives ${Math.round(metres / 1000)} km from school ${pupil.schoolId}`;
  const code = metres > IMPOSSIBLE_METRES ? 'HOME-TOO-FAR' : 'HOME-FAR';
  const lostSign = place.column !== 'home_easting' && metresBetween([-from[0], from[1]], to) <= UNUSUAL_METRES;
  const remedy = lostSign ? `Longitude ${-from[0]} would be near the school: check the sign.` : undefined;
  faults.add(code, place, cause, remedy);
}

/**
 * The direct drive, raised as its limit would be, must neither begin before midnight nor end after it. A generous limit
 * on a short drive is no fault: nobody is made to ride as long as that.
 */
function judgeRide(way: Way, metres: Metres, faults: FaultList): void {
  const { draft, pupil, school, place } = way;
  const { arriveBeforeBell, leaveAfterBell } = draft.policy;
  const ride = directRide(way, metres);
  if (ride === null || school.bellStart === null || school.bellEnd === null) return;
  const minutes = `pupil ${pupil.id} may have to ride for ${sayCount(Math.round(ride / 60), 'minute')}`;
  const arrive = school.bellStart - arriveBeforeBell.earliest;
  const leave = school.bellEnd + leaveAfterBell.latest;
  // Where the bell or its window is itself outside the day, that is the fault: see bellsInTheDay.
  const morning = way.sessions.includes('am') && school.bellStart >= EARLIEST_BELL && arrive >= 0;
  const afternoon = way.sessions.includes('pm') && school.bellEnd <= LATEST_BELL && leave < DAY;
  if (morning && ride > arrive) {
    const cause = `${minutes} to arrive at ${clock(arrive)}, so a run may begin before midnight`;
    faults.add('HOME-BEYOND-DAY', place, cause);
  } else if (afternoon && leave + ride >= DAY) {
    const cause = `${minutes} from ${clock(leave)} on, so a run may end after midnight`;
    faults.add('HOME-BEYOND-DAY', place, cause);
  }
}

/** The direct drive (raised where it is longer than the limit) and the time of boarding; `null` if something is unknown. */
function directRide({ draft, pupil, school }: Way, metres: Metres): Seconds | null {
  if (school.phase === null) return null;
  const { straightLine, travelTimeFactor, maxRideSeconds, walkToStopMetres, callSeconds, boardingSeconds } =
    draft.policy;
  // The pick-up point may lie as much farther away as the pupil may walk.
  const farthest = metres + (pupil.pickup === 'stop' ? walkToStopMetres[school.phase] : 0);
  const factor = Math.max(travelTimeFactor.am, travelTimeFactor.pm);
  const direct = ((farthest * straightLine.roadFactor) / (straightLine.kmh / 3.6)) * factor;
  const limit = pupil.ownMaxRideSeconds ?? maxRideSeconds[school.phase];
  const usual = pupil.seating === 'wheelchair' ? 'wheelchair' : (pupil.class ?? 'wheelchair');
  const boarding = callSeconds + (pupil.ownBoardingSeconds ?? boardingSeconds[usual]);
  return (direct > limit ? direct * 1.1 + 300 : direct) + boarding;
}

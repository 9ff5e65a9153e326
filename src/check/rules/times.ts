/** Dwell, drives and bell windows: the clock of every run, recomputed from the case and the network. */
import {
  type Drive,
  formatTime,
  type Policy,
  type School,
  type Seconds,
  type Session,
  type Violation,
} from '../../model/index.ts';
import { atCall, type PlanView } from '../finding.ts';
import { boardingSeconds } from '../needs.ts';
import { type CallView, previousInSession, type RunView } from '../view.ts';

const SECONDS_TOLERANCE = 1;
const METRES_TOLERANCE = 10;

/** What the format says a call takes, from who boards and alights there. */
export function dwellOf({ index }: Pick<PlanView, 'index'>, call: CallView): Seconds {
  const { policy } = index.theCase;
  if (call.place.school) return call.place.school.unloadingSeconds;
  let seconds = policy.callSeconds;
  for (const p of [...call.on, ...call.off]) seconds += boardingSeconds(policy, p);
  return seconds;
}

/** depart − arrive is the dwell: a shorter stay rushes, a longer one hides a wait outside the rules for waiting. */
export function dwell(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of view.runs) {
    for (const call of run.calls) {
      const { row } = call;
      const due = dwellOf(view, call);
      if (row.depart - row.arrive === due || (row.kind === 'school' && !call.place.known)) continue;
      const message = `The call at ${row.kind} ${row.placeId} takes ${row.depart - row.arrive} s instead of ${due} s.`;
      found.push(atCall('dwell_wrong', run, call, message));
    }
  }
  return found;
}

/** No call is reached sooner than the drive allows. */
export function driveTimes(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of view.runs) {
    for (let i = 1; i < run.calls.length; i++) {
      const [before, call] = [run.calls[i - 1], run.calls[i]];
      const { seconds } = view.drives.between(run.session, before.place.at, call.place.at);
      if (call.row.arrive >= before.row.depart + seconds) continue;
      const message =
        `From ${before.row.kind} ${before.row.placeId} (leaves ${formatTime(before.row.depart)}) to ` +
        `${call.row.kind} ${call.row.placeId} the drive takes ${seconds} s, the plan has ` +
        `${call.row.arrive - before.row.depart} s.`;
      found.push(atCall('drive_too_short', run, call, message));
    }
  }
  return found;
}

function wrongFigures(run: RunView, call: CallView, drive: Drive): Violation[] {
  const { row } = call;
  const fine =
    Math.abs(row.secondsFromPrevious - drive.seconds) <= SECONDS_TOLERANCE &&
    Math.abs(row.metresFromPrevious - drive.metres) <= METRES_TOLERANCE;
  if (fine) return [];
  const message =
    `To ${row.kind} ${row.placeId} the plan says ${row.secondsFromPrevious} s and ${row.metresFromPrevious} m, ` +
    `the network ${drive.seconds} s and ${drive.metres} m.`;
  return [atCall('drive_figures_wrong', run, call, message)];
}

/** `seconds_from_previous` and `km_from_previous` of every row on every one of its days. */
export function driveFigures(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const duty of view.dutyDays) {
    duty.runs.forEach((run, at) => {
      const before = previousInSession(duty, at);
      let previous = before ? before.calls[before.calls.length - 1] : null;
      for (const call of run.calls) {
        const drive = previous
          ? view.drives.between(run.session, previous.place.at, call.place.at)
          : { seconds: 0, metres: 0 };
        found.push(...wrongFigures(run, call, drive));
        previous = call;
      }
    });
  }
  return found;
}

/** The window of a school call: of `arrive` in the morning, of `depart` in the afternoon. */
export function bellWindow(
  { arriveBeforeBell, leaveAfterBell }: Policy,
  school: School,
  session: Session,
): { readonly from: Seconds; readonly to: Seconds } {
  return session === 'am'
    ? { from: school.bellStart - arriveBeforeBell.earliest, to: school.bellStart - arriveBeforeBell.latest }
    : { from: school.bellEnd + leaveAfterBell.earliest, to: school.bellEnd + leaveAfterBell.latest };
}

/** School calls outside their window. */
export function bellWindows(view: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of view.runs) {
    for (const call of run.calls) {
      const { school } = call.place;
      if (!school) continue;
      const am = run.session === 'am';
      const time = am ? call.row.arrive : call.row.depart;
      const { from, to } = bellWindow(view.index.theCase.policy, school, run.session);
      if (time >= from && time <= to) continue;
      const message =
        `The vehicle ${am ? 'arrives at' : 'leaves'} school ${school.id} at ${formatTime(time)}; ` +
        `the window is ${formatTime(from)} to ${formatTime(to)}.`;
      found.push(atCall('bell_window', run, call, message, { time }));
    }
  }
  return found;
}

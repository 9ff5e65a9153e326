/**
 * The finished plan driven again with every drive longer or shorter. The timetable stays: nobody leaves a call before
 * its planned time, doors at a school open at the planned time or later, calls take as long as planned, and a duty's
 * next run starts when the vehicle is there. Whether a late vehicle still finds a bay free is not judged.
 */
import {
  type Case,
  type Drive,
  NO_WAY,
  type Plan,
  type RoadNetwork,
  type Seconds,
  type WhatIf,
} from '../model/index.ts';
import { indexCase } from './caseIndex.ts';
import { type Drives, LegCollector } from './drives.ts';
import { addPlanLegs } from './planView.ts';
import { timed } from './rules/rides.ts';
import { bellWindow } from './rules/times.ts';
import type { Clock } from './todayTiming.ts';
import { type CallView, type DayView, type DutyDay, type RunView, viewOf } from './view.ts';

/** A tenth quicker, and a twentieth and a tenth slower. */
export const WHAT_IF_FACTORS: readonly number[] = [0.9, 1.05, 1.1];
/** A call counts as late when it is more than this after its planned time. */
export const LATE_SECONDS: Seconds = 300;

/** When a run is at each of its calls. */
type Driven = ReadonlyMap<CallView, Clock>;

/**
 * Drives every duty of every weekday again, once for each factor; every figure is of a week. The ride limits of the
 * policy stay as they are, and direct drives are longer or shorter like all others: a limit that stands at direct × 1.1
 * + 5 min rises with its drive. It does not fall on quicker roads: the timetable, and what was agreed with it, stay.
 *
 * @param plan a lawful one; another has its own breaches among the figures
 * @param network the one the plan was judged by: it is asked for drives that it has already computed
 */
export async function whatIf(
  theCase: Case,
  plan: Plan,
  network: RoadNetwork,
  factors: readonly number[] = WHAT_IF_FACTORS,
): Promise<WhatIf[]> {
  const view = viewOf(indexCase(theCase), plan);
  const legs = new LegCollector();
  addPlanLegs(view, legs);
  const drives = await legs.ask(network);
  return factors.map((factor) => drivenAgain(view, drives, factor));
}

function drivenAgain(view: DayView, planned: Drives, factor: number): WhatIf {
  const drives = scaled(planned, factor);
  const count = { calls: 0, callsLate: 0, worst: 0, outsideBell: 0, overLimit: 0, startedLate: 0 };
  for (const duty of view.dutyDays) {
    for (const { run, driven } of driveDuty(drives, duty)) {
      const late = run.calls.map((call) => lateness(call, clockAt(driven, call)));
      count.calls += late.length;
      count.callsLate += late.filter((seconds) => seconds > LATE_SECONDS).length;
      count.worst = Math.max(count.worst, ...late);
      count.outsideBell += run.calls.filter((call) => missesBell(view, run, call, clockAt(driven, call))).length;
      count.overLimit += ridesOverLimit(view, [planned, drives], run, driven);
      // A vehicle is at the first call of its first run in time, wherever it comes from.
      if (late[0] > LATE_SECONDS) count.startedLate++;
    }
  }
  return {
    factor,
    calls: count.calls,
    callsLate: count.callsLate,
    lateSeconds: LATE_SECONDS,
    worstLateSeconds: count.worst,
    schoolCallsOutsideBell: count.outsideBell,
    ridesOverLimit: count.overLimit,
    runsStartedLate: count.startedLate,
    lawful: count.outsideBell === 0 && count.overLimit === 0,
  };
}

/** The duty's day, run after run, by the clock. */
function driveDuty(drives: Drives, duty: DutyDay): { run: RunView; driven: Driven }[] {
  let at: { readonly call: CallView; readonly depart: Seconds } | null = null;
  return duty.runs.map((run) => {
    const driven = new Map<CallView, Clock>();
    for (const call of run.calls) {
      const reached: Seconds = at
        ? at.depart + drives.between(run.session, at.call.place.at, call.place.at).seconds
        : call.row.arrive;
      const clock = clockOf(call, reached);
      driven.set(call, clock);
      at = { call, depart: clock.depart };
    }
    return { run, driven };
  });
}

/** A vehicle that is early waits: before it arrives at a school, and at the kerb of a home or stop. */
function clockOf({ row }: CallView, reached: Seconds): Clock {
  const arrive = row.kind === 'school' ? Math.max(row.arrive, reached) : reached;
  return { arrive, depart: Math.max(row.depart, arrive + (row.depart - row.arrive)) };
}

function clockAt(driven: Driven, call: CallView): Clock {
  const clock = driven.get(call);
  if (!clock) throw new Error(`call not driven: ${call.row.kind} ${call.row.placeId}`);
  return clock;
}

/** A call that takes no longer than planned leaves as late as it was reached. */
function lateness({ row }: CallView, clock: Clock): Seconds {
  return Math.max(0, clock.depart - row.depart);
}

function missesBell(view: DayView, run: RunView, call: CallView, clock: Clock): boolean {
  const { school } = call.place;
  if (!school) return false;
  const window = bellWindow(view.index.theCase.policy, school, run.session);
  const time = run.session === 'am' ? clock.arrive : clock.depart;
  return time < window.from || time > window.to;
}

function ridesOverLimit(view: DayView, both: readonly Drives[], run: RunView, driven: Driven): number {
  return run.rides.filter((ride) => {
    const limits = both.flatMap((drives) => timed({ index: view.index, drives }, ride)?.limit ?? []);
    if (limits.length === 0 || !ride.from || !ride.to) return false;
    return clockAt(driven, ride.to).arrive - clockAt(driven, ride.from).depart > Math.max(...limits);
  }).length;
}

/** Rounded to whole seconds as every drive is; where no road leads, none does on quicker roads. */
function scaled(drives: Drives, factor: number): Drives {
  const longer = (drive: Drive): Drive =>
    drive.seconds >= NO_WAY.seconds ? drive : { ...drive, seconds: Math.round(drive.seconds * factor) };
  return { between: (session, from, to) => longer(drives.between(session, from, to)) };
}

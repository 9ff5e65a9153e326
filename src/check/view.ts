/** The day view: for every weekday, session and route the calls in order, who rides from where to where, and duties. */
import {
  type Plan,
  type PlanCall,
  type PlanRoute,
  type Pupil,
  SESSIONS,
  type Session,
  type VehicleType,
  WEEKDAYS,
} from '../model/index.ts';
import { type CaseIndex, slotOf } from './caseIndex.ts';
import { assistantsFor } from './needs.ts';
import { type Place, placeOf } from './place.ts';

export interface CallView {
  readonly row: PlanCall;
  readonly place: Place;
  /** Pupils known to the case; unknown ids are reported and then left aside. */
  readonly on: readonly Pupil[];
  readonly off: readonly Pupil[];
}

export interface Ride {
  readonly pupil: Pupil;
  readonly run: RunView;
  /** Call at which the pupil boards; `null` when alighting without having boarded. */
  readonly from: CallView | null;
  /** Call at which the pupil alights; `null` when still on board at the end. */
  readonly to: CallView | null;
}

/** One run on one weekday. */
export interface RunView {
  readonly route: PlanRoute;
  readonly type: VehicleType | null;
  readonly session: Session;
  readonly day: number;
  /** Never empty, by sequence. */
  readonly calls: readonly CallView[];
  readonly rides: readonly Ride[];
  /** Everybody on board at some time, once each. */
  readonly pupils: ReadonlySet<Pupil>;
  readonly assistants: number;
}

/** One duty on one weekday: its runs of both sessions by start. */
export interface DutyDay {
  readonly dutyId: string;
  readonly day: number;
  readonly runs: readonly RunView[];
}

export interface DayView {
  readonly index: CaseIndex;
  readonly plan: Plan;
  readonly runs: readonly RunView[];
  readonly dutyDays: readonly DutyDay[];
  /** All rides of the pupil in that session of that day. */
  ridesOf(pupil: Pupil, day: number, session: Session): readonly Ride[];
}

const NONE: readonly Ride[] = [];

/** The end of a ride that is the pupil's own place: boarding in the morning, alighting in the afternoon. */
export function homeEnd(ride: Ride): CallView | null {
  return ride.run.session === 'am' ? ride.from : ride.to;
}

/** The end of a ride that is the school. */
export function schoolEnd(ride: Ride): CallView | null {
  return ride.run.session === 'am' ? ride.to : ride.from;
}

function known(index: CaseIndex, ids: readonly string[]): Pupil[] {
  return ids.flatMap((id) => index.pupils.get(id) ?? []);
}

/** Follows everybody through the run: at each call first those who get off, then those who get on. */
function follow(run: RunView): Ride[] {
  const rides: Ride[] = [];
  const aboard = new Map<Pupil, CallView>();
  for (const call of run.calls) {
    for (const pupil of call.off) {
      rides.push({ pupil, run, from: aboard.get(pupil) ?? null, to: call });
      aboard.delete(pupil);
    }
    for (const pupil of call.on) {
      const before = aboard.get(pupil);
      if (before) rides.push({ pupil, run, from: before, to: null });
      aboard.set(pupil, call);
    }
  }
  for (const [pupil, from] of aboard) rides.push({ pupil, run, from, to: null });
  return rides;
}

/** The calls of one row, one for all its days unless its place depends on the day. */
class RowCalls {
  private readonly seen = new Map<PlanCall, CallView>();
  private readonly index: CaseIndex;

  constructor(index: CaseIndex) {
    this.index = index;
  }

  of(row: PlanCall, day: number): CallView {
    const before = this.seen.get(row);
    const place = before && !before.place.owner?.otherAddresses.length ? before.place : placeOf(this.index, row, day);
    if (before?.place === place) return before;
    const call = { row, place, on: known(this.index, row.on), off: known(this.index, row.off) };
    this.seen.set(row, call);
    return call;
  }
}

function runOf(rowCalls: RowCalls, index: CaseIndex, route: PlanRoute, session: Session, day: number): RunView | null {
  const rows = route.calls.filter((c) => c.session === session && c.days & (1 << day));
  if (rows.length === 0) return null;
  rows.sort((a, b) => a.sequence - b.sequence);
  const calls = rows.map((row) => rowCalls.of(row, day));
  const pupils = new Set(calls.flatMap((c) => [...c.on, ...c.off]));
  const type = index.types.get(route.vehicleTypeId) ?? null;
  const rides: Ride[] = [];
  const run = { route, type, session, day, calls, rides, pupils, assistants: assistantsFor(pupils) };
  rides.push(...follow(run));
  return run;
}

function dutyDaysOf(runs: readonly RunView[]): DutyDay[] {
  const byDuty = new Map<string, RunView[]>();
  for (const run of runs) {
    const key = `${run.day} ${run.route.dutyId}`;
    const list = byDuty.get(key);
    if (list) list.push(run);
    else byDuty.set(key, [run]);
  }
  return [...byDuty.values()].map((list) => {
    // In clock order, so that a morning run and an afternoon run that overlap are found as well.
    list.sort((a, b) => a.calls[0].row.arrive - b.calls[0].row.arrive || a.calls[0].row.depart - b.calls[0].row.depart);
    return { dutyId: list[0].route.dutyId, day: list[0].day, runs: list };
  });
}

/** Lays the plan out day by day. */
export function viewOf(index: CaseIndex, plan: Plan): DayView {
  const runs: RunView[] = [];
  const rowCalls = new RowCalls(index);
  for (const route of plan.routes) {
    for (const session of SESSIONS) {
      for (const day of WEEKDAYS) {
        const run = runOf(rowCalls, index, route, session, day);
        if (run) runs.push(run);
      }
    }
  }
  const rides = new Map<Pupil, (Ride[] | undefined)[]>();
  for (const run of runs) {
    for (const ride of run.rides) {
      const slots = rides.get(ride.pupil) ?? [];
      rides.set(ride.pupil, slots);
      const slot = slotOf(run.day, run.session);
      const list = slots[slot];
      if (list) list.push(ride);
      else slots[slot] = [ride];
    }
  }
  return {
    index,
    plan,
    runs,
    dutyDays: dutyDaysOf(runs),
    ridesOf: (pupil, day, session) => rides.get(pupil)?.[slotOf(day, session)] ?? NONE,
  };
}

/** The run before this one in the same session of the duty's day; `null` for the first. */
export function previousInSession(duty: DutyDay, at: number): RunView | null {
  for (let i = at - 1; i >= 0; i--) if (duty.runs[i].session === duty.runs[at].session) return duty.runs[i];
  return null;
}

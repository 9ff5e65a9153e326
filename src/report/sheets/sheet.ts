/** A driver's sheet as plain data: one route in one session, before it is laid out as HTML or text. */
import {
  countDays,
  type DayMask,
  formatTime,
  type PlanCall,
  type PlanRoute,
  type Seconds,
  type Session,
} from '../../model/index.ts';
import { minutes } from '../figures.ts';
import { differencesOf } from './differences.ts';
import type { Neighbours, OtherRun } from './duties.ts';
import type { Turn } from './instructions.ts';
import type { Way, Ways } from './legs.ts';
import type { Lookup } from './lookup.ts';
import { assistantsOf, type Group, groupsOf, type Load, loadOf, sayLayout } from './party.ts';
import { inSentence, titleOf, whereOf } from './places.ts';
import { straightMetres } from './straight.ts';
import { type DayRun, dayRuns, sayDays, toTheMinute } from './week.ts';

export interface Sheet {
  readonly routeId: string;
  readonly dutyId: string;
  readonly session: Session;
  readonly vehicle: string;
  readonly layout: string;
  /** In the order of the first run's calls. */
  readonly schools: readonly string[];
  /** In the week. */
  readonly pupils: number;
  /** Whether the plan's network can give directions at all. */
  readonly hasRoads: boolean;
  /** One for each set of weekdays that differ, that of the most days first. */
  readonly runs: readonly SheetRun[];
}

export interface SheetRun {
  readonly days: DayMask;
  readonly saidDays: string;
  readonly assistants: string;
  readonly pupils: number;
  /** Against the sheet's first run; empty for that one. */
  readonly differences: readonly string[];
  /** The vehicle's run before, and the way from its last call. */
  readonly before: { readonly routeId: string; readonly from: string; readonly way: SheetWay } | null;
  /** The vehicle's run after this one. */
  readonly after: { readonly routeId: string; readonly at: string; readonly to: string } | null;
  readonly calls: readonly SheetCall[];
}

export interface SheetCall {
  /** As in calls.csv. */
  readonly sequence: number;
  readonly kind: PlanCall['kind'];
  /** `HH:MM`: the minute in which it falls. */
  readonly arrive: string;
  readonly depart: string;
  readonly title: string;
  readonly where: string;
  /** Of a school call: bell, and when doors may open or the vehicle may leave. */
  readonly gate: string | null;
  readonly on: readonly Group[];
  readonly off: readonly Group[];
  readonly onCount: number;
  readonly offCount: number;
  /** On board when the vehicle leaves. */
  readonly load: Load;
  /** The way to the next call; `null` at the last. */
  readonly onward: SheetWay | null;
}

export interface SheetWay {
  /** Sequence of the call it leads to. */
  readonly to: number;
  /** By the road, or in a straight line where `isStraight`. */
  readonly metres: number;
  readonly isStraight: boolean;
  readonly minutes: number;
  /** Minutes in hand before the call it leads to, and whether that is a school gate. */
  readonly waitMinutes: number;
  readonly toSchool: boolean;
  /** `null`: no directions. */
  readonly turns: readonly Turn[] | null;
}

/** What a sheet is made from. */
export interface SheetSource {
  readonly lookup: Lookup;
  readonly hasRoads: boolean;
  readonly neighbours: (day: number) => Neighbours;
  readonly ways: Ways;
}

/** The sheet of one route in one session; `null` when it has no run there. */
export function sheetOf(route: PlanRoute, session: Session, source: SheetSource): Sheet | null {
  const { lookup, neighbours } = source;
  const runs = dayRuns(route, session, (calls, day) => toTheMinute(calls) + linksKey(neighbours(day)));
  // What is usual comes first, and the others say how they differ from it.
  runs.sort((a, b) => countDays(b.days) - countDays(a.days));
  if (runs.length === 0) return null;
  const schools = runs.flatMap((run) => run.calls.filter((call) => call.kind === 'school'));
  const names = [...new Set(schools.map((call) => titleOf(call, lookup)))];
  const type = lookup.vehicleType.get(route.vehicleTypeId);
  return {
    routeId: route.id,
    dutyId: route.dutyId,
    session,
    vehicle: type?.name || route.vehicleTypeId,
    layout: sayLayout(route.layouts[session]),
    schools: names,
    pupils: new Set(runs.flatMap(pupilsOf)).size,
    hasRoads: source.hasRoads,
    runs: runs.map((run) => sheetRun(run, runs[0], source, names.length > 1)),
  };
}

function sheetRun(run: DayRun, first: DayRun, source: SheetSource, namesSchools: boolean): SheetRun {
  const { lookup } = source;
  const { before, after } = source.neighbours(lowestDay(run.days));
  const pupils = pupilsOf(run);
  return {
    days: run.days,
    saidDays: sayDays(run.days),
    assistants: assistantsOf(pupils, lookup),
    pupils: pupils.length,
    differences: run === first ? [] : differencesOf(run, first, lookup),
    before: before && {
      routeId: before.routeId,
      from: inSentence(before.last, lookup),
      way: wayTo(run.calls[0], before.last, source.ways),
    },
    after: after && { routeId: after.routeId, at: clock(after.first.arrive), to: inSentence(after.first, lookup) },
    calls: sheetCalls(run, source, namesSchools),
  };
}

function sheetCalls(run: DayRun, { lookup, ways }: SheetSource, namesSchools: boolean): SheetCall[] {
  const aboard = new Set<string>();
  return run.calls.map((call, i) => {
    for (const id of call.off) aboard.delete(id);
    for (const id of call.on) aboard.add(id);
    const next = run.calls[i + 1];
    return {
      sequence: call.sequence,
      kind: call.kind,
      arrive: clock(call.arrive),
      depart: clock(call.depart),
      title: titleOf(call, lookup),
      where: whereOf(call, lookup),
      gate: gateOf(call, lookup),
      on: groupsOf(call.on, 'on', lookup, namesSchools && call.kind !== 'school'),
      off: groupsOf(call.off, 'off', lookup, namesSchools && call.kind !== 'school'),
      onCount: call.on.length,
      offCount: call.off.length,
      load: loadOf(aboard, lookup),
      onward: next ? wayTo(next, call, ways) : null,
    };
  });
}

function wayTo(call: PlanCall, from: PlanCall, ways: Ways): SheetWay {
  const way: Way = ways(from.at, call.at);
  const inHand = call.arrive - from.depart - call.secondsFromPrevious;
  return {
    to: call.sequence,
    metres: way.metres ?? straightMetres(from.at, call.at),
    isStraight: way.metres === null,
    minutes: Math.round(call.secondsFromPrevious / 60),
    waitMinutes: Math.floor(inHand / 60),
    toSchool: call.kind === 'school',
    turns: way.turns,
  };
}

/** The school's bell, its window, and how long the vehicle stands at the gate. */
function gateOf(call: PlanCall, { school, theCase: { policy } }: Lookup): string | null {
  const found = call.kind === 'school' ? school.get(call.placeId) : undefined;
  if (!found) return null;
  const stands = call.depart > call.arrive ? ` ${sayMinutes(call.depart - call.arrive)} at the gate.` : '';
  if (call.session === 'am') {
    const { earliest, latest } = policy.arriveBeforeBell;
    const [from, to] = [found.bellStart - earliest, found.bellStart - latest];
    return `Bell ${clock(found.bellStart)}: open the doors between ${clock(from)} and ${clock(to)}.${stands}`;
  }
  const { earliest, latest } = policy.leaveAfterBell;
  const [from, to] = [found.bellEnd + earliest, found.bellEnd + latest];
  return `Bell ${clock(found.bellEnd)}: leave between ${clock(from)} and ${clock(to)}.${stands}`;
}

/** `1 minute`, `1.5 minutes`. */
function sayMinutes(seconds: Seconds): string {
  const shown = minutes(seconds).replace(/\.0$/, '');
  return `${shown} ${shown === '1' ? 'minute' : 'minutes'}`;
}

/** The minute a time falls in. Rounding up could show a vehicle that leaves late, or opens its doors outside the window. */
function clock(time: Seconds): string {
  return formatTime(time).slice(0, 5);
}

function pupilsOf(run: DayRun): string[] {
  return [...new Set(run.calls.flatMap((call) => call.on))].sort();
}

/** Days on which the vehicle comes from or goes on to another run are not alike for its driver. */
function linksKey({ before, after }: Neighbours): string {
  const key = (run: OtherRun | null) => run && [run.routeId, run.first.at, clock(run.first.arrive), run.last.at];
  return JSON.stringify([key(before), key(after)]);
}

function lowestDay(days: DayMask): number {
  return 31 - Math.clz32(days & -days);
}

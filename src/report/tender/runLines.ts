/** A run as an operator sees it before the award: places in order with approximate times and how many get on and off. */
import { formatTime, type PlanCall, type Seconds } from '../../model/index.ts';
import type { Lookup } from '../sheets/lookup.ts';
import type { LocalityOf } from './locality.ts';

/** Times are told to five minutes: to the second they would tell how far apart two homes are. */
const TIME_STEP: Seconds = 300;

export interface RunLine {
  readonly kind: 'pupils' | 'school';
  /** Locality, or the school's name. */
  readonly place: string;
  /** Calls one after another in the same locality are one line. */
  readonly calls: number;
  /** `HH:MM`, of the first and of the last call. */
  readonly from: string;
  readonly to: string;
  readonly on: number;
  readonly off: number;
  /** Of those who get on or off, how many travel in a wheelchair. */
  readonly wheelchairs: number;
  /** `null` but at a school. */
  readonly gate: Gate | null;
}

export interface Gate {
  readonly bell: string;
  /** When doors may open (morning), or the vehicle may leave (afternoon). */
  readonly from: string;
  readonly until: string;
}

export function linesOf(calls: readonly PlanCall[], lookup: Lookup, localityOf: LocalityOf): RunLine[] {
  const lines: RunLine[] = [];
  for (const call of calls) {
    const line = lineOf(call, lookup, localityOf);
    const before = lines.at(-1);
    if (before?.kind === 'pupils' && line.kind === 'pupils' && before.place === line.place) {
      lines[lines.length - 1] = together(before, line);
    } else lines.push(line);
  }
  return lines;
}

function lineOf(call: PlanCall, lookup: Lookup, localityOf: LocalityOf): RunLine {
  const isSchool = call.kind === 'school';
  const time = about(call.arrive);
  const moved = [...call.on, ...call.off];
  return {
    kind: isSchool ? 'school' : 'pupils',
    place: isSchool ? lookup.school.get(call.placeId)?.name || `School ${call.placeId}` : localityOf(call),
    calls: 1,
    from: time,
    to: time,
    on: call.on.length,
    off: call.off.length,
    wheelchairs: moved.filter((id) => lookup.pupil.get(id)?.seating === 'wheelchair').length,
    gate: gateOf(call, lookup),
  };
}

function together(a: RunLine, b: RunLine): RunLine {
  return {
    ...a,
    calls: a.calls + b.calls,
    to: b.to,
    on: a.on + b.on,
    off: a.off + b.off,
    wheelchairs: a.wheelchairs + b.wheelchairs,
  };
}

function gateOf(call: PlanCall, { school, theCase: { policy } }: Lookup): Gate | null {
  const found = call.kind === 'school' ? school.get(call.placeId) : undefined;
  if (!found) return null;
  if (call.session === 'am') {
    const { earliest, latest } = policy.arriveBeforeBell;
    return gate(found.bellStart, found.bellStart - earliest, found.bellStart - latest);
  }
  const { earliest, latest } = policy.leaveAfterBell;
  return gate(found.bellEnd, found.bellEnd + earliest, found.bellEnd + latest);
}

function gate(bell: Seconds, from: Seconds, until: Seconds): Gate {
  return { bell: clock(bell), from: clock(from), until: clock(until) };
}

function about(time: Seconds): string {
  return clock(Math.round(time / TIME_STEP) * TIME_STEP);
}

function clock(time: Seconds): string {
  return formatTime(time).slice(0, 5);
}

/** The sentences that a sheet says alike as HTML and as text. */
import { type Session, sayCount } from '../../model/index.ts';
import { sayDistance } from './distance.ts';
import type { Turn } from './instructions.ts';
import type { Group, Load } from './party.ts';
import type { Sheet, SheetCall, SheetRun, SheetWay } from './sheet.ts';
import { sayList } from './week.ts';

export const SESSION_WORDS: Readonly<Record<Session, string>> = { am: 'Morning', pm: 'Afternoon' };

/** Said once a sheet where the plan was made without roads. */
export const NO_ROADS =
  'No turns are given: the plan was made without a road map. Distances are straight lines; minutes are as planned.';

export const KEEP_SAFE = 'This sheet says where children live. Keep it safe, and destroy it when it is out of date.';
export const KEEP_THEM_SAFE =
  'These sheets say where children live. Keep them safe, and destroy them when they are out of date.';

/** Every engine's roads are OpenStreetMap's, whose licence asks to be named on what is made of them. */
export const ROADS_CREDIT = 'Directions from map data © OpenStreetMap contributors.';

/** Label and value, for the head of a run. */
export function factsOf(sheet: Sheet, run: SheetRun): [string, string][] {
  return [
    ['Passenger assistant', run.assistants],
    ['Pupils', String(run.pupils)],
    [sheet.schools.length === 1 ? 'School' : 'Schools', sayList(sheet.schools)],
    [
      'Calls',
      `${run.calls.length}, from ${run.calls[0].arrive} to ${run.calls[run.calls.length - 1].depart}${sayGaps(run)}`,
    ],
    ...(run.before
      ? [['Before this run', `route ${run.before.routeId}, ending at ${run.before.from}`] as [string, string]]
      : []),
    ...(run.after
      ? [['After this run', `route ${run.after.routeId} at ${run.after.at} from ${run.after.to}`] as [string, string]]
      : []),
  ];
}

/** Numbers are those of calls.csv, where a call that is not made on these days has its number too. */
function sayGaps(run: SheetRun): string {
  const isWhole = run.calls.every((call, i) => call.sequence === i + 1);
  return isWhole ? '' : ' (numbers left out are calls of other days)';
}

/** `1 in a wheelchair`; blank without any. */
export function sayWheelchairs({ inWheelchairs }: Load): string {
  if (inWheelchairs === 0) return '';
  return inWheelchairs === 1 ? '1 in a wheelchair' : `${inWheelchairs} in wheelchairs`;
}

/** What is to be known before setting out: which other days have their own sheet, how this one differs. */
export function notesOf(sheet: Sheet, run: SheetRun): string[] {
  const others = sheet.runs.filter((other) => other !== run).map((other) => other.saidDays);
  const first = sheet.runs[0];
  return [
    ...(others.length > 0
      ? [`Only for ${run.saidDays}. Other days have a sheet of their own: ${others.join('; ')}.`]
      : []),
    ...(run.differences.length > 0 ? [`Not as on ${first.saidDays}: ${run.differences.join(' ')}`] : []),
    ...(sheet.hasRoads ? [] : [NO_ROADS]),
  ];
}

/** `To call 2: 5.5 miles, 15 minutes.` */
export function sayWay(way: SheetWay): string {
  const far = `${way.isStraight ? 'straight distance ' : ''}${sayDistance(way.metres) || 'none'}`;
  return `To call ${way.to}: ${far}, ${sayMinutes(way.minutes)}.${sayWait(way)}`;
}

/** `for 0.6 miles`: how long to follow a turn; blank at the last. */
export function sayFar(turn: Turn): string {
  const far = sayDistance(turn.metres);
  return far && `for ${far}`;
}

function sayMinutes(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  return sayCount(minutes, 'minute');
}

function sayWait({ waitMinutes, toSchool }: SheetWay): string {
  if (waitMinutes < 1) return '';
  const minutes = sayMinutes(waitMinutes);
  return toSchool ? ` ${minutes} in hand: wait away from the gate.` : ` ${minutes} in hand.`;
}

export interface WhoLine {
  /** Blank, or what the ids have in common: `For Oakfield`. */
  readonly label: string;
  readonly text: string;
  /** Something to look after, to be seen at a glance. */
  readonly isNoted: boolean;
}

/** `3 board` and the pupils: those with notes a line each, the others together. */
export function whoLines(call: SheetCall): WhoLine[] {
  return [...linesOf(call.offCount, 'alight', call.off), ...linesOf(call.onCount, 'board', call.on)];
}

function linesOf(count: number, verb: string, groups: readonly Group[]): WhoLine[] {
  if (count === 0) return [];
  const [only] = groups.length === 1 ? groups : [];
  const head = `${count} ${verb}${count === 1 ? 's' : ''}${only?.school ? ` for ${only.school}` : ''}`;
  const lines = groups.flatMap((group) => groupLines(group, only ? head : `For ${group.school}`));
  return only ? lines : [{ label: '', text: `${head}:`, isNoted: false }, ...lines];
}

function groupLines({ plain, noted }: Group, label: string): WhoLine[] {
  return [
    { label, text: plain.join(', '), isNoted: false },
    ...noted.map(({ id, notes }) => ({ label: '', text: `${id}: ${notes.join(', ')}`, isNoted: true })),
  ];
}

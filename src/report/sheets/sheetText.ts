/** A sheet as plain text, for an e-mail or a screen reader: 78 columns, a form feed between runs. */
import { wrap } from '../wrap.ts';
import type { Turn } from './instructions.ts';
import type { Sheet, SheetCall, SheetRun, SheetWay } from './sheet.ts';
import {
  factsOf,
  KEEP_SAFE,
  notesOf,
  ROADS_CREDIT,
  SESSION_WORDS,
  sayFar,
  sayWay,
  sayWheelchairs,
  whoLines,
} from './words.ts';

const WIDTH = 78;
/** Where what belongs to a call begins. */
const INDENT = 12;

/** The sheet with an LF at the end of every line. */
export function sheetText(sheet: Sheet): string {
  return sheet.runs.map((run) => `${runLines(sheet, run).join('\n')}\n`).join('\f\n');
}

function runLines(sheet: Sheet, run: SheetRun): string[] {
  const facts = factsOf(sheet, run);
  const width = Math.max(...facts.map(([label]) => label.length)) + 2;
  return [
    `${sheet.routeId}  ${SESSION_WORDS[sheet.session].toUpperCase()}  ${run.saidDays}`,
    `${sheet.vehicle}, ${sheet.layout}, duty ${sheet.dutyId}`,
    '='.repeat(WIDTH),
    ...facts.flatMap(([label, value]) => wrap(value, WIDTH, width, label)),
    ...notesOf(sheet, run).flatMap((note) => ['', ...wrap(note, WIDTH)]),
    ...(run.before ? ['', ...wayLines(run.before.way, sheet.hasRoads)] : []),
    ...run.calls.flatMap((call) => callLines(call, sheet.hasRoads)),
    '-'.repeat(WIDTH),
    ...wrap(KEEP_SAFE, WIDTH),
    ...(sheet.hasRoads ? [ROADS_CREDIT] : []),
  ];
}

function callLines(call: SheetCall, hasRoads: boolean): string[] {
  return [
    '-'.repeat(WIDTH),
    ...wrap(`${call.sequence}  ${call.title}`, WIDTH, INDENT, call.arrive),
    ...wrap(call.where, WIDTH, INDENT, `leave ${call.depart}`),
    ...(call.gate ? wrap(`School gate. ${call.gate}`, WIDTH, INDENT) : []),
    ...whoLines(call).flatMap(({ label, text, isNoted }) =>
      wrap(`${isNoted ? '* ' : ''}${label && `${label}: `}${text}`.trimEnd(), WIDTH, INDENT),
    ),
    ...wrap(
      [`On board: ${call.load.pupils}`, sayWheelchairs(call.load)].filter((part) => part !== '').join(', '),
      WIDTH,
      INDENT,
    ),
    ...(call.onward ? ['', ...wayLines(call.onward, hasRoads)] : []),
  ];
}

function wayLines(way: SheetWay, hasRoads: boolean): string[] {
  return [
    ...wrap(sayWay(way), WIDTH, INDENT),
    ...(hasRoads && !way.turns ? wrap('No directions for this leg.', WIDTH, INDENT) : []),
    ...(way.turns ?? []).flatMap(turnLines),
  ];
}

/** The distance stands at the right edge of the turn's last line. */
function turnLines(turn: Turn): string[] {
  const far = sayFar(turn);
  const lines = wrap(`- ${turn.text}`, WIDTH - 16, INDENT);
  if (far) lines[lines.length - 1] = lines[lines.length - 1].padEnd(WIDTH - far.length, ' ') + far;
  return lines;
}

/** A comparison of two plans in words, for a terminal. */
import { type Case, formatTime, type PupilChange, type Session } from '../../model/index.ts';
import { minutes, sayNumber, sayPence } from '../figures.ts';
import { table } from '../table.ts';
import { type Comparison, isNoticed, movesOf, newOnBoard, type Side } from './compare.ts';

/** Beyond this many the list is for `--all`. */
const LISTED = 20;

type Row = readonly [label: string, first: string, second: string, difference: string];

/**
 * The text, without an LF at its end.
 * @param names of the two plans
 * @param all whether every pupil who notices anything is listed
 */
export function compareText(
  theCase: Case,
  comparison: Comparison,
  names: readonly [string, string],
  all: boolean,
): string {
  const { sides } = comparison;
  const rows = (headings: string, lines: readonly Row[]) => table([headings, 'A', 'B', 'B less A'], lines);
  return [
    [`Two plans of ${theCase.name}`, ...sides.map((side, i) => `${'AB'[i]}: ${names[i]} (${lawfulText(side)})`)],
    rows("£ a year, at the vehicle types' rates", costRows(sides)),
    rows('Vehicles', vehicleRows(theCase, sides)),
    rows('A year', workRows(sides)),
    rows('A week', weekRows(sides)),
    moveLines(comparison),
    ...(all ? [listOf(comparison.changes.pupils.filter(isNoticed))] : []),
    aloneLines('A', comparison.onlyInFirst, all),
    aloneLines('B', comparison.onlyInSecond, all),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function lawfulText({ service: { violations: n } }: Side): string {
  return n === 0 ? 'lawful' : `not lawful: it breaks rules in ${n === 1 ? 'one place' : `${sayNumber(n)} places`}`;
}

/** A line of figures; a difference of nothing is left blank. */
function row(
  label: string,
  sides: readonly [Side, Side],
  figure: (side: Side) => number,
  say: (n: number) => string = sayNumber,
): Row {
  const [first, second] = [figure(sides[0]), figure(sides[1])];
  const less = second - first;
  return [label, say(first), say(second), less === 0 ? '' : `${less > 0 ? '+' : '−'}${say(Math.abs(less))}`];
}

function costRows(sides: readonly [Side, Side]): Row[] {
  return [
    row('Vehicles by the day', sides, (s) => s.cost.vehicleDays, sayPence),
    row('Kilometres', sides, (s) => s.cost.km, sayPence),
    row('Hours', sides, (s) => s.cost.hours, sayPence),
    row('Passenger assistants', sides, (s) => s.cost.assistants, sayPence),
    row('All', sides, (s) => s.cost.total, sayPence),
  ];
}

function vehicleRows(theCase: Case, sides: readonly [Side, Side]): Row[] {
  const used = theCase.vehicleTypes.filter(({ id }) => sides.some((side) => side.vehiclesByType[id]));
  return [
    ...used.map(({ id, name }) => row(name || id, sides, (s) => s.vehiclesByType[id] ?? 0)),
    row('All vehicles', sides, (s) => s.service.vehicles),
    row('Routes', sides, (s) => s.routes),
  ];
}

function workRows(sides: readonly [Side, Side]): Row[] {
  return [
    row('Kilometres', sides, (s) => Math.round(s.service.metresPerYear / 1000)),
    row('Vehicle hours', sides, (s) => Math.round(s.service.vehicleSecondsPerYear / 3600)),
    row('Days of passenger assistants', sides, (s) => s.service.assistantDaysPerYear),
    row('Tonnes of carbon dioxide', sides, (s) => Math.round(s.service.co2GramsPerYear / 100_000), tenths),
  ];
}

function weekRows(sides: readonly [Side, Side]): Row[] {
  return [
    row('Pupils carried', sides, (s) => s.service.pupilsCarried),
    row('Rides', sides, (s) => s.service.rides),
    row('Average minutes on board', sides, (s) => s.service.averageRideSeconds, minutes),
    row('Longest minutes on board', sides, (s) => s.service.longestRideSeconds, minutes),
    row('Rides over 45 minutes', sides, (s) => s.service.ridesOver45Minutes),
    row('Rides over 75 minutes', sides, (s) => s.service.ridesOver75Minutes),
    row('Runs', sides, (s) => s.service.runsPerWeek),
    row('Runs with one pupil on board', sides, (s) => s.service.singleOccupancyRunsPerWeek),
    row('Pupils ever alone on a run', sides, (s) => s.service.singleOccupancyPupils),
    row('Places used, %', sides, (s) => Math.round(s.service.placesUsed * 1000), tenths),
  ];
}

function tenths(n: number): string {
  return `${sayNumber(Math.floor(n / 10))}.${n % 10}`;
}

function moveLines({ changes }: Comparison): string[] {
  const { pupils, vehicle, time, fellows, nothing } = movesOf(changes);
  const lines = table(
    ['Pupils who travel in both, from A to B', sayNumber(pupils)],
    [
      ['  get another vehicle', sayNumber(vehicle)],
      ['  are collected or set down more than ten minutes earlier or later', sayNumber(time)],
      ['  have somebody on board who was not before', sayNumber(fellows)],
      ['  notice none of this', sayNumber(nothing)],
    ],
  );
  return [
    ...lines,
    'A vehicle is the same one where it has its type and most of its pupils, whatever its route is called.',
  ];
}

function listOf(changes: readonly PupilChange[]): string[] {
  if (changes.length === 0) return [];
  const mark = (is: boolean) => (is ? 'yes' : '');
  const rows = changes.map((change) => [
    change.pupilId,
    mark(change.vehicleChanges),
    mark(change.timeChanges),
    change.fellowsChange ? sayNumber(newOnBoard(change).length) : '',
    wayText(change, 'am'),
    wayText(change, 'pm'),
  ]);
  return table(['Pupil', 'other vehicle', 'other time', 'new on board', 'morning', 'afternoon'], rows);
}

/** Route and time, before and after: `R001 08:10 → R007 08:22`; once where both read the same. */
function wayText({ today, plan }: PupilChange, session: Session): string {
  const [before, after] = [today[session], plan[session]].map((way) =>
    way ? `${way.routeId} ${formatTime(way.time).slice(0, 5)}` : '–',
  );
  return before === after ? before : `${before} → ${after}`;
}

function aloneLines(plan: string, ids: readonly string[], all: boolean): string[] {
  if (ids.length === 0) return [];
  const shown = all ? ids : ids.slice(0, LISTED);
  const rest = ids.length - shown.length;
  const more = rest > 0 ? ` and ${sayNumber(rest)} more: --all lists them` : '';
  return [`Carried by ${plan} alone, ${sayNumber(ids.length)}: ${shown.join(', ')}${more}.`];
}

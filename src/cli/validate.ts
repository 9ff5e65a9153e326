/** `schoolrun validate`: reads and judges a case folder, and tells the planner what was understood. */
import { type CaseSummary, type FaultCounts, type JudgedCase, judgeCase } from '../ingest/index.ts';
import { harmlessJson } from '../model/characters.ts';
import { EXIT, sayCount, WEEKDAY_NAMES } from '../model/index.ts';
import { faultsText } from './faults.ts';
import { readArguments } from './options.ts';
import { print, printError } from './terminal.ts';

const HELP = `Usage: schoolrun validate CASE [--all] [--json]

Reads every file of the folder CASE and says what was understood, or lists every fault at once.
The summary goes to the standard output, faults to the standard error.

  --all   list every fault, however many have the same code (usually twenty of each)
  --json  print one JSON object instead: ok, summary, counts, faults

Exit code: 0 the input is fine (warnings and notes apart), 2 it has errors.
`;

/** Runs the command; returns its exit code: 0, or 2 when the case has errors. */
export async function validate(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP);
    return EXIT.fine;
  }
  const given = readArguments(args, { all: 'boolean', json: 'boolean' }, ['CASE']);
  const folder = given.positionals[0];
  const judged = await judgeCase(folder, given.has('all') ? Number.POSITIVE_INFINITY : undefined);
  if (given.has('json')) print(`${jsonOf(judged)}\n`);
  else tell(folder, judged);
  return judged.theCase ? EXIT.fine : EXIT.input;
}

function jsonOf({ theCase, summary, counts, faults }: JudgedCase): string {
  return harmlessJson({ ok: theCase !== null, summary, counts, faults }, 2);
}

function tell(folder: string, { theCase, summary, counts, faults }: JudgedCase): void {
  if (faults.length > 0) printError(`${faultsText(faults)}\n`);
  if (theCase && summary) print(`${summaryText(summary)}\n${verdict(counts)}\n`);
  else printError(`\n${folder} cannot be planned yet: ${countsText(counts)}.\n`);
}

function verdict(counts: FaultCounts): string {
  if (counts.warning + counts.note === 0) return 'Nothing to object to.';
  return `No errors; ${countsText(counts)}. schoolrun explain CODE tells more of each.`;
}

/** `2 errors, 1 note`. */
function countsText(counts: FaultCounts): string {
  const texts = (['error', 'warning', 'note'] as const).map((severity) => {
    const n = counts[severity];
    return n === 0 ? '' : sayCount(n, severity);
  });
  return texts.filter((text) => text !== '').join(', ');
}

/** What a case holds, a line a subject. */
export function summaryText(summary: CaseSummary): string {
  const { pupils, schools, otherAddresses, current } = summary;
  const lines: readonly (readonly [label: string, text: string])[] = [
    ['Case', `${summary.name}, ${sayCount(summary.schoolDaysPerYear, 'school day')} a year`],
    ['Roads', summary.roads ?? 'none: drives are straight lines'],
    ['Pupils', `${pupils.total}: ${listed(pupils.byClass)}`],
    ['Collected', `${pupils.atTheDoor} at the door, ${pupils.fromStops} from stops`],
    ['Needs', needsText(pupils)],
    [
      'Company',
      `${sayCount(pupils.keepWithGroups, 'keep_with group')}, ${sayCount(pupils.keepApartPupils, 'pupil')} with keep_apart`,
    ],
    ['Days', daysText(pupils)],
    ['Other addresses', `${otherAddresses.rows} for ${sayCount(otherAddresses.pupils, 'pupil')}`],
    ['Schools', `${schools.total}: ${listed(schools.byPhase)}`],
    ['Stops', summary.stops === 0 ? 'none' : String(summary.stops)],
    ['Vehicle types', String(summary.vehicleTypes.length)],
    ...summary.vehicleTypes.map((type) => ['', vehicleText(type)] as const),
    ['Today', current ? todayText(current, summary.planStart) : 'no current routes to compare with'],
  ];
  return lines.map(([label, text]) => `${label.padEnd(17)}${text}`).join('\n');
}

/** `3 send, 1 lac`: the counts that are not 0. */
function listed(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, n]) => n > 0);
  return parts.length === 0 ? 'none' : parts.map(([name, n]) => `${n} ${name}`).join(', ');
}

function needsText(pupils: CaseSummary['pupils']): string {
  const { wheelchairs, sharedAssistant, individualAssistant, solo, ownRideLimit } = pupils;
  const assistants = `${sharedAssistant} a shared and ${individualAssistant} an individual assistant`;
  return `${wheelchairs} in ${wheelchairs === 1 ? 'a wheelchair' : 'wheelchairs'}, ${assistants}, ${solo} solo, ${ownRideLimit} a ride limit of their own`;
}

function daysText(pupils: CaseSummary['pupils']): string {
  const byDay = pupils.byWeekday.map((n, day) => `${WEEKDAY_NAMES[day].slice(0, 3)} ${n}`).join(', ');
  const nobody = pupils.onNoDay > 0 ? `, ${pupils.onNoDay} on none` : '';
  return `${byDay}; ${sayCount(pupils.notEveryDay, 'pupil')} on some days only${nobody}`;
}

function vehicleText(type: CaseSummary['vehicleTypes'][number]): string {
  const available = type.available === null ? 'as many as needed' : type.available === 0 ? 'none' : `${type.available}`;
  return `  ${type.id} (${type.name}): ${type.layouts}, ${available}`;
}

function todayText(current: NonNullable<CaseSummary['current']>, planStart: string | null): string {
  const paid = (current.paidPerYear / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
  const from = planStart === null ? '' : `; the plan starts on ${planStart}`;
  return `${sayCount(current.routes, 'route')} with ${sayCount(current.pupils, 'pupil')}, paid ${paid} a year${from}`;
}

/** `schoolrun validate`: reads and judges a case folder, and tells the planner what was understood. */
import { type CaseSummary, type FaultCounts, type JudgedCase, judgeCase } from '../ingest/index.ts';
import { EXIT, WEEKDAY_NAMES } from '../model/index.ts';
import { faultsText } from './faults.ts';
import { readArguments } from './options.ts';

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
    process.stdout.write(HELP);
    return EXIT.fine;
  }
  const given = readArguments(args, { all: 'boolean', json: 'boolean' }, ['CASE']);
  const folder = given.positionals[0];
  const judged = await judgeCase(folder, given.has('all') ? Number.POSITIVE_INFINITY : undefined);
  if (given.has('json')) process.stdout.write(`${jsonOf(judged)}\n`);
  else tell(folder, judged);
  return judged.theCase ? EXIT.fine : EXIT.input;
}

function jsonOf({ theCase, summary, counts, faults }: JudgedCase): string {
  return JSON.stringify({ ok: theCase !== null, summary, counts, faults }, null, 2);
}

function tell(folder: string, { theCase, summary, counts, faults }: JudgedCase): void {
  if (faults.length > 0) process.stderr.write(`${faultsText(faults)}\n`);
  if (theCase && summary) process.stdout.write(`${summaryText(summary)}\n${verdict(counts)}\n`);
  else process.stderr.write(`\n${folder} cannot be planned yet: ${countsText(counts)}.\n`);
}

function verdict(counts: FaultCounts): string {
  if (counts.warning + counts.note === 0) return 'Nothing to object to.';
  return `No errors; ${countsText(counts)}. schoolrun explain CODE tells more of each.`;
}

/** `2 errors, 1 note`. */
function countsText(counts: FaultCounts): string {
  const texts = (['error', 'warning', 'note'] as const).map((severity) => {
    const n = counts[severity];
    return n === 0 ? '' : `${n} ${severity}${n === 1 ? '' : 's'}`;
  });
  return texts.filter((text) => text !== '').join(', ');
}

/** What a case holds, a line a subject. */
export function summaryText(summary: CaseSummary): string {
  const { pupils, schools, otherAddresses, current } = summary;
  const lines: readonly (readonly [label: string, text: string])[] = [
    ['Case', `${summary.name}, ${summary.schoolDaysPerYear} school days a year`],
    ['Roads', summary.roads ?? 'none: drives are straight lines'],
    ['Pupils', `${pupils.total}: ${listed(pupils.byClass)}`],
    ['Collected', `${pupils.atTheDoor} at the door, ${pupils.fromStops} from stops`],
    ['Needs', needsText(pupils)],
    ['Company', `${pupils.keepWithGroups} keep_with groups, ${pupils.keepApartPupils} pupils with keep_apart`],
    ['Days', daysText(pupils)],
    ['Other addresses', `${otherAddresses.rows} for ${otherAddresses.pupils} pupils`],
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
  return `${wheelchairs} in wheelchairs, ${assistants}, ${solo} solo, ${ownRideLimit} a ride limit of their own`;
}

function daysText(pupils: CaseSummary['pupils']): string {
  const byDay = pupils.byWeekday.map((n, day) => `${WEEKDAY_NAMES[day].slice(0, 3)} ${n}`).join(', ');
  const nobody = pupils.onNoDay > 0 ? `, ${pupils.onNoDay} on none` : '';
  return `${byDay}; ${pupils.notEveryDay} pupils on some days only${nobody}`;
}

function vehicleText(type: CaseSummary['vehicleTypes'][number]): string {
  const available = type.available === null ? 'as many as needed' : type.available === 0 ? 'none' : `${type.available}`;
  return `  ${type.id} (${type.name}): ${type.layouts}, ${available}`;
}

function todayText(current: NonNullable<CaseSummary['current']>, planStart: string | null): string {
  const paid = (current.paidPerYear / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
  const from = planStart === null ? '' : `; the plan starts on ${planStart}`;
  return `${current.routes} routes with ${current.pupils} pupils, paid ${paid} a year${from}`;
}

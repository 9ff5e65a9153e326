/** `schoolrun baseline`: today's routes through the same checker and the same costing as a plan. */
import { today } from '../check/index.ts';
import { countByRule, pounds, violationJson, violationText } from '../check/text.ts';
import { loadCase } from '../ingest/index.ts';
import { harmlessJson } from '../model/characters.ts';
import { type Case, EXIT, type RoadNetwork, SchoolrunError, sayCount, type Today } from '../model/index.ts';
import { openNetwork } from '../network/index.ts';
import { NETWORK_HELP, NETWORK_OPTIONS, networkOptionsFrom, sayToStderr } from './networkOptions.ts';
import { readArguments } from './options.ts';
import { print } from './terminal.ts';

const HELP = `Usage: schoolrun baseline CASE [options]

Puts the current routes of CASE through the checker and the costing.

  --all   list every violation, not just counts and the worst
  --json  print one JSON object instead

${NETWORK_HELP}

Exit code: 0 whatever today's routes break, 2 faults in the files or the options, 3 the road network failed.`;

/** Runs the command; 0 whatever today's routes break, because reporting it is the job. */
export async function baseline(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP);
    return EXIT.fine;
  }
  const given = readArguments(args, { all: 'boolean', json: 'boolean', ...NETWORK_OPTIONS }, ['CASE']);
  const { theCase } = await loadCase(given.positionals[0]);
  if (theCase.currentRoutes === null) throw noRoutes();
  const network = await openNetwork(theCase, networkOptionsFrom(given, sayToStderr));
  let result: Today;
  try {
    result = await today(theCase, network);
  } finally {
    await network.close?.();
  }
  const text = given.has('json')
    ? jsonOf(theCase, result, network)
    : textOf(theCase, result, given.has('all'), network.note);
  print(`${text}\n`);
  return EXIT.fine;
}

function noRoutes(): SchoolrunError {
  return new SchoolrunError('The case has no current routes to judge.', EXIT.input, [
    {
      code: 'no_current_routes',
      severity: 'error',
      file: 'current_routes.csv',
      line: null,
      column: null,
      value: null,
      cause: 'the case folder has neither current_routes.csv nor current_calls.csv',
      remedy: "Add both files with today's contracts, or run schoolrun optimise, which does without them.",
    },
  ]);
}

/** Vehicles by type, in the order of vehicle_types.csv. */
function vehicles(theCase: Case): [typeId: string, routes: number][] {
  const routes = theCase.currentRoutes ?? [];
  return theCase.vehicleTypes
    .map((type): [string, number] => [type.id, routes.filter((r) => r.vehicleTypeId === type.id).length])
    .filter(([, count]) => count > 0);
}

function routesText(theCase: Case): string {
  const n = theCase.currentRoutes?.length ?? 0;
  return sayCount(n, 'route');
}

function textOf(theCase: Case, { judgement, paidPerYear }: Today, all: boolean, note: string): string {
  const { cost, violations } = judgement;
  const line = (label: string, pence: number) => `${label.padEnd(34)}${pounds(pence).padStart(16)}`;
  const rules = countByRule(judgement).map(
    ({ rule, violations: n, pupils, worst }) =>
      `  ${rule.padEnd(26)}${String(n).padStart(6)}${pupils > 0 ? `  (${sayCount(pupils, 'pupil')})` : ''}\n` +
      `    worst: ${violationText(worst)}`,
  );
  return [
    `Today's routes of ${theCase.name}: ${routesText(theCase)}`,
    '',
    line('Paid a year', paidPerYear),
    line("A year at the vehicle types' rates", cost.total),
    line('  vehicles', cost.vehicleDays),
    line('  kilometres', cost.km),
    line('  hours', cost.hours),
    line('  passenger assistants', cost.assistants),
    '',
    'Vehicles by type',
    ...vehicles(theCase).map(([id, count]) => `  ${id.padEnd(26)}${String(count).padStart(6)}`),
    '',
    violations.length === 0 ? 'No rule is broken.' : `Rules broken: ${sayCount(violations.length, 'violation')}`,
    ...(all ? violations.map((v) => `  ${violationText(v)}`) : rules),
    '',
    note,
  ].join('\n');
}

function jsonOf(theCase: Case, { judgement, paidPerYear }: Today, network: RoadNetwork): string {
  const { cost } = judgement;
  return harmlessJson({
    case: theCase.name,
    network: network.engine,
    routes: theCase.currentRoutes?.length ?? 0,
    paid_per_year_gbp: paidPerYear / 100,
    cost_per_year_gbp: {
      total: cost.total / 100,
      vehicle_days: cost.vehicleDays / 100,
      km: cost.km / 100,
      hours: cost.hours / 100,
      assistants: cost.assistants / 100,
    },
    vehicles: Object.fromEntries(vehicles(theCase)),
    violations: judgement.violations.map(violationJson),
  });
}

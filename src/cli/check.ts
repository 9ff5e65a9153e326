/** `schoolrun check`: judges a finished plan, ours or another, from the case alone. */
import { check } from '../check/index.ts';
import { statedFigures } from '../check/stated.ts';
import { pounds, violationJson, violationText } from '../check/text.ts';
import { loadCase, loadPlan, loadStatedFigures } from '../ingest/index.ts';
import { harmlessJson } from '../model/characters.ts';
import { type CostParts, EXIT, type Judgement, sayCount, type Violation } from '../model/index.ts';
import { usageError } from './faults.ts';
import { NETWORK_HELP, NETWORK_OPTIONS } from './networkOptions.ts';
import { readArguments } from './options.ts';
import { engineNote, judgedByOwnNote, openPlansNetwork } from './plansNetwork.ts';
import { print } from './terminal.ts';

const HELP = `Usage: schoolrun check CASE --plan DIR [options]

Recomputes every drive, ride, load and cost of the plan folder DIR from the case and lists each rule it breaks.

  --plan DIR  the plan folder to judge
  --json      print one JSON object instead

${NETWORK_HELP}
Without --network a plan is judged by the engine that it was made with.
Exit code: 0 lawful, 4 not, 2 faults in the files, 3 the road network failed.
`;

/** Runs the command; 0 when no rule is broken and the stated figures are right, else 4. */
export async function checkCommand(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP);
    return EXIT.fine;
  }
  const given = readArguments(args, { plan: 'string', json: 'boolean', ...NETWORK_OPTIONS }, ['CASE']);
  const folder = given.text('plan');
  if (!folder) throw usageError('--plan is missing.', 'Name the plan folder to judge: --plan my-plan');
  const { theCase } = await loadCase(given.positionals[0]);
  const plan = await loadPlan(folder, theCase);
  const network = await openPlansNetwork(theCase, given, [plan]);
  let judgement: Judgement;
  try {
    judgement = await check(theCase, plan, network);
  } finally {
    await network.close?.();
  }
  const stated = statedFigures(await loadStatedFigures(folder), judgement, theCase);
  const violations = [...judgement.violations, ...stated];
  const notCarried = new Set(plan.exceptions.filter((e) => e.code === 'not_carried').map((e) => e.pupilId)).size;
  const figures = { routes: plan.routes.length, duties: judgement.duties.length, notCarried };
  const notes = [network.note, engineNote(network.engine, plan), judgedByOwnNote(given, network, plan)].filter(
    (note) => note !== '',
  );
  const text = given.has('json')
    ? jsonOf(judgement, violations, figures, network.engine, notes)
    : textOf(judgement, violations, figures, notes);
  print(`${text}\n`);
  return violations.length === 0 ? EXIT.fine : EXIT.notLawful;
}

interface Figures {
  readonly routes: number;
  readonly duties: number;
  /** Pupils with a listed and justified `not_carried`. */
  readonly notCarried: number;
}

function textOf(
  judgement: Judgement,
  violations: readonly Violation[],
  figures: Figures,
  notes: readonly string[],
): string {
  const { cost } = judgement;
  const pupils = new Set(judgement.journeys.map((j) => j.pupilId)).size;
  return [
    ...violations.map(violationText),
    ...(violations.length > 0 ? [''] : []),
    violations.length === 0
      ? 'The plan is lawful: no rule is broken.'
      : `The plan is not lawful: ${sayCount(violations.length, 'violation')}.`,
    `${sayCount(figures.routes, 'route')}, ${sayCount(figures.duties, 'vehicle')}, ${sayCount(pupils, 'pupil')} carried, ` +
      `${figures.notCarried} listed as not carried.`,
    `Cost of a year: ${pounds(cost.total)} (vehicles ${pounds(cost.vehicleDays)}, kilometres ${pounds(cost.km)}, ` +
      `hours ${pounds(cost.hours)}, assistants ${pounds(cost.assistants)}).`,
    ...notes,
  ].join('\n');
}

function costJson(cost: CostParts) {
  return {
    total: cost.total / 100,
    vehicle_days: cost.vehicleDays / 100,
    km: cost.km / 100,
    hours: cost.hours / 100,
    assistants: cost.assistants / 100,
  };
}

function jsonOf(
  judgement: Judgement,
  violations: readonly Violation[],
  figures: Figures,
  network: string,
  notes: readonly string[],
): string {
  return harmlessJson({
    lawful: violations.length === 0,
    network,
    notes,
    routes: figures.routes,
    vehicles: figures.duties,
    not_carried: figures.notCarried,
    cost_per_year_gbp: costJson(judgement.cost),
    violations: violations.map(violationJson),
  });
}

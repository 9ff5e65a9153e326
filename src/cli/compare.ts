/** `schoolrun compare`: two finished plans of a case side by side, and who notices the difference. */
import { check } from '../check/index.ts';
import { loadCase, loadPlan } from '../ingest/index.ts';
import { EXIT, type Plan, type RoadNetwork } from '../model/index.ts';
import { compareJson, comparePlans, compareText } from '../report/index.ts';
import { usageError } from './faults.ts';
import { NETWORK_HELP, NETWORK_OPTIONS } from './networkOptions.ts';
import { type Arguments, readArguments } from './options.ts';
import { engineNote, openPlansNetwork } from './plansNetwork.ts';
import { print } from './terminal.ts';

const OPTIONS = { plan: 'strings', all: 'boolean', json: 'boolean', ...NETWORK_OPTIONS } as const;
const HELP = `Usage: schoolrun compare CASE --plan A --plan B [options]

Checks two plan folders of CASE by the same rules, roads and rates, and puts them side by side: pounds, vehicles,
distances, rides, and who gets another vehicle, time or company when B replaces A.

  --plan DIR  a plan folder, given twice: A, then B
  --all       list every pupil who notices anything, not just how many
  --json      print one JSON object instead

${NETWORK_HELP}
Without --network both are judged by the engine that they were made with, if it is the same one.
Exit code: 0 whatever the plans break, 2 faults in the files or the options, 3 the road network failed.
`;

/** Runs the command; 0 whatever the plans break, because telling it is the job. */
export async function compareCommand(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP);
    return EXIT.fine;
  }
  const given = readArguments(args, OPTIONS, ['CASE']);
  const folders = foldersFrom(given);
  const { theCase } = await loadCase(given.positionals[0]);
  const [first, second] = [await loadPlan(folders[0], theCase), await loadPlan(folders[1], theCase)];
  const network = await openPlansNetwork(theCase, given, [first, second]);
  try {
    const comparison = comparePlans(
      theCase,
      { plan: first, judgement: await check(theCase, first, network) },
      { plan: second, judgement: await check(theCase, second, network) },
    );
    const notes = notesOn(network, [first, second]);
    const text = given.has('json')
      ? compareJson(comparison, folders, { engine: network.engine, notes }, given.has('all'))
      : [compareText(theCase, comparison, folders, given.has('all')), '', ...notes].join('\n');
    print(`${text}\n`);
    return EXIT.fine;
  } finally {
    await network.close?.();
  }
}

/** By which roads both were judged, and which of them was made with others. */
function notesOn({ engine, note }: RoadNetwork, plans: readonly Plan[]): string[] {
  const foreign = plans.map((plan, i) => [`${'AB'[i]}: `, engineNote(engine, plan)] as const);
  return [
    `Both were judged here by the drives of ${engine}.`,
    ...(note === '' ? [] : [note]),
    ...foreign.flatMap(([name, text]) => (text === '' ? [] : [name + text])),
  ];
}

function foldersFrom(given: Arguments): readonly [string, string] {
  const [first, second, ...more] = given.all('plan');
  const remedy = 'Name the two plan folders: --plan my-plan --plan other-plan';
  if (!first) throw usageError('--plan is missing.', remedy);
  if (!second) throw usageError('--plan is given once, and two plans are compared.', remedy);
  if (more.length > 0) throw usageError('--plan is given more than twice.', remedy, more[0]);
  return [first, second];
}

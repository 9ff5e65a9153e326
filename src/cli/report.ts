/** `schoolrun report`: every file of a plan folder anew from a finished plan, ours or another, without solving. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { check, today, whatIf } from '../check/index.ts';
import { loadCase, loadPlan } from '../ingest/index.ts';
import { type Case, EXIT, type Plan, type RoadNetwork } from '../model/index.ts';
import { lowerBoundOf } from '../pipeline.ts';
import { isPlanFolder, preparePlanFolder, type Reported, summaryText, writePlanFolder } from '../report/index.ts';
import { keptResolved } from '../resolve.ts';
import { usageError } from './faults.ts';
import { NETWORK_HELP, NETWORK_OPTIONS, sayToStderr } from './networkOptions.ts';
import { type Arguments, readArguments } from './options.ts';
import { refuseInCaseFolder } from './outFolder.ts';
import { engineNote, openPlansNetwork } from './plansNetwork.ts';
import { pseudonymNote, REPORT_HELP, REPORT_OPTIONS, reportOptionsFrom } from './reportOptions.ts';
import { print } from './terminal.ts';

const OPTIONS = { plan: 'string', out: 'string', ...REPORT_OPTIONS, ...NETWORK_OPTIONS } as const;
const HELP = `Usage: schoolrun report CASE --plan DIR [options]

Reads the finished plan in DIR, checks it against every rule, costs it anew and writes all files of the plan folder
again: reports, drivers' sheets and the plan itself. Nothing is searched, so the plan stays as it is.

  --plan DIR             the plan folder to read; it is written over unless --out is given
  --out DIR2             the plan folder to write instead

${REPORT_HELP}
${NETWORK_HELP}
Without --network a plan is judged by the engine that it was made with.
Exit code: 0 a lawful plan, 4 a plan that breaks rules (its reports are written all the same, and say so first) or
leaves somebody out, 2 faults in the files or the options, 3 the road network failed.
`;

/** Runs the command; returns its exit code. */
export async function reportCommand(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP);
    return EXIT.fine;
  }
  const given = readArguments(args, OPTIONS, ['CASE']);
  const { folder, out } = foldersFrom(given);
  const { theCase } = await loadCase(given.positionals[0]);
  const shown = await reportOptionsFrom(given, sayToStderr);
  const plan = await loadPlan(folder, theCase);
  if (path.resolve(out) !== path.resolve(folder)) refuseInCaseFolder(out, given.positionals[0]);
  await preparePlanFolder(out);
  const network = await openPlansNetwork(theCase, given, [plan]);
  try {
    const reported = { ...(await reportedOf(theCase, plan, network)), ...shown };
    await writePlanFolder(out, theCase, reported, network);
    const note = [engineNote(network.engine, plan), seedsNote(reported)].filter((text) => text !== '').join('\n');
    const end = `${note && `${note}\n`}${pseudonymNote(shown)}`;
    print(`${summaryText(theCase, reported)}\n${end}The reports are in ${out}\n`);
    return exitCodeOf(reported);
  } finally {
    await network.close?.();
  }
}

function foldersFrom(given: Arguments): { folder: string; out: string } {
  const folder = given.text('plan');
  if (!folder) throw usageError('--plan is missing.', 'Name the plan folder to report on: --plan my-plan');
  const out = given.text('out') ?? folder;
  // Nobody's own files are written over: not even where they are a plan that can be read.
  if (path.resolve(out) === path.resolve(folder) && existsSync(folder) && !isPlanFolder(folder)) {
    throw usageError(
      `${folder} was not written by schoolrun, so it is not written over.`,
      'Name another folder for the reports: --out my-reports',
    );
  }
  return { folder, out };
}

async function reportedOf(theCase: Case, plan: Plan, network: RoadNetwork): Promise<Reported> {
  const judgement = await check(theCase, plan, network);
  const asToday = theCase.currentRoutes ? await today(theCase, network) : null;
  // What breaks rules may cost less than any bound.
  const lowerBound = judgement.violations.length === 0 ? lowerBoundOf(theCase, plan, network) : null;
  const resolved = keptResolved({ plan, judgement });
  return { plan, judgement, today: asToday, lowerBound, whatIf: await whatIf(theCase, plan, network), resolved };
}

function seedsNote({ plan, resolved = [] }: Reported): string {
  if (!plan.origin?.resolved?.length || resolved.length > 0) return '';
  return (
    'What other seeds found is not shown: in plan.json it stands beside figures that are no longer those of this plan, ' +
    'so it was found for other input or other roads.'
  );
}

function exitCodeOf({ plan, judgement }: Reported): number {
  const someoneLeft = plan.exceptions.some((e) => e.code === 'not_carried');
  return judgement.violations.length > 0 || someoneLeft ? EXIT.notLawful : EXIT.fine;
}

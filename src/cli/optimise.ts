/** `schoolrun optimise`: case in, plan folder and summary out. */
import { availableParallelism } from 'node:os';
import { loadCase } from '../ingest/index.ts';
import { EXIT, type ExitCode, type Fault, sayCount } from '../model/index.ts';
import { openNetwork } from '../network/index.ts';
import { type Optimised, type OptimiseOptions, optimise } from '../pipeline.ts';
import { preparePlanFolder, summaryText, writePlanFolder } from '../report/index.ts';
import { saveEvidence, tellRefusedSeeds } from './evidence.ts';
import { faultsText, usageError } from './faults.ts';
import { NETWORK_HELP, NETWORK_OPTIONS, networkOptionsFrom } from './networkOptions.ts';
import { type Arguments, readArguments } from './options.ts';
import { refuseInCaseFolder } from './outFolder.ts';
import { type Reporter, reporterFor } from './progress.ts';
import { pseudonymNote, REPORT_HELP, REPORT_OPTIONS, reportOptionsFrom } from './reportOptions.ts';
import { resultJson } from './resultJson.ts';
import { listenForStop } from './stopSignals.ts';
import { print } from './terminal.ts';

const OPTIONS = {
  out: 'string',
  seconds: 'string',
  iterations: 'string',
  seed: 'string',
  'also-seeds': 'string',
  threads: 'string',
  ...REPORT_OPTIONS,
  ...NETWORK_OPTIONS,
  'accept-unreachable': 'boolean',
  quiet: 'boolean',
  json: 'boolean',
} as const;
const HELP = `Usage: schoolrun optimise CASE --out DIR [options]

Reads the folder CASE, searches, checks the best plan found against every rule and writes it to DIR, together
with a summary of what it costs and saves.

  --out DIR              the plan folder to write; an older plan there is replaced, anything else is refused
  --seconds N            how long to search (default 60)
  --iterations N         search for a number of steps instead: the same plan on every machine
  --seed S               start of the random numbers, 0 to 4294967295 (default 1)
  --also-seeds N         solve again with the next N seeds, 0 to 20 (default 0), each as long as the first, to show how
                         far plans differ by luck; the plan written is always that of --seed
  --threads T            processor cores to use (default: all); never changes what --iterations finds
  --quiet                print nothing but the summary
  --json                 print one JSON object a line instead: progress, warning, result

${REPORT_HELP}
${NETWORK_HELP}  --accept-unreachable   list pupils whose home no road leads to as not carried; otherwise they are an error

Ctrl-C once stops the search and writes the best lawful plan so far; twice leaves at once and writes nothing.
Exit code: 0 a plan that carries everybody, 4 a plan that cannot carry somebody (it says who, why and what would
help), 2 faults in the input or the options, 3 the road network failed, 1 a defect of ours (with --also-seeds the plan
of --seed is written all the same), 130 left by Ctrl-C.
`;
const DEFAULT_SECONDS = 60;
const WARNINGS_SHOWN = 10;

/** Runs the command; returns its exit code. */
export async function optimiseCommand(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP);
    return EXIT.fine;
  }
  const given = readArguments(args, OPTIONS, ['CASE']);
  const out = given.text('out');
  if (!out) throw usageError('--out is missing.', 'Name the folder to write the plan to: --out my-plan');
  const options = optionsFrom(given);
  const reporter = reporterFor({ json: given.has('json'), quiet: given.has('quiet') });

  const { theCase, notes } = await loadCase(given.positionals[0]);
  tellNotes(notes, reporter, given);
  // A search is long: find out before it whether its reports can be made and put where they are wanted.
  const shown = await reportOptionsFrom(given, (text) => reporter.say(text));
  refuseInCaseFolder(out, given.positionals[0]);
  await preparePlanFolder(out);

  const signals = listenForStop(out, (text) => reporter.say(text));
  const network = await openNetwork(
    theCase,
    networkOptionsFrom(given, (text) => reporter.say(text), options.threads),
  );
  if (network.surprising) reporter.say(`warning: ${network.note}`);
  let optimised: Optimised;
  try {
    optimised = await optimise(theCase, { ...options, network, onProgress: reporter.progress, stop: signals.stop });
    reporter.endProgress();
    tellOfSeedsLeft(optimised, options.alsoSeeds ?? 0, reporter);
    await writePlanFolder(out, theCase, { ...optimised, ...shown }, network);
  } catch (error) {
    saveEvidence(out, error);
    throw error;
  } finally {
    reporter.endProgress();
    await network.close?.();
  }
  signals.end();

  const exitCode = exitCodeOf(optimised);
  if (given.has('json')) reporter.json(resultJson(out, theCase, optimised, exitCode));
  else print(`${summaryText(theCase, optimised)}\n${pseudonymNote(shown)}The plan is in ${out}\n`);
  tellRefusedSeeds(out, optimised.refusedSeeds);
  return exitCode;
}

/** A defect of ours is told by the code too, although the plan of the first seed is written and lawful. */
export function exitCodeOf({ plan, refusedSeeds }: Pick<Optimised, 'plan' | 'refusedSeeds'>): ExitCode {
  if (refusedSeeds.length > 0) return EXIT.defect;
  return plan.exceptions.some((e) => e.code === 'not_carried') ? EXIT.notLawful : EXIT.fine;
}

function optionsFrom(given: Arguments): OptimiseOptions {
  const iterations = given.whole('iterations', 1, 1_000_000_000, 5000);
  const seconds = given.positive('seconds', 7 * 24 * 3600, 60);
  if (iterations !== undefined && seconds !== undefined) {
    throw usageError('--seconds and --iterations are both given.', 'Give one: how long, or how many steps.');
  }
  return {
    ...(iterations === undefined ? { seconds: seconds ?? DEFAULT_SECONDS } : { iterations }),
    seed: given.whole('seed', 0, 0xffffffff, 1) ?? 1,
    alsoSeeds: given.whole('also-seeds', 0, 20, 3) ?? 0,
    threads: given.whole('threads', 1, 1024, 2) ?? availableParallelism(),
    acceptUnreachable: given.has('accept-unreachable'),
  };
}

/** A search that Ctrl-C has cut short is no fair comparison, so it counts as not solved. */
function tellOfSeedsLeft({ resolved, refusedSeeds }: Optimised, asked: number, reporter: Reporter): void {
  const solved = Math.max(0, resolved.length - 1) + refusedSeeds.length;
  if (solved < asked) reporter.say(`Stopped: solved again with ${solved} of ${sayCount(asked, 'other seed')}.`);
}

/** Warnings are shown, notes are counted: `schoolrun validate` shows them all. */
function tellNotes(notes: readonly Fault[], reporter: Reporter, given: Arguments): void {
  if (given.has('json')) {
    for (const fault of notes) reporter.json({ type: fault.severity, ...fault });
    return;
  }
  const warnings = notes.filter((n) => n.severity === 'warning');
  if (warnings.length > 0) reporter.say(faultsText(warnings.slice(0, WARNINGS_SHOWN)));
  const rest = notes.length - Math.min(warnings.length, WARNINGS_SHOWN);
  if (rest > 0)
    reporter.say(`${sayCount(rest, 'more remark')} on the input: schoolrun validate ${given.positionals[0]}`);
}

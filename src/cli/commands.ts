/** The commands of `schoolrun`: what each is for and what it takes. One file a command does the work. */

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  /** The long help, below the usage line. */
  readonly help: string;
  /** Loaded when asked for, so that `--help` starts at once. Returns the exit code. */
  readonly run: (args: string[]) => Promise<number>;
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'validate',
    usage: 'schoolrun validate CASE',
    does: 'read and judge the input files alone',
    help: `Reads every file of the folder CASE and says what was understood (pupils by class, schools, vehicles,
days, oddities), or lists every fault at once with file, line, column and remedy.
Exit code: 0 the input is fine (warnings apart), 2 it has errors.`,
    run: async (args) => (await import('./validate.ts')).validate(args),
  },
  {
    name: 'optimise',
    usage: 'schoolrun optimise CASE --out DIR [options]',
    does: 'find a lawful low-cost plan and write it',
    help: `Reads the folder CASE, searches, checks the best plan found against every rule and writes it to DIR, together
with a summary of what it costs and saves.

  --out DIR              the plan folder to write; an older plan there is replaced, anything else is refused
  --seconds N            how long to search (default 60)
  --iterations N         search for a number of steps instead: the same plan on every machine
  --seed S               start of the random numbers, 0 to 4294967295 (default 1)
  --threads T            processor cores to use (default: all); changes the speed, not the plan
  --network straight-line  take drives as straight lines also when the case names roads
  --quiet                print nothing but the summary
  --json                 print one JSON object a line instead: progress, warning, result

Ctrl-C once stops the search and writes the best lawful plan so far; twice leaves at once and writes nothing.
Exit code: 0 a plan that carries everybody, 4 a plan that cannot carry somebody (it says who, why and what would
help), 2 faults in the input or the options, 3 the road network failed, 1 a defect of ours, 130 left by Ctrl-C.`,
    run: async (args) => (await import('./optimise.ts')).optimiseCommand(args),
  },
  {
    name: 'check',
    usage: 'schoolrun check CASE --plan DIR',
    does: 'judge a finished plan, ours or another',
    help: `Recomputes every drive, ride, load and cost of the plan folder DIR from the case, and lists each rule that it
breaks with route, pupil, place and time.
Exit code: 0 lawful, 4 not, 2 faults in the files.`,
    run: async (args) => (await import('./check.ts')).checkCommand(args),
  },
  {
    name: 'baseline',
    usage: 'schoolrun baseline CASE',
    does: "judge and cost today's routes",
    help: `Puts the current routes of CASE through the same checker and the same costing: what they cost as paid, what
they would cost at the vehicle types' rates, and which rules they break.`,
    run: async (args) => (await import('./baseline.ts')).baseline(args),
  },
  {
    name: 'explain',
    usage: 'schoolrun explain CODE',
    does: 'explain a fault, a rule or an exception by its code',
    help: 'Says what the code means, what causes it and what to do about it. Without a CODE: lists them all.',
    run: async (args) => (await import('./explain.ts')).explain(args),
  },
];

/** The commands of `schoolrun`. One file a command does the work and prints its own help. */

export interface Command {
  readonly name: string;
  readonly does: string;
  /** Loaded when asked for, so that the command starts at once. `--help` among the arguments: prints the help alone. */
  readonly run: (args: string[]) => Promise<number>;
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'validate',
    does: 'read and judge the input files alone',
    run: async (args) => (await import('./validate.ts')).validate(args),
  },
  {
    name: 'optimise',
    does: 'find a lawful low-cost plan and write it',
    run: async (args) => (await import('./optimise.ts')).optimiseCommand(args),
  },
  {
    name: 'check',
    does: 'judge a finished plan, ours or another',
    run: async (args) => {
      await (await import('./recoverPlan.ts')).recoverNamedPlan(args);
      return (await import('./check.ts')).checkCommand(args);
    },
  },
  {
    name: 'report',
    does: 'make all reports of a finished plan anew, without solving',
    run: async (args) => {
      await (await import('./recoverPlan.ts')).recoverNamedPlan(args);
      return (await import('./report.ts')).reportCommand(args);
    },
  },
  {
    name: 'compare',
    does: 'put two finished plans of a case side by side',
    run: async (args) => {
      await (await import('./recoverPlan.ts')).recoverNamedPlan(args);
      return (await import('./compare.ts')).compareCommand(args);
    },
  },
  {
    name: 'baseline',
    does: "judge and cost today's routes",
    run: async (args) => (await import('./baseline.ts')).baseline(args),
  },
  {
    name: 'network',
    does: 'prepare the road network of a case and say what in it deserves a look',
    run: async (args) => (await import('./network.ts')).networkCommand(args),
  },
  {
    name: 'explain',
    does: 'explain a fault, a rule or an exception by its code',
    run: async (args) => (await import('./explain.ts')).explain(args),
  },
];

/** Before plan folders are read: put back each if a writer was killed in the moment between its two renames. */
import { recoverPlanFolder } from '../report/index.ts';
import { printError } from './terminal.ts';

/** Recovers each folder that `--plan DIR` or `--plan=DIR` names; the command itself then judges the arguments. */
export async function recoverNamedPlan(args: readonly string[]): Promise<void> {
  const named = args.map((arg, i) => (arg === '--plan' ? args[i + 1] : /^--plan=(.*)$/s.exec(arg)?.[1]));
  for (const dir of named) {
    if (!dir || !(await recoverPlanFolder(dir))) continue;
    printError(`${dir} was being replaced when the program was ended; the older plan was put back.\n`);
  }
}

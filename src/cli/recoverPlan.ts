/** Before a plan folder is read: put it back if a writer was killed in the moment between its two renames. */
import { recoverPlanFolder } from '../report/index.ts';

/** Recovers the folder that `--plan DIR` or `--plan=DIR` names; the command itself then judges the arguments. */
export async function recoverNamedPlan(args: readonly string[]): Promise<void> {
  const i = args.findIndex((arg) => arg === '--plan' || arg.startsWith('--plan='));
  if (i < 0) return;
  const dir = args[i] === '--plan' ? args[i + 1] : args[i].slice('--plan='.length);
  if (!dir || !(await recoverPlanFolder(dir))) return;
  process.stderr.write(`${dir} was being replaced when the program was ended; the older plan was put back.\n`);
}

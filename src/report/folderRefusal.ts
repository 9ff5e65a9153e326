/** The refusal of a plan folder, with the cause and what to do about it. */

import { shortPath, whyUnwritable } from '../disk/whyUnwritable.ts';
import { EXIT, SchoolrunError } from '../model/index.ts';

/** The refusal (exit 2) of a folder for which the system said no. */
export function refusedBySystem(dir: string, error: unknown): SchoolrunError {
  const { cause, remedy } = whyUnwritable(dir, error);
  return refusal(dir, `cannot be written: ${cause}`, remedy);
}

/** The refusal (exit 2) of a folder; `cause` goes on after "The folder". */
export function refusal(dir: string, cause: string, remedy: string): SchoolrunError {
  const [file, none] = [shortPath(dir), null];
  const fault = { severity: 'error', file, line: none, column: none, value: none, remedy } as const;
  return new SchoolrunError(`The folder ${file} ${cause}.`, EXIT.input, [
    { code: 'plan_folder', cause: `The folder ${cause}.`, ...fault },
  ]);
}

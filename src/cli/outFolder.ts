/** `--out DIR`: what is written stays apart from what is read. */
import fs from 'node:fs';
import path from 'node:path';
import { refusal } from '../report/index.ts';

/** Refuses (exit 2) a plan folder that is the case folder, or lies in it: whoever exports the case anew would lose it. */
export function refuseInCaseFolder(out: string, caseFolder: string): void {
  const way = path.relative(realPath(caseFolder), realPath(out));
  if (way.split(path.sep)[0] === '..' || path.isAbsolute(way)) return;
  const cause = way === '' ? 'is the case folder' : 'lies in the case folder';
  throw refusal(out, `${cause}, and a plan is kept apart from its input`, 'Name a folder beside it: --out my-plan');
}

/** Where a path leads, also where its end is not there yet. */
function realPath(given: string): string {
  const whole = path.resolve(given);
  let there = whole;
  while (!fs.existsSync(there) && there !== path.dirname(there)) there = path.dirname(there);
  return path.join(fs.realpathSync(there), path.relative(there, whole));
}
